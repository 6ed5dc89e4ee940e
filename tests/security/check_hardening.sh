#!/bin/sh
# Z5: a program is position independent, has full RELRO, a stack that cannot be executed, stack canaries and checked
# string functions.
# check_hardening.sh PROGRAM
set -eu
program=$1
failed=0
expect() {
    if ! eval "$2" >/dev/null 2>&1; then
        echo "missing: $1"
        failed=1
    fi
}
expect "position independent" "readelf -hW '$program' | grep -q 'Type:.*DYN'"
expect "RELRO" "readelf -lW '$program' | grep -q GNU_RELRO"
expect "all symbols bound at start" "readelf -dW '$program' | grep -Eq 'BIND_NOW|Flags:.*NOW'"
expect "stack without execution" "readelf -lW '$program' | grep GNU_STACK | grep -qv 'RWE'"
expect "no text relocations" "! readelf -dW '$program' | grep -q TEXTREL"
expect "no run path" "! readelf -dW '$program' | grep -Eq 'RPATH|RUNPATH'"
expect "stack canary" "readelf -sW --dyn-syms '$program' | grep -q __stack_chk_fail"
expect "checked functions" "readelf -sW --dyn-syms '$program' | grep -Eq '__[a-z_]+_chk'"
exit $failed
