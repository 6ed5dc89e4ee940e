#include "server/config/config_page.h"

#include "server/config/config_key.h"

namespace opsroom::config {

namespace {

constexpr std::string_view kIntroduction = R"(# Configuration

Made by `opsroom-hub print-settings > docs/configuration.md`; a test fails when it is stale.

A setting comes from the first of these that names it: `--set section.key=value` (and the flags `--listen` and
`--transport`), the environment, the file of `--config`, the default. Lists are separated by commas outside the file.
Durations are written `250ms`, `30s`, `15m` or `1h`, sizes `64KiB` or `1MiB`.

`opsroom-hub check-config` reads everything, keys and policy included, and says what is wrong with file, line and name;
`opsroom-hub print-config` prints what is in effect. Unknown settings are errors.
)";

constexpr std::string_view kKeys = R"(
## [[auth.keys]]

One table for each key file; needed outside development. See [auth.md](auth.md).

| key | meaning |
|---|---|
| `kind` | `secret` (HMAC), `pem` (a public or private key) or `jwks` |
| `file` | The file. It is read again when it changes and on SIGHUP. |
| `id` | The `kid` that tokens name; not for a JWKS, whose keys have theirs |
| `algorithm` | The one algorithm of the key, e.g. `HS256` or `EdDSA`; not for a JWKS |

```toml
[auth]
issuer = "https://id.example.com/"
audience = "opsroom"

[[auth.keys]]
kind = "secret"
file = "/etc/opsroom/hs256.secret"
id = "2026-1"
algorithm = "HS256"
```
)";

} // namespace

std::string configurationPage()
{
    const NodeConfig defaults;
    std::string page(kIntroduction);
    std::string_view section;
    for (const ConfigKey &key : configKeys()) {
        if (key.section() != section) {
            section = key.section();
            page += "\n## [" + std::string(section)
                    + "]\n\n| key | default | meaning | environment |\n|---|---|---|---|\n";
        }
        page += "| `" + std::string(key.key()) + "` | `" + key.write(defaults) + "` | " + std::string(key.meaning)
                + " | `" + key.environmentName() + "` |\n";
    }
    page += kKeys;
    return page;
}

} // namespace opsroom::config
