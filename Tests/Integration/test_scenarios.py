"""Tests/Scenarios: stories of commits and pushes with the real git, each compared word by word."""

import difflib
import os
import re
import shutil

import pytest
import scenarios

ROOT = scenarios.SCENARIOS.parent.parent
FILES = sorted(scenarios.SCENARIOS.glob("*/*.md"))
GUARANTEES = ROOT / "docs" / "guarantees.md"


def name(path):
    return str(path.relative_to(scenarios.SCENARIOS).with_suffix(""))


def missing(need):
    """Whether this machine lacks what a scenario needs: a program, to be root, or that a file is not there."""
    if need == "root":
        return os.getuid() != 0
    if need.startswith("no "):
        return os.path.exists(need.removeprefix("no "))
    return shutil.which(need) is None


@pytest.mark.parametrize("path", FILES, ids=name)
def test_scenario(path, tmp_path, request):
    scenario = scenarios.Scenario(path)
    for need in filter(missing, scenario.needs):
        pytest.skip(f"needs {need}")
    scenarios.prepare(tmp_path)
    results = scenario.run(tmp_path, scenarios.environment(tmp_path))
    actual = scenario.rewritten(results)
    if request.config.getoption("--update-scenarios"):
        path.write_text(actual)
        return
    expected = "\n".join(scenario.lines)
    difference = "\n".join(
        difflib.unified_diff(expected.split("\n"), actual.split("\n"), "expected", "actual", lineterm="")
    )
    assert actual == expected, difference


@pytest.mark.parametrize("path", FILES, ids=name)
def test_form(path):
    """A title, what it proves, and no more than a person reads at once."""
    scenario = scenarios.Scenario(path)
    assert scenario.lines[0].startswith("# ")
    assert len(scenario.lines) <= 80
    output = {index for step in scenario.steps for index in range(step.first, step.last)}
    assert not [line for index, line in enumerate(scenario.lines) if len(line) > 140 and index not in output]
    assert scenario.steps


def test_every_scenario_is_a_guarantee():
    links = re.findall(r"\]\(\.\./Tests/Scenarios/([^)]+)\)", GUARANTEES.read_text())
    assert {str(path.relative_to(scenarios.SCENARIOS)) for path in FILES} == {
        link for link in links if link != "README.md"
    }
