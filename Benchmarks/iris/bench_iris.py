#!/usr/bin/env python3
"""Times the iris pipeline beside scikit-learn in one run and prints a Markdown table.

    bench_iris.py --mlgate BINARY --benchmark IRIS-BENCHMARK --peak PEAK [--rounds 7]

Every round measures all sides in turn; a figure is the median of the rounds, and a ratio the median
of the ratios round by round. In this process BLAS has one thread, which is its best for so small a
problem; the seed's scripts run as they are.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

# Only for this process and its children, and before NumPy loads OpenBLAS: the kernel that fits the
# processor, whatever the shell says.
for variable in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(variable, None)
SCRIPT_ENVIRONMENT = dict(os.environ)
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import pandas  # noqa: E402
import sklearn  # noqa: E402
from sklearn.datasets import load_iris  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402
from sklearn.model_selection import train_test_split  # noqa: E402
from threadpoolctl import threadpool_info  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))


def median_time(count, body):
    """The median duration of `count` calls in nanoseconds, after a tenth as many to warm up."""
    for _ in range(max(1, count // 10)):
        body()
    samples = []
    for _ in range(count):
        start = time.perf_counter_ns()
        body()
        samples.append(time.perf_counter_ns() - start)
    return statistics.median(samples)


class ScikitLearn:
    def __init__(self):
        frame = load_iris(as_frame=True).frame
        train, test = train_test_split(frame, test_size=0.2, random_state=42)
        self.x, self.y = train.iloc[:, :-1], train.iloc[:, -1]
        self.test = test.iloc[:, :-1]
        self.arrays = (self.x.to_numpy(), self.test.to_numpy())
        self.on_frame = self.default().fit(self.x, self.y)
        self.on_array = self.default().fit(self.arrays[0], self.y)

    @staticmethod
    def default():
        return LogisticRegression(max_iter=200)

    @staticmethod
    def precise():
        return LogisticRegression(solver="newton-cholesky", tol=1e-12, max_iter=200)

    def round(self):
        row, frame_row = self.arrays[1][:1], self.test.iloc[:1]
        return {
            "lbfgs": median_time(60, lambda: self.default().fit(self.x, self.y)),
            "newton": median_time(100, lambda: self.precise().fit(self.x, self.y)),
            "row": median_time(1000, lambda: self.on_array.predict_proba(row)),
            "frame row": median_time(500, lambda: self.on_frame.predict_proba(frame_row)),
            "batch": median_time(1000, lambda: self.on_array.predict_proba(self.arrays[1])),
        }


def pipeline(peak, commands, environment):
    """Wall nanoseconds of all commands in a fresh folder, and the greatest peak memory in KiB."""
    wall, memory = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for command in commands:
            done = subprocess.run([peak] + command, cwd=folder, env=environment, check=True,
                                  stdout=subprocess.PIPE)
            status, nanoseconds, kibibytes = map(int, done.stdout.split())
            if status != 0:
                sys.exit(f"{command} ended with {status}")
            wall += nanoseconds
            memory = max(memory, kibibytes)
    return wall, memory


def scripts():
    return [[sys.executable, os.path.join(HERE, "src", name)]
            for name in ("download_data.py", "process_data.py", "train_model.py")]


def stages(mlgate):
    raw, train, test = "data/raw/iris.csv", "data/processed/train.csv", "data/processed/test.csv"
    return [[mlgate, "iris"] + arguments for arguments in (
        ["get-data", "--output", raw],
        ["process-data", "--input", raw, "--train", train, "--test", test, "--test-size", "0.2",
         "--seed", "42"],
        ["train-model", "--train", train, "--output", "models/model.json"],
        ["evaluate", "--model", "models/model.json", "--test", test, "--metrics", "metrics.json"],
    )]


def duration(nanoseconds):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("µs", 1e3)):
        if nanoseconds >= size:
            return f"{nanoseconds / size:.3g} {unit}"
    return f"{nanoseconds:.3g} ns"


def mebibytes(kibibytes):
    return f"{kibibytes / 1024:.3g} MiB"


def row(title, theirs, ours, text):
    ratio = statistics.median(a / b for a, b in zip(theirs, ours))
    print(f"| {title} | {text(statistics.median(theirs))} | {text(statistics.median(ours))} "
          f"| {ratio:,.{0 if ratio >= 100 else 1}f} |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mlgate", required=True)
    parser.add_argument("--benchmark", required=True)
    parser.add_argument("--peak", required=True)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    mlgate, benchmark, peak = map(os.path.abspath,
                                  (options.mlgate, options.benchmark, options.peak))
    library = ScikitLearn()
    theirs, ours, their_runs, our_runs, one_process = [], [], [], [], []
    for _ in range(options.rounds):
        theirs.append(library.round())
        ours.append(json.loads(subprocess.check_output([benchmark, "time"])))
        their_runs.append(pipeline(peak, scripts(), SCRIPT_ENVIRONMENT))
        our_runs.append(pipeline(peak, stages(mlgate), SCRIPT_ENVIRONMENT))
        one_process.append(pipeline(peak, [[benchmark, "pipeline", "."]], SCRIPT_ENVIRONMENT))

    blas = ", ".join(sorted({f"{info['internal_api']} {info['version']} ({info['architecture']}, "
                             f"{info['num_threads']} thread)" for info in threadpool_info()
                             if info["user_api"] == "blas"}))
    print(f"scikit-learn {sklearn.__version__}, pandas {pandas.__version__}, {blas}; "
          f"120 rows to train, {ours[0]['batch_rows']} to predict; {options.rounds} rounds\n")
    print("| | scikit-learn | mlgate | ratio |\n|---|---|---|---|")
    for title, name, member in (
        ("fit p50, lbfgs as in the seed's script", "lbfgs", "fit_p50"),
        ("fit p50, newton-cholesky to 1e-12", "newton", "fit_p50"),
        ("probabilities of one row p50, ndarray", "row", "probabilities_p50"),
        ("probabilities of one row p50, DataFrame", "frame row", "probabilities_p50"),
        ("probabilities of all test rows p50, ndarray", "batch", "batch_p50"),
    ):
        row(title, [r[name] for r in theirs], [r[member] for r in ours], duration)
    for title, runs, index, text in (
        ("three scripts; four stages (evaluate too), wall", our_runs, 0, duration),
        ("the same, peak memory", our_runs, 1, mebibytes),
        ("three scripts; the four stages in one process without git, wall", one_process, 0, duration),
        ("the same, peak memory", one_process, 1, mebibytes),
    ):
        row(title, [run[index] for run in their_runs], [run[index] for run in runs], text)


if __name__ == "__main__":
    main()
