"""Writes dvc-templates.json: what DVC makes of templated stages.

    pip install dvc==3.67.1
    python3 make-dvc-templates.py > dvc-templates.json

Each case is a repository of a few files. For each stage, in DVC's order, the loaded stage, or the error
that loading it alone raises; an error of the whole file is the case's own.
"""

import json
import os
import sys
import tempfile

from dvc.dependency.param import ParamsDependency
from dvc.dvcfile import load_file
from dvc.exceptions import DvcException
from dvc.repo import Repo

CASES = []


def case(name, pipeline, config="", **files):
    paths = {key.replace("__", "/").replace("_", "."): text for key, text in files.items()}
    path = paths.pop("at", "dvc.yaml")
    CASES.append({"name": name, "path": path, "config": config, "files": {path: pipeline, **paths}})


def stages(body, vars=""):
    return (f"vars:\n{vars}" if vars else "") + f"stages:\n{body}"


def cmd(text, vars="", **files):
    return stages(f"  a:\n    cmd: {text}\n", vars)


# Values and their types.
P = "n: 3\nf: 0.1\ne: 1e-4\nbig: 1e16\ntiny: 1e-5\nt: true\nno: no\nnull: 1\nz: null\ns: a b\nq: it's\nl: [1, 2]\nd: {x: 1, y: {z: q}}\n" \
    "deep: {a: {b: [{c: 7}]}}\nhex: 0x1F\noct: 0o17\nus: 1_000\nhuge: 123456789012345678901234567890\nempty: ''\n'a-b': 5\n'sp ace': 6\n"
for expression in ["n", "f", "e", "big", "tiny", "t", "no", "z", "s", "q", "l", "d", "deep.a.b[0].c", "deep.a.b.0.c",
                   "deep[a][b][0]", "hex", "oct", "us", "huge", "empty", "a-b", "sp ace", " n ", "n ", "l[0]", "l[1]", "l[2]",
                   "l[-1]", "l[-3]", "l[ 1 ]", "l[x]", "l.+1", "n.x", "none", "", ".", "n.", ".n", "l[", "l]", "l[]", "a..b",
                   "d.y", "d.y.z", "deep.a.b", "n[0]", "null", "s.0"]:
    case(f"exact ${{{expression}}}", stages("  a:\n    cmd: '${" + expression.replace("'", "''") + "}'\n"), params_yaml=P)
    case(f"text ${{{expression}}}", stages("  a:\n    cmd: 'x ${" + expression.replace("'", "''") + "} y'\n"), params_yaml=P)

# What is and is not an expression.
for text in [r"\${n}", r"\\${n}", r"x \${n} ${n}", "${n", "$n", "$${n}", "${n}}", "{${n}}", "${a${n}}", "${${n}}", "${n}${f}",
             "${n} ${none}", r"${n}\${n}", "$HOME ${n}", "#${n}", "${\tn}"]:
    case(f"form {text}", json.dumps({"stages": {"a": {"cmd": text}}}), params_yaml=P)
case("line break inside", 'stages:\n  a:\n    cmd: "x ${n\\n} y ${n}"\n', params_yaml=P)
case("folded command", "stages:\n  a:\n    cmd: >-\n      x\n      ${n}\n      y\n", params_yaml=P)
case("literal command", "stages:\n  a:\n    cmd: |\n      x ${n}\n      y\n", params_yaml=P)
case("list of commands", "stages:\n  a:\n    cmd:\n    - x ${n}\n    - ${f}\n    - 5\n    - y ${d}\n", params_yaml=P)

# Mappings as arguments.
D = "m:\n  i: 1\n  t: true\n  f: false\n  z: null\n  s: a b\n  plain: a.b/c\n  e: ''\n  q: it's\n  l: [1, a b, true, null, 0.5]\n  el: []\n  ed: {}\n  n: {a: 1, b: {c: x}}\n"
case("mapping", cmd("x ${m}"), params_yaml=D)
case("mapping alone", cmd("${m}"), params_yaml=D)
case("mapping, list append", cmd("x ${m}"), config="[parsing]\n    list = append\n", params_yaml=D)
case("mapping, boolean optional", cmd("x ${m}"), config="[parsing]\n    bool = boolean_optional\n", params_yaml=D)
case("mapping with a list of lists", cmd("x ${m}"), params_yaml="m: {l: [[1]]}\n")
case("mapping with a list of mappings", cmd("x ${m}"), params_yaml="m: {l: [{a: 1}]}\n")
case("empty mapping", cmd("x ${m} y"), params_yaml="m: {}\n")
case("mapping with number keys", cmd("x ${m}"), params_yaml="m: {1: a, b: 2}\n")
case("mapping in deps", stages("  a:\n    cmd: x\n    deps: ['${m}']\n"), params_yaml=D)
case("mapping in the text of deps", stages("  a:\n    cmd: x\n    deps: ['p/${m}']\n"), params_yaml=D)
case("list in outs", stages("  a:\n    cmd: x\n    outs: ['${l}']\n"), params_yaml="l: [1]\n")

# Variables and where they come from.
case("inline vars", cmd("x ${a} ${b.c}", vars="- a: 1\n- b: {c: two}\n"))
case("vars file", cmd("x ${a}", vars="- v.yaml\n"), v_yaml="a: 1\n")
case("vars file json", cmd("x ${a}", vars="- v.json\n"), v_json='{"a": 1.50, "a": 2}')
case("vars file broken json", cmd("x ${a}", vars="- v.json\n"), v_json='{"a": }')
case("vars file empty json", cmd("x", vars="- v.json\n"), v_json="")
case("vars file empty", cmd("x", vars="- v.yaml\n"), v_yaml="")
case("vars file list", cmd("x", vars="- v.yaml\n"), v_yaml="- 1\n")
case("vars file scalar", cmd("x", vars="- v.yaml\n"), v_yaml="text\n")
case("vars file broken", cmd("x", vars="- v.yaml\n"), v_yaml="a: [\n")
case("vars file duplicate keys", cmd("x", vars="- v.yaml\n"), v_yaml="a: 1\na: 2\n")
case("vars file missing", cmd("x", vars="- v.yaml\n"))
case("vars folder", cmd("x", vars="- d\n"), d__x_yaml="a: 1\n")
case("vars keys", cmd("x ${a} ${b}", vars="- v.yaml:a,b\n"), v_yaml="a: 1\nb: 2\nc: 3\n")
case("vars keys, others unknown", cmd("x ${c}", vars="- v.yaml:a,b\n"), v_yaml="a: 1\nb: 2\nc: 3\n")
case("vars key missing", cmd("x", vars="- v.yaml:a,d\n"), v_yaml="a: 1\n")
case("vars nested key", cmd("x", vars="- v.yaml:a.b\n"), v_yaml="a: {b: 1}\n")
case("vars key with a blank", cmd("x", vars="- 'v.yaml:a, b'\n"), v_yaml="a: 1\nb: 2\n")
case("vars empty keys", cmd("x ${a}", vars="- 'v.yaml:,'\n"), v_yaml="a: 1\n")
case("vars colon alone", cmd("x ${a}", vars="- 'v.yaml:'\n"), v_yaml="a: 1\n")
case("vars file twice", cmd("x ${a}", vars="- v.yaml\n- v.yaml\n- ./v.yaml\n"), v_yaml="a: 1\n")
case("vars file whole, then keys", cmd("x", vars="- v.yaml\n- v.yaml:a\n"), v_yaml="a: 1\n")
case("vars keys, then whole", cmd("x", vars="- v.yaml:a\n- v.yaml\n"), v_yaml="a: 1\n")
case("vars keys, then others", cmd("x ${a} ${b}", vars="- v.yaml:a\n- v.yaml:b\n"), v_yaml="a: 1\nb: 2\n")
case("vars keys, then the same", cmd("x", vars="- v.yaml:a,b\n- v.yaml:b\n"), v_yaml="a: 1\nb: 2\n")
case("params.yaml named too", cmd("x ${a}", vars="- params.yaml\n"), params_yaml="a: 1\n")
case("params.yaml by keys", cmd("x ${a}", vars="- params.yaml:a\n"), params_yaml="a: 1\n")
case("defined twice", cmd("x", vars="- a: 1\n- a: 1\n"))
case("defined in params.yaml and inline", cmd("x", vars="- a: 2\n"), params_yaml="a: 1\n")
case("groups are merged", cmd("x ${g.a} ${g.b} ${g.h.c} ${g.h.d}", vars="- g: {b: 2, h: {d: 4}}\n"), params_yaml="g: {a: 1, h: {c: 3}}\n")
case("group and value", cmd("x", vars="- g: {b: 2}\n"), params_yaml="g: 1\n")
case("value and group", cmd("x", vars="- g: 2\n"), params_yaml="g: {b: 2}\n")
case("inner value twice", cmd("x", vars="- g: {a: 2}\n"), params_yaml="g: {a: 1}\n")
case("lists are not merged", cmd("x", vars="- g: [2]\n"), params_yaml="g: [1]\n")
case("template in vars", cmd("x", vars="- a: '${b}'\n"), params_yaml="b: 1\n")
case("template in a vars key", cmd("x", vars="- '${b}': 1\n"), params_yaml="b: 1\n")
case("escaped template in vars", cmd("x ${a}", vars="- a: '\\${b}'\n"), params_yaml="b: 1\n")
case("a value is no template", cmd("x ${a}"), params_yaml="a: '${b}'\nb: '${a}'\n")
case("date in params.yaml", cmd("x"), params_yaml="d: 2024-01-01\n")
case("time in vars", cmd("x", vars="- d: [2024-01-01 10:00:00]\n"))
case("quoted date", cmd("x ${d}"), params_yaml="d: '2024-01-01'\n")
case("number keys are not seen", cmd("x ${1}"), params_yaml="1: a\n")
case("merge keys", cmd("x ${b.x} ${b.y}"), params_yaml="a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\n")
case("no params.yaml", cmd("x ${a}"))
case("vars null", "vars:\nstages: {}\n")
case("dvc.yaml below the top", stages("  a:\n    cmd: x ${a}\n    deps: ['${a}']\n"), at="sub/dvc.yaml", sub__params_yaml="a: 1s\n", params_yaml="a: 2\n")
case("vars file beside the folder", stages("  a:\n    cmd: x ${a}\n", vars="- ../v.yaml\n"), at="sub/dvc.yaml", v_yaml="a: 1\n")

# vars of a stage.
case("stage vars", stages("  a:\n    cmd: x ${b} ${c}\n    vars: [v.yaml, {c: 3}]\n  z:\n    cmd: x\n"), v_yaml="b: 2\n")
case("stage vars are its own", stages("  a:\n    cmd: x\n    vars: [{c: 3}]\n  z:\n    cmd: x ${c}\n"))
case("stage vars defined twice", stages("  a:\n    cmd: x\n    vars: [{c: 3}]\n"), params_yaml="c: 1\n")
case("stage vars in wdir", stages("  a:\n    cmd: x ${b}\n    wdir: w\n    vars: [v.yaml]\n"), w__v_yaml="b: 2\n", v_yaml="b: 1\n")
case("stage vars in a templated wdir", stages("  a:\n    cmd: x ${b}\n    wdir: ${w}\n    vars: [v.yaml]\n"), w__v_yaml="b: 2\n", params_yaml="w: w\n")
case("stage vars template", stages("  a:\n    cmd: x\n    vars: [{c: '${d}'}]\n"), params_yaml="d: 1\n")
case("stage vars file missing", stages("  a:\n    cmd: x\n    vars: [v.yaml]\n"))
case("stage vars file taken already", stages("  a:\n    cmd: x ${b}\n    vars: [params.yaml]\n"), params_yaml="b: 1\n")
case("stage vars key taken already", stages("  a:\n    cmd: x ${b}\n    vars: ['params.yaml:b']\n"), params_yaml="b: 1\n")
case("wdir defined by stage vars", stages("  a:\n    cmd: x\n    wdir: ${w}\n    vars: [{w: q}]\n"))

# Every field.
case("fields", stages("""  a:
    cmd: x
    wdir: ${w}
    deps: ['${p}/in', 'd/${p}']
    params: ['${p}', '${p}.yaml': ['k.${p}', '${p}'], 'w.yaml': , '${p}2.yaml': []]
    outs: ['${p}/o', '${p}/q': {cache: false, desc: 'about ${p}', remote: '${p}', persist: true, push: false}]
    metrics: ['${p}.json': {cache: false}]
    plots: ['${p}.csv': {x: '${p}', template: t}]
    desc: for ${p}
    meta: {m: '${p}', '${p}': [1]}
    frozen: true
    always_changed: false
"""), params_yaml="w: run\np: part\nnames: [a, b]\n")
case("params names of a template", stages("  a:\n    cmd: x\n    params: ['v.yaml': '${l}']\n"), params_yaml=P)
case("dependency is no text", stages("  a:\n    cmd: x\n    deps: ['${n}']\n"), params_yaml=P)
case("output is no text", stages("  a:\n    cmd: x\n    outs: ['${n}']\n"), params_yaml=P)
case("key is no text", stages("  a:\n    cmd: x\n    outs: ['${n}': {cache: false}]\n"), params_yaml=P)
case("same output twice", stages("  a:\n    cmd: x\n    outs: [o, {'${o}': {cache: false}}]\n"), params_yaml="o: o\n")
case("params list of a template", stages("  a:\n    cmd: x\n    params: ['v.yaml': '${n}']\n"), params_yaml=P)
case("params of whole params.yaml", stages("  a:\n    cmd: x\n    params: [n, 'params.yaml': , f]\n"), params_yaml=P)
case("params twice", stages("  a:\n    cmd: x\n    params: [n, f, n, 'params.yaml': [f]]\n"), params_yaml=P)
case("params mapping is empty", stages("  a:\n    cmd: x\n    params: ['v.yaml': {}]\n"))
case("params mapping", stages("  a:\n    cmd: x\n    params: ['v.yaml': {a: 1}]\n"))
case("plots of a list", stages("  a:\n    cmd: x\n    plots: ['p.csv': [{x: a}]]\n"))
case("wdir is a number", stages("  a:\n    cmd: x\n    wdir: ${n}\n"), params_yaml=P)
case("wdir text of a list", stages("  a:\n    cmd: x\n    wdir: w/${l}\n"), params_yaml=P)
case("error in desc", stages("  a:\n    cmd: x\n    desc: ${none}\n  b:\n    cmd: y\n"))
case("dvc file as output", stages("  a:\n    cmd: x\n    outs: ['${p}']\n"), params_yaml="p: a.dvc\n")
case("dvc.yaml as dependency", stages("  a:\n    cmd: x\n    deps: [dvc.yaml]\n"))

# foreach.
FE = "  s:\n    foreach: {}\n    do:\n      cmd: x ${{item}}\n"
for data in ["[a, 1, true, null, 0.1, 1e-5]", "[a, b, a]", "[1, '1', 1.0]", "[a, [b]]", "[{x: 1}, {x: 2}]", "{k: 1, 2: b, true: c}",
             "{a: {x: 1}, b: {x: 2}}", "[]", "{}", "text", "${l}", "${d}", "${s}", "${n}", "${none}", "'a${n}'", "[a, '${n}', '${t}', 'q${t}']",
             "${bools}", "['${l}', x]", "{'${s}': '${n}', z: 1}", "${mixed}", "['a@b', c]", "['', b]", "['a b', 'ü/ö']", "${nested.list}", "[~]",
             "${empty}", "{a: ${d}}", "${floats}"]:
    case(f"foreach {data}", stages(FE.format(data)), params_yaml="n: 3\nt: true\ns: text\nl: [x, y]\nd: {x: 1, y: two}\nbools: [true, false, null]\n"
         "mixed: [1, {a: b}]\nnested: {list: [p, q]}\nempty: []\nfloats: [1.0, 1e-5, 100000.0]\n")
for body in ["${item.lr}", "${item[lr]}", "${item.none}", "${item}", "${key}", "x ${key} ${item.lr}", "${item.opt}", "x ${item.opt}"]:
    case(f"foreach mapping, {body}", "stages:\n  s:\n    foreach: ${models}\n    do:\n      cmd: '" + body + "'\n      outs: ['${key}.pt']\n",
         params_yaml="models:\n  a: {lr: 1, opt: {x: 1}}\n  b: {lr: 2, opt: {y: z}}\n")
case("foreach key of a list", "stages:\n  s:\n    foreach: [a]\n    do:\n      cmd: x ${key}\n")
case("foreach hides item", "vars:\n- {item: 1, key: 2}\nstages:\n  s:\n    foreach: [a]\n    do:\n      cmd: x ${item} ${key}\n  t:\n    cmd: x ${item} ${key}\n")
case("foreach stage vars take item", "stages:\n  s:\n    foreach: [a]\n    do:\n      cmd: x\n      vars: [{item: 1}]\n")
case("foreach stage vars take key", "stages:\n  s:\n    foreach: [a]\n    do:\n      cmd: x ${key}\n      vars: [{key: 1}]\n")
case("foreach stage vars", "stages:\n  s:\n    foreach: [a, b]\n    do:\n      cmd: x ${item} ${v}\n      vars: [{v: 1}]\n")
case("foreach wdir", "stages:\n  s:\n    foreach: [a, b]\n    do:\n      cmd: x\n      wdir: w/${item}\n      outs: [o]\n")
case("foreach error", "stages:\n  s:\n    foreach: [a, b]\n    do:\n      cmd: x ${none}\n  t:\n    cmd: y\n")
case("foreach syntax error", "stages:\n  s:\n    foreach: [a, b]\n    do:\n      cmd: x ${a.}\n")
case("foreach with a matrix inside", "stages:\n  s:\n    foreach: [a]\n    do:\n      cmd: x\n      matrix: {m: [1]}\n")
case("foreach of one of two", "stages:\n  s:\n    foreach: [{a: 1}, {b: 2}]\n    do:\n      cmd: x ${item.a}\n")
case("foreach parameters", "stages:\n  s:\n    foreach: ${l}\n    do:\n      cmd: x ${item.lr}\n      params: ['${item.name}']\n", params_yaml="l: [{lr: 1, name: p}, {lr: 2, name: q}]\n")
case("written name with @", "stages:\n  a@b:\n    cmd: x\n")
case("foreach name with @", "stages:\n  a@b:\n    foreach: [c]\n    do: {cmd: x}\n")
case("names with punctuation", "stages:\n  a.b:\n    cmd: x\n  a/b:\n    cmd: y\n  'a b':\n    cmd: z\n")

# matrix.
MX = "  m:\n    matrix:\n      p: {}\n      q: {}\n    cmd: x ${{item.p}} ${{item.q}} ${{key}}\n"
for p, q in [("[a, b]", "[1, 2]"), ("[true, null]", "[0.1, 1e-5]"), ("[{x: 1}]", "[[1], [2]]"), ("${l}", "[z]"), ("${bools}", "[z]"), ("${d}", "[z]"),
             ("text", "[z]"), ("'t${n}'", "[z]"), ("${s}", "[z]"), ("${n}", "[z]"), ("[]", "[z]"), ("[a, a]", "[1]"), ("[a-b, a]", "[c, b-c]"),
             ("['${n}', '${t}']", "['${s}']"), ("${none}", "[z]"), ("['${d}']", "[z]"), ("[a@b]", "[z]"), ("[1, '1']", "[z]"), ("ü", "[z]")]:
    case(f"matrix {p} {q}", stages(MX.format(p, q)), params_yaml="n: 3\nt: true\ns: text\nl: [x, y]\nd: {x: 1, y: two}\nbools: [true, false]\n")
case("matrix of one axis", "stages:\n  m:\n    matrix: {p: [1, 2]}\n    cmd: x ${item.p}\n    outs: ['${key}.pt']\n")
case("matrix of three axes", "stages:\n  m:\n    matrix: {c: [1, 2], a: [x, y], b: [p]}\n    cmd: x\n")
case("matrix without axes", "stages:\n  m:\n    matrix: {}\n    cmd: x\n")
case("matrix axis name template", "stages:\n  m:\n    matrix: {'${s}': [1, 2]}\n    cmd: x ${item.name}\n", params_yaml="s: name\n")
case("matrix composite", "stages:\n  m:\n    matrix:\n      f: [a, {x: 1, y: [2]}]\n      g: [[1, 2]]\n    cmd: x ${item.f} ${item.g[0]}\n")
case("matrix stage vars", "stages:\n  m:\n    matrix: {p: [1, 2]}\n    vars: [{v: 9}]\n    cmd: x ${item.p} ${v}\n")
case("matrix error", "stages:\n  m:\n    matrix: {p: [1, 2]}\n    cmd: x ${item.r}\n")
case("matrix of a name with @", "stages:\n  m@n:\n    matrix: {p: [1]}\n    cmd: x\n")
case("matrix and other stages", "stages:\n  z: {cmd: z}\n  m:\n    matrix: {p: [1, 2]}\n    cmd: x\n  a: {cmd: a}\n")

# Anchors in dvc.yaml itself.
case("merge in a stage", "stages:\n  a: &a\n    cmd: x\n    deps: [d]\n  b:\n    <<: *a\n    cmd: y\n")
case("alias of a list", "stages:\n  a:\n    cmd: x\n    deps: &d [d, e]\n  b:\n    cmd: y\n    deps: *d\n")

# Sections besides stages.
case("sections", "vars: [{p: part}]\nmetrics: ['${p}.json', m.json]\nparams: ['${p}.yaml']\nplots: ['${p}.csv', '${p}': {x: '${p}'}]\n"
     "artifacts:\n  '${p}': {path: '${p}.pt', type: model}\n  other: {path: o}\ndatasets:\n- {name: '${p}', type: dvc, url: u}\n")
case("sections below the top", "metrics: [m.json]\nartifacts: {m: {path: p}}\n", at="sub/dvc.yaml")
case("section error", "metrics: ['${none}']\nstages: {a: {cmd: x}}\n")
case("artifact name error", "vars: [{p: 3}]\nartifacts: {'${p}': {path: p}}\n")


def plain(value):
    """As JSON has it: keys are text there."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def loaded(stage, root):
    parameters = [d for d in stage.deps if isinstance(d, ParamsDependency)]
    return {
        "address": stage.addressing,
        "cmd": plain(stage.cmd),
        "wdir": os.path.relpath(stage.wdir, root),
        "deps": [d.def_path for d in stage.deps if d not in parameters],
        "params": [[d.def_path, plain(d.params)] for d in parameters],
        "outs": [
            [o.def_path, "metric" if o.metric else "plot" if o.plot else "output", o.use_cache, bool(o.persist), o.can_push, o.remote]
            for o in stage.outs
        ],
        "frozen": bool(stage.frozen),
        "always_changed": bool(stage.always_changed),
        "desc": stage.desc,
        "used": plain(stage.tracked_vars),
    }


def judged(given):
    with tempfile.TemporaryDirectory() as root:
        root = os.path.realpath(root)
        os.chdir(root)
        os.mkdir(".dvc")
        with open(".dvc/config", "w") as file:
            file.write("[core]\n    no_scm = True\n" + given["config"])
        for path, text in given["files"].items():
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            with open(path, "w") as file:
                file.write(text)
        result = {}
        try:
            with Repo(root) as repo:
                pipeline = load_file(repo, os.path.join(root, given["path"]))
                try:
                    loader = pipeline.stages
                    names = []
                    # DVC stops at the first template that it cannot expand; the others are asked one by one.
                    for name, definition in pipeline.resolver.definitions.items():
                        try:
                            if hasattr(definition, "get_generated_names"):
                                names += definition.get_generated_names()
                            else:
                                names.append(name)
                        except Exception as error:
                            names.append(None)
                            result.setdefault("errors", []).append([name, message(error)])
                    result["stages"] = []
                    for name in filter(None, names):
                        try:
                            result["stages"].append([name, loaded(loader[name], root)])
                        except Exception as error:
                            result.setdefault("errors", []).append([name, message(error)])
                            # DVC goes on to note what is used after an error.
                            pipeline._reset()
                            loader = pipeline.stages
                    sections = {}
                    for key in ["metrics", "params", "plots", "artifacts", "datasets"]:
                        try:
                            value = getattr(pipeline, key)
                            if value:
                                sections[key] = plain(value)
                        except Exception as error:
                            result.setdefault("errors", []).append([key, message(error)])
                    if sections:
                        result["sections"] = sections
                except DvcException as error:
                    result = {"error": message(error)}
        except Exception as error:
            result = {"error": message(error)}
        os.chdir("/")
        return result


def message(error):
    kind = "" if isinstance(error, DvcException) else f"{type(error).__name__}: "
    return kind + str(error).split("\n")[0][:200]


if __name__ == "__main__":
    cases = [{**given, **judged(given)} for given in CASES]
    lines = ",\n".join(json.dumps(case, ensure_ascii=False, sort_keys=True) for case in cases)
    sys.stdout.write('{"oracle": "dvc 3.67.1", "cases": [\n' + lines + "\n]}\n")
