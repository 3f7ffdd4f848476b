"""Every report of one run over awkward names and messages is read by its real consumer, and all tell the same."""

import collections
import html.parser
import io
import json
import os
import pathlib
import re
import shlex
import subprocess
import urllib.parse

import cmarkgfm
import jsonschema
import junitparser
import prometheus_client.openmetrics.parser
import prometheus_client.parser
import pytest
import yaml
from cmarkgfm.cmark import Options

import workflow_runner

ROOT = pathlib.Path(__file__).resolve().parents[2]
MLGATE = os.environ.get("MLGATE", str(ROOT / ".build/release/mlgate"))
SCHEMAS = ROOT / "Tests/Vectors/schemas"

# Folders, each with a file that has a fault, and values that messages quote.
AWKWARD = [
    b"a\nb", b'a"b', b"a'b", b"a|b", b"a<b>", b"a&amp;b", b"a\x1b[31mb", "a\u202eb".encode(), "a|\u0301b".encode(),
    b"]]>", b"<img src=x onerror=alert(1)>", b"@someone #12 www.example.com", b"[x](http:)", b"caf\xe9", b"caf\xff",
    b"::error file=x::y", b"  ::stop-commands::x", b"foo ##[add-mask]a", b"a%0Ab,c:d", b"=x", b"-rf", b"a # b",
    "e\u0301".encode(), "\u00e9".encode(), b"a\r\n::set-output name=a::b", b"${IFS}`a`", b"x\\", b" blank ",
    b"::mlgate-text-1::", "\U000e0041\ufeff\u2028".encode(), b"<!-- mlgate:comment -->", b"***b*** _i_ ~~s~~",
]
REPORTS = ["text", "json", "junit", "sarif", "github", "codequality", "openmetrics", "tap", "markdown", "html"]

Run = collections.namedtuple("Run", "log errors status files summary outputs json")


def experiment(number, value):
    """One that names a parent that is not there, and gives no seed."""
    text = value.decode("utf8", "replace")
    quoted = "".join(character if character.isascii() and character.isalnum() else f"\\U{ord(character):08X}"
                     for character in text)
    return (
        f'experiment:\n  id: exp-{number:03}\n  parent_experiment: "{quoted}"\nmodel: {{architecture: mlp}}\n'
        "data: {version: v1}\ntraining: {epochs: 10}\n"
    )


def git(folder, *arguments):
    author = ["-c", "user.name=Author", "-c", "user.email=author@example.com"]
    subprocess.run(["git", *author, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    folder = tmp_path_factory.mktemp("awkward")
    git(folder, "init", "--quiet")
    for number, name in enumerate(AWKWARD):
        path = os.path.join(os.fsencode(folder), name)
        os.mkdir(path)
        with open(os.path.join(path, b"requirements.txt"), "wb") as file:
            file.write(b"numpy\n")
    (folder / "experiments").mkdir()
    for number, value in enumerate(AWKWARD, 1):
        path = folder / f"experiments/exp-{number:03}-awkward.yaml"
        path.write_text(experiment(number, value))
    (folder / ".mlgate.yaml").write_text(
        "jobs:\n  - name: '::error::job ##[group]x'\n    stages: [run]\n"
        "    command: [sh, -c, 'printf \"::stop-commands::x\\n##[add-mask]y\\n]]>\\n\"; exit 1']\n"
    )
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "begin")
    return folder


def judged(repository, folder, *arguments):
    files = {name: folder / f"report.{name}" for name in REPORTS}
    written = [f"--output={name}={file}" for name, file in files.items()]
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(folder), "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(folder / "summary"), "GITHUB_OUTPUT": str(folder / "outputs"),
    }
    done = subprocess.run(
        [MLGATE, "run", "-C", repository, "--allow-commands", *written, *arguments], env=environment,
        capture_output=True,
    )
    texts = {name: file.read_bytes().decode("utf8") for name, file in files.items()}
    return Run(
        done.stdout.decode("utf8"), done.stderr.decode("utf8"), done.returncode, texts,
        (folder / "summary").read_text("utf8"), (folder / "outputs").read_text("utf8"), json.loads(texts["json"]),
    )


@pytest.fixture(scope="module")
def run(repository, tmp_path_factory):
    run = judged(repository, tmp_path_factory.mktemp("reports"))
    assert (run.status, run.errors) == (1, "")
    rules = collections.Counter(finding["rule"] for finding in run.json["findings"])
    assert rules["REQ001"] == len(AWKWARD) and rules["EXP004"] == len(AWKWARD), rules
    assert len({finding["severity"] for finding in run.json["findings"]}) == 2
    return run


def fingerprints(run):
    prints = [finding["fingerprint"] for finding in run.json["findings"]]
    assert len(set(prints)) == len(prints)
    return sorted(prints)


def counts(run):
    return tuple(
        sum(finding["severity"] == severity for finding in run.json["findings"]) for severity in ("error", "warning")
    )


# What each consumer read, for docs/report-agreement.md.
READ = {}


def agree(run, report, reader, errors, warnings, prints=None):
    """A consumer counts as many errors and warnings, and where it has fingerprints the same ones."""
    assert (errors, warnings) == counts(run)
    assert prints is None or sorted(prints) == fingerprints(run)
    READ[report] = (reader, errors, warnings, len(prints) if prints is not None else "")


def xmllint(text, schema=None):
    options = ["--schema", str(SCHEMAS / schema)] if schema else []
    done = subprocess.run(
        ["xmllint", "--nonet", "--noout", *options, "-"], input=text.encode(), capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()[:2000]


def test_junit(run):
    xmllint(run.files["junit"])
    cases = [
        case for suite in junitparser.JUnitXml.fromstring(run.files["junit"].encode()) for case in suite
    ]
    names = [case.name for case in cases]
    assert len(set(names)) == len(names), "GitLab keeps only the first of a name"
    failed = [case for case in cases if any(isinstance(result, junitparser.Failure) for result in case.result)]
    places = {
        (finding["rule"], finding["path"]) for finding in run.json["findings"] if finding["severity"] == "error"
    }
    ours = [case for case in failed if not case.classname.startswith("mlgate.jobs.")]
    assert len(ours) == len(places)
    text = "\n".join(
        [result.text or "" for case in failed for result in case.result] + [case.system_out or "" for case in cases]
    )
    headings = re.findall(r": (error|warning) [A-Z]{3}\d{3} [a-z-]+$", text, re.M)
    agree(run, "junit", "junitparser, xmllint", headings.count("error"), headings.count("warning"))


@pytest.mark.parametrize("schema", ["jenkins-junit-10.xsd", "windyroad-JUnit.xsd"])
def test_strict_junit(repository, tmp_path, schema):
    xmllint(judged(repository, tmp_path, "--junit-dialect", "strict").files["junit"], schema)


def test_sarif(run):
    sarif = json.loads(run.files["sarif"])
    schema = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text())
    validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(sarif)] == []
    (only,) = sarif["runs"]
    results, rules = only["results"], only["tool"]["driver"]["rules"]
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    levels = [result["level"] for result in results]
    agree(run, "sarif", "the SARIF 2.1.0 schema", levels.count("error"), levels.count("warning"), prints)
    assert levels == sorted(levels), "the worst first"
    by_print = {finding["fingerprint"]: finding for finding in run.json["findings"]}
    for result, fingerprint in zip(results, prints):
        finding = by_print[fingerprint]
        assert result["ruleId"] == finding["rule"] == rules[result["ruleIndex"]]["id"]
        place = result["locations"][0]["physicalLocation"]
        uri = urllib.parse.urlsplit(place["artifactLocation"]["uri"])
        assert (uri.scheme, uri.netloc, uri.query, uri.fragment) == ("", "", "", "")
        path = urllib.parse.unquote_to_bytes(uri.path)
        assert path.decode("utf8", "backslashreplace").replace("\\xe9", "\\xE9").replace("\\xff", "\\xFF") \
            == finding["path"]
        region = place["region"]
        assert region["startLine"] == (finding["line"] or 1)
        if finding["line"]:
            assert (region["startColumn"], region["endLine"], region["endColumn"]) \
                == (finding["column"], finding["endLine"], finding["endColumn"])
        assert not re.search(r"(?<!\\)\[[^\]]*\]\(", result["message"]["text"]), "a link"
    for rule in rules:
        assert rule["help"]["text"] and rule["help"]["markdown"] and len(rule["fullDescription"]["text"]) <= 1024
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")
    assert only["columnKind"] == "unicodeCodePoints"
    assert len(run.files["sarif"]) < 10_000_000


def test_annotations(run):
    done = workflow_runner.executed(run.log)
    assert done == workflow_runner.executed(run.files["github"])
    names = [name for name, _, _ in done]
    assert set(names) == {"error", "warning", "notice"}
    assert names.count("error") == 10 and names.count("warning") == 10 and names.count("notice") == 1
    assert done[-1][2].endswith("are not annotated; the log and the reports have all")
    failed_jobs = sum(job["status"] == "failed" for job in run.json["jobs"])
    errors, warnings = counts(run)
    rest = errors + warnings + failed_jobs - 20
    assert done[-1][2].startswith(f"{rest} more of {rest + 20} ")
    READ["github"] = ("the runner's grammar of commands", f"10 of {errors}", f"10 of {warnings}", "")
    found = {(finding["path"], finding["line"]): finding for finding in run.json["findings"]}
    for name, properties, data in done[:-1]:
        assert len(data.encode("utf-16-le")) // 2 <= 4096 and "##[" not in data
        if "file" in properties and not re.search(r"[\\]|^=|\./=", properties["file"]):
            finding = found[properties["file"], int(properties["line"])]
            assert (properties["col"], properties["endLine"]) == (str(finding["column"]), str(finding["endLine"]))


def test_without_protection_the_text_would_command_the_runner(run):
    """What the log stops is real."""
    names = [name for name, _, _ in workflow_runner.executed(run.files["text"].replace("::stop-commands::", "::"))]
    assert "add-mask" in names and "error" in names


def test_outputs(run):
    errors, warnings = counts(run)
    assert workflow_runner.outputs(run.outputs) == {
        "verdict": "failed", "errors": str(errors), "warnings": str(warnings), "unverified": "0", "skipped": "0",
        "mended": "0", "checked-files": str(run.json["summary"]["checkedFiles"]),
    }


def test_codequality(run):
    text = run.files["codequality"]
    entries = json.loads(text)
    assert not text.startswith("\ufeff") and isinstance(entries, list)
    prints = [entry["fingerprint"] for entry in entries]
    severities = [entry["severity"] for entry in entries]
    agree(run, "codequality", "GitLab's rules", severities.count("major"), severities.count("minor"), prints)
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        path = entry["location"]["path"]
        assert path and not path.startswith(("/", "./")) and "\n" not in path
        lines = entry["location"]["lines"]
        assert isinstance(lines["begin"], int) and 1 <= lines["begin"] <= lines["end"]


def samples(families):
    return [sample for family in families for sample in family.samples]


def gitlab_metrics(text):
    """As GitLab reads a metrics report: lines without comments, split as a shell would."""
    words = [shlex.split(re.sub("#.*$", "", line)) for line in text.split("\n") if line.strip()]
    return {line[0]: line[1] for line in words if line}


def test_openmetrics(run):
    text = run.files["openmetrics"]
    done = subprocess.run(["promtool", "check", "metrics"], input=text.encode(), capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    plain = samples(prometheus_client.parser.text_fd_to_metric_families(io.StringIO(text)))
    opened = samples(prometheus_client.openmetrics.parser.text_fd_to_metric_families(io.StringIO(text)))
    assert [(one.name, one.labels, one.value) for one in plain] == [(one.name, one.labels, one.value) for one in opened]
    assert len(gitlab_metrics(text)) == len(opened), "GitLab keeps one of a name"
    values = {(one.name, *sorted(one.labels.items())): one.value for one in opened}
    assert len(values) == len(opened)
    errors, warnings = (int(values["mlgate_findings", ("severity", name)]) for name in ("error", "warning"))
    agree(run, "openmetrics", "promtool, both parsers of prometheus_client", errors, warnings)
    assert sum(one.value for one in opened if one.name == "mlgate_rule_findings") == errors + warnings
    assert values["mlgate_verdict", ("verdict", "failed")] == 1
    (smoke,) = [job for job in run.json["jobs"] if job["name"] == "smoke-train"]
    figures = {
        one.labels["metric"]: one.value for one in opened
        if one.name.startswith("mlgate_job_metric") and one.labels["job"] == "smoke-train"
    }
    assert figures == smoke["metrics"]
    assert values["mlgate_job_metric_seconds", ("job", "smoke-train"), ("metric", "predict_seconds_p50")] > 0


def test_tap(run):
    lines = run.files["tap"].split("\n")
    assert lines[0] == "TAP version 14"
    points, blocks, block = [], [], None
    for line in lines[2:-1]:
        if block is not None:
            if line == "  ...":
                blocks.append(yaml.safe_load("\n".join(block)))
                block = None
            else:
                block.append(line)
        elif line == "  ---":
            block = []
        elif not line.startswith("# "):
            points.append(line)
    assert lines[1] == f"1..{len(points)}"
    for number, point in enumerate(points, 1):
        assert re.match(rf"(not )?ok {number} - ", point)
    found = [finding for block in blocks for finding in block.get("findings", [])]
    prints = [finding["fingerprint"] for finding in found]
    severities = [finding["severity"] for finding in found]
    agree(run, "tap", "prove, PyYAML", severities.count("error"), severities.count("warning"), prints)


def test_tap_by_perl(run, tmp_path):
    """Older harnesses of Perl know version 13, which has all that we use."""
    report = tmp_path / "report.tap"
    report.write_text(run.files["tap"].replace("TAP version 14", "TAP version 13", 1))
    done = subprocess.run(["prove", "--exec", "cat", report], capture_output=True, text=True)
    assert "Parse errors" not in done.stdout, done.stdout[-2000:]
    failed = len(re.findall(r"^not ok ", run.files["tap"], re.M))
    assert re.search(rf"^ *Failed {failed}/\d+ subtests", done.stdout + done.stderr, re.M) \
        or f"Failed: {failed})" in done.stdout, done.stdout[-2000:]


class Page(html.parser.HTMLParser):
    """The tags, the text of every cell, and the text outside of code."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.rows, self.open, self.prose, self.comments = set(), [], [], "", []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        assert not attributes, (tag, attributes)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "code" not in self.open:
            self.prose += data
        if "td" in self.open:
            self.rows[-1][-1] += data

    def handle_comment(self, data):
        self.comments.append(data.strip())


@pytest.mark.parametrize("kind", ["markdown", "summary"])
def test_markdown(run, kind):
    text = run.summary if kind == "summary" else run.files["markdown"]
    rendered = cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)
    page = Page(rendered)
    assert page.open == []
    assert page.tags <= {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "br"}
    assert page.comments == (["mlgate:comment"] if kind == "markdown" else [])
    assert not re.search(r"[@#]|www\.|https?:", page.prose), page.prose
    rows = [row for row in page.rows if row and row[0] in ("error", "warning")]
    assert all(len(row) == 4 for row in rows)
    severities = [row[0] for row in rows]
    name = "markdown" if kind == "markdown" else "step summary"
    agree(run, name, "cmark-gfm", severities.count("error"), severities.count("warning"))
    assert "Not shown" not in page.prose
    # The visible form of each path, as the text report has it.
    places = collections.Counter(row[2] for row in rows)
    headings = collections.Counter(
        re.findall(r"^(.+): (?:error|warning) [A-Z]{3}\d{3} [a-z-]+$", run.files["text"], re.M))
    assert places == headings


def test_html(run):
    """That it can be read and does nothing is tested in a browser, in test_html.py."""
    articles = re.findall(r'^<article class="finding-(error|warning)">$', run.files["html"], re.M)
    agree(run, "html", "its markup; Chromium opens it", articles.count("error"), articles.count("warning"))
    assert run.files["html"].isascii() and "Not shown" not in run.files["html"]


def test_text(run):
    headings = re.findall(r"^.*: (error|warning) [A-Z]{3}\d{3} [a-z-]+$", run.files["text"], re.M)
    agree(run, "text", "people", headings.count("error"), headings.count("warning"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e\u2028\ufeff]", run.files["text"])


def test_the_table_in_the_documentation(run):
    """What all consumers read of this one run, as docs/report-agreement.md has it; MLGATE_RECORD=1 writes it."""
    errors, warnings = counts(run)
    agree(run, "json", "Python's json", errors, warnings, fingerprints(run))
    outputs = workflow_runner.outputs(run.outputs)
    agree(run, "step outputs", "the runner's grammar of files", int(outputs["errors"]), int(outputs["warnings"]))
    if len(READ) < len(REPORTS) + 2:
        pytest.skip("the other tests of this file did not run")
    rows = [f"| {name} | {' | '.join(map(str, row))} |" for name, row in sorted(READ.items())]
    table = ["| report | read by | errors | warnings | fingerprints |", "|---|---|---|---|---|", *rows]
    page = (ROOT / "docs/report-agreement.md").read_text()
    head, rest = page.split("<!-- begin -->\n")
    expected = head + "<!-- begin -->\n" + "\n".join(table) + "\n<!-- end -->" + rest.split("<!-- end -->")[1]
    if os.environ.get("MLGATE_RECORD"):
        (ROOT / "docs/report-agreement.md").write_text(expected)
    else:
        assert page == expected
