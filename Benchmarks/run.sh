#!/bin/sh
# Measures mlgate side by side with the C floors and the seed's Python validators, and prints ratios.
set -eu
cd "$(dirname "$0")/.."
scripts/install-packages.sh cc:gcc:gcc python3:python3:python3 pkg-config:pkg-config:pkgconf
work=.build/bench
mkdir -p "$work"
for floor in history staged tree; do
  # shellcheck disable=SC2046
  cc -O2 -o "$work/$floor" "Benchmarks/floor/$floor.c" $(pkg-config --cflags --libs libgit2 yaml-0.1)
done
cc -O2 -o "$work/peak" Benchmarks/floor/peak.c
python3 -c 'import yaml' 2>/dev/null || {
  [ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet pyyaml==6.0.3
  PATH=$PWD/$work/venv/bin:$PATH
}
python3 Benchmarks/bench.py --mlgate .build/release/mlgate --work "$work" "$@"
# Parts that are named are those of bench.py.
[ $# -eq 0 ] || exit 0

# The iris pipeline beside scikit-learn, in an environment of its own.
swift build --explicit-target-dependency-import-check error -c release --static-swift-stdlib \
  -Xlinker -s --product iris-benchmark
wanted=$(cat Benchmarks/iris/requirements.txt)
if [ "$wanted" != "$(cat "$work/iris/installed.txt" 2>/dev/null)" ]; then
  python3 -m venv --clear "$work/iris"
  "$work/iris/bin/pip" install --quiet --disable-pip-version-check \
    -r Benchmarks/iris/requirements.txt
  printf '%s\n' "$wanted" >"$work/iris/installed.txt"
fi
echo
exec "$work/iris/bin/python" Benchmarks/iris/bench_iris.py --mlgate .build/release/mlgate \
  --benchmark .build/release/iris-benchmark --peak "$work/peak"
