"""`mlgate dvc diff` against `dvc diff`, `dvc params diff` and `dvc metrics diff` on random pipelines.

Deliberate differences, which the pipelines below leave out:

- Two parameters that come out under one name (`a.b: 1` beside `a: {b: 2}`) end DVC with an error; mlgate takes the
  last.
- A file that holds one value instead of a mapping is shown where it is new or gone; DVC says nothing of it then.
- Two equal hashes are the same content even where DVC 2 made the one and DVC 3 the other, and files on disk are hashed
  as the older side recorded them; DVC calls them modified, unless it remembers the one commit for the other.
- The files of a folder are compared where the cache holds its list; DVC also remembers lists that it once read.
- The difference of integers past 64 bits is left out.
- Paths are those from the project's folder, wherever the command is run.
- What cannot be read is named, with exit code 3 where nothing else differs; DVC goes on with exit code 0.
"""

import contextlib
import io
import json
import os
import subprocess

import pytest
from dvc.cli import main as dvc_main
from dvc_pipelines import Pipeline

SEEDS = int(os.environ.get("MLGATE_DIFFERENTIAL_SEEDS", 20))


def dvc(pipeline, *arguments):
    """What the command prints; nothing where DVC refuses the project."""
    here = os.getcwd()
    os.chdir(pipeline.folder)
    # Else DVC puts back the standard output that it found when it was loaded.
    os.environ["DVC_TEST"] = "true"
    output = io.StringIO()
    try:
        with contextlib.redirect_stdout(output):
            code = dvc_main(list(arguments))
    finally:
        os.chdir(here)
        del os.environ["DVC_TEST"]
    return None if code else output.getvalue()


def mlgate(pipeline, *arguments):
    result = subprocess.run(["mlgate", "dvc", "diff", *arguments], cwd=pipeline.folder, capture_output=True, text=True)
    assert result.returncode in (0, 1, 3), result.stderr
    return result.stdout, result


def normal(text):
    """JSON in one order: DVC's own follows Python's hashes."""
    return json.dumps(json.loads(text), sort_keys=True)


def assert_same_data(pipeline, names, changes, seed):
    """Whether DVC takes the project at all."""
    said = dvc(pipeline, "diff", "--json", "--show-hash", *names)
    if said is None:
        result = mlgate(pipeline, *names)[1]
        assert (result.stdout, bool(result.stderr)) == ("", True), (changes, result)
        return False
    got, result = mlgate(pipeline, *names, "--only", "data", "--format", "json", "--show-hash")
    assert got == said, (changes, names, result)
    format, flag = [("text", []), ("markdown", ["--md"]), ("json", ["--json"])][seed % 3]
    # With hashes DVC ends with a traceback where nothing was recorded.
    hashes = ["--show-hash"] if seed % 2 and "null" not in said else []
    got, result = mlgate(pipeline, *names, "--only", "data", "--format", format, *hashes)
    assert got == dvc(pipeline, "diff", *flag, *hashes, *names), (changes, names, result)
    return True


def assert_same_values(pipeline, kind, names, changes, seed):
    values = [names[0], *(names[1:] or ["workspace"])]
    more = ["--all"] if seed % 3 == 0 else []
    got, result = mlgate(pipeline, *names, "--only", kind, "--format", "json", *more)
    expected = dvc(pipeline, kind, "diff", "--json", *more, *values)
    assert normal(got) == normal(expected), (changes, names, more, result)
    format, flag = [("text", []), ("markdown", ["--md"])][seed % 2]
    got, result = mlgate(pipeline, *names, "--only", kind, "--format", format)
    expected = dvc(pipeline, kind, "diff", *flag, *values)
    # The order of the files is that of Python's hashes.
    assert sorted(got.splitlines()) == sorted(expected.splitlines()), (changes, names, result)


def assert_same(pipeline, names, changes, seed):
    if assert_same_data(pipeline, names, changes, seed):
        for kind in ["params", "metrics"]:
            assert_same_values(pipeline, kind, names, changes, seed)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_diff_same_as_dvc(seed, tmp_path):
    pipeline = Pipeline(tmp_path / "project", seed, keeps_records=True)
    pipeline.edit_metrics()
    pipeline.list_files()
    pipeline.commit()
    changes = pipeline.change_values()
    pipeline.commit()
    assert_same(pipeline, ["HEAD~1", "HEAD"], changes, seed)
    changes += ["then", *pipeline.change_values(), *pipeline.change_disk()]
    assert_same(pipeline, ["HEAD"], changes, seed)
