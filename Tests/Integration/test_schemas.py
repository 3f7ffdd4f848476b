"""The published JSON Schemas, read by the reference implementation for Python, agree with mlgate."""

import json
import os
import pathlib
import subprocess

import jsonschema
import pytest
import ruamel.yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
MLGATE = os.environ.get("MLGATE", str(ROOT / ".build/debug/mlgate"))
NAMES = ["configuration", "experiment", "model-metadata"]


def mlgate(*arguments, **options):
    return subprocess.run([MLGATE, *arguments], capture_output=True, text=True, **options)


def schema(name):
    done = mlgate("schema", name)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


VALIDATORS = {name: jsonschema.Draft7Validator(schema(name)) for name in NAMES}


def yaml(text):
    return ruamel.yaml.YAML(typ="safe", pure=True).load(text)


def errors(name, document):
    return [error.message for error in VALIDATORS[name].iter_errors(document)]


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_one(name):
    jsonschema.Draft7Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_schema_is_the_printed_one(name):
    committed = (ROOT / f"docs/schemas/{name}.json").read_text()
    assert committed == mlgate("schema", name).stdout, "run 'make docs'"


def test_an_unknown_schema_is_wrong_usage():
    done = mlgate("schema", "experiments")
    assert done.returncode == 2
    assert "unknown schema 'experiments'; known are configuration, experiment, model-metadata" in done.stderr


# Examples. Each rule's files are judged by mlgate and by the schema; both must say the same.

# What the schema says, and what another rule or no schema can say (a calendar, another field, another file).
RULES = {
    "experiment": {"EXP001", "EXP002", "EXP006", "EXP007"},
    "model-metadata": {"MOD001", "MOD002", "MOD012"},
}
BEYOND_A_SCHEMA = {
    "EXP002: another than the file's",
    "EXP006: a count with a point",
    "EXP007: warm-up and decay after the run",
    "MOD012: a time in words",
    "MOD012: a day that does not exist",
}
# A file that the rules leave alone, because it is no metadata of a version.
NOT_JUDGED = {"MOD001: JSON that is not the metadata of a version"}


def unmarked(text):
    return text.replace("«", "").replace("»", "")


def kind(path):
    name = pathlib.PurePosixPath(path).name
    if "experiments/" in path and name.startswith("exp-"):
        return "experiment"
    if "models/" in path and name.startswith("model_v") and name.endswith(".json"):
        return "model-metadata"
    return None


def examples():
    done = mlgate("rules", "--format", "json", *sorted(set.union(*RULES.values())))
    assert done.returncode == 0, done.stderr
    for rule in json.loads(done.stdout)["rules"]:
        for example in rule["failing"] + rule["passing"]:
            for file in example["files"]:
                if f"{rule['id']}: {example['title']}" in NOT_JUDGED:
                    continue
                if kind(unmarked(file["path"])) and "text" in file:
                    yield f"{rule['id']}: {example['title']}", file


EXAMPLES = list(examples())


def load(path, text):
    try:
        return True, json.loads(text) if path.endswith(".json") else yaml(text)
    except (ValueError, ruamel.yaml.error.YAMLError):
        return False, None


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    """The rules that report each example's file, from one run over all of them."""
    top = tmp_path_factory.mktemp("examples")
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    for number, (_, file) in enumerate(EXAMPLES):
        path = top / str(number) / unmarked(file["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(unmarked(file["text"]).encode())
    selected = ",".join(sorted(set.union(*RULES.values())))
    done = mlgate("check", "--worktree", "--format", "json", "--select", selected, "-C", str(top))
    assert done.returncode == 1, done.stderr
    reported = {}
    for finding in json.loads(done.stdout)["findings"]:
        reported.setdefault(finding["path"], set()).add(finding["rule"])
    return reported


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[title for title, _ in EXAMPLES])
def test_the_schema_agrees_with_the_rules(number, verdicts):
    title, file = EXAMPLES[number]
    path, text = unmarked(file["path"]), unmarked(file["text"])
    is_document, document = load(path, text)
    if not is_document:
        pytest.skip("not a document: another rule says so")
    found = verdicts.get(f"{number}/{path}", set())
    if title in BEYOND_A_SCHEMA:
        assert found
        return
    assert bool(errors(kind(path), document)) == bool(found), (errors(kind(path), document), found)


def test_the_exceptions_are_examples():
    assert BEYOND_A_SCHEMA <= {title for title, _ in EXAMPLES}


SEMVER = json.loads((ROOT / "Tests/Vectors/semver.json").read_text())


# Python's `$` matches before a line break at the end too; that of ECMA-262, which schemas ask for, does not.
VERSIONS = [version for version in SEMVER["valid"] + SEMVER["invalid"] if not version.endswith("\n")]


@pytest.mark.parametrize("version", VERSIONS)
def test_the_pattern_of_versions_is_the_grammar(version):
    pattern = VALIDATORS["model-metadata"].schema["properties"]["version"]
    assert jsonschema.Draft7Validator(pattern).is_valid(version) == (version in SEMVER["valid"])


# The configuration.

ACCEPTED = [
    "null",
    "{}",
    "rules:",
    "{strict: true, fail_on: warning}",
    "rules: {select: [ALL], ignore: [EXP, EXP004, unknown-parent], severity: {SYN: 'off', EXP: error}}",
    "ignores: [{path: legacy/, rules: [EXP], reason: old}]",
    "paths: {experiments: [runs/, '**/exp-*.yaml'], models: []}",
    "large_files: {limit: 10485760}",
    "large_files: {limit: 1.5 GB}",
    "limits: {document_size: 1 MiB, depth: 128}",
    "experiments: {ranges: {training.learning_rate: {min: 0.1, max: 1}}, overfitting_gap: 0}",
    "smoke_train: {test_size: 0.5, enabled: false}",
]
REFUSED = [
    "[]",
    "unknown: 1",
    "strict: 'true'",
    "fail_on: off",
    "rules: {ignore: EXP}",
    "rules: {ignore: [missing-sed]}",
    "rules: {severity: {EXP: info}}",
    "rules: {severity: {nothing: error}}",
    "ignores: [{path: legacy/, rules: [EXP]}]",
    "ignores: [{path: '!a', rules: [EXP], reason: old}]",
    "ignores: [{path: '', rules: [EXP], reason: old}]",
    "ignores: [{path: a, rules: [], reason: old}]",
    "ignores: [a]",
    "paths: {experiments: runs}",
    "paths: {experiments: [1]}",
    "paths: {experiments: [/]}",
    "large_files: {limit: 10 megabytes}",
    "large_files: {limit: 0}",
    "limits: {depth: 129}",
    "limits: {depth: 1.5}",
    "experiments: {ranges: {training.epoch: {max: 1}}}",
    "experiments: {ranges: {training.epochs: {maximum: 1}}}",
    "experiments: {ranges: {training.epochs: {max: many}}}",
    "experiments: {required_sections: ['']}",
    "smoke_train: {accuracy: 90}",
]


@pytest.mark.parametrize("text", ACCEPTED + REFUSED)
def test_the_configuration_schema_agrees_with_the_reader(text, tmp_path):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "config.yaml").write_text(text + "\n")
    done = mlgate("check", "--config", str(tmp_path / "config.yaml"), "-C", str(tmp_path))
    assert done.returncode == (2 if text in REFUSED else 0), done.stderr
    assert bool(errors("configuration", yaml(text))) == (text in REFUSED)
