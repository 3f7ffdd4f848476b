"""What hooks must leave alone: index, refs, objects and work tree, also when they are killed in the middle."""

import collections
import contextlib
import ctypes
import hashlib
import os
import pathlib
import shutil
import signal
import stat
import subprocess
import time

import pytest

ZERO = "0" * 40
SIGNALS = [signal.SIGTERM, signal.SIGKILL]
# System calls that change files; those that make one are seen by what is written next.
WRITES = ",".join(
    "write pwrite64 rename renameat renameat2 link linkat symlink symlinkat unlink unlinkat mkdir mkdirat chmod fchmod"
    " fchmodat fsync fdatasync ftruncate".split()
)

pytestmark = pytest.mark.skipif(not pathlib.Path("/proc/self").exists(), reason="needs Linux")


@pytest.fixture(autouse=True, scope="module")
def orphans_are_ours():
    """Processes that outlive mlgate become children of this one, so that their end can be awaited."""
    set_child_subreaper = 36
    ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0)
    yield
    ctypes.CDLL(None).prctl(set_child_subreaper, 0, 0, 0, 0)


def git(folder, *arguments, **options):
    return subprocess.run(
        ["git", "-c", "user.name=Author", "-c", "user.email=author@example.com", *arguments],
        cwd=folder, check=True, capture_output=True, text=True, **options,
    ).stdout.strip()


@pytest.fixture
def lab(tmp_path):
    """Staged, unstaged and untracked work, packed and loose refs, and a server that has the first commit."""
    lab, server = tmp_path / "lab", tmp_path / "server.git"
    git(tmp_path, "init", "--quiet", "--initial-branch=main", lab)
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "--bare", server)
    write(lab, "requirements.txt", "numpy==2.1.0\n")
    write(lab, "experiments/exp-001-baseline.yaml", experiment(1, "sgd"))
    git(lab, "add", ".")
    git(lab, "commit", "--quiet", "--message", "init: begin")
    git(lab, "remote", "add", "origin", server)
    git(lab, "push", "--quiet", "origin", "main")
    git(lab, "tag", "--annotate", "--message", "First", "checkpoint-1")
    git(lab, "pack-refs", "--all")
    git(lab, "checkout", "--quiet", "-b", "data/side")
    write(lab, "app/requirements.txt", "scipy\n")
    git(lab, "add", ".")
    git(lab, "commit", "--quiet", "--message", "deps: add scipy")
    git(lab, "checkout", "--quiet", "main")
    write(lab, "experiments/exp-002-adam.yaml", experiment(2, "adam", "parent_experiment: exp-001"))
    write(lab, "requirements.txt", "numpy\n")
    git(lab, "add", ".")
    write(lab, "requirements.txt", "numpy==2.2.0\n")
    write(lab, "notes.txt", "not tracked\n")
    (lab / "link").symlink_to("nowhere")
    return lab


def experiment(number, optimizer, line="name: baseline"):
    return (
        f"experiment:\n  id: exp-00{number}\n  {line}\nmodel: {{architecture: mlp}}\ndata: {{version: v1}}\n"
        f"training: {{epochs: 10, optimizer: {optimizer}, seed: 42}}\n"
    )


def write(folder, name, text):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)


def state(*folders):
    """Every file and folder below, with its kind, mode, time of change and bytes."""
    found = {}
    for folder in folders:
        for path in [folder, *sorted(folder.rglob("*"))]:
            status = path.lstat()
            content = ""
            if stat.S_ISLNK(status.st_mode):
                content = os.readlink(path)
            elif stat.S_ISREG(status.st_mode):
                content = hashlib.sha256(path.read_bytes()).hexdigest()
            found[str(path)] = (oct(status.st_mode), status.st_mtime_ns, content)
    return found


class Call:
    """One call of a hook as git makes it."""

    def __init__(self, lab, hook):
        self.folders = [lab, lab.parent / "server.git"]
        self.folder = lab
        self.input = ""
        self.environment = {"GIT_INDEX_FILE": ".git/index", "GIT_PREFIX": ""}
        self.message = lab / ".git" / "COMMIT_EDITMSG"
        self.status = 1
        self.arguments = []
        side, main = git(lab, "rev-parse", "data/side"), git(lab, "rev-parse", "main")
        match hook:
            case "pre-merge-commit":
                self.environment[f"GITHEAD_{side}"] = "data/side"
            case "commit-msg" | "prepare-commit-msg":
                self.arguments = [".git/COMMIT_EDITMSG"]
                self.status = 0
                text = "deps: say why\n" if hook == "commit-msg" else ""
                self.message.write_text(f"{text}\n# Please enter the commit message.\n")
            case "pre-push":
                self.environment = {}
                self.arguments = ["origin", "../server.git"]
                self.input = f"refs/heads/data/side {side} refs/heads/data/side {ZERO}\n"
            case "post-checkout":
                self.environment = {}
                self.arguments, self.status = [main, main, "1"], 0
            case "post-merge":
                self.environment = {}
                self.arguments, self.status = ["0"], 0
            case "pre-receive":
                self.receive(lab, quarantine=True)
                self.input = f"{ZERO} {side} refs/heads/data/side\n"
            case "update":
                self.receive(lab, quarantine=False)
                self.arguments = ["refs/heads/data/side", ZERO, side]
        self.command = [os.environ["MLGATE"], "hook", hook, *self.arguments]

    def receive(self, lab, quarantine):
        """The new objects in the server, or in a folder of it where git puts what nobody accepted yet."""
        self.folder = lab.parent / "server.git"
        objects = self.folder / "objects"
        incoming = objects / "tmp_objdir-incoming-1" if quarantine else objects
        shutil.copytree(lab / ".git" / "objects", incoming, dirs_exist_ok=True)
        self.environment = {"GIT_DIR": "."}
        if quarantine:
            self.environment |= {
                "GIT_QUARANTINE_PATH": str(incoming),
                "GIT_OBJECT_DIRECTORY": str(incoming),
                "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(objects),
            }

    def start(self, *prefix):
        program = subprocess.Popen(
            [*prefix, *self.command], cwd=self.folder, env=os.environ | self.environment,
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
        )
        # A program that was killed already reads nothing.
        with contextlib.suppress(BrokenPipeError):
            program.stdin.write(self.input.encode())
            program.stdin.close()
        return program


def end(program):
    """Waits for the program and for all that it started; its exit code."""
    program.stderr.read()
    status = program.wait()
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    return status


def kill_after(program, seconds, number):
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError):
        os.kill(program.pid, number)
    return end(program)


def moments(program):
    """The first milliseconds, and sixteen moments of the time that the program takes."""
    start = time.monotonic()
    status = end(program)
    duration = time.monotonic() - start
    return status, [0, 0.001, 0.002, 0.004, 0.008] + [duration * part / 16 for part in range(1, 17)]


HOOKS = [
    "pre-commit", "pre-merge-commit", "commit-msg", "pre-push", "post-checkout", "post-merge", "pre-receive", "update",
]


@pytest.mark.parametrize("hook", HOOKS)
def test_nothing_is_written(lab, hook):
    call = Call(lab, hook)
    before = state(*call.folders)
    status, times = moments(call.start())
    assert status == call.status
    assert state(*call.folders) == before
    for number in SIGNALS:
        ends = {kill_after(call.start(), seconds, number) for seconds in times}
        assert state(*call.folders) == before
        # Ended by the signal, before or after mlgate listens to it, or not at all.
        assert ends <= {call.status, -number, 128 + number}
        assert ends != {call.status}


def without_times(found):
    return {path: (mode, content) for path, (mode, _, content) in found.items()}


def test_offered_message_is_whole(lab):
    """prepare-commit-msg changes one file: before and after it is one text or the other."""
    call = Call(lab, "prepare-commit-msg")
    old = call.message.read_bytes()
    before = without_times(state(*call.folders))
    status, times = moments(call.start())
    assert status == 0
    new = call.message.read_bytes()
    assert new == (
        b"experiment: adam (exp-002)\n\nResults:\n- Change: training.optimizer: sgd \xe2\x86\x92 adam\n" + old
    )
    changed = without_times(state(*call.folders))
    path = str(call.message)
    assert {name for name in before if before[name] != changed.get(name)} == {path}
    assert set(changed) == set(before)
    for number in SIGNALS:
        for seconds in times:
            call.message.write_bytes(old)
            kill_after(call.start(), seconds, number)
            message_is_whole(call, old, new, before, number)


def message_is_whole(call, old, new, before, number):
    assert call.message.read_bytes() in (old, new)
    left = without_times(state(*call.folders))
    del left[str(call.message)]
    expected = {name: value for name, value in before.items() if name != str(call.message)}
    if number == signal.SIGTERM:
        assert left == expected
    else:
        remove_temporary(left, expected)
        assert left == expected


def remove_temporary(left, expected):
    """Nobody can clean up after SIGKILL; what stays is named after mlgate, and no file of the user's."""
    for name in set(left) - set(expected):
        assert "mlgate" in pathlib.Path(name).name
        os.unlink(name)
        del left[name]


def has_strace():
    with contextlib.suppress(FileNotFoundError):
        return subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True).returncode == 0
    return False


needs_strace = pytest.mark.skipif(not has_strace(), reason="needs strace")


def system_calls(start, log):
    """Each call that writes, as its name and which one of that name on its thread it is."""
    assert end(start("strace", "-f", "--seccomp-bpf", "-qq", "-o", str(log), "-e", f"trace={WRITES}")) in (0, 1)
    counts = collections.Counter()
    for line in log.read_text().splitlines():
        if "(" in line and " resumed>" not in line:
            thread, call = line.split("(")[0].split()[:2]
            counts[thread, call] += 1
    return sorted({(call, number) for (_, call), count in counts.items() for number in range(1, count + 1)})


def end_at(start, call, moment, number):
    """Sends a signal to a program at one of its system calls; its exit code."""
    # What strace sends goes to one thread, which git and `kill` do not do: for SIGTERM it only stops the program.
    injected = "SIGKILL" if number == signal.SIGKILL else "SIGSTOP"
    program = start(
        "strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
        "-e", f"inject={call}:signal={injected}:when={moment}",
    )
    while injected == "SIGSTOP" and program.poll() is None:
        for stopped in filter(is_stopped, descendants(program.pid)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(stopped, number)
                os.kill(stopped, signal.SIGCONT)
        time.sleep(0.001)
    return end(program)


def descendants(parent):
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        for task in pathlib.Path(f"/proc/{parent}/task").iterdir():
            for child in map(int, (task / "children").read_text().split()):
                yield child
                yield from descendants(child)


def is_stopped(program):
    """Whether it is stopped for longer than strace stops it to look at a call."""
    for _ in range(4):
        try:
            state = pathlib.Path(f"/proc/{program}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return False
        if state not in "Tt":
            return False
        time.sleep(0.005)
    return True


@needs_strace
@pytest.mark.parametrize("number", SIGNALS)
def test_offered_message_at_every_system_call(lab, tmp_path, number):
    call = Call(lab, "prepare-commit-msg")
    old = call.message.read_bytes()
    before = without_times(state(*call.folders))
    calls = system_calls(call.start, tmp_path / "calls")
    new = call.message.read_bytes()
    assert new != old
    seen = set()
    for name, moment in calls:
        call.message.write_bytes(old)
        end_at(call.start, name, moment, number)
        seen.add(call.message.read_bytes())
        message_is_whole(call, old, new, before, number)
    assert seen == {old, new}


class Installation:
    """`mlgate install` or `uninstall` over hooks that are there, one of them executable."""

    def __init__(self, lab, command):
        self.lab = lab
        self.hooks = lab / ".git" / "hooks"
        self.command = [os.environ["MLGATE"], command]
        shutil.rmtree(self.hooks)
        self.hooks.mkdir()
        for name, mode in {"pre-commit": 0o755, "pre-push": 0o644}.items():
            (self.hooks / name).write_text(f"#!/bin/sh\n# the user's {name}\n")
            (self.hooks / name).chmod(mode)
        self.without = self.state()
        self.run("install")
        self.installed = self.state()
        if command == "install":
            self.run("uninstall")
            assert self.state() == self.without
        self.before = self.state()
        self.after = self.installed if command == "install" else self.without
        self.saved = lab.parent / "saved"
        shutil.copytree(self.hooks, self.saved, symlinks=True)

    def run(self, command):
        subprocess.run([os.environ["MLGATE"], command], cwd=self.lab, check=True, capture_output=True)

    def state(self):
        found = without_times(state(self.hooks))
        return {str(pathlib.Path(name).relative_to(self.hooks)): value for name, value in found.items()}

    def start(self, *prefix):
        return subprocess.Popen(
            [*prefix, *self.command], cwd=self.lab, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, start_new_session=True,
        )

    def restore(self):
        shutil.rmtree(self.hooks)
        shutil.copytree(self.saved, self.hooks, symlinks=True)

    def check(self, number):
        """Each hook is the one from before or the one from after, and what the user had is not lost."""
        left = self.state()
        for name in ("pre-commit", "pre-push", "commit-msg", "pre-merge-commit"):
            assert left.get(name) in (self.before.get(name), self.after.get(name))
            users = self.without.get(name)
            assert users is None or users in (left.get(name), left.get(f"{name}.before-mlgate"))
        strays = set(left) - set(self.before) - set(self.after)
        assert all("mlgate" in name for name in strays)
        assert number == signal.SIGKILL or not strays
        assert end(self.start()) == 0
        repaired = self.state()
        assert {name: repaired[name] for name in repaired if name not in strays} == self.after


@pytest.mark.parametrize("command", ["install", "uninstall"])
def test_installation_ended_in_the_middle(lab, command):
    installation = Installation(lab, command)
    others = state(*(path for path in [lab / "notes.txt", lab / "experiments", lab / ".git" / "refs"]))
    index = (lab / ".git" / "index").read_bytes()
    status, times = moments(installation.start())
    assert status == 0
    assert installation.state() == installation.after
    for number in SIGNALS:
        for seconds in times:
            installation.restore()
            kill_after(installation.start(), seconds, number)
            installation.check(number)
    assert state(*(path for path in [lab / "notes.txt", lab / "experiments", lab / ".git" / "refs"])) == others
    assert (lab / ".git" / "index").read_bytes() == index


@needs_strace
@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("command", ["install", "uninstall"])
def test_installation_at_every_system_call(lab, tmp_path, command, number):
    installation = Installation(lab, command)
    for name, moment in system_calls(installation.start, tmp_path / "calls"):
        installation.restore()
        end_at(installation.start, name, moment, number)
        installation.check(number)
