"""Repositories that want to lead DVC's commands out, keep them waiting or make them grow.

Each command must end by itself, with an exit code of mlgate's own and a message, within SECONDS and MEMORY. Nothing
outside the repository may be changed, and nothing of it shown.
"""

import hashlib
import json
import os
import pathlib
import re
import subprocess
import threading
import time

import pytest

# For one command; the fastest take hundredths of a second.
SECONDS = 20
# Resident, in bytes. A list of a million files takes more.
MEMORY = 200 << 20
MEMORY_FOR_A_MILLION = 700 << 20

MD5 = "0123456789abcdef0123456789abcdef"
SECRET = "TOP SECRET\n"
SECRET_MD5 = hashlib.md5(SECRET.encode()).hexdigest()
UP_TO_DATE = "Data and pipelines are up to date.\n"

COMMANDS = {
    "check": ["check", "--commit", "HEAD", "--select", "DVC", "--format", "json"],
    "status": ["dvc", "status"],
    "commit": ["dvc", "status", "--commit", "HEAD"],
    "dag": ["dvc", "dag"],
    "reproduce": ["reproduce", "--allow-commands", "--quiet"],
}


class Hostile:
    """A repository beside a folder that is none of its business."""

    def __init__(self, folder):
        self.folder = folder / "repository"
        self.outside = folder / "outside"
        self.scratch = folder / "scratch"
        for made in (self.folder, self.outside, self.scratch):
            made.mkdir()
        (self.outside / "secret.txt").write_text(SECRET)
        (self.outside / "params.yaml").write_text(f"secret: {SECRET}")
        self.git("init", "--quiet", "--initial-branch=main")
        self.write(".dvc/config", "")
        self.write(".dvc/.gitignore", "/cache\n/config.local\n")
        self.write(".gitignore", "/data\n/out\n")
        self.memory = MEMORY

    def git(self, *arguments):
        subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@example.com", *arguments], cwd=self.folder, check=True,
            capture_output=True,
        )

    def write(self, path, text):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)

    def link(self, path, target):
        (self.folder / path).symlink_to(target)

    def pipe(self, path):
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(self.folder / path)

    def object(self, md5):
        """Where an object lies in the cache."""
        path = self.folder / ".dvc/cache/files/md5" / md5[:2] / md5[2:]
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def keep(self, content, name=None):
        """Lays a content into the cache, under its md5 or another name."""
        name = name or hashlib.md5(content).hexdigest()
        self.object(name).write_bytes(content)
        self.object(name).chmod(0o444)
        return name

    def keep_listing(self, *files):
        content = json.dumps([{"md5": md5, "relpath": path} for path, md5 in files]).encode()
        return self.keep(content, hashlib.md5(content).hexdigest() + ".dir")

    def data(self, md5=MD5, path="data", **more):
        """A .dvc file of one output."""
        fields = "".join(f", {key}: {value}" for key, value in more.items())
        self.write("data.dvc", f"outs:\n- {{path: {path}, hash: md5, md5: '{md5}'{fields}}}\n")

    def stage(self, *lines, command="echo made >out", name="a"):
        self.write("dvc.yaml", f"stages:\n  {name}:\n    cmd: {command}\n" + "".join(f"    {line}\n" for line in lines))

    def lock(self, *lines, command="echo made >out"):
        self.write(
            "dvc.lock", f"schema: '2.0'\nstages:\n  a:\n    cmd: {command}\n" + "".join(f"    {line}\n" for line in lines))

    def run(self, *arguments):
        """Exit code, standard output and standard error, within the bounds."""
        with open(self.scratch / "output", "w+b") as output, open(self.scratch / "errors", "w+b") as errors:
            process = subprocess.Popen(
                ["mlgate", *arguments], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=output, stderr=errors,
                env={**os.environ, "TMPDIR": str(self.scratch)},
            )
            peak = peak_memory(process)
            try:
                code = process.wait(SECONDS)
            finally:
                process.kill()
                process.wait()
            texts = []
            for file in (output, errors):
                file.seek(0)
                texts.append(file.read().decode())
        assert code in (0, 1, 2, 3), (arguments, code, texts)
        assert peak() < self.memory, arguments
        assert "TOP" not in texts[0] + texts[1], (arguments, texts)
        return code, *texts

    def answers(self, *names):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x")
        before = state(self.outside)
        answers = {name: self.answer(name) for name in names or COMMANDS}
        assert state(self.outside) == before
        assert sorted(path.name for path in self.scratch.iterdir()) == ["errors", "output"]
        return answers

    def answer(self, name):
        code, output, errors = self.run(*COMMANDS[name])
        if name == "check":
            report = json.loads(output)
            assert errors == ""
            return code, [f"{each['rule']} {each['message']}" for each in report["findings"]], [
                f"{each['rule']} {each['path']}: {each['reason']}" for each in report["unverified"]
            ]
        if name == "reproduce":
            output = re.sub(r" in \d+\.\d{3} s", "", re.sub(r"commit [0-9a-f]{12}", "HEAD", output))
            output = re.sub(r"mlgate-\w{6}", "mlgate-…", output)
        return code, output, errors


def peak_memory(process):
    """A function that tells the most memory that a process had, as long as it ran."""
    peak = 0

    def watch():
        nonlocal peak
        while process.returncode is None:
            try:
                status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            except OSError:
                return
            if match := re.search(r"VmHWM:\s+(\d+) kB", status):
                peak = max(peak, int(match[1]) << 10)
            time.sleep(0.002)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()

    def result():
        watcher.join()
        return peak

    return result


def state(folder):
    return {str(path): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.fixture
def hostile(tmp_path):
    return Hostile(tmp_path)


NEVER_RAN = "DVC003 dvc.lock has no stage 'a': it never ran, or its results were not committed"
NOTHING_RAN = "could not run: HEAD, 0 stages run\n"


def everywhere(code, *messages):
    """Every command but the gate refuses to begin."""
    return {name: (code, "", "".join(f"{message}\n" for message in messages)) for name in COMMANDS if name != "check"}


def untold(*reasons, stage="a", file="dvc.yaml"):
    return "".join(f"mlgate: {file}: whether '{stage}' changed cannot be told: {reason}\n" for reason in reasons)


def changed(stage, dependencies=(), outputs=()):
    """What `status` prints of a stage: pairs of a word and a name."""
    text = f"{stage}:\n"
    for title, changes in {"deps": dependencies, "outs": outputs}.items():
        if changes:
            text += f"\tchanged {title}:\n" + "".join(f"\t\t{word + ':':20}{name}\n" for word, name in changes)
    return text


def not_run(*stages):
    return 3, "".join(f"{stage}: not run: {reason}\n" for stage, reason in stages) + NOTHING_RAN, ""


def missing(path, md5):
    return (
        f"'{path}': the data object {md5} is in neither the cache nor a remote on this machine; 'dvc pull' fetches it")


@pytest.mark.parametrize("kind", ["above", "absolute"])
def test_paths_outside(hostile, kind):
    outside = "../outside" if kind == "above" else str(hostile.outside)
    command = f"echo made >{outside}/made.txt"
    hostile.stage(f"deps: [{outside}/secret.txt]", f"outs: [{outside}/made.txt]", command=command)
    hostile.lock(
        "deps:", f"- {{path: {outside}/secret.txt, hash: md5, md5: {SECRET_MD5}}}",
        "outs:", f"- {{path: {outside}/made.txt, hash: md5, md5: {SECRET_MD5}}}", command=command,
    )
    reasons = [f"'{outside}/{name}' lies outside the repository" for name in ["secret.txt", "made.txt"]]
    assert hostile.answers() == {
        "check": (1, [f"DVC009 {reason}" for reason in reasons], []),
        "status": (3, "", untold(*reasons)),
        "commit": (3, "", untold(*reasons)),
        "dag": (0, "a\n", ""),
        "reproduce": not_run(("a", reasons[1])),
    }


@pytest.mark.parametrize("folder", ["..", "sub/../../outside", "/etc"])
def test_working_folder_outside(hostile, folder):
    hostile.stage(f"wdir: {folder}", "outs: [out]")
    assert hostile.answers() == {
        "check": (1, [NEVER_RAN, f"DVC009 '{folder}' lies outside the repository"], []),
        "status": (3, "", untold("'out' lies outside the repository")),
        "commit": (3, "", untold("'out' lies outside the repository")),
        "dag": (0, "a\n", ""),
        "reproduce": not_run(("a", "its working folder lies outside the repository")),
    }


def test_data_outside(hostile):
    hostile.data(SECRET_MD5, path="../outside/secret.txt")
    hostile.write("b.dvc", f"wdir: ../outside\nouts:\n- {{path: secret.txt, hash: md5, md5: {SECRET_MD5}}}\n")
    status = untold("'secret.txt' lies outside the repository", stage="b.dvc", file="b.dvc") + untold(
        "'../outside/secret.txt' lies outside the repository", stage="data.dvc", file="data.dvc")
    assert hostile.answers() == {
        "check": (
            1,
            ["DVC009 '../outside' lies outside the repository", "DVC009 '../outside/secret.txt' lies outside the repository"],
            [],
        ),
        "status": (3, "", status),
        "commit": (3, "", status),
        "dag": (0, "b.dvc\ndata.dvc\n", ""),
        "reproduce": not_run(
            ("b.dvc", "'secret.txt' lies outside the repository"),
            ("data.dvc", "'../outside/secret.txt' lies outside the repository"),
        ),
    }


def test_link_to_a_folder_outside(hostile):
    """On disk a link is followed, as DVC does; of a commit it is not, and nothing is written through it."""
    hostile.link("link", "../outside")
    md5 = hostile.keep(b"made\n")
    command = "echo made >link/made.txt"
    hostile.stage("deps: [link/secret.txt]", "outs: [link/made.txt]", command=command)
    hostile.lock(
        "deps:", f"- {{path: link/secret.txt, hash: md5, md5: {SECRET_MD5}}}",
        "outs:", f"- {{path: link/made.txt, hash: md5, md5: {md5}}}", command=command,
    )
    hostile.data(md5, path="link/data.txt")
    ignored = "which DVC keeps: 'git add' would commit the data itself"
    assert hostile.answers() == {
        "check": (
            1,
            [
                f"DVC008 no .gitignore covers 'link/data.txt', {ignored}",
                "DVC010 'link/secret.txt', which 'a' read, is neither in git nor an output that DVC keeps",
                f"DVC008 no .gitignore covers 'link/made.txt', {ignored}",
            ],
            [],
        ),
        "status": (
            1,
            changed("data.dvc", outputs=[("deleted", "link/data.txt")]) + changed("a", outputs=[("deleted", "link/made.txt")]),
            "",
        ),
        "commit": (1, changed("a", [("deleted", "link/secret.txt")]), ""),
        "dag": (0, "data.dvc\na\n", ""),
        "reproduce": not_run(
            ("data.dvc", "'link/data.txt' leads through the symbolic link 'link'"),
            ("a", "'link/made.txt' leads through the symbolic link 'link'"),
        ),
    }


def test_output_is_a_link_outside(hostile):
    hostile.link("link", "../outside")
    hostile.stage("outs: [link]", command="rm -rf link && mkdir link && echo made >link/made.txt")
    status = (1, changed("a", outputs=[("modified", "link")]), "")
    assert hostile.answers() == {
        "check": (1, [NEVER_RAN, "DVC007 'link' is kept by DVC and by git"], []),
        "status": status,
        "commit": status,
        "dag": (0, "a\n", ""),
        "reproduce": not_run(("a", "'link' leads through the symbolic link 'link'")),
    }


def test_parameters_outside(hostile):
    hostile.link("params.yaml", "../outside/params.yaml")
    hostile.stage("params: [secret]", command="echo ${secret}")
    reason = "the values of 'params.yaml' are not known: it is no regular file"
    assert hostile.answers() == {
        "check": (3, [], [f"DVC001 dvc.yaml: {reason}"]), **everywhere(3, f"dvc.yaml:1:1: {reason}")
    }


def test_files_of_dvc_are_links(hostile):
    """As in git, a link is no dvc.yaml."""
    (hostile.outside / "dvc.yaml").write_text("stages:\n  TOP: {cmd: x}\n")
    hostile.link("dvc.yaml", "../outside/dvc.yaml")
    hostile.link("dvc.lock", "/dev/zero")
    hostile.link(".dvcignore", "/dev/zero")
    hostile.link("linked.dvc", "/dev/zero")
    hostile.data()
    assert hostile.answers() == {
        "check": (0, [], []),
        "status": (1, changed("data.dvc", outputs=[("not in cache", "data")]), ""),
        "commit": (0, UP_TO_DATE, ""),
        "dag": (0, "data.dvc\n", ""),
        "reproduce": not_run(("data.dvc", missing("data", MD5))),
    }


def test_links_to_nothing(hostile):
    hostile.link("gone", "nowhere")
    hostile.link("loop", "loop")
    hostile.stage("deps: [loop, loop/x]", "outs: [gone/x, out]")
    outputs = [("deleted", "gone/x"), ("deleted", "out")]
    assert hostile.answers() == {
        "check": (
            1,
            [NEVER_RAN, "DVC008 no .gitignore covers 'gone/x', which DVC keeps: 'git add' would commit the data itself"],
            [],
        ),
        "status": (1, changed("a", [("deleted", "loop"), ("deleted", "loop/x")], outputs), ""),
        "commit": (1, changed("a", [("modified", "loop"), ("deleted", "loop/x")], outputs), ""),
        "dag": (0, "a\n", ""),
        "reproduce": not_run(("a", "'gone/x' leads through the symbolic link 'gone'")),
    }


def test_pipes_and_devices(hostile):
    """Nobody waits for a writer, and nothing without an end is read."""
    for name in ["pipe", "read", "values.yaml", "folder/pipe"]:
        hostile.pipe(name)
    hostile.link("zero", "/dev/zero")
    dependencies = ["read", "zero", "folder"]
    hostile.stage(
        f"deps: [{', '.join(dependencies)}]", "outs: [{pipe: {cache: false}}]", "params: [{values.yaml: [x]}]",
        command="mkfifo pipe")
    hostile.lock(
        "deps:", *(f"- {{path: {name}, hash: md5, md5: {MD5}}}" for name in dependencies),
        "outs:", f"- {{path: pipe, hash: md5, md5: {MD5}}}", command="mkfifo pipe",
    )
    answers = hostile.answers()
    assert answers.pop("check")[0] == 1
    assert answers == {
        "status": (
            1,
            changed("a", [("deleted", "values.yaml")]),
            untold(
                "'read' is neither a file nor a folder", "'zero' is neither a file nor a folder",
                "'folder' cannot be read: 'pipe' is neither a file nor a folder", "'pipe' is neither a file nor a folder",
            ),
        ),
        "commit": (
            1,
            changed("a", [("deleted", "read"), ("deleted", "folder"), ("deleted", "values.yaml")]),
            untold("'zero' is a symbolic link"),
        ),
        "dag": (0, "a\n", ""),
        "reproduce": (1, "a: not reproduced\n  pipe was not made\nnot reproduced: HEAD, 1 stage run\n", ""),
    }


def numbers(count):
    return "[" + ", ".join(map(str, range(count))) + "]"


@pytest.mark.parametrize(
    "axes",
    [
        f"p: {numbers(100)}, q: {numbers(1000)}",
        ", ".join(f"a{number}: {numbers(20)}" for number in range(40)),
    ],
    ids=["a hundred thousand", "more than can be counted"],
)
def test_matrix_of_too_many_stages(hostile, axes):
    hostile.stage(f"matrix: {{{axes}}}", "outs: ['o-${item}']")
    reason = "the file makes more than 10000 stages; the rest was not read"
    assert hostile.answers() == {"check": (1, [f"DVC001 {reason}"], []), **everywhere(3, f"dvc.yaml:2:3: {reason}")}


def test_ten_thousand_stages(hostile):
    """As many as are read: each reads the same folder."""
    hostile.stage(
        f"matrix: {{p: {numbers(100)}, q: {numbers(100)}}}", "deps: [src]", "outs: ['out/${item.p}-${item.q}']")
    hostile.write("src/a", "a")
    names = [(f"a@{p}-{q}", f"out/{p}-{q}") for p in range(100) for q in range(100)]
    status = "".join(changed(name, [("modified", "src")], [("deleted", output)]) for name, output in names)
    assert hostile.answers("check", "status", "commit", "dag") == {
        # They stand at one place.
        "check": (0, [NEVER_RAN.replace("'a'", "'a@0-0'")], []),
        "status": (1, status, ""),
        "commit": (1, status, ""),
        "dag": (0, "".join(f"{name}\n" for name, _ in names), ""),
    }


def test_foreach_in_foreach(hostile):
    hostile.write("dvc.yaml", "stages:\n  a:\n    foreach: [1]\n    do:\n      foreach: [1, 2]\n      do: {cmd: x}\n")
    places = {"4:5": "'cmd' is missing", "5:7": "DVC knows no key 'foreach' here", "6:7": "DVC knows no key 'do' here"}
    assert hostile.answers() == {
        "check": (1, [f"DVC001 {problem}" for problem in places.values()], []),
        **everywhere(1, *(f"dvc.yaml:{place}: {problem}" for place, problem in places.items())),
    }


def test_variables_that_name_each_other(hostile):
    """The files that `vars` reads are values: what looks like a template in them is text."""
    hostile.write("one.yaml", "vars: [two.yaml]\nx: ${y}\n")
    hostile.write("two.yaml", "vars: [one.yaml]\ny: ${x}\n")
    hostile.write("dvc.yaml", "vars: ['one.yaml:x', 'two.yaml:y']\nstages:\n  a: {cmd: 'exit 3 ${x} ${y}', outs: [out]}\n")
    status = (1, changed("a", outputs=[("deleted", "out")]), "")
    assert hostile.answers("check", "status", "commit", "dag") == {
        "check": (0, [NEVER_RAN], []), "status": status, "commit": status, "dag": (0, "a\n", ""),
    }
    hostile.write("dvc.yaml", "vars: [{x: '${y}', y: '${x}'}]\nstages:\n  a: {cmd: 'exit 3 ${x} ${y}', outs: [out]}\n")
    reason = "'vars' cannot hold templates; write the value itself"
    assert hostile.answers() == {
        "check": (1, [f"DVC001 {reason}"], []), **everywhere(1, f"dvc.yaml:1:12: {reason}")
    }


def test_templates_that_grow(hostile):
    hostile.write("params.yaml", f"big: {'x' * 100_000}\n")
    hostile.write("dvc.yaml", f"stages:\n  s:\n    foreach: {numbers(1000)}\n    do:\n      cmd: {'${big}' * 1000}\n")
    reason = "the templates of this file make more than 64 MiB; the rest was not read"
    assert hostile.answers() == {"check": (1, [f"DVC001 {reason}"], []), **everywhere(3, f"dvc.yaml:5:12: {reason}")}


def alias_bomb():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 12)]
    return "\n".join(lines) + "\n"


TOO_MANY_NODES = "too large: more than 100000 nodes once aliases are expanded"


def with_alias_bomb(hostile, file):
    hostile.stage("params: [a5, {other.yaml: [a5]}]", "outs: [out]")
    hostile.write("params.yaml", "a5: 1\n")
    hostile.write("other.yaml", "a5: 1\n")
    path = hostile.folder / file
    path.write_text(alias_bomb() + (path.read_text() if path.exists() else ""))


@pytest.mark.parametrize("file", ["dvc.yaml", "dvc.lock", "data.dvc"])
def test_alias_bomb(hostile, file):
    """That a file is too large is a finding of SYN."""
    with_alias_bomb(hostile, file)
    answers = hostile.answers()
    assert answers.pop("check")[1:] == ([NEVER_RAN] if file == "data.dvc" else [], [])
    assert answers == everywhere(3, f"{file}:5:45: {TOO_MANY_NODES}")


def test_alias_bomb_for_templates(hostile):
    with_alias_bomb(hostile, "params.yaml")
    reason = f"'params.yaml' cannot be read: {TOO_MANY_NODES}"
    assert hostile.answers() == {"check": (1, [f"DVC001 {reason}"], []), **everywhere(1, f"dvc.yaml:1:1: {reason}")}


def test_alias_bomb_in_other_parameters(hostile):
    with_alias_bomb(hostile, "other.yaml")
    status = (
        1, changed("a", [("new", "params.yaml")], [("deleted", "out")]),
        untold(f"'other.yaml' cannot be read: {TOO_MANY_NODES}"))
    assert hostile.answers("check", "status", "commit", "dag") == {
        "check": (0, [NEVER_RAN], []), "status": status, "commit": status, "dag": (0, "a\n", ""),
    }


def test_nested_ten_thousand_deep(hostile):
    hostile.stage("deps: [x]")
    hostile.write("dvc.lock", "a: " + "[" * 10_000)
    hostile.write("data.dvc", "{a: " * 10_000)
    reason = "too large: nested more than 64 levels deep"
    answers = hostile.answers()
    assert answers.pop("check")[1:] == ([], [])
    assert answers == everywhere(3, f"data.dvc:1:257: {reason}", f"dvc.lock:1:67: {reason}")


def test_folder_of_a_million_files(hostile):
    """Nothing of it is in the cache but the list."""
    hostile.memory = MEMORY_FOR_A_MILLION
    md5 = hostile.keep_listing(*((f"f/{number:07}", f"{number:032x}") for number in range(1_000_000)))
    hostile.data(md5)
    hostile.stage("deps: [data/f/0000007, data/f]", "outs: [out]")
    names = ["data/f/0000007", "data/f"]
    assert hostile.answers() == {
        "check": (0, [NEVER_RAN], []),
        "status": (
            1,
            changed("data.dvc", outputs=[("not in cache", "data")])
            + changed("a", [("deleted", name) for name in names], [("deleted", "out")]),
            "",
        ),
        "commit": (1, changed("a", [("modified", name) for name in names], [("deleted", "out")]), ""),
        "dag": (0, "data.dvc\n└─ a\n", ""),
        "reproduce": not_run(("data.dvc", missing("data", "0" * 32)), ("a", "it needs 'data.dvc'")),
    }


def test_folder_of_a_million_files_that_are_there(hostile):
    """All with one content; nothing of it lies on disk."""
    hostile.memory = MEMORY_FOR_A_MILLION
    content = hostile.keep(b"x")
    md5 = hostile.keep_listing(*((f"f/{number:07}", content) for number in range(1_000_000)))
    hostile.data(md5)
    hostile.stage("deps: [data, data/f/0000007]", "outs: [out]")
    hostile.lock(
        "deps:", f"- {{path: data, hash: md5, md5: {md5}}}", f"- {{path: data/f/0000007, hash: md5, md5: {content}}}",
        "outs:", f"- {{path: out, hash: md5, md5: {content}}}",
    )
    names = ["data", "data/f/0000007"]
    assert hostile.answers("check", "status", "commit") == {
        "check": (0, [], []),
        "status": (
            1,
            changed("data.dvc", outputs=[("deleted", "data")])
            + changed("a", [("deleted", name) for name in names], [("deleted", "out")]),
            "",
        ),
        "commit": (0, UP_TO_DATE, ""),
    }


def several(hostile, md5s):
    """Files data0.dvc, data1.dvc, … of one output each, and a stage that reads all."""
    for number, md5 in enumerate(md5s):
        hostile.write(f"data{number}.dvc", f"outs:\n- {{path: data{number}, hash: md5, md5: '{md5}'}}\n")
    hostile.write(".gitignore", "/data*[0-9]\n/out\n")
    hostile.stage(f"deps: [{', '.join(f'data{number}' for number in range(len(md5s)))}]", "outs: [out]")


def several_answers(words, reproduce):
    names = [f"data{number}" for number in range(len(words))]
    return {
        "check": (0, [NEVER_RAN], []),
        "status": (
            1,
            "".join(changed(f"{name}.dvc", outputs=[(word, name)]) for name, word in zip(names, words))
            + changed("a", [("deleted", name) for name in names], [("deleted", "out")]),
            "",
        ),
        "commit": (1, changed("a", [("modified", name) for name in names], [("deleted", "out")]), ""),
        "dag": (0, "".join(f"{name}.dvc\n└─ a\n" for name in names), ""),
        "reproduce": reproduce,
    }


def test_listing_that_leads_out(hostile):
    evil = hostile.keep(b"evil\n")
    paths = ["../../etc/passwd", str(hostile.outside / "made.txt"), "a/../../x", ".."]
    md5s = [hostile.keep_listing((path, evil)) for path in paths]
    several(hostile, md5s)
    assert hostile.answers() == several_answers(
        ["deleted"] * 4,
        not_run(
            *(
                (f"data{number}.dvc", f"'data{number}': '{md5}' lists '{path}', which leaves the folder")
                for number, (md5, path) in enumerate(zip(md5s, paths))
            ),
            ("a", "it needs 'data0.dvc'"),
        ),
    )


def test_listing_that_lies(hostile):
    """Hashes that are paths or numbers, a listing under another name, and what is no listing."""
    md5s = [
        hostile.keep_listing(("x", "../../../../outside/secret.txt"), ("y", "zz")),
        hostile.keep_listing(("x", 5)),
        hostile.keep_listing(("x", SECRET_MD5 + ".dir")),
        hostile.keep(b'[{"md5": "%s", "relpath": "x"}]' % SECRET_MD5.encode(), MD5 + ".dir"),
        hostile.keep(b"\xff\xfe[[[[", "f" * 32 + ".dir"),
        hostile.keep(b"[" * 1_000_000, "e" * 32 + ".dir"),
    ]
    several(hostile, md5s)
    absent = ["../../../../outside/secret.txt", "5", SECRET_MD5 + ".dir", SECRET_MD5, *md5s[4:]]
    assert hostile.answers() == several_answers(
        ["not in cache"] * 6,
        not_run(
            *((f"data{number}.dvc", missing(f"data{number}", md5)) for number, md5 in enumerate(absent)),
            ("a", "it needs 'data0.dvc'"),
        ),
    )


def test_objects_that_are_no_files(hostile):
    """A link in the user's own cache counts, as for DVC."""
    hostile.object(SECRET_MD5).symlink_to(hostile.outside / "secret.txt")
    hostile.object("a" * 32).mkdir()
    os.mkfifo(hostile.object("b" * 32))
    hostile.object("c" * 32).symlink_to("/dev/zero")
    hostile.object("d" * 32 + ".dir").symlink_to("/dev/zero")
    os.mkfifo(hostile.object("e" * 32 + ".dir"))
    md5s = [SECRET_MD5, "a" * 32, "b" * 32, "c" * 32, "d" * 32 + ".dir", "e" * 32 + ".dir"]
    several(hostile, md5s)
    assert hostile.answers() == several_answers(
        ["deleted"] + ["not in cache"] * 5,
        not_run(
            *((f"data{number}.dvc", missing(f"data{number}", md5)) for number, md5 in enumerate(md5s) if number > 0),
            ("a", "it needs 'data1.dvc'"),
        ),
    )


def test_listing_ten_thousand_folders_deep(hostile):
    md5 = hostile.keep_listing(("d/" * 10_000 + "x", hostile.keep(b"x")))
    several(hostile, [md5])
    assert hostile.answers() == several_answers(
        ["deleted"],
        not_run(
            ("data0.dvc", f"'data0': '{md5}' lists a file in more than 128 folders"), ("a", "it needs 'data0.dvc'")),
    )


def test_folders_deep_and_in_circles(hostile):
    """A link to a folder is none, as for DVC."""
    (hostile.folder / "data/circle").mkdir(parents=True)
    hostile.link("data/circle/up", "..")
    hostile.link("data/circle/self", ".")
    hostile.write("data/circle/a", "a\n")
    names = ["data/circle", "data/deep"]
    hostile.stage(f"deps: [{', '.join(names)}]", "outs: [out]")
    hostile.lock(
        "deps:", *(f"- {{path: {name}, hash: md5, md5: {MD5}.dir}}" for name in names),
        "outs:", f"- {{path: out, hash: md5, md5: {MD5}}}",
    )
    (hostile.folder / "data/deep" / "/".join(["d"] * 300)).mkdir(parents=True)
    assert hostile.answers("status") == {
        "status": (
            1, changed("a", [("modified", "data/circle")], [("not in cache", "out")]),
            untold("'data/deep' cannot be read: its folders are too deep"))
    }


def test_lock_of_a_hundred_megabytes(hostile):
    hostile.stage("deps: [x]", "outs: [out]")
    with open(hostile.folder / "dvc.lock", "w") as file:
        file.write("schema: '2.0'\nstages:\n  a:\n    cmd: x\n    deps:\n")
        for number in range(1_400_000):
            file.write(f"    - {{path: x{number:08}, hash: md5, md5: {number:032x}}}\n")
        size = file.tell()
    assert size > 100_000_000
    answers = hostile.answers()
    assert answers.pop("check")[1:] == ([], [])
    assert answers == everywhere(3, f"dvc.lock:1:1: too large: {size} bytes, more than 4194304")


def test_stages_in_a_circle(hostile):
    hostile.write(
        "dvc.yaml",
        "stages:\n  a: {cmd: x, deps: [data/q], outs: [data/p]}\n  b: {cmd: x, deps: [data/p], outs: [data/q]}\n")
    reason = "the stages need each other: 'a' needs 'b' needs 'a'\n"
    status = (
        1,
        changed("a", [("deleted", "data/q")], [("deleted", "data/p")])
        + changed("b", [("deleted", "data/p")], [("deleted", "data/q")]),
        "",
    )
    assert hostile.answers() == {
        "check": (1, [NEVER_RAN, "DVC005 'a' needs 'b' needs 'a'", NEVER_RAN.replace("'a'", "'b'")], []),
        "status": status,
        "commit": status,
        "dag": (1, "", reason),
        "reproduce": (3, "", f"mlgate: {reason}"),
    }


def test_chain_of_five_thousand_stages(hostile):
    """What is printed grows with the stages alone."""
    count = 5_000
    stages = [f"  s{number}: {{cmd: exit 3, deps: [data/{number}], outs: [data/{number + 1}]}}\n" for number in range(count)]
    hostile.write("dvc.yaml", "stages:\n" + "".join(stages))
    status = "".join(
        changed(f"s{number}", [("deleted", f"data/{number}")], [("deleted", f"data/{number + 1}")])
        for number in range(count)
    )
    tree = "s0\n" + "".join(f"{'   ' * (number - 1)}└─ s{number}\n" for number in range(1, 100))
    assert hostile.answers("status", "commit", "dag", "reproduce") == {
        "status": (1, status, ""),
        "commit": (1, status, ""),
        "dag": (0, f"{tree}{'   ' * 99}└─ … (deeper stages: see --format dot)\n", ""),
        "reproduce": (
            3,
            "s0: failed: its command ended with exit code 3\n"
            + "".join(f"s{number}: not run: it needs 's{number - 1}'\n" for number in range(1, count))
            + "could not run: HEAD, 1 stage run\n",
            "",
        ),
    }


@pytest.mark.parametrize("place", ["/dev/zero", "/proc", "/", "pipe", "../../outside/secret.txt"])
@pytest.mark.parametrize("kind", ["cache", "remote"])
def test_stores_that_are_none(hostile, kind, place):
    hostile.pipe(".dvc/pipe")
    hostile.write(
        ".dvc/config",
        f"[cache]\n    dir = {place}\n" if kind == "cache" else f"[core]\n    remote = r\n['remote \"r\"']\n    url = {place}\n")
    several(hostile, [MD5 + ".dir", MD5])
    md5s = [MD5 + ".dir", MD5]
    assert hostile.answers() == several_answers(
        ["not in cache"] * 2,
        not_run(
            *((f"data{number}.dvc", missing(f"data{number}", md5)) for number, md5 in enumerate(md5s)),
            ("a", "it needs 'data0.dvc'"),
        ),
    )


def test_configuration_is_a_pipe(hostile):
    hostile.pipe(".dvc/config.local")
    hostile.data()
    assert hostile.answers("status", "commit") == {
        "status": (1, changed("data.dvc", outputs=[("not in cache", "data")]), ""), "commit": (0, UP_TO_DATE, ""),
    }


def test_hundred_thousand_ignore_patterns(hostile):
    """Where the patterns are not known, nothing is."""
    patterns = "".join(f"p{number}*/**/x{number}\n" for number in range(100_000))
    hostile.write(".dvcignore", patterns)
    hostile.stage("deps: [src]", "outs: [out]")
    hostile.write("src/a", "a")
    blob = hashlib.sha1(f"blob {len(patterns)}\0{patterns}".encode()).hexdigest()
    on_disk = (3, "", ".dvcignore: larger than 65536 bytes\n")
    reason = f".dvcignore: object {blob} has {len(patterns)} bytes, more than 65536"
    assert hostile.answers() == {
        "check": (3, [NEVER_RAN], [f"DVC001 {reason}"]),
        "status": on_disk,
        "commit": (3, "", f"{reason}\n"),
        "dag": on_disk,
        "reproduce": (3, "", f"{reason}\n"),
    }


def test_ignore_patterns_of_stars(hostile):
    patterns = ["a**/" * 200 + "b", "*a" * 2000 + "b", "**/" * 3000 + "x", "[a-" * 1000, "?" * 5000, "**" * 4000 + "b"]
    hostile.write(".dvcignore", "".join(f"{pattern}\n" for pattern in patterns))
    hostile.stage("deps: [src]", "outs: [out]")
    for number in range(50):
        hostile.write(f"src/{'a' * 200}{number}", "x")
    status = (1, changed("a", [("modified", "src")], [("deleted", "out")]), "")
    assert hostile.answers("check", "status", "commit", "dag") == {
        "check": (0, [NEVER_RAN], []), "status": status, "commit": status, "dag": (0, "a\n", ""),
    }


def test_names_that_act_on_the_terminal(hostile):
    hostile.write(
        "dvc.yaml", 'stages:\n  "\\e[31mred\\n\\u202e": {cmd: exit 3, deps: ["\\e]0;x\\a"], outs: [out]}\n')
    name = "\\u{1B}[31mred\\n\\u{202E}"
    status = (1, changed(name, [("deleted", "\\u{1B}]0;x\\u{7}")], [("deleted", "out")]), "")
    assert hostile.answers() == {
        "check": (0, [NEVER_RAN.replace("'a'", f"'{name}'")], []),
        "status": status,
        "commit": status,
        "dag": (0, f"{name}\n", ""),
        "reproduce": (3, f"{name}: failed: its command ended with exit code 3\ncould not run: HEAD, 1 stage run\n", ""),
    }
