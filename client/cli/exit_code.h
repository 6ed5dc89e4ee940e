#pragma once

namespace opsroom::client_cli {

/// What a script learns from the exit code.
enum ExitCode : int {
    Done = 0,
    Refused = 1,       ///< the hub answered with an error
    WrongUsage = 2,    ///< of the command line, or an input file that cannot be used
    NotReachable = 3,  ///< no connection within the time limit
    NotAuthorised = 4, ///< the hub did not accept the token
    NoAnswer = 5,      ///< connected, but the answer did not come in time
};

} // namespace opsroom::client_cli
