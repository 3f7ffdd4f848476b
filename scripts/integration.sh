#!/bin/sh
# Runs Tests/Integration with pytest in a virtual environment of its own.
set -eu
cd "$(dirname "$0")/.."

python3 -c 'import ensurepip' 2>/dev/null || scripts/install-packages.sh --missing python3-venv python3
environment=.build/integration
wanted=$(cat Tests/Integration/requirements.txt Tests/Integration/constraints.txt)
if [ "$wanted" != "$(cat "$environment/installed.txt" 2>/dev/null)" ]; then
  python3 -m venv --clear "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check \
    -r Tests/Integration/requirements.txt
  printf '%s\n' "$wanted" >"$environment/installed.txt"
fi
# The tests find the tools of the environment first, and mlgate by its path.
PATH=$PWD/$environment/bin:$PATH MLGATE=$PWD/.build/release/mlgate \
  exec "$environment/bin/python" -m pytest -q -p no:cacheprovider Tests/Integration "$@"
