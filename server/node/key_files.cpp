#include "server/node/key_files.h"

#include <sys/stat.h>

namespace opsroom::node {

KeyFiles::KeyFiles(const config::NodeConfig &config)
{
    for (const config::KeyConfig &key : config.keys)
        m_files.push_back(key.file);
    remember();
}

std::vector<KeyFiles::State> KeyFiles::statesNow() const
{
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    std::vector<State> states;
    for (const std::string &file : m_files) {
        struct stat status
        {};
        State state;
        if (::stat(file.c_str(), &status) == 0)
            state = {status.st_mtim.tv_sec * kNanoseconds + status.st_mtim.tv_nsec, status.st_ino, status.st_size};
        states.push_back(state);
    }
    return states;
}

} // namespace opsroom::node
