"""Writes dvc-schema-edits.json: files with one or two random edits, and whether DVC's schema takes them.

    pip install dvc==3.67.1
    python3 make-dvc-schema-edits.py > dvc-schema-edits.json
"""

import copy
import json
import random
import sys

from dvc.schema import COMPILED_LOCKFILE_SCHEMA, COMPILED_MULTI_STAGE_SCHEMA, COMPILED_SINGLE_STAGE_SCHEMA
from dvc.utils.serialize import parse_yaml
from voluptuous import Invalid

MD5 = "d3b07384d113edec49eaa6238ad5ff00"
ANNOTATIONS = {"desc": "d", "type": "t", "labels": ["l"], "meta": {"k": 1}}
RECORD = {"path": "p", "hash": "md5", "md5": MD5, "size": 1, "nfiles": 2, "isexec": True, "version_id": "v", "etag": "abc",
          "checksum": "abc", "cloud": {"r": {"etag": "abc", "version_id": "x", "size": 1}}}
FILES = {"files": [{"relpath": "a", "md5": MD5, "size": 1, "isexec": False, "version_id": "v", "cloud": {"r": {"md5": MD5}}}]}
STAGE = {"cmd": "x", "wdir": "w", "deps": ["a", "b"], "params": ["p", {"f.yaml": ["k"]}, {"g.yaml": None}], "vars": ["v.yaml", {"a": {"b": 1}}],
         "outs": ["o", {"q": {"cache": False, "persist": True, "checkpoint": True, "remote": "r", "push": False, **ANNOTATIONS}}],
         "metrics": ["m", {"n": {"cache": False}}],
         "plots": ["s", {"t": {"x": "a", "y": "b", "x_label": "c", "y_label": "d", "title": "e", "header": True, "template": "f", "cache": True}},
                   {"u": [{"x": "a"}]}],
         "frozen": True, "always_changed": False, "desc": "d", "meta": 1}
BASES = [
    (".dvc", {"md5": MD5, "wdir": "..", "frozen": True, "locked": False, "meta": {"a": 1}, "always_changed": False, "desc": "d",
              "deps": [{**RECORD, **FILES, "persist": True, "fs_config": {"a": 1},
                        "repo": {"url": "u", "rev": "r", "rev_lock": "l", "config": {"a": 1}, "remote": "r"}},
                       {"db": {"query": "q", "table": "t", "connection": "c", "file_format": "csv"}}],
              "outs": [{**RECORD, **FILES, **ANNOTATIONS, "cache": True, "persist": False, "remote": "r", "push": True, "fs_config": {"a": 1}}]}),
    (".dvc", {"outs": [{"md5": MD5, "size": 1, "path": "p"}]}),
    ("dvc.lock", {"schema": "2.0", "datasets": [{"name": "n"}], "stages": {
        "a": {"cmd": "x", "deps": [{**RECORD, **FILES}, {"path": "ds://n", "dataset": {"name": "n"}}], "params": {"p.yaml": {"a": 1, "b.c": [1]}}, "outs": [RECORD]},
        "b@1": {"cmd": ["x", "y"]}}}),
    ("dvc.yaml", {"stages": {"a": STAGE, "b": {"foreach": [1, 2], "do": STAGE}, "c": {"matrix": {"m": [1], "n": "${n}"}, "cmd": ["x", 1]}}}),
    ("dvc.yaml", {"vars": ["v.yaml", {"a": 1}], "params": ["p.yaml"], "metrics": ["m.json"], "datasets": [{"name": "n", "type": "dvc"}],
                  "plots": ["a", {"b": None}, {"c": {"x": "a", "y": "b", "x_label": "c", "y_label": "d", "title": "e", "template": "f"}},
                            {"d": {"x": {"f": "a"}, "y": {"f": ["a", "b"], "g": "c"}}}, {"e": {"y": ["a", "b"]}}],
                  "artifacts": {"m": {"path": "p", **ANNOTATIONS}}, "stages": {}}),
]
VALUES = [None, "", "text", "ab", "abc", 0, 1, -1, 12, 123, 1.5, True, False, [], {}, ["a"], [1], [None], [[]], {"a": 1}, {"a": "b"}, {"a": None},
          {"a": {"b": "c"}}, {"a": []}, [{"a": "b"}], "2.0", 2.0, "@date@", 123456789012345678901234]
KEYS = ["cmd", "path", "md5", "foo", "cache", "foreach", "do", "matrix", "deps", "outs", "metric", "x", "@one@", "@true@", "relpath", "url"]
SCHEMAS = {".dvc": COMPILED_SINGLE_STAGE_SCHEMA, "dvc.lock": COMPILED_LOCKFILE_SCHEMA, "dvc.yaml": COMPILED_MULTI_STAGE_SCHEMA}


def places(value):
    """Every container with one of its keys."""
    if isinstance(value, (dict, list)):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from places(value[key])


def edit(source, chance):
    container, key = chance.choice(list(places(source)))
    kind = chance.choice(["replace", "replace", "replace", "delete", "rename", "insert"])
    if kind == "replace":
        container[key] = copy.deepcopy(chance.choice(VALUES))
    elif kind == "delete":
        del container[key]
    elif isinstance(container, dict):
        value = container.pop(key) if kind == "rename" else chance.choice(VALUES)
        container[chance.choice(KEYS)] = copy.deepcopy(value)
    else:
        container.insert(key, copy.deepcopy(chance.choice(VALUES)))


def judge(kind, text):
    try:
        SCHEMAS[kind](parse_yaml(text, kind))
        return True
    except Invalid:
        return False


chance = random.Random(1)
cases, seen = [], set()
while len(cases) < 300:
    kind, base = chance.choice(BASES)
    base = copy.deepcopy(base)
    try:
        for _ in range(chance.choice([1, 1, 2])):
            edit(base, chance)
    except IndexError:
        continue
    text = json.dumps(base)
    for mark, raw in [("@date@", "2024-01-01"), ("@one@", "1"), ("@true@", "true")]:
        text = text.replace(f'"{mark}"', raw)
    if text in seen:
        continue
    seen.add(text)
    cases.append({"kind": kind, "name": f"edit {len(cases)}", "text": text, "valid": judge(kind, text)})
lines = ",\n".join(json.dumps(case) for case in cases)
sys.stdout.write('{"oracle": "dvc 3.67.1", "cases": [\n' + lines + "\n]}\n")
