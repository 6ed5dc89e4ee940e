#include "server/cli/process_hardening.h"

#include "core/base/log.h"

#include <cerrno>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <system_error>

namespace opsroom::server_cli {

void hardenProcess()
{
    const rlimit none{0, 0};
    if (::setrlimit(RLIMIT_CORE, &none) != 0 || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        log::warning("node", "not-hardened", {{"reason", std::generic_category().message(errno)}});
}

} // namespace opsroom::server_cli
