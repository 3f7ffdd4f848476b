"""mlgate's releases and stages in the hands of GTO, the registry whose tags they are."""

import json
import time

import pytest

DAY = 86_400
START = 1_767_225_600
POINTER = """version https://git-lfs.github.com/spec/v1
oid sha256:9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0
size 98500000
"""
HASH = "a1b2c3d4e5f60718293a4b5c6d7e8f90"


@pytest.fixture
def project(tmp_path, run, monkeypatch):
    """Two versions of a model, neither released yet; every tag is made a day after the one before."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", role.title())
        monkeypatch.setenv(f"GIT_{role}_EMAIL", f"{role.lower()}@example.com")
    folder = tmp_path / "project"
    for name in ("data", "experiments", "models/net"):
        (folder / name).mkdir(parents=True)
    run("git", "init", "--quiet", "--initial-branch=main", cwd=folder)
    (folder / ".gitattributes").write_text("*.pth filter=lfs diff=lfs merge=lfs -text\n")
    for name, value in {"clean": "", "smudge": "", "process": "", "required": "false"}.items():
        run("git", "config", f"filter.lfs.{name}", value, cwd=folder)
    (folder / "requirements.txt").write_text("torch==2.1.0\n")
    (folder / "data/.gitignore").write_text("/train.csv\n")
    (folder / "data/train.csv.dvc").write_text(f"outs:\n- md5: {HASH}\n  path: train.csv\n")
    (folder / "experiments/exp-001-adam.yaml").write_text(
        "experiment: {id: exp-001, name: adam-optimizer}\nmodel: {architecture: mlp}\n"
        f"data: {{version: v1, dvc_hash: {HASH}}}\ntraining: {{epochs: 9, seed: 42}}\n"
    )
    return folder


def commit(project, run, version, accuracy):
    metadata = {
        "model_name": "net",
        "version": version,
        "architecture": "mlp",
        "framework": "pytorch",
        "created_at": "2025-12-31T12:00:00Z",
        "training_config": {"experiment_id": "exp-001", "epochs": 9},
        "metrics": {"test_accuracy": accuracy},
        "data_dvc_hash": HASH,
    }
    stem = project / f"models/net/model_v{version}"
    stem.with_name(stem.name + ".json").write_text(json.dumps(metadata, indent=2) + "\n")
    stem.with_name(stem.name + ".pth").write_text(POINTER)
    run("mlgate", "results", cwd=project)
    run("git", "add", "--all", cwd=project)
    run("git", "commit", "--quiet", "--message", f"model: add net v{version}", cwd=project)


class Clock:
    def __init__(self, monkeypatch):
        self.monkeypatch = monkeypatch
        self.time = START

    def tick(self):
        self.time += DAY
        for role in ("AUTHOR", "COMMITTER"):
            self.monkeypatch.setenv(f"GIT_{role}_DATE", f"{self.time} +0000")


def mlgate_stage(project, run, stage):
    answers = json.loads(run("mlgate", "release", "which", stage, "--format", "json", cwd=project))
    return {answer["model"]: answer["version"] for answer in answers if answer["version"]}


def gto_stage(project, run, stage):
    shown = json.loads(run("gto", "show", "--json", cwd=project))
    return {
        name: model["stage"][stage].removeprefix("v")
        for name, model in shown.items()
        if model["stage"].get(stage)
    }


def test_gto_reads_what_mlgate_writes(project, run, monkeypatch):
    clock = Clock(monkeypatch)
    clock.tick()
    commit(project, run, "1.0.0", 0.848)
    run("mlgate", "release", "tag", "net@v1.0.0", cwd=project)
    clock.tick()
    commit(project, run, "1.1.0", 0.862)
    run("mlgate", "release", "tag", "1.1.0", cwd=project)
    steps = [
        (("promote", "1.0.0", "production"), "1.0.0"),
        (("promote", "1.1.0", "production"), "1.1.0"),
        (("rollback", "production"), "1.0.0"),
        (("promote", "1.1.0", "production"), "1.1.0"),
        (("archive", "1.1.0"), "1.0.0"),
    ]
    for words, expected in steps:
        clock.tick()
        run("mlgate", "release", *words, cwd=project)
        assert gto_stage(project, run, "production") == {"net": expected}, words
        assert mlgate_stage(project, run, "production") == {"net": expected}, words
    events = json.loads(run("gto", "history", "net", "--json", cwd=project))
    seen = [(event["event"], event["version"]) for event in events]
    assert seen == [
        ("unassignment", "v1.1.0"),
        ("assignment", "v1.1.0"),
        ("assignment", "v1.0.0"),
        ("assignment", "v1.1.0"),
        ("assignment", "v1.0.0"),
        ("registration", "v1.1.0"),
        ("registration", "v1.0.0"),
    ]


def test_mlgate_reads_what_gto_writes(project, run, monkeypatch):
    clock = Clock(monkeypatch)
    clock.tick()
    commit(project, run, "1.0.0", 0.848)
    run("gto", "register", "net", "--version", "v1.0.0", cwd=project)
    clock.tick()
    commit(project, run, "1.1.0", 0.862)
    run("gto", "register", "net", "--version", "v1.1.0", cwd=project)
    for version in ("v1.0.0", "v1.1.0", "v1.0.0"):
        clock.tick()
        run("gto", "assign", "net", "--version", version, "--stage", "dev", "--force", cwd=project)
        expected = {"net": version.removeprefix("v")}
        assert mlgate_stage(project, run, "dev") == gto_stage(project, run, "dev") == expected
    for tag in ("net@v1.0.0", "net@v1.1.0"):
        report = json.loads(run("mlgate", "release", "verify", tag, "--format", "json", cwd=project))
        assert report["findings"] == []
    # GTO takes the machine's time, whatever git is told.
    clock.time = int(time.time())
    clock.tick()
    run("mlgate", "release", "rollback", "dev", cwd=project)
    assert mlgate_stage(project, run, "dev") == gto_stage(project, run, "dev") == {"net": "1.1.0"}
    tags = run("git", "tag", "--list", "net#*", cwd=project).split()
    assert tags == ["net#dev#1", "net#dev#2", "net#dev#3", "net#dev#4"]
