#!/bin/sh
# Fails unless every text of the console has its translation. `check_translations.sh update` takes the texts of the
# sources into qml/i18n first, where those without a translation are marked as unfinished.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
lupdate=$(PATH=$PATH:/usr/lib/qt6/bin command -v lupdate) || {
    echo "lupdate is missing: ./dev setup installs it" >&2
    exit 1
}
words=qml/i18n/opsroom_de.ts
if [ "${1:-}" = update ]; then
    "$lupdate" -silent -I . -no-obsolete -locations none qml app/opsroom -ts "$words" 2>/dev/null
fi
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp "$words" "$copy/now.ts"
"$lupdate" -silent -I . -no-obsolete -locations none qml app/opsroom -ts "$copy/now.ts" 2>/dev/null
if grep -B1 'type="unfinished"' "$copy/now.ts"; then
    echo "texts without a translation in $words: tools/check_translations.sh update" >&2
    exit 1
fi
