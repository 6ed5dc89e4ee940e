#pragma once

#include <QtCore/QTemporaryDir>

#include <string>

namespace opsroom::test {

/// A self-signed certificate with its P-256 key, in PEM files of a temporary folder.
class TlsFiles
{
public:
    /// \param name common name of the first certificate
    explicit TlsFiles(const std::string &name = "first");

    /// Replaces both files.
    void renew(const std::string &name);
    [[nodiscard]] std::string certificateFile() const;
    [[nodiscard]] std::string keyFile() const;

private:
    QTemporaryDir m_folder;
};

} // namespace opsroom::test
