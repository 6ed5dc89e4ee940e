#pragma once

#include "server/auth/key_text.h"

#include <string>
#include <vector>

/// Keys from files, at start and at reload: the only place of this module that touches the file system.
///
/// Limits: regular files up to 256 KiB. A file that holds a secret or a private key must not be readable by others
/// (mode o=). Errors read `<path>: <rule>`: BadRequest for a key that breaks a rule, NotAvailable for a file that
/// cannot be read.
namespace opsroom::auth {

/// What the configuration says about a file with one key.
struct KeyFile
{
    std::string path;
    std::string id; ///< `kid`; empty: the key verifies tokens that name no key
    Algorithm algorithm = Algorithm::HS256;
};

/// Raw bytes of an HMAC secret; one line feed at the end does not count. \sa keyFromSecret
[[nodiscard]] Result<KeyPtr> loadSecret(const KeyFile &file);

/// \sa keyFromPem
[[nodiscard]] Result<KeyPtr> loadPem(const KeyFile &file);

/// \sa keysFromJwks
[[nodiscard]] Result<std::vector<KeyPtr>> loadJwks(const std::string &path,
                                                   const std::vector<Algorithm> &allowed = kUsualAlgorithms);

} // namespace opsroom::auth
