"""What the seed's own validators reject, mlgate rejects; what they accept gets no error but those
of the rules that mlgate adds on purpose.

A few hundred experiment and metadata files, each with one or two mutations, lie in one repository
that is judged once; the seed's validators judge the same files in this process.
"""

import collections
import contextlib
import importlib.util
import io
import json
import os
import pathlib
import random
import re
import subprocess

import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
MLGATE = os.environ.get("MLGATE", str(ROOT / ".build/release/mlgate"))
EXPERIMENTS = 300
METADATA = 200

# Rules of severity error that may find what the seed accepts, each with its reason.
ADDED = {
    "SYN002": "NaN and Infinity are no JSON, though Python reads and writes them",
    "SYN005": "an infinite loss or duration was not measured",
    "EXP006": "a section that is no mapping hides every field from the seed",
    "MOD002": "the seed counts dots only: 'a.b.c' is no semantic version",
    "MOD003": "the version must be that of the file's name and of the tag",
    "MOD009": "the seed looks at the digits only: the commit must be in the repository",
    "MOD012": "the seed looks at few fields only",
}

# What the script in Benchmarks says that the seed's text does not, each with its reason.
LEFT_OUT = {
    r"results\.\w+ must be a number, got None": "results are empty before a run",
    r"\w+\.(epochs|batch_size|learning_rate|num_classes|gpus|weight_decay|best_epoch)"
    r" out of range: [1-9][\d.]*": "the seed asks for valid ranges, without a bound above",
}


def load(name):
    path = ROOT / "Benchmarks" / "scripts" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SEED_EXPERIMENT = load("validate_experiment")
SEED_METADATA = load("check_model_metadata")


def accepts(validate, path):
    """Whether a validator of the seed accepts a file; one that it cannot stand counts as rejected."""
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            accepted = validate(str(path))
    except (AttributeError, TypeError, ValueError):
        return False
    reasons = [line.removeprefix(f"Error: {path}: ") for line in said.getvalue().splitlines()]
    return accepted or all(is_left_out(reason) for reason in reasons)


def is_left_out(reason):
    return any(re.fullmatch(pattern, reason) for pattern in LEFT_OUT)


def experiment(number):
    return {
        "experiment": {"id": f"exp-{number:03d}", "name": "resnet50-deeper"},
        "model": {"architecture": "resnet50", "num_classes": 10},
        "data": {"version": "v1", "train_split": 0.8, "val_split": 0.1, "test_split": 0.1},
        "training": {
            "epochs": 90, "batch_size": 256, "learning_rate": 0.1, "momentum": 0.9,
            "weight_decay": 0.0001, "lr_decay_rate": 0.1, "seed": 42,
        },
        "hardware": {"gpus": 4},
        "results": {
            "train_accuracy": 0.876, "val_accuracy": 0.852, "test_accuracy": 0.848,
            "train_loss": 0.342, "val_loss": 0.389, "training_time_hours": 48.5, "best_epoch": 87,
        },
    }


def range_mutation(chance, document):
    """A field of the seed's table at, beside or beyond its bounds, or of another type."""
    section, field, low, high, whole = chance.choice(SEED_EXPERIMENT.RANGES)
    step = 1 if whole else chance.choice([1e-9, 0.001, 1])
    value = chance.choice([
        low, low + step, low - step, high, high - step, high + step, (low + min(high, low + 2)) / 2,
        0, 1, 1.5, -1, True, False, None, "1", "many", [], [1], {}, {"a": 1},
        float("nan"), float("inf"), -float("inf"),
    ])
    if not isinstance(document[section], dict):
        return
    document[section][field] = value


def section_mutation(chance, document):
    section = chance.choice(list(document))
    if chance.random() < 0.5:
        del document[section]
    else:
        document[section] = chance.choice([None, [], [1], "text", 3, True])


def identity_mutation(chance, document):
    if not isinstance(document["experiment"], dict):
        return
    number = document["experiment"].get("id", "exp-001")
    document["experiment"]["id"] = chance.choice([
        f"{number}-slug-2", "exp", "exp-1", "exp-01", f"{number}_x", f"{number}-Upper", f" {number}",
        number.upper(), number.replace("-", ""), 7, None, "", [number], f"{number}-x y",
    ])


def parent_mutation(chance, document):
    if isinstance(document["experiment"], dict):
        document["experiment"]["parent_experiment"] = chance.choice(
            ["exp-001", "exp-999", "exp-", "baseline", "", None])


def write_experiments(folder):
    """`exp-001` is a valid one, that parents may name."""
    folder.mkdir()
    (folder / "exp-001-baseline.yaml").write_text(yaml.safe_dump(experiment(1), sort_keys=False))
    mutations = [range_mutation] * 6 + [section_mutation, identity_mutation, parent_mutation]
    for number in range(100, 100 + EXPERIMENTS):
        chance = random.Random(number)
        document = experiment(number)
        # The section goes last: the others look into them.
        chosen = chance.choices(mutations, k=chance.choice([1, 1, 2]))
        for mutate in sorted(chosen, key=lambda one: one is section_mutation):
            mutate(chance, document)
        text = yaml.safe_dump(document, sort_keys=False)
        if chance.random() < 0.05:
            text = text.replace(":", ": [", 1)
        (folder / f"exp-{number:03d}-mutated.yaml").write_text(text)


def metadata(number):
    return {
        "model_name": f"net-{number}", "version": "1.0.0", "architecture": "ResNet-50",
        "framework": "pytorch", "created_at": "2024-01-15T10:00:00Z",
        "training_config": {"experiment_id": "exp-001", "epochs": 90},
        "metrics": {"val_accuracy": 0.852, "val_loss": 0.389},
    }


def mutate_metadata(chance, document):
    wrong = [None, [], [1], {}, "text", "", 3, 1.5, True]
    kind = chance.choice(["delete", "type", "version", "metric", "experiment", "commit"])
    if kind == "delete":
        document.pop(chance.choice(SEED_METADATA.REQUIRED_FIELDS), None)
    elif kind == "type":
        document[chance.choice(SEED_METADATA.REQUIRED_FIELDS)] = chance.choice(wrong)
    elif kind == "version":
        document["version"] = chance.choice(
            ["1.0", "1.0.0.0", "1", "", "v1.0.0", "a.b.c", "1.0.0", "01.0.0", "1.0.0-rc1", "..", "1..0"])
    elif kind == "metric" and isinstance(document.get("metrics"), dict):
        document["metrics"][chance.choice(["val_accuracy", "recall", "latency"])] = chance.choice(
            wrong + [0, 1, 0.5, float("nan"), float("inf")])
    elif kind == "experiment" and isinstance(document.get("training_config"), dict):
        document["training_config"]["experiment_id"] = chance.choice(
            ["exp-001", "exp-998", "baseline", None])
    elif kind == "commit":
        document["git_commit"] = chance.choice(
            ["", "abc", "abc123def456", "ABC123DEF456", "main", "g" * 40, "0" * 41, 7, None])


def write_metadata(folder):
    for number in range(METADATA):
        chance = random.Random(1000 + number)
        document = metadata(number)
        for _ in range(chance.choice([1, 1, 2])):
            mutate_metadata(chance, document)
        text = json.dumps(document, indent=2)
        if chance.random() < 0.05:
            text = text.replace("}", "", 1)
        home = folder / f"net-{number}"
        home.mkdir(parents=True)
        (home / "model_v1.0.0.json").write_text(text)
        (home / "model_v1.0.0.safetensors").write_bytes(b"weights")


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """The repository, and the rules of severity error that mlgate found in each file."""
    top = tmp_path_factory.mktemp("seed")
    subprocess.run(["git", "init", "--quiet", str(top)], check=True)
    write_experiments(top / "experiments")
    write_metadata(top / "models")
    result = subprocess.run(
        [MLGATE, "check", "-C", str(top), "--format", "json"], stdout=subprocess.PIPE, check=False)
    assert result.returncode == 1
    errors = collections.defaultdict(list)
    for finding in json.loads(result.stdout)["findings"]:
        if finding["severity"] == "error":
            errors[finding["path"]].append((finding["rule"], finding["message"]))
    return top, errors


CASES = [
    (SEED_EXPERIMENT.validate_experiment, f"experiments/exp-{number:03d}-mutated.yaml")
    for number in range(100, 100 + EXPERIMENTS)
] + [
    (SEED_METADATA.validate_metadata, f"models/net-{number}/model_v1.0.0.json")
    for number in range(METADATA)
]


@pytest.mark.parametrize("validate, path", CASES, ids=[path for _, path in CASES])
def test_agrees_with_the_seed(judged, validate, path):
    top, errors = judged
    found = errors.get(path, [])
    if accepts(validate, top / path):
        assert [one for one in found if one[0] not in ADDED] == [], (top / path).read_text()
    else:
        assert found, (top / path).read_text()


def test_both_answers_are_common(judged):
    """A generator that the seed always rejects, or never does, would prove nothing."""
    top, _ = judged
    accepted = sum(accepts(validate, top / path) for validate, path in CASES)
    assert len(CASES) // 5 < accepted < len(CASES) * 4 // 5


def test_every_added_rule_is_needed(judged):
    top, errors = judged
    used = {
        rule for validate, path in CASES if accepts(validate, top / path)
        for rule, _ in errors.get(path, [])
    }
    assert used == set(ADDED)
