#!/usr/bin/env bash
# Builds mlgate from the sources of the action, into the folder that find.sh named.
set -euo pipefail

if ! command -v swift >/dev/null; then
  echo "mlgate is neither on the PATH nor in the cache, and there is no Swift to build it: let the job run in a container with Swift 6.2 or later, such as swift:6.3-bookworm" >&2
  exit 2
fi
make -C "$GITHUB_ACTION_PATH" install PREFIX="$MLGATE_PREFIX"
