#pragma once

namespace opsroom::conformance {

/// The command line of `opsroom-conformance` (docs/conformance.md).
///
/// Needs a QCoreApplication. Thread: main. \returns the process's exit code.
int runConformanceCommandLine(int argc, char **argv);

} // namespace opsroom::conformance
