#pragma once

#include "server/config/node_config.h"

#include <cstdint>
#include <string>
#include <vector>

namespace opsroom::node {

/// Watches the key files of a configuration by what the file system says of them; opens none.
///
/// Thread: that of the node's owner.
class KeyFiles
{
public:
    /// Takes the files as they are now.
    explicit KeyFiles(const config::NodeConfig &config);

    /// Whether a file is another one than at the last remember(), was written since, or is gone.
    [[nodiscard]] bool haveChanged() const { return statesNow() != m_states; }
    void remember() { m_states = statesNow(); }

private:
    struct State
    {
        std::int64_t modified = 0; ///< nanoseconds; 0 for a file that is not there
        std::uint64_t inode = 0;
        std::int64_t size = 0;
        bool operator==(const State &) const = default;
    };

    [[nodiscard]] std::vector<State> statesNow() const;

    std::vector<std::string> m_files;
    std::vector<State> m_states;
};

} // namespace opsroom::node
