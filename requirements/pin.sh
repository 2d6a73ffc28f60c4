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
pin desk.txt --extra desk --constraint requirements/base.txt "$@"  # the same, and what the store and the desk need
pin dev.txt --extra dev --extra desk --extra postgres --extra mcp --constraint requirements/desk.txt "$@"  # and what `make check` needs

# The build tool of the package itself, for installing it without fetching anything unseen.
echo hatchling | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-emit-find-links --no-header --quiet --constraint requirements/dev.txt --output-file requirements/build.txt
