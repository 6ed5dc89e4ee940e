#!/bin/sh
# How the console holds up under a stream of updates: frame times, for how long its thread cannot react, memory. The hub
# and the replay are processes of their own, on the same machine; the window is a real one, under Xvfb, software-rendered.
#   tools/frames/measure.sh [--seconds N] [--rate N] [--page PAGE]...
set -eu
cd "$(dirname "$0")/../.."
bin=${OPSROOM_BIN:-build/release/bin}
seconds=60
rate=5000
pages=
while [ $# -gt 0 ]; do
    case $1 in
    --seconds) seconds=$2 ;;
    --rate) rate=$2 ;;
    --page) pages="$pages $2" ;;
    *)
        echo "measure.sh: unknown $1" >&2
        exit 2
        ;;
    esac
    shift 2
done

scratch=$(mktemp -d)
pids=
stop() {
    # shellcheck disable=SC2086 # a list of numbers
    [ -z "$pids" ] || kill $pids 2>/dev/null || true
    rm -rf "$scratch"
}
trap stop EXIT INT TERM

"$bin/opsroom-hub" serve --dev --listen 127.0.0.1:0 >"$scratch/hub.log" 2>&1 &
pids="$pids $!"
url=
for _ in $(seq 100); do
    url=$(sed -n 's/.*"event":"ready","url":"\([^"]*\)".*/\1/p' "$scratch/hub.log" | head -n 1)
    [ -z "$url" ] || break
    sleep 0.1
done
[ -n "$url" ] || { cat "$scratch/hub.log" >&2; exit 1; }

token() {
    "$bin/opsroom-hub" issue-token --dev --user "$1" --tenant '*' --role "$2" --role admin --ttl 2h
}
OPSROOM_TOKEN=$(token ledger service) "$bin/opsroom-client" replay --url "$url" --rate "$rate" --endless --wallets \
    resources/demo/payments.csv >"$scratch/replay.log" 2>&1 &
pids="$pids $!"
for page in ${pages:-overview transactions}; do
    echo "page $page, $rate updates/s, transactions and their wallets, $seconds s"
    OPSROOM_TOKEN=$(token olga operator) HOME="$scratch" XDG_CONFIG_HOME="$scratch" QT_QUICK_BACKEND=software \
        xvfb-run -a -s "-screen 0 1280x800x24" "$bin/opsroom" --connect "$url" --page "$page" --measure "$seconds" \
        2>"$scratch/console.log" || { cat "$scratch/console.log" >&2; exit 1; }
done
