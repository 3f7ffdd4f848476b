#!/bin/sh
# Measures mlgate side by side with the C floors and the seed's Python validators, and prints ratios.
set -eu
cd "$(dirname "$0")/.."
scripts/install-packages.sh cc:gcc:gcc python3:python3:python3 pkg-config:pkg-config:pkgconf
work=.build/bench
mkdir -p "$work"
for floor in staged tree; do
  # shellcheck disable=SC2046
  cc -O2 -o "$work/$floor" "Benchmarks/floor/$floor.c" $(pkg-config --cflags --libs libgit2 yaml-0.1)
done
python3 -c 'import yaml' 2>/dev/null || {
  [ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet pyyaml==6.0.3
  PATH=$PWD/$work/venv/bin:$PATH
}
exec python3 Benchmarks/bench.py --mlgate .build/release/mlgate --work "$work" "$@"
