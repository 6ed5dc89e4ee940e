#pragma once

#include "core/base/result.h"
#include "server/hub/revocation_table.h"

#include <string>

namespace opsroom::node {

/// Revocations on the disk, so that a withdrawn token stays withdrawn when the hub starts anew.
///
/// Guarantees: the file is replaced as a whole, and is on the disk when save() returns. Mode 0600.
/// Thread: one at a time.
class RevocationFile
{
public:
    /// \param file empty: nothing is kept.
    explicit RevocationFile(std::string file) : m_file(std::move(file)) {}

    /// Puts what is kept into \a table. A file that is not there is an empty one. \returns NotAvailable, naming the file
    /// and the line, if it cannot be read: to go on without it would let withdrawn tokens in.
    [[nodiscard]] Result<void> load(hub::RevocationTable &table) const;
    [[nodiscard]] Result<void> save(const hub::RevocationTable &table) const;

private:
    const std::string m_file;
};

} // namespace opsroom::node
