"""`mlgate dvc status`, `dag` and `diff` beside what DVC 3.67.1 printed of a pipeline, byte for byte, without DVC.

The pipeline and the answers are Tests/Vectors/dvc-pipeline; its data are the files of Tests/Vectors/iris, laid into the
cache by hand.

Where DVC and mlgate differ on purpose:

- `dvc dag` draws boxes and lines; mlgate's text is a tree, which stays readable however wide the pipeline is.
- `dvc status` and `dvc diff` end with 0 when something changed, mlgate with 1.
- `dvc dag --dot` and `--mermaid` end with one more line feed or none, as the libraries that DVC uses do; mlgate ends
  with one.
"""

import hashlib
import json
import pathlib
import shutil

import pytest

VECTORS = pathlib.Path(__file__).parent.parent / "Vectors"
IRIS = VECTORS / "iris"
SPLIT = IRIS / "splits" / "s42_t0.2_plain"
DATA = {
    "data/raw/iris.csv": IRIS / "iris.csv",
    "data/processed/train.csv": SPLIT / "train.csv",
    "data/processed/test.csv": SPLIT / "test.csv",
    "models/model.pkl": IRIS / "model.pkl",
}
METRICS = VECTORS / "dvc-pipeline" / "metrics"


def recorded(name, folder="base"):
    return (VECTORS / "dvc-pipeline" / folder / name).read_text()


@pytest.fixture
def base(tmp_path, run):
    """The pipeline with its data, committed."""
    project = tmp_path / "project"
    source = VECTORS / "dvc-pipeline" / "base"
    names = ["dvc.yaml", "dvc.lock", "dot.dvcignore", "dot.dvc", "src", "data", "models"]
    for path in sorted(source.rglob("*")):
        inside = path.relative_to(source)
        if path.is_file() and inside.parts[0] in names:
            target = project.joinpath(*(part.replace("dot.", ".") for part in inside.parts))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    for path, content in DATA.items():
        shutil.copyfile(content, project / path)
        keep(project, content.read_bytes())
    run("git", "init", "--quiet", project)
    commit(project, run)
    assert run("git", "status", "--porcelain", cwd=project) == ""
    return project


def keep(project, content):
    """Lays a content into the cache, as DVC does."""
    md5 = hashlib.md5(content).hexdigest()
    path = project / ".dvc" / "cache" / "files" / "md5" / md5[:2] / md5[2:]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(0o444)
    return md5


def commit(project, run):
    run("git", "add", "--all", cwd=project)
    run("git", "-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "data: iris", cwd=project)


@pytest.fixture
def metrics(base, run):
    """The pipeline with parameters and metrics. Its scripts were not recorded: others stand in, with their md5."""
    (base / ".gitignore").write_text("")
    lock = (METRICS / "dvc.lock").read_text()
    for name in ["process_data", "train_model", "evaluate"]:
        script = f"print('{name}')\n".encode()
        (base / "src" / f"{name}.py").write_bytes(script)
        before, path, after = lock.partition(f"    - path: src/{name}.py\n      hash: md5\n      md5: ")
        assert path, name
        lock = before + path + hashlib.md5(script).hexdigest() + after[32:]
    (base / "dvc.lock").write_text(lock)
    for name in ["dvc.yaml", "params.yaml", "metrics.json"]:
        shutil.copyfile(METRICS / name, base / name)
    commit(base, run)
    return base


def same(project, run, state, *options, status=1):
    assert run("mlgate", "dvc", "status", *options, cwd=project, status=status) == state


def test_clean(base, run):
    for options in [(), ("--commit", "HEAD"), ("--staged",)]:
        same(base, run, recorded("status-clean.txt"), *options, status=0)
        same(base, run, recorded("status-clean.json"), "--json", *options, status=0)


def edit_training_data(project):
    with open(project / "data/processed/train.csv", "a") as file:
        file.write("5.1,3.5,1.4,0.2,0\n")


def test_edited_data(base, run):
    edit_training_data(base)
    same(base, run, recorded("status-train-modified.txt"))
    same(base, run, recorded("status-train-modified.json"), "--json")
    # Data is no part of a commit.
    same(base, run, recorded("status-clean.txt"), "--commit", "HEAD", status=0)


def test_deleted_output(base, run):
    (base / "models/model.pkl").unlink()
    same(base, run, recorded("status-model-deleted.txt"))


def test_changed_script(base, run):
    with open(base / "src/train_model.py", "a") as file:
        file.write("# changed\n")
    same(base, run, recorded("status-script-modified.txt"))
    same(base, run, recorded("status-clean.txt"), "--staged", status=0)
    run("git", "add", "src", cwd=base)
    same(base, run, recorded("status-script-modified.txt"), "--staged")
    commit(base, run)
    same(base, run, recorded("status-script-modified.txt"), "--commit", "HEAD")
    same(base, run, recorded("status-clean.txt"), "--commit", "HEAD~1", status=0)


def test_changed_parameters(metrics, run):
    same(metrics, run, recorded("status-clean.txt"), status=0)
    shutil.copyfile(METRICS / "params.yaml.after", metrics / "params.yaml")
    same(metrics, run, recorded("status-params-changed.txt", "metrics"))
    commit(metrics, run)
    same(metrics, run, recorded("status-params-changed.txt", "metrics"), "--commit", "HEAD")


def test_data_that_is_not_here(base, tmp_path, run):
    """In a clone nothing of the data is needed to say what the commit says."""
    run("git", "clone", "--quiet", base, tmp_path / "clone")
    same(tmp_path / "clone", run, recorded("status-clean.txt"), "--commit", "HEAD", status=0)
    same(
        tmp_path / "clone", run,
        "get_data:\n"
        "\tchanged outs:\n"
        "\t\tnot in cache:       data/raw/iris.csv\n"
        "process_data:\n"
        "\tchanged deps:\n"
        "\t\tdeleted:            data/raw/iris.csv\n"
        "\tchanged outs:\n"
        "\t\tnot in cache:       data/processed/test.csv\n"
        "\t\tnot in cache:       data/processed/train.csv\n"
        "train_model:\n"
        "\tchanged deps:\n"
        "\t\tdeleted:            data/processed/train.csv\n"
        "\tchanged outs:\n"
        "\t\tnot in cache:       models/model.pkl\n",
    )


@pytest.mark.parametrize("kind", ["dot", "mermaid"])
def test_graph(base, run, kind):
    expected = recorded(f"dag.{kind}").rstrip("\n") + "\n"
    for options in [(), ("--commit", "HEAD"), ("--staged",)]:
        assert run("mlgate", "dvc", "dag", "--format", kind, *options, cwd=base) == expected


def boxes(text):
    """The names in the boxes that DVC draws."""
    return sorted(line.split("|")[1].strip() for line in text.splitlines() if line.count("|") == 2)


def test_tree(base, run):
    assert run("mlgate", "dvc", "dag", cwd=base) == "get_data\n└─ process_data\n   └─ train_model\n"
    assert boxes(recorded("dag.txt")) == ["get_data", "process_data", "train_model"]


def test_tree_with_two_ways(metrics, run):
    tree = run("mlgate", "dvc", "dag", cwd=metrics)
    assert tree == (
        "get_data\n└─ process_data\n   ├─ train_model\n   │  └─ evaluate\n   └─ evaluate\n"
    )


def different(project, run, state, *options):
    assert run("mlgate", "dvc", "diff", *options, cwd=project, status=1) == state


def test_data_diff(base, run):
    edit_training_data(base)
    different(base, run, recorded("diff-train-modified.txt"), "--only", "data")
    different(base, run, recorded("diff-train-modified.json"), "--only", "data", "--format", "json")


# What `mlgate dvc diff` calls the formats, and how DVC's answers end.
FORMATS = {"text": "txt", "markdown": "md"}


@pytest.mark.parametrize("kind", ["metrics", "params"])
def test_values_diff(metrics, run, kind):
    for name in ["params.yaml", "metrics.json"]:
        shutil.copyfile(METRICS / f"{name}.after", metrics / name)
    for format, suffix in FORMATS.items():
        expected = recorded(f"{kind}-diff.{suffix}", "metrics")
        different(metrics, run, expected, "--only", kind, "--format", format)
    expected = json.loads(recorded(f"{kind}-diff.json", "metrics"))
    names = ["--only", kind, "--format", "json"]
    assert json.loads(run("mlgate", "dvc", "diff", *names, cwd=metrics, status=1)) == expected
    # The same between two commits, where the newer has a name of its own.
    commit(metrics, run)
    assert json.loads(run("mlgate", "dvc", "diff", "HEAD~1", "HEAD", *names, cwd=metrics, status=1)) == expected
