"""Shards that do not belong together, that were changed on their way, or that nobody should ask for."""

import json
import os
import pathlib
import random
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
MLGATE = os.environ.get("MLGATE", str(ROOT / ".build/release/mlgate"))


def mlgate(folder, *arguments, **variables):
    done = subprocess.run(
        [MLGATE, *arguments], cwd=folder, env={**os.environ, **variables}, capture_output=True, text=True, timeout=60
    )
    return done.returncode, done.stdout, done.stderr


def git(folder, *arguments):
    author = ["-c", "user.name=Author", "-c", "user.email=author@example.com"]
    subprocess.run(["git", *author, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path):
    git(tmp_path, "init", "--quiet")
    (tmp_path / "requirements.txt").write_text("numpy\n")
    experiments = tmp_path / "experiments"
    experiments.mkdir()
    for number in range(3):
        (experiments / f"exp-00{number}-caf\u00e9.yaml").write_text("experiment:\n  id: exp-001  # mlgate: ignore[SYN004]\n")
    os.rename(os.fsencode(experiments) + b"/exp-002-caf\xc3\xa9.yaml", os.fsencode(experiments) + b"/exp-002-caf\xe9.yaml")
    (tmp_path / ".mlgate.yaml").write_text("ignores: [{path: old/, rules: [EXP], reason: old}]\n")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "fix: begin")
    return tmp_path


def judge(folder, count, *arguments, name="part"):
    files = [f"{name}-{number}" for number in range(1, count + 1)]
    for number, file in enumerate(files, 1):
        done = mlgate(folder, "check", "--commit", "HEAD", "--shard", f"{number}/{count}", "--shard-file", file, *arguments)
        assert (done[0], done[2]) == (0, "")
    return files


def test_what_a_shard_says(repository):
    done = mlgate(repository, "check", "--commit", "HEAD", "--shard", "1/2")
    assert done == (0, "shard 1/2: 1 finding in mlgate-shard-1.json; 'mlgate merge' gives the verdict\n", "")
    assert mlgate(repository, "check", "--commit", "HEAD", "--shard", "2/2", "--quiet") == (0, "", "")
    single = mlgate(repository, "check", "--commit", "HEAD")
    assert single[0] == 1
    assert mlgate(repository, "merge", "mlgate-shard-2.json", "mlgate-shard-1.json") == single


def test_the_documented_commands(repository):
    text = (ROOT / "docs/sharding.md").read_text()
    commands = text.split("```sh\n")[1].split("```")[0]
    path = f"{pathlib.Path(MLGATE).resolve().parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(["sh", "-ec", commands], cwd=repository, env={**os.environ, "PATH": path}, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "")
    assert mlgate(repository, "check", "--commit", "HEAD", "--output", "junit=one.xml")[0] == 1
    assert (repository / "mlgate-junit.xml").read_bytes() == (repository / "one.xml").read_bytes()


def test_the_same_shard_is_the_same_bytes_but_for_its_times(repository):
    def contents(file):
        shard = json.loads((repository / file).read_text())
        shard["shard"]["acrossFilesMilliseconds"] = shard["shard"]["filesMilliseconds"] = 0
        return json.dumps(shard)

    first, second = judge(repository, 2, name="a"), judge(repository, 2, name="b")
    assert [contents(file) for file in first] == [contents(file) for file in second]


@pytest.mark.parametrize("files, message", [
    (["part-2", "part-3"], "shard 1/3 is missing: nothing is known of its files"),
    (["part-3"], "shards 1/3, 2/3 are missing: nothing is known of their files"),
    (["part-1", "part-2", "part-3", "part-1"], "part-1 and part-1 are both shard 1/3"),
])
def test_lost_and_doubled(repository, files, message):
    judge(repository, 3)
    assert mlgate(repository, "merge", *files, "--output", "json=report.json") == (3, "", f"mlgate: {message}\n")
    assert not (repository / "report.json").exists()


@pytest.mark.parametrize("options, difference", [
    (["--costs", "across=1,files=1,bytes=1"], "--costs differs"),
    (["--strict"], None),
    (["--select", "EXP"], "--select or --ignore differs"),
    (["--ignore", "EXP004"], "--select or --ignore differs"),
    (["--ignore", "SYN012"], "--select or --ignore differs"),
    (["--config", "other.yaml"], "--config differs"),
    (["--baseline", "known.json"], "the baseline differs"),
])
def test_of_two_runs(repository, options, difference):
    (repository / "other.yaml").write_text("strict: false\n")
    (repository / "known.json").write_text('{"schema": 1, "findings": []}\n')
    judge(repository, 2)
    judge(repository, 2, *options, name="other")
    code, output, errors = mlgate(repository, "merge", "part-1", "other-2")
    difference = difference or "their options differ"
    assert (code, output) == (3, "")
    assert errors == f"mlgate: part-1 and other-2 are of two runs: {difference}; merge shards of one run\n"


def test_a_job_that_lacks_objects(tmp_path):
    """It weighs the files otherwise, so that one of them could be in no shard."""
    git(tmp_path, "init", "--quiet")
    (tmp_path / "experiments").mkdir()
    for number in range(12):
        padding = "# long\n" * 20_000 if number == 3 else ""
        (tmp_path / "experiments" / f"exp-{number:03}.yaml").write_text(f"experiment:\n  id: exp-{number:03}\n{padding}")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "fix: begin")
    judge(tmp_path, 3)
    name = subprocess.run(
        ["git", "rev-parse", "HEAD:experiments/exp-003.yaml"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout.strip()
    (tmp_path / ".git" / "objects" / name[:2] / name[2:]).unlink()
    assert mlgate(tmp_path, "check", "--commit", "HEAD", "--shard", "3/3", "--shard-file", "part-3")[0] == 0
    assert mlgate(tmp_path, "merge", "part-1", "part-2", "part-3") == (
        3, "", "mlgate: part-1 and part-3 are of two runs: the split of the files (one may lack objects) differs; "
        "merge shards of one run\n"
    )
    # Where all jobs lack them, the merged report says so as one run does.
    files = judge(tmp_path, 3)
    single = mlgate(tmp_path, "check", "--commit", "HEAD")
    assert "exp-003.yaml" in single[1]
    assert mlgate(tmp_path, "merge", *files) == single


def test_of_two_commits(repository):
    judge(repository, 2)
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "fix: again")
    judge(repository, 2, name="other")
    assert mlgate(repository, "merge", "part-1", "other-2") == (
        3, "", "mlgate: part-1 and other-2 are of two runs: the commit differs; merge shards of one run\n"
    )


@pytest.mark.parametrize("change, message", [
    (lambda text: text[:-20], "is no whole report of a shard: write it with 'mlgate check --shard'"),
    (lambda text: "", "is no whole report of a shard: write it with 'mlgate check --shard'"),
    (lambda text: "[" * 100_000, "is no whole report of a shard: write it with 'mlgate check --shard'"),
    (lambda text: text.replace('"schema":1', '"schema":2'), "was written by another version of mlgate"),
    (lambda text: text.replace('"number":1', '"number":9'), "was changed since 'mlgate check --shard' wrote it"),
    (lambda text: text.replace('"REQ001"', '"REQ\\u001b[31m"'), "was changed since 'mlgate check --shard' wrote it"),
    (lambda text: text.replace('"column":1', '"column":9223372036854775807'),
     "is no whole report of a shard: write it with 'mlgate check --shard'"),
    (lambda text: text.replace('"checkedFiles":', '"checkedFiles":-'), "was changed since 'mlgate check --shard' wrote it"),
    (lambda text: text.replace('"firstColumn":1,', '"firstColumn":9223372036854775807,'),
     "is no whole report of a shard: write it with 'mlgate check --shard'"),
    (lambda text: json.dumps({"schema": 1, "shard": {**json.loads(text)["shard"], "outcomes": []}}),
     "was changed since 'mlgate check --shard' wrote it"),
    (lambda text: text.replace('"tool":"', '"tool":"0.'), "was written by another version of mlgate"),
])
def test_changed(repository, change, message):
    (file,) = judge(repository, 1)
    text = (repository / file).read_text()
    assert change(text) != text
    (repository / file).write_text(change(text))
    assert mlgate(repository, "merge", file) == (3, "", f"mlgate: part-1 {message}\n")


def test_changed_at_random(repository):
    (file,) = judge(repository, 1, "--with-page")
    text = (repository / file).read_bytes()
    source = random.Random(1)
    codes = set()
    for _ in range(150):
        changed = bytearray(text)
        for _ in range(source.randint(1, 3)):
            place = source.randrange(len(changed))
            kind = source.randrange(4)
            if kind == 0:
                changed[place] = source.randrange(256)
            elif kind == 1:
                del changed[place:place + source.randint(1, 40)]
            elif kind == 2:
                changed[place:place] = source.choice([b"-", b"9" * 19, b"null", b"[]", b'"', b"\x00", b"1e400"])
            else:
                other = source.randrange(len(changed))
                changed[place:place] = changed[other:other + source.randint(1, 60)]
        (repository / "changed").write_bytes(changed)
        code, _, errors = mlgate(repository, "merge", "changed", "--output", "html=page.html", "--output", "junit=j.xml")
        assert code in (0, 1, 3), (code, errors, bytes(changed))
        assert code != 3 or errors.startswith("mlgate: ") or not errors
        codes.add(code)
    assert codes >= {1, 3}


@pytest.mark.parametrize("arguments, message", [
    (["check", "--shard", "1/2"], "--shard judges a commit, the same in every job: add '--commit HEAD'"),
    (["check", "--staged", "--shard", "1/2"], "--shard judges a commit, the same in every job: add '--commit HEAD'"),
    (["check", "--commit", "HEAD", "--base", "HEAD", "--shard", "1/2"],
     "--shard judges a commit, the same in every job: add '--commit HEAD'"),
    (["check", "--commit", "HEAD", "--shard", "1/2", "requirements.txt"],
     "--shard judges a commit, the same in every job: add '--commit HEAD'"),
    (["check", "--commit", "HEAD", "--shard", "1/2", "--output", "json=x"],
     "a shard is no report yet: 'mlgate merge' takes --format and --output"),
    (["check", "--commit", "HEAD", "--costs", "across=1,files=1,bytes=1"],
     "--costs, --shard-file and --with-page belong to --shard"),
    (["check", "--commit", "HEAD", "--shard", "0/2"], "The value '0/2' is invalid for '--shard <K/N>'"),
    (["check", "--commit", "HEAD", "--shard", "3/2"], "The value '3/2' is invalid for '--shard <K/N>'"),
    (["check", "--commit", "HEAD", "--shard", "1/257"], "The value '1/257' is invalid for '--shard <K/N>'"),
    (["check", "--commit", "HEAD", "--shard", "+1/2"], "The value '+1/2' is invalid for '--shard <K/N>'"),
    (["check", "--commit", "HEAD", "--shard", "/"], "The value '/' is invalid for '--shard <K/N>'"),
    (["plan", "--shards", "0"], "--shards must be from 1 to 256"),
    (["plan", "--shards", "2", "--costs", "across=1,files=x,bytes=1"],
     "The value 'across=1,files=x,bytes=1' is invalid for '--costs <costs>'"),
])
def test_wrong_usage(repository, arguments, message):
    code, output, errors = mlgate(repository, *arguments)
    assert (code, output) == (2, "")
    assert message in errors


def test_a_page_that_the_shards_do_not_hold(repository):
    files = judge(repository, 2)
    assert mlgate(repository, "merge", *files, "--output", "html=page.html") == (
        2, "", "mlgate: the shards do not hold what the HTML page and RESULTS.md show; judge them with --with-page\n"
    )


def test_nothing_is_guessed(repository):
    """A job that GitLab numbers is no part of one unless somebody says so."""
    single = mlgate(repository, "check", "--commit", "HEAD")
    assert mlgate(repository, "check", "--commit", "HEAD", CI_NODE_INDEX="2", CI_NODE_TOTAL="4", GITLAB_CI="true") == single


def test_plans(repository):
    code, output, _ = mlgate(repository, "plan", "--shards", "2")
    assert (code, output) == (0, PLAN)
    assert mlgate(repository, "plan", "--shards", "2", "--format", "github")[1] == (
        '{"include": [{"shard": "1/2", "costs": ""}, {"shard": "2/2", "costs": ""}]}\n'
    )
    # A cheap comparison leaves the first shard its share of the files; a dear one leaves none.
    assert mlgate(repository, "plan", "--shards", "2", "--costs", "across=0,files=9,bytes=9")[1].splitlines()[0] == (
        "1/2: 3 files, and what compares files (52 %)"
    )
    assert mlgate(repository, "plan", "--shards", "2", "--costs", "across=9000,files=9,bytes=9")[1].splitlines() == [
        "1/2: 0 files, and what compares files (89 %)", "2/2: 5 files (10 %)",
    ]


PLAN = "1/2: 1 file, and what compares files (42 %)\n2/2: 4 files (57 %)\n"
