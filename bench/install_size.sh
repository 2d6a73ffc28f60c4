#!/usr/bin/env bash
# Measure what `pip install hearsay` puts on disk: a fresh environment, the pinned base, the wheel; pip itself is left out.
# Compiled byte code, which pip writes on installing, is counted. Limit in megabytes (10^6 bytes of files): LIMIT, 350 unless told. Prints the ten largest packages; exit 1 when over.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
limit=${LIMIT:-350}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$python" -m venv "$folder/build"
"$folder/build/bin/pip" install -qq --disable-pip-version-check --require-hashes -r requirements/build.txt
"$folder/build/bin/pip" wheel -qq --disable-pip-version-check --no-deps --no-build-isolation -w "$folder" .
"$python" -m venv "$folder/base"
"$folder/base/bin/pip" install -qq --disable-pip-version-check --require-hashes -r requirements/base.txt
"$folder/base/bin/pip" install -qq --disable-pip-version-check --no-deps "$folder"/*.whl
"$folder/base/bin/pip" uninstall -qq -y setuptools 2>/dev/null || true

site=$("$folder/base/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
rm -rf "$site"/pip "$site"/pip-*.dist-info
bytes() { find "$@" -type f -printf '%s\n' | awk '{sum += $1} END {printf "%.1f", sum / 1e6}'; }

total=$(bytes "$folder/base")
echo "wheel        $(bytes "$folder"/*.whl) MB"
for entry in "$site"/*/; do echo "$(bytes "$entry") MB  $(basename "$entry")"; done | sort -rn | head -10
echo "base install $total MB of $limit MB, without pip"
awk -v total="$total" -v limit="$limit" 'BEGIN {exit total >= limit}'
