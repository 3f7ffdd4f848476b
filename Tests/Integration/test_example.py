"""The example projects in the hands of the tools that own their formats: git, git-lfs, DVC, safetensors."""

import hashlib
import json
import pathlib
import sys

import numpy
import pytest
import yaml
from safetensors.numpy import load_file

WEIGHTS = "models/iris/model_v1.0.0.safetensors"


@pytest.fixture
def project(tmp_path, run):
    run("mlgate", "example", tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture
def broken(tmp_path, run):
    run("mlgate", "example", "--broken", tmp_path / "broken")
    return tmp_path / "broken"


def experiment(project, number):
    (file,) = project.glob(f"experiments/exp-{number}-*.yaml")
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def metadata(project):
    return json.loads((project / "models/iris/model_v1.0.0.json").read_text(encoding="utf-8"))


def test_gate_passes(project, run):
    report = json.loads(run("mlgate", "run", "--format", "json", "--strict", cwd=project))
    assert report["summary"]["verdict"] == "passed"
    assert report["findings"] == []
    (job,) = report["jobs"]
    assert job["status"] == "passed"
    # The baseline's C is the job's.
    accuracy = experiment(project, "001")["results"]["val_accuracy"]
    assert round(job["metrics"]["cv_accuracy"], 4) == accuracy
    fastest = job["metrics"]["predict_seconds_min"] * 1000
    assert fastest <= metadata(project)["performance"]["inference_time_ms"]


def test_git_lfs_holds_the_weights(project, run):
    assert run("git", "lfs", "fsck", cwd=project) == "Git LFS fsck OK\n"
    assert run("git", "lfs", "ls-files", "--name-only", cwd=project) == WEIGHTS + "\n"
    run("git", "lfs", "install", "--local", cwd=project)
    run("git", "lfs", "checkout", cwd=project)
    tensors = load_file(project / WEIGHTS)
    assert {name: (tensor.shape, tensor.dtype) for name, tensor in tensors.items()} == {
        "coefficients": ((3, 4), numpy.dtype("float64")),
        "intercepts": ((3,), numpy.dtype("float64")),
    }
    assert run("git", "status", "--porcelain", cwd=project) == ""
    run("mlgate", "check", "--strict", cwd=project)


def test_weights_are_what_the_pipeline_trains(project, tmp_path, run):
    run("git", "lfs", "install", "--local", cwd=project)
    run("git", "lfs", "checkout", cwd=project)
    trained = tmp_path / "trained.safetensors"
    run(
        "mlgate", "iris", "train-model", "--train", "data/processed/train.csv",
        "--c", experiment(project, "002")["training"]["c"],
        "--output", tmp_path / "model.json", "--safetensors", trained, cwd=project,
    )
    assert (project / WEIGHTS).read_bytes() == trained.read_bytes()


@pytest.mark.parametrize("number", ["001", "002"])
def test_results_are_what_the_pipeline_measures(project, tmp_path, run, number):
    stated = experiment(project, number)
    model = tmp_path / "model.json"
    run(
        "mlgate", "iris", "train-model", "--train", "data/processed/train.csv",
        "--c", stated["training"]["c"], "--output", model, cwd=project,
    )
    measured = {}
    for part in ["train", "test"]:
        file = tmp_path / f"{part}.json"
        data = f"data/processed/{part}.csv"
        run("mlgate", "iris", "evaluate", "--model", model, "--test", data, "--metrics", file, cwd=project)
        metrics = json.loads(file.read_text(encoding="utf-8"))
        measured[f"{part}_accuracy"] = round(metrics["accuracy"], 4)
        measured[f"{part}_loss"] = round(metrics["log_loss"], 4)
        measured[f"{part}_f1"] = round(metrics["macro_f1"], 4)
    results = stated["results"]
    assert {key: value for key, value in measured.items() if key in results} == {
        key: value for key, value in results.items() if key != "val_accuracy"
    }


def test_metadata_is_true(project):
    stated = metadata(project)
    size = (project / WEIGHTS).read_text(encoding="utf-8").split("size ")[1]
    assert stated["performance"]["model_size_mb"] == int(size) / 1e6
    assert stated["performance"]["parameters_millions"] == 15 / 1e6
    assert stated["metrics"] == experiment(project, "002")["results"]
    data = (project / "data/raw/iris.csv").read_bytes()
    assert stated["data_dvc_hash"] == hashlib.md5(data).hexdigest()


def test_times_follow_one_another(project, run):
    """A run begins after the commit that it ran and ends before the commit that holds it."""
    times = {}
    for number in ["001", "002"]:
        stated = experiment(project, number)["experiment"]
        times[number] = [stated[key] for key in ["created_at", "started_at", "completed_at"]]
        times[number].insert(0, commit_time(run, project, stated["git_commit"]))
        times[number].append(commit_time(run, project, "HEAD", f"experiments/exp-{number}-*.yaml"))
    stated = metadata(project)
    times["model"] = [
        commit_time(run, project, stated["git_commit"]),
        stated["created_at"],
        commit_time(run, project, "HEAD", WEIGHTS),
    ]
    for order in times.values():
        assert order == sorted(order) and len(set(order)) == len(order), times


def commit_time(run, project, commit, *paths):
    command = ["git", "log", "-1", "--date=format-local:%Y-%m-%dT%H:%M:%SZ", "--format=%cd", commit]
    return run(*command, "--", *paths, cwd=project).strip()


def test_dvc_agrees(project, run):
    assert run("dvc", "status", cwd=project) == "Data and pipelines are up to date.\n"
    assert json.loads(run("dvc", "data", "status", "--json", cwd=project)) == {}
    assert run("git", "status", "--porcelain", cwd=project) == ""


def test_dvc_restores_the_data(project, run):
    files = {path: path.read_bytes() for path in (project / "data").rglob("*.csv")}
    files[project / "models/model.json"] = (project / "models/model.json").read_bytes()
    assert len(files) == 4
    for path in files:
        path.unlink()
    run("dvc", "checkout", cwd=project)
    assert {path: path.read_bytes() for path in files} == files


def test_dvc_repeats_the_pipeline(project, run):
    """Every command runs, makes the same bytes, and then nothing is left to do."""
    lock = (project / "dvc.lock").read_bytes()
    run("dvc", "repro", "--force", "--no-run-cache", cwd=project)
    assert (project / "dvc.lock").read_bytes() == lock
    assert run("git", "status", "--porcelain", cwd=project) == ""
    assert "Data and pipelines are up to date." in run("dvc", "repro", cwd=project)


def test_the_seeds_scripts_make_the_same_data(project, tmp_path, run):
    """The hashes in dvc.lock are those of scikit-learn's and pandas' own files."""
    source = pathlib.Path(__file__).parent.parent.parent / "Benchmarks/iris/src"
    for script in ["download_data.py", "process_data.py"]:
        run(sys.executable, source / script, cwd=tmp_path)
    lock = yaml.safe_load((project / "dvc.lock").read_text(encoding="utf-8"))
    outs = [out for stage in lock["stages"].values() for out in stage["outs"]]
    hashes = {out["path"]: out["md5"] for out in outs if out["path"].startswith("data/")}
    assert len(hashes) == 3
    for path, md5 in hashes.items():
        assert hashlib.md5((tmp_path / path).read_bytes()).hexdigest() == md5, path


def test_dvc_compares_metrics_and_parameters(project, run):
    shown = json.loads(run("dvc", "metrics", "show", "--json", cwd=project))
    metrics = json.loads((project / "metrics.json").read_text(encoding="utf-8"))
    assert shown == {"": {"data": {"metrics.json": {"data": metrics}}}}
    assert run("dvc", "metrics", "show", "--md", cwd=project).startswith("| Path ")
    # The commits before and after the second experiment.
    before, after = "model-v1.0.0~3", "model-v1.0.0"
    parameters = json.loads(run("dvc", "params", "diff", "--json", before, after, cwd=project))
    assert parameters == {"params.yaml": {"train.c": {"old": 1.0, "new": 10.0, "diff": 9.0}}}
    changes = json.loads(run("dvc", "metrics", "diff", "--json", before, after, cwd=project))
    losses = [experiment(project, number)["results"]["test_loss"] for number in ["001", "002"]]
    change = changes["metrics.json"]["log_loss"]
    assert [round(change["old"], 4), round(change["new"], 4)] == losses


def test_dvc_draws_the_plots(project, tmp_path, run):
    run("dvc", "plots", "show", "--out", tmp_path / "plots", cwd=project)
    page = (tmp_path / "plots/index.html").read_text(encoding="utf-8")
    for word in ["actual", "predicted", "f1"]:
        assert f'"{word}"' in page
    confusion = (project / "plots/confusion.csv").read_text(encoding="utf-8").splitlines()
    assert confusion[0] == "actual,predicted"
    assert len(confusion) == 31


def test_a_changed_parameter_runs_what_depends_on_it(project, run):
    parameters = project / "params.yaml"
    parameters.write_text(parameters.read_text(encoding="utf-8").replace("10.0", "2"))
    status = json.loads(run("dvc", "status", "--json", cwd=project))
    assert status == {"train_model": [{"changed deps": {"params.yaml": {"train.c": "modified"}}}]}
    done = run("dvc", "repro", cwd=project)
    for stage in ["get_data", "process_data"]:
        assert f"Stage '{stage}' didn't change, skipping" in done
    for stage in ["train_model", "evaluate"]:
        assert f"Running stage '{stage}'" in done
    assert run("dvc", "status", cwd=project) == "Data and pipelines are up to date.\n"


def test_dvc_pushes_and_pulls(project, tmp_path, run):
    """The default remote works, and a clone gets the data from it."""
    run("dvc", "push", cwd=project)
    assert run("git", "status", "--porcelain", cwd=project) == ""
    run("git", "clone", "--quiet", project, project.parent / "clone")
    run("dvc", "pull", cwd=project.parent / "clone")
    copy = project.parent / "clone/data/processed/train.csv"
    assert copy.read_bytes() == (project / "data/processed/train.csv").read_bytes()


def test_broken_project_breaks_every_rule(broken, run):
    report = json.loads(run("mlgate", "run", "--format", "json", cwd=broken, status=1))
    rules = {line.split()[0] for line in run("mlgate", "rules").splitlines()}
    # These judge a message, a branch or a tag, not the files of a commit.
    # Those of messages, branches, releases and stored contents judge no snapshot.
    others = {rule for rule in rules if rule.startswith(("MSG", "BRN", "REL"))} | {"LFS008", "DVC011", "DVC012"}
    assert {finding["rule"] for finding in report["findings"]} == rules - others


def test_broken_places_are_in_the_files(broken, run):
    """Lines and columns count from 1, columns in code points: each range lies in its file."""
    report = json.loads(run("mlgate", "run", "--format", "json", cwd=broken, status=1))
    for finding in report["findings"]:
        if finding["line"] is None:
            continue
        text = (broken / finding["path"]).read_text(encoding="utf-8", errors="replace")
        line = text.split("\n")[finding["line"] - 1]
        assert 1 <= finding["column"] <= len(line) + 1, finding
        if finding["endLine"] == finding["line"]:
            assert finding["column"] <= finding["endColumn"] <= len(line) + 1, finding
