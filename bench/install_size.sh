#!/usr/bin/env bash
# Measure what `pip install hearsay` puts on disk, and then what 'hearsay[desk]' does: a fresh environment, the pinned packages, the wheel; pip itself is left out.
# Compiled byte code, which pip writes on installing, is counted. Limits in megabytes (10^6 bytes of files): LIMIT, 350 unless told, and DESK_LIMIT, 430.
# Prints the ten largest packages of each; exit 1 when one is over.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bytes() { find "$@" -type f -printf '%s\n' | awk '{sum += $1} END {printf "%.1f", sum / 1e6}'; }

"$python" -m venv "$folder/build"
"$folder/build/bin/pip" install -qq --disable-pip-version-check --require-hashes -r requirements/build.txt
"$folder/build/bin/pip" wheel -qq --disable-pip-version-check --no-deps --no-build-isolation -w "$folder" .
echo "wheel        $(bytes "$folder"/*.whl) MB"

measure() {  # name of the install, its limit
  local env=$folder/$1 site total
  "$python" -m venv "$env"
  "$env/bin/pip" install -qq --disable-pip-version-check --require-hashes -r "requirements/$1.txt"
  "$env/bin/pip" install -qq --disable-pip-version-check --no-deps "$folder"/*.whl
  "$env/bin/pip" uninstall -qq -y setuptools 2>/dev/null || true
  site=$("$env/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  rm -rf "$site"/pip "$site"/pip-*.dist-info
  total=$(bytes "$env")
  for entry in "$site"/*/; do echo "$(bytes "$entry") MB  $(basename "$entry")"; done | sort -rn | head -10
  echo "$1 install $total MB of $2 MB, without pip"
  rm -rf "$env"
  awk -v total="$total" -v limit="$2" 'BEGIN {exit total >= limit}'
}

measure base "${LIMIT:-350}"
measure desk "${DESK_LIMIT:-430}"
