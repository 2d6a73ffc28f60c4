#!/usr/bin/env bash
# Pin every package that pyproject.toml asks for, with hashes and without an index address.
# Needs uv (pip install uv). Run from anywhere: requirements/pin.sh [--upgrade]
set -euo pipefail
cd "$(dirname "$0")/.."

pin() {
  local out=$1; shift
  uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --no-header --quiet --output-file "requirements/$out" "$@"
}

pin base.txt "$@"                                                # what `hearsay read` needs
pin dev.txt --extra dev --constraint requirements/base.txt "$@"  # the same, and what `make check` needs

# The build tool of the package itself, for installing it without fetching anything unseen.
echo hatchling | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-emit-find-links --no-header --quiet --constraint requirements/dev.txt --output-file requirements/build.txt
