#!/usr/bin/env python3
"""Makes a DVC pipeline of many stages and runs it with DVC.   make_pipeline.py FOLDER [STAGES]

Two raw files of 1 MiB that `dvc add` keeps, then stages in chains of ten: each joins the output of the one before it
with a part of the raw data, and has a parameter. Every tenth writes a folder. The data comes of one seed.
"""
import json
import os
import random
import subprocess
import sys

from dvc.repo import Repo

STAGE = """\
set -eu
number=$1 input=$2 output=$3
{ cat "$input"; tail -c $((1000 * (number + 1))) data/raw$((number % 2)).csv; } >"$output.new"
case $number in
*9) mkdir -p "$output"; split -b 16384 "$output.new" "$output/part-"; rm "$output.new" ;;
*) mv "$output.new" "$output" ;;
esac
"""


def stage(number):
    source = f"data/raw{number % 2}.csv" if number % 10 == 0 else f"out/{number - 1}"
    return {
        f"stage{number:03}": {
            "cmd": f"sh stage.sh {number} {source} out/{number}",
            "deps": ["stage.sh", source],
            "params": [f"stages.s{number}"],
            "outs": [f"out/{number}"],
        }
    }


def main():
    folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
    os.makedirs(f"{folder}/data")
    os.makedirs(f"{folder}/out")
    os.chdir(folder)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], check=True)
    Repo.init().close()
    numbers = random.Random(1)
    for name in ("raw0", "raw1"):
        with open(f"data/{name}.csv", "w") as file:
            while file.tell() < 1 << 20:
                file.write(f"{numbers.random()},{numbers.random()}\n")
    stages = {name: body for number in range(count) for name, body in stage(number).items()}
    # JSON is YAML.
    for path, value in {
        "dvc.yaml": {"stages": stages},
        "params.yaml": {"stages": {f"s{number}": number for number in range(count)}},
    }.items():
        with open(path, "w") as file:
            json.dump(value, file, indent=1)
    with open("stage.sh", "w") as file:
        file.write(STAGE)
    with Repo() as repo:
        repo.add(["data/raw0.csv", "data/raw1.csv"])
        repo.reproduce()
    git = ["git", "-c", "user.name=Author", "-c", "user.email=author@example.com"]
    subprocess.run(["git", "add", "--all"], check=True)
    subprocess.run([*git, "commit", "--quiet", "--message", "data: run the pipeline"], check=True)


if __name__ == "__main__":
    main()
