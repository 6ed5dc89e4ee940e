#!/bin/sh
# run.sh PACKAGES TEST: installs the locked packages once into PACKAGES, then runs one test file against the programs that
# OPSROOM_HUB and OPSROOM_CONFORMANCE name.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
packages=$1
test=$2
command -v node >/dev/null && command -v npm >/dev/null || {
    echo "tests/interop needs Node.js 18 or later and npm: ./dev setup installs them" >&2
    exit 1
}
mkdir -p "$packages"
(
    flock 9
    if ! cmp -s "$here/package-lock.json" "$packages/package-lock.json" || [ ! -d "$packages/node_modules" ]; then
        rm -rf "$packages/node_modules"
        cp "$here/package.json" "$packages/"
        (cd "$packages" && cp "$here/package-lock.json" . && npm ci --ignore-scripts --no-audit --no-fund --silent) || {
            rm -rf "$packages/node_modules"
            echo "the npm packages of tests/interop could not be installed: is there a network?" >&2
            exit 1
        }
    fi
    # Modules are looked up beside the tests that import them.
    mkdir -p "$packages/tests"
) 9>"$packages/.lock"
rm -rf "$packages/tests/$$"
mkdir "$packages/tests/$$"
trap 'rm -rf "$packages/tests/$$"' EXIT
cp -r "$here"/*.mjs "$here/support" "$packages/tests/$$/"
cd "$packages/tests/$$"
node --test "$test"
