"""The oracles of Tests/Vectors asked again: a vector that no longer tells what its tool says is red here."""

import base64
import importlib.util
import json
import pathlib
import subprocess

import pytest

from conftest import VECTORS


def vectors(name):
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


def scalar_rows():
    document = vectors("yaml-scalars.json")
    return document["plain"] + document["tagged"]


def scalar_reader():
    specification = importlib.util.spec_from_file_location(
        "make_yaml_scalars", VECTORS / "make-yaml-scalars.py"
    )
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


READER = scalar_reader()


@pytest.mark.parametrize("row", scalar_rows(), ids=lambda row: repr(row["text"]))
def test_yaml_scalar(row):
    """PyYAML reads YAML 1.1 and ruamel.yaml 1.2 as the vectors say."""
    assert READER.row(row["text"]) == row


def pointer_verdict(content, *options):
    """0: a pointer, 1: none, 2: with --strict, not as git-lfs writes it."""
    command = ["git", "lfs", "pointer", "--check", *options, "--stdin"]
    return subprocess.run(command, input=content, capture_output=True).returncode


def pointer_cases():
    texts = vectors("lfs-pointer-texts.json")["cases"]
    return [pytest.param(case, id=str(index)) for index, case in enumerate(texts)]


@pytest.mark.parametrize("case", pointer_cases())
def test_lfs_pointer(case):
    content = base64.b64decode(case["b64"])
    assert (pointer_verdict(content) == 0) == case["is_pointer"]
    if case["is_pointer"]:
        assert (pointer_verdict(content, "--strict") == 0) == case["canonical"]


def test_attributes(tmp_path, run):
    """`git check-attr filter` of every path at once."""
    document = vectors("gitattributes.json")
    run("git", "init", "--quiet", tmp_path)
    for name, text in document["gitattributes"].items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    paths = list(document["filter"])
    answer = run(
        "git", "check-attr", "-z", "--stdin", "filter", cwd=tmp_path,
        stdin="".join(path + "\0" for path in paths).encode(),
    )
    fields = answer.split("\0")
    assert dict(zip(fields[0::3], fields[2::3])) == document["filter"]
