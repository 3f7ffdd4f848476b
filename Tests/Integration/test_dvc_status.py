"""`mlgate dvc status` against `dvc status` on random pipelines: in the work tree and from git alone."""

import json
import os
import subprocess

import pytest
from dvc.exceptions import DvcException
from dvc_pipelines import Pipeline

SEEDS = int(os.environ.get("MLGATE_DIFFERENTIAL_SEEDS", 20))


def mlgate_status(folder, *arguments):
    result = subprocess.run(["mlgate", "dvc", "status", "--json", *arguments], cwd=folder, capture_output=True, text=True)
    status = json.loads(result.stdout) if result.stdout else None
    assert result.returncode == (0 if status == {} else 1), result.stderr
    # Where DVC refuses the project, mlgate says why.
    assert (status is None) == bool(result.stderr), result.stderr
    return status, result.stderr


def dvc_status(checkout):
    """What DVC says; nothing where it refuses the project."""
    try:
        return checkout.in_dvc(lambda repo: repo.status())
    except DvcException:
        return None


@pytest.mark.parametrize("seed", range(SEEDS))
def test_same_as_dvc(seed, tmp_path):
    pipeline = Pipeline(tmp_path / "project", seed)
    assert mlgate_status(pipeline.folder)[0] == dvc_status(pipeline)
    pipeline.commit()
    assert mlgate_status(pipeline.folder, "--commit", "HEAD")[0] == {
        # Nothing of the data changed; only this stays.
        name: changes for name, changes in dvc_status(pipeline).items() if changes == ["always changed"]
    }

    changes = pipeline.change()
    pipeline.commit()
    checkout = pipeline.checked_out(tmp_path / "clone")
    expected = dvc_status(checkout)
    # What DVC did not check out, because the stage never made it, it calls deleted in both.
    got, errors = mlgate_status(pipeline.folder, "--commit", "HEAD")
    assert got == expected, f"{changes}\n{errors}"

    changes += pipeline.change_disk()
    got, errors = mlgate_status(pipeline.folder)
    assert got == dvc_status(pipeline), f"{changes}\n{errors}"


@pytest.mark.parametrize("seed", range(SEEDS))
def test_graph_same_as_dvc(seed, tmp_path):
    """Which stage needs which, after the same changes; DVC's own order of lines is not sorted."""
    pipeline = Pipeline(tmp_path / "project", seed)
    changes = pipeline.change()
    pipeline.commit()
    try:
        expected = pipeline.in_dvc(
            lambda repo: (
                sorted(stage.addressing for stage in repo.index.graph),
                sorted((needed.addressing, stage.addressing) for stage, needed in repo.index.graph.edges),
            )
        )
    except DvcException:
        expected = None
    result = subprocess.run(
        ["mlgate", "dvc", "dag", "--format", "dot", "--commit", "HEAD"], cwd=pipeline.folder, capture_output=True, text=True
    )
    assert result.returncode == (1 if expected is None else 0), f"{changes}\n{result.stderr}"
    if expected is None:
        return
    lines = [line.removesuffix(";") for line in result.stdout.splitlines()[1:-1]]
    pairs = [tuple(json.loads(name) for name in line.split(" -> ")) for line in lines]
    assert (sorted(pair[0] for pair in pairs if len(pair) == 1), sorted(pair for pair in pairs if len(pair) == 2)) == expected
