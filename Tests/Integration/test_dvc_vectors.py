"""Every state that Tests/Vectors/dvc-status.txt records, set up anew: DVC and mlgate say what is recorded.

And every pipeline and configuration of the second table, which DVC refuses or takes: mlgate does the same.

Where DVC and mlgate differ on purpose:

- Where something changed, mlgate ends with 1; DVC with 0.
- Nothing outside the repository is read: of an output there mlgate says that it cannot tell, with exit code 3, where DVC
  looks at it.
- Where a project has neither a `.dvc` file nor a stage, DVC prints a hint. mlgate says that all is up to date, and where
  there is no dvc.yaml either, that there is nothing to judge, with exit code 2.
- Where several places are wrong, mlgate names each; DVC the first.
- `dvc status` shows stages whose outputs overlap or that need each other, as DVC does; `dvc dag` refuses them, as DVC does.
  What they print beyond that, the scenarios that a stage ran, is in dvc-templates.json.
"""

import contextlib
import json
import os
import pathlib
import re
import shutil
import subprocess

import pytest
from dvc.exceptions import DvcException
from dvc.repo import Repo
from dvc.utils.serialize import dump_yaml, load_yaml

VECTORS = pathlib.Path(__file__).parent.parent / "Vectors"


def recorded_states():
    """By the name of the state, the JSON that `dvc status --json` printed, or the text of its error."""
    lines = (VECTORS / "dvc-status.txt").read_text().splitlines()
    states = [re.fullmatch(r"(\S.{43}) (\{.*|ERROR: .*|invalid .*)", line) for line in lines]
    return {
        state[1].rstrip(): json.loads(state[2]) if state[2].startswith("{") else state[2] for state in states if state
    }


RECORDED = recorded_states()

PIPELINE = """\
stages:
  prep:
    cmd: sh prep.sh
    deps: [prep.sh, data/raw.csv]
    outs: [data/proc]
  train:
    cmd: sh train.sh
    deps: [train.sh, data/proc]
    params: [train.lr, train.layers, seed]
    outs: [model.pkl]
    metrics: [{metrics.json: {cache: false}}]
"""
FILES = {
    "dvc.yaml": PIPELINE,
    "params.yaml": "seed: 42\ntrain:\n  lr: 0.1\n  layers: [1, 2]\n",
    "data/raw.csv": "a\n1\n",
    "prep.sh": "mkdir -p data/proc\ncp data/raw.csv data/proc/x\necho b >data/proc/y\n",
    "train.sh": "cp data/proc/x model.pkl\necho '{\"acc\": 0.9}' >metrics.json\n",
}


class Project:
    """The little pipeline of the recorded states, and what is done to it."""

    def __init__(self, folder):
        self.folder = folder

    def write(self, path, text):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        target.write_text(text)

    def replace(self, path, old, new):
        text = (self.folder / path).read_text()
        assert old in text, (path, text)
        self.write(path, text.replace(old, new, 1))

    def remove(self, path):
        target = self.folder / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()

    def stage(self, name, **fields):
        pipeline = load_yaml(self.folder / "dvc.yaml")
        pipeline["stages"][name].update(fields)
        dump_yaml(self.folder / "dvc.yaml", pipeline)

    def lose_cache(self):
        self.remove(".dvc/cache")

    def lose_cache_and_output(self):
        self.lose_cache()
        self.remove("model.pkl")

    def in_dvc(self, action):
        here = os.getcwd()
        os.chdir(self.folder)
        try:
            with Repo() as repo:
                return action(repo)
        finally:
            os.chdir(here)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory):
    """The pipeline before it ran and after."""
    folder = tmp_path_factory.mktemp("states")
    before, after = folder / "before", folder / "after"
    subprocess.run(["git", "init", "--quiet", before], check=True)
    with contextlib.chdir(before):
        Repo.init(str(before)).close()
    project = Project(before)
    for path, text in FILES.items():
        project.write(path, text)
    project.in_dvc(lambda repo: repo.add("data/raw.csv"))
    shutil.copytree(before, after, symlinks=True)
    Project(after).in_dvc(lambda repo: repo.reproduce())
    return {"before": before, "after": after}


def after_losing(*steps):
    """The states from "cache gone" on were recorded without cache and model."""

    def change(project):
        project.lose_cache_and_output()
        for step in steps:
            step(project)

    return change


def recorded_hash(change):
    """Changes the md5 that dvc.lock begins with: that of data/raw.csv."""
    return lambda project: project.replace(
        "dvc.lock", "34ff2335cbe2045ddc3b78993d1e971d", change("34ff2335cbe2045ddc3b78993d1e971d"))


def raw_file(text):
    return lambda project: project.write("data/raw.csv.dvc", text)


RAW = "outs:\n- md5: 34ff2335cbe2045ddc3b78993d1e971d\n  size: 4\n  hash: md5\n  path: raw.csv\n"

STATES = {
    "before repro": lambda project: None,
    "clean": lambda project: None,
    "raw changed": lambda project: project.write("data/raw.csv", "a\n2\n"),
    "touched only": lambda project: os.utime(project.folder / "data/raw.csv", (1, 1)),
    "raw deleted": lambda project: project.remove("data/raw.csv"),
    "param modified": lambda project: project.replace("params.yaml", "0.1", "0.2"),
    "param 0.1->1e-1": lambda project: project.replace("params.yaml", "0.1", "1e-1"),
    "param 42->42.0": lambda project: project.replace("params.yaml", "42", "42.0"),
    "param removed": lambda project: project.replace("params.yaml", "seed: 42\n", ""),
    "params.yaml removed": lambda project: project.remove("params.yaml"),
    "cmd changed": lambda project: project.stage("train", cmd="sh train.sh more"),
    "out removed from dvc.yaml": lambda project: project.stage("train", outs=[]),
    "out added in dvc.yaml": lambda project: project.stage("train", outs=["model.pkl", "extra.bin"]),
    "dep removed from dvc.yaml": lambda project: project.stage("train", deps=["data/proc"]),
    "frozen + param modified": lambda project: (
        project.stage("train", frozen=True), project.replace("params.yaml", "0.1", "0.2")),
    "always_changed": lambda project: project.stage("train", always_changed=True),
    "file missing in dir out": lambda project: project.remove("data/proc/y"),
    "cache gone, workspace ok": lambda project: project.lose_cache(),
    "cache gone + out gone": after_losing(),
    "lock gone": after_losing(lambda project: project.remove("dvc.lock")),
    "size edited in lock": after_losing(lambda project: project.replace("dvc.lock", "size: 4", "size: 5")),
    "nfiles edited in lock": after_losing(lambda project: project.replace("dvc.lock", "nfiles: 2", "nfiles: 3")),
    "md5 edited in lock (1st)": after_losing(recorded_hash(lambda md5: "0" + md5[1:])),
    "md5 uppercase in lock": after_losing(recorded_hash(str.upper)),
    "lock schema float": lambda project: project.replace("dvc.lock", "'2.0'", "2.0"),
    ".dvc hash: sha256": after_losing(raw_file(RAW.replace("hash: md5", "hash: sha256"))),
    ".dvc w/o hash (2.x), LF file": after_losing(raw_file(RAW.replace("  hash: md5\n", ""))),
    ".dvc add-ed with top md5": after_losing(raw_file("md5: 34ff2335cbe2045ddc3b78993d1e971d\n" + RAW)),
    ".dvc gitignored": after_losing(lambda project: project.write(".gitignore", "*.dvc\n")),
    "dvc.lock gitignored": lambda project: project.write(".gitignore", "/dvc.lock\n"),
    ".dvc under dvcignored": lambda project: project.write(".dvcignore", "#\n#\n#\ndata\n"),
}


def mlgate(folder, *arguments):
    return subprocess.run(["mlgate", *arguments], cwd=folder, capture_output=True, text=True, timeout=60)


def dvc_status(project):
    """What DVC says; nothing where it refuses the project."""
    try:
        return project.in_dvc(lambda repo: repo.status())
    except DvcException:
        return None


# What mlgate says where DVC refuses the project.
REFUSED = {
    "lock schema float": (
        "dvc.lock:1:9: the text '2.0', with quotes around it is expected here, not the decimal number 2.0\n"),
    "dvc.lock gitignored": "dvc.lock: a .gitignore covers it, and DVC refuses to work; take it out there\n",
    ".dvc under dvcignored": "dvc.yaml:5:12: 'data/proc' is ignored by line 4 of .dvcignore, so it cannot be an output\n",
}


def test_every_recorded_state_is_set_up():
    assert list(STATES) == list(RECORDED)
    assert {name for name, state in RECORDED.items() if isinstance(state, str)} == set(REFUSED)


@pytest.mark.parametrize("name", STATES)
def test_recorded_state(name, pristine, tmp_path):
    project = Project(tmp_path / "project")
    shutil.copytree(pristine["before" if name == "before repro" else "after"], project.folder, symlinks=True)
    STATES[name](project)
    result = mlgate(project.folder, "dvc", "status", "--json")
    if name in REFUSED:
        assert dvc_status(project) is None, RECORDED[name]
        assert (result.returncode, result.stdout, result.stderr) == (1, "", REFUSED[name])
        return
    assert dvc_status(project) == RECORDED[name], "the state is the recorded one"
    assert (json.loads(result.stdout), result.stderr) == (RECORDED[name], "")
    assert result.stdout == json.dumps(json.loads(result.stdout), ensure_ascii=False) + "\n"
    assert result.returncode == (1 if RECORDED[name] else 0)


def test_links_in_a_folder(empty_project):
    """A link to a file is a file; one to a folder is nothing."""
    for path in ["d/a", "other/b"]:
        empty_project.write(path, "a\n")
    for path, target in {"d/alias": "a", "d/linked": "../other", "d/self": "."}.items():
        (empty_project.folder / path).symlink_to(target)
    empty_project.in_dvc(lambda repo: repo.add("d"))
    answer = mlgate(empty_project.folder, "dvc", "status", "--json")
    assert (dvc_status(empty_project), answer.returncode, answer.stdout) == ({}, 0, "{}\n")
    (empty_project.folder / "d/gone").symlink_to("nowhere")
    with pytest.raises(FileNotFoundError):
        dvc_status(empty_project)
    answer = mlgate(empty_project.folder, "dvc", "status")
    assert (answer.returncode, answer.stdout, answer.stderr) == (
        3, "",
        "mlgate: d.dvc: whether 'd.dvc' changed cannot be told: 'd' cannot be read: 'gone' is a link to nothing\n")


def test_files_of_dvc_inside_an_output(empty_project):
    """DVC does not look into outputs of the files above."""
    empty_project.write("dvc.yaml", stage("    outs: [{out: {cache: false}}]\n"))
    empty_project.write("out/dvc.yaml", "stages: {b: {cmd: '${nothing}'}}\n")
    empty_project.write("out/deep/d.dvc", "no: schema\n")
    answer = mlgate(empty_project.folder, "dvc", "status", "--json")
    expected = {"a": [{"changed outs": {"out": "modified"}}]}
    assert (dvc_status(empty_project), json.loads(answer.stdout), answer.stderr) == (expected, expected, "")


def recorded_refusals():
    """By the name of a pipeline, how `dvc status` and `dvc dag` ended and what they printed; of a configuration, how
    `dvc status` ended."""
    pipelines, configurations, name = {}, {}, None
    for line in (VECTORS / "dvc-refusals.txt").read_text().splitlines():
        if match := re.fullmatch(r"(.{31}) *\[(stage list --fail|status|dag)\] rc=(\d+) (.*)", line):
            name = match[1].strip() or name
            pipelines.setdefault(name, {})[match[2]] = (int(match[3]), match[4].replace("|", "\n"))
        elif match := re.fullmatch(r"(\S.{25}) rc=(\d+) .*", line):
            configurations[match[1].strip()] = int(match[2])
    return pipelines, configurations


PIPELINE_ANSWERS, CONFIGURATION_ANSWERS = recorded_refusals()


def stage(body, name="a"):
    return f"stages:\n  {name}:\n    cmd: echo\n{body}"


def command(text, extra=""):
    return f"{extra}stages:\n  a:\n    cmd: {text}\n"


PIPELINES = {
    "stage name a.b": stage("", "a.b"),
    "stage name a@b": stage("", "a@b"),
    "stage name int": stage("", "1"),
    "dup outs": stage("    outs: [o]\n  b:\n    cmd: echo\n    outs: [o]\n"),
    "overlap outs": stage("    outs: [o]\n  b:\n    cmd: echo\n    outs: [o/p]\n"),
    "cycle": stage("    deps: [q]\n    outs: [p]\n  b:\n    cmd: echo\n    deps: [p]\n    outs: [q]\n"),
    "self dep": stage("    deps: [p]\n    outs: [p]\n"),
    "missing var": command("echo ${nope}"),
    "missing vars file": command("echo", "vars: [missing.yaml]\n"),
    "good templating": command("echo ${q}", "vars: [{p: 1}]\n"),
    "good templating2": command("echo ${q.x[1]} ${e}", "vars: [{q: {x: [1, 3]}, e: 1e-3}]\n"),
    "dict in outs": command("echo\n    outs: ['${m}']", "vars: [{m: {x: 1}}]\n"),
    "var redefinition": command("echo ${x}", "vars: [{x: 1}, {x: 2}]\n"),
    "foreach/matrix names": (
        "stages:\n"
        "  a: {foreach: [a b, 1, true, 0.1], do: {cmd: 'echo ${item}'}}\n"
        "  d: {foreach: {k1: 1, 2: 2}, do: {cmd: 'echo ${key} ${item}'}}\n"
        "  l: {foreach: [{x: 1}, {x: 2}], do: {cmd: 'echo ${item.x}'}}\n"
        "  m: {matrix: {p: [x, y], q: [1, {a: 1}]}, cmd: 'echo ${item.p} ${item.q} ${key}'}\n"
    ),
    "${key} in list foreach": "stages:\n  a: {foreach: [1, 2], do: {cmd: 'echo ${key}'}}\n",
    "abs cached out": stage("    outs: [/abs/path]\n"),
    "outside out": stage("    outs: [../outside]\n"),
    "out is .dvc": stage("    outs: [foo.dvc]\n"),
    "wdir missing": stage("    wdir: nodir\n    outs: [foo]\n"),
    "artifact bad name": "artifacts:\n  Bad_Name: {path: foo}\n",
    "empty dvc.yaml": "",
    "dvc.yml ignored?": None,
}


# What mlgate says where DVC refuses the file,
PIPELINE_PROBLEMS = {
    "stage name a@b": "dvc.yaml:2:3: DVC takes what follows '@' for a template's part and does not find 'a@b'\n",
    "stage name int": "dvc.yaml:2:3: a key must be text, not int; put quotes around it\n",
    "missing var": "dvc.yaml:3:10: there is no variable 'nope'\n",
    "missing vars file": "dvc.yaml:1:8: 'missing.yaml' does not exist\n",
    "good templating": "dvc.yaml:4:10: there is no variable 'q'\n",
    "dict in outs": "dvc.yaml:5:12: a dict cannot be put in here; only 'cmd' takes mappings\n",
    "var redefinition": "dvc.yaml:1:16: 'x' is defined already in 'vars[0]'; define it once\n",
    "${key} in list foreach": "dvc.yaml:2:34: there is no variable 'key'\n",
    "out is .dvc": "dvc.yaml:4:12: 'foo.dvc' is a file of DVC's own, which cannot be an output\n",
}
# and where it refuses the graph alone.
GRAPH_PROBLEMS = {
    "dup outs": "'o' is an output of 'a' and of 'b'\n",
    "overlap outs": "'o/p' of 'b' lies inside 'o' of 'a'\n",
    "cycle": "the stages need each other: 'a' needs 'b' needs 'a'\n",
    "self dep": "the stages need each other: 'a' needs 'a'\n",
}
OUTSIDE = {"abs cached out": "'/abs/path'", "outside out": "'../outside'"}
EMPTY = {"artifact bad name", "empty dvc.yaml"}
NO_FILE = {"dvc.yml ignored?"}


@pytest.fixture
def empty_project(tmp_path):
    subprocess.run(["git", "init", "--quiet", tmp_path / "empty"], check=True)
    project = Project(tmp_path / "empty")
    project.write(".dvc/config", "")
    return project


def test_every_recorded_pipeline_and_configuration_is_tried():
    assert list(PIPELINES) == list(PIPELINE_ANSWERS)
    assert list(CONFIGURATIONS) == list(CONFIGURATION_ANSWERS)


def test_what_dvc_refuses_is_refused():
    refused = {name for name, answers in PIPELINE_ANSWERS.items() if answers["status"][0] != 0}
    assert refused == set(PIPELINE_PROBLEMS)
    graphs = {name for name, answers in PIPELINE_ANSWERS.items() if answers["dag"][0] != 0}
    assert graphs - refused == set(GRAPH_PROBLEMS)


@pytest.mark.parametrize("name", PIPELINES)
def test_pipeline(name, empty_project):
    text = PIPELINES[name]
    empty_project.write("dvc.yml" if text is None else "dvc.yaml", text or "")
    status = told(mlgate(empty_project.folder, "dvc", "status"))
    graph = told(mlgate(empty_project.folder, "dvc", "dag", "--format", "dot"))
    if name in PIPELINE_PROBLEMS:
        assert status == graph == (1, "", PIPELINE_PROBLEMS[name])
        return
    if name in NO_FILE:
        assert status == graph == (2, "", "mlgate: there is no DVC project here: no .dvc file and no dvc.yaml\n")
        return
    if name in OUTSIDE:
        assert status == (
            3, "",
            f"mlgate: dvc.yaml: whether 'a' changed cannot be told: {OUTSIDE[name]} lies outside the repository\n")
    elif name in EMPTY:
        assert status == (0, "Data and pipelines are up to date.\n", "")
    else:
        recorded = PIPELINE_ANSWERS[name]["status"][1]
        assert status == (1, status[1], "")
        # Long answers were recorded as far as they fit.
        assert status[1] == recorded or len(recorded) >= 150 and status[1].startswith(recorded)
    if name in GRAPH_PROBLEMS:
        assert graph == (1, "", GRAPH_PROBLEMS[name])
    else:
        assert (graph[0], graph[2]) == (0, "")
        assert [line for line in graph[1].splitlines()[1:-1] if "->" in line] == []


def told(result):
    return result.returncode, result.stdout, result.stderr


CONFIGURATIONS = {
    "cfg quoted": "['remote \"r\"']\n    url = s3://b\n",
    "cfg unquoted section": "[remote \"r\"]\n    url = s3://b\n",
    "cfg unknown key": "[core]\n    foo = 1\n",
    "cfg bool yes": "[core]\n    autostage = yes\n",
    "cfg bool True": "[core]\n    autostage = True\n",
    "remote no url": "['remote \"r\"']\n    timeout = 1\n",
    "remote bad scheme": "['remote \"r\"']\n    url = ftp://b\n",
    "remote azure key on s3": "['remote \"r\"']\n    url = s3://b\n    account_name = x\n",
    "core.remote undefined": "[core]\n    remote = nope\n",
    "comma in url": "['remote \"r\"']\n    url = s3://b,c\n",
    "inline comment": "['remote \"r\"']\n    url = s3://b # comment\n",
    "interp %(x)s": "['remote \"r\"']\n    url = s3://%(nope)s\n",
    "dup section": "[core]\n    analytics = true\n[core]\n    autostage = true\n",
    "dup key": "[core]\n    autostage = true\n    autostage = true\n",
    "no section": "remote = r\n",
    "url no netloc s3:/b": "['remote \"r\"']\n    url = s3:/b\n    region = x\n",
    "relative url": "['remote \"r\"']\n    url = ../store\n",
    "password in config": "['remote \"r\"']\n    url = ssh://host/path\n    password = secret\n",
    "no eol/bracket": "[core",
}


CONFIGURATION_PROBLEMS = {
    "cfg unknown key": "2:5: DVC knows no setting 'foo' here",
    "cfg bool yes": "2:17: 'autostage' must be true or false",
    "remote no url": "1:1: the remote needs a 'url'",
    "remote bad scheme": "2:11: DVC has no remotes of the type 'ftp://'",
    "remote azure key on s3": "3:5: DVC knows no setting 'account_name' here",
    "comma in url": "2:11: a 'url' must be one text; a comma makes a list, so put quotes around it",
    "interp %(x)s": "2:11: %(…)s names a setting that is not there; DVC has no way to write it as text",
    "dup section": "3:1: the section 'core' is there twice; put its settings together",
    "dup key": "3:5: 'autostage' is set twice in this section",
    "no section": "1:1: 'remote' stands in no section",
    "url no netloc s3:/b": "3:5: DVC knows no setting 'region' here",
    "no eol/bracket": "1:1: this is neither a section ['name'] nor a setting key = value",
}


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_configuration(name, empty_project):
    empty_project.write(".dvc/config", CONFIGURATIONS[name])
    empty_project.write("dvc.yaml", stage(""))
    answer = told(mlgate(empty_project.folder, "dvc", "status"))
    if name in CONFIGURATION_PROBLEMS:
        assert answer == (1, "", f".dvc/config:{CONFIGURATION_PROBLEMS[name]}\n")
    else:
        assert answer == (1, "a:\n\talways changed\n", "")
    assert (CONFIGURATION_ANSWERS[name] != 0) == (name in CONFIGURATION_PROBLEMS)
