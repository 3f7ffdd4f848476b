#!/bin/sh
# Measures mlgate side by side with the C floors, other hook runners, the seed's Python validators, DVC
# and scikit-learn, and prints ratios.
#
#   run.sh [PART …]    start-up, staged, hooks, whole, history, dvc, reports or iris; all where none is named
#   RUNS=3 run.sh      so many rounds instead of 15
set -eu
cd "$(dirname "$0")/.."
scripts/install-packages.sh cc:gcc:gcc python3:python3:python3 pkg-config:pkg-config:pkgconf
work=.build/bench
mkdir -p "$work"
for floor in history staged tree; do
  # shellcheck disable=SC2046
  cc -O2 -o "$work/$floor" "Benchmarks/floor/$floor.c" $(pkg-config --cflags --libs libgit2 yaml-0.1)
done
for tool in peak write; do cc -O2 -o "$work/$tool" "Benchmarks/floor/$tool.c"; done
python3 -c 'import yaml' 2>/dev/null || {
  [ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet pyyaml==6.0.3
  PATH=$PWD/$work/venv/bin:$PATH
}
# install FOLDER REQUIREMENTS: a virtual environment that holds them.
install() {
  if [ "$(cat "$2")" != "$(cat "$1/installed.txt" 2>/dev/null)" ]; then
    python3 -m venv --clear "$1"
    "$1/bin/pip" install --quiet --disable-pip-version-check -r "$2"
    cat "$2" >"$1/installed.txt"
  fi
}

parts=$(for part; do case $part in (iris | reports) ;; (*) echo "$part" ;; esac done)
if [ $# -eq 0 ] || [ -n "$parts" ]; then
  install "$work/hooks" Benchmarks/hooks/requirements.txt
  case " ${parts:-dvc} " in *dvc*) install "$work/dvc" Benchmarks/dvc/requirements.txt ;; esac
  # shellcheck disable=SC2086
  python3 Benchmarks/bench.py --mlgate .build/release/mlgate --work "$work" --runs "${RUNS:-15}" $parts
fi
build() {
  swift build --explicit-target-dependency-import-check error -c release --static-swift-stdlib \
    -Xlinker -s --product "$1"
}
case " ${*:-reports} " in *" reports "*)
  build report-benchmark
  python3 Benchmarks/bench_reports.py --benchmark .build/release/report-benchmark --work "$work"
  ;;
esac
case " ${*:-iris} " in *" iris "*) ;; *) exit 0 ;; esac

# The iris pipeline beside scikit-learn, in an environment of its own.
build iris-benchmark
install "$work/iris" Benchmarks/iris/requirements.txt
echo
exec "$work/iris/bin/python" Benchmarks/iris/bench_iris.py --mlgate .build/release/mlgate \
  --benchmark .build/release/iris-benchmark --peak "$work/peak"
