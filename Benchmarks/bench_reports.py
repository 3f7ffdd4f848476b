#!/usr/bin/env python3
"""Every report over 30,000 findings, beside the C library's plain write of the same bytes.

    bench_reports.py --benchmark BINARY --work DIR [--runs 7]

Making and reading back are the fastest of so many runs, the write of five times as many; memory is the peak of a
process that makes the findings and the report, less that of one that makes the findings alone. Quote ratios, not
milliseconds.
"""
import argparse
import json
import os
import subprocess
import sys

FORMATS = (
    "text", "json", "junit", "sarif", "github", "log", "codequality", "openmetrics", "tap", "markdown", "summary",
    "html",
)


def output(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def peak(work, *command):
    """In MiB."""
    status, _, kibibytes = output(os.path.join(work, "peak"), *command).split()
    if status != "0":
        sys.exit(f"{command} ended with {status}")
    return int(kibibytes) / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--benchmark", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    report, floor = (os.path.join(options.work, name) for name in ("report", "report-floor"))
    base = peak(options.work, options.benchmark, "none", report, 1)
    print(f"\nReports of 30,000 findings (the findings alone take {base:.0f} MiB)")
    print(f"  {'format':12} {'MB':>8} {'make ms':>10} {'read ms':>10} {'C write ms':>12} {'/ C write':>10} {'MiB':>8}")
    for name in FORMATS:
        memory = peak(options.work, options.benchmark, name, report, 1) - base
        figures = json.loads(output(options.benchmark, name, report, options.runs))
        write = int(output(os.path.join(options.work, "write"), report, floor, 5 * options.runs)) / 1e6
        making, reading = figures["making"] / 1e6, figures["reading"] / 1e6
        ratio = (making + reading) / write
        print(f"  {name:12} {figures['bytes'] / 1e6:8.2f} {making:10.1f} {reading:10.1f} {write:12.3f} {ratio:10.1f}"
              f" {memory:8.1f}")


if __name__ == "__main__":
    main()
