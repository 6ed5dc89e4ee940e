#!/bin/sh
# Runs every benchmark of build/release, one after the other; arguments go to each of them.
set -eu
cd "$(dirname "$0")/.."
for bench in build/release/bin/bench_*; do
    printf '\n%s\n' "--- $(basename "$bench")"
    QT_QPA_PLATFORM=offscreen "$bench" "$@"
done
