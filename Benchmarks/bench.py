#!/usr/bin/env python3
"""Times whole commands side by side in one run and prints medians and ratios.

    bench.py --mlgate BINARY --work DIR [--runs 15] [PART …]

The parts are start-up, staged, hooks, whole, history and dvc; all of them where none is named.

The commands of a row run in turn (A B C, A B C, …), so that a drifting machine slows all of
them alike; a ratio is the median of the ratios round by round. Quote ratios, not milliseconds.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))


PARTS = ("start-up", "staged", "hooks", "whole", "history", "dvc")


def repository(work, size, name=None, *options):
    path = os.path.join(work, "repository-" + (name or size))
    if not os.path.exists(path + ".manifest.json"):
        make = os.path.join(HERE, "make_repository.py")
        subprocess.run([sys.executable, make, "--size", size, "--out", path, *options], check=True,
                       stdout=subprocess.DEVNULL)
    return path


def timed(command, cwd, environment, expected):
    start = time.perf_counter()
    done = subprocess.run(command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    seconds = time.perf_counter() - start
    if done.returncode not in expected:
        sys.exit(f"{command} ended with {done.returncode}:\n{done.stderr.decode()}"
                 f"\n{done.stdout.decode()[-2000:]}")
    return seconds


def measure(title, commands, runs, cwd=None, environment=None):
    """commands: name -> (argument list, exit codes that count, most runs); the first is the base."""
    samples = {name: [] for name in commands}
    for round_number in range(runs + 1):
        for name, (command, expected, most) in commands.items():
            if len(samples[name]) >= most:
                continue
            seconds = timed(command, cwd, environment, expected)
            # The first round warms the caches; a command that runs once only has no warm-up.
            if round_number > 0 or most == 1:
                samples[name].append(seconds)
    base = next(iter(commands))
    print(f"\n{title}")
    print(f"  {'command':44} {'median ms':>10} {'/ ' + base:>24}")
    for name, values in samples.items():
        pairs = [a / b for a, b in zip(values, samples[base])]
        print(f"  {name:44} {statistics.median(values) * 1e3:10.2f} {statistics.median(pairs):24.2f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mlgate", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("parts", nargs="*", metavar="PART")
    options = parser.parse_args()
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"no part is named {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    mlgate = os.path.abspath(options.mlgate)
    work = os.path.abspath(options.work)
    measures = {"start-up": start_up, "staged": staged, "hooks": hooks, "whole": whole, "history": history,
                "dvc": dvc}
    for part in options.parts or PARTS:
        measures[part](mlgate, work, options.runs)


OK = (0,)
ANY_VERDICT = (0, 1)
SEED = os.path.join(HERE, "scripts")


def start_up(mlgate, work, runs):
    measure("Start-up", {
        "true": (["true"], OK, 99),
        "mlgate --version": ([mlgate, "--version"], OK, 99),
    }, runs * 3)


def staged(mlgate, work, runs):
    medium = repository(work, "M")
    stage = os.path.join(HERE, "stage_five.py")
    subprocess.run([sys.executable, stage, medium], check=True, stdout=subprocess.DEVNULL)
    try:
        measure("Pre-commit check: 5 staged files in a repository of 10,000 files", {
            "C floor": ([os.path.join(work, "staged"), medium, "-p"], OK, 99),
            "mlgate check --staged": ([mlgate, "check", "-C", medium, "--staged"], ANY_VERDICT, 99),
            "seed's validators, one process": (
                [sys.executable, os.path.join(SEED, "validate_all.py"), "--loader", "c", medium],
                ANY_VERDICT, 5),
        }, runs)
    finally:
        subprocess.run([sys.executable, stage, medium, "--undo"], check=True,
                       stdout=subprocess.DEVNULL)


def hooks(mlgate, work, runs):
    """mlgate judges more than the four checks that the others run on the five files."""
    tools = os.path.join(work, "hooks", "bin")
    environment = {**os.environ, "PATH": tools + os.pathsep + os.environ["PATH"],
                   "PREK_HOME": os.path.join(work, "prek"), "SKIP": "", "NO_COLOR": "1"}
    stage = os.path.join(HERE, "stage_five.py")
    for size, files in (("S", "100"), ("M", "10,000"), ("L", "50,000")):
        path = repository(work, size)
        subprocess.run([sys.executable, stage, path], check=True, stdout=subprocess.DEVNULL)
        configuration = os.path.join(path, "lefthook.yml")
        shutil.copy(os.path.join(HERE, "hooks", "lefthook.yml"), configuration)
        try:
            measure(f"pre-commit hook: 5 staged files in a repository of {files} files", {
                "C floor": ([os.path.join(work, "staged"), path, "-p"], OK, 99),
                "mlgate hook pre-commit": ([mlgate, "hook", "pre-commit"], ANY_VERDICT, 99),
                "prek, 4 checks of its own": (
                    [os.path.join(tools, "prek"), "run", "--config", os.path.join(HERE, "hooks", "prek.yaml")],
                    ANY_VERDICT, 99),
                "lefthook, the 4 checks in Python": (
                    [os.path.join(tools, "lefthook"), "run", "pre-commit"], ANY_VERDICT, 5),
            }, runs, cwd=path, environment=environment)
        finally:
            os.remove(configuration)
            subprocess.run([sys.executable, stage, path, "--undo"], check=True, stdout=subprocess.DEVNULL)


def whole(mlgate, work, runs):
    medium = repository(work, "M")
    measure("Whole repository at HEAD: 1,000 experiments in 10,000 files", {
        "C floor": ([os.path.join(work, "tree"), medium, "-m"], OK, 99),
        "mlgate check --commit HEAD": (
            [mlgate, "check", "-C", medium, "--commit", "HEAD"], ANY_VERDICT, 99),
        "seed's validators, one process, C loader": (
            [sys.executable, os.path.join(SEED, "validate_all.py"), "--loader", "c", medium],
            ANY_VERDICT, 5),
        "seed's validators, one process": (
            [sys.executable, os.path.join(SEED, "validate_all.py"), medium], ANY_VERDICT, 1),
    }, runs)


def history(mlgate, work, runs):
    long = repository(work, "M", "history", "--commits", "2000", "--no-checkout")
    measure("History: 2,000 commits, at the end 1,000 experiments in 10,000 files", {
        "C floor": ([os.path.join(work, "history"), long], OK, 99),
        "mlgate history": ([mlgate, "history", "-C", long, "--quiet"], ANY_VERDICT, 3),
    }, runs)


def dvc(mlgate, work, runs):
    """From the first round on, DVC has its database of unchanged files and mlgate its remembered hashes. The clone holds
    no data."""
    tools = os.path.join(work, "dvc", "bin")
    home = os.path.join(work, "dvc-home")
    environment = {**os.environ, "HOME": home, "DVC_NO_ANALYTICS": "1", "DVC_SITE_CACHE_DIR": home,
                   "PATH": os.pathsep.join([os.path.dirname(mlgate), tools, os.environ["PATH"]])}

    def run(*command, cwd=None):
        subprocess.run(command, cwd=cwd, env=environment, check=True, stdout=subprocess.DEVNULL)

    def example(path):
        run(mlgate, "example", path)
        run("dvc", "repro", "--force", "--no-run-cache", cwd=path)

    def generated(path):
        run(os.path.join(tools, "python"), os.path.join(HERE, "dvc", "make_pipeline.py"), path)

    for name, title, make in (
        ("example", "the example project", example),
        ("200", "200 stages, 300 MB in 2,700 files", generated),
    ):
        path = os.path.join(work, "dvc-" + name)
        if not os.path.exists(path + "-clone"):
            shutil.rmtree(path, ignore_errors=True)
            os.makedirs(home, exist_ok=True)
            make(path)
            run("git", "clone", "--quiet", path, path + "-clone")
        measure(f"dvc status: {title}", {
            "mlgate dvc status": ([mlgate, "dvc", "status"], OK, 99),
            "mlgate dvc status --commit HEAD, in a clone": (
                [mlgate, "dvc", "status", "-C", path + "-clone", "--commit", "HEAD"], OK, 99),
            "dvc status": ([os.path.join(tools, "dvc"), "status"], OK, 99),
        }, runs, cwd=path, environment=environment)


if __name__ == "__main__":
    main()
