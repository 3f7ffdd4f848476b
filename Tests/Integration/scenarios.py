"""Transcripts of shell sessions in Markdown: read, run in one real `sh`, compared word by word.

Tests/Scenarios/README.md says how one is written.
"""

import dataclasses
import os
import pathlib
import re
import subprocess

SCENARIOS = pathlib.Path(__file__).parent.parent / "Scenarios"
END = "\x1e"
TIME_LIMIT = 300


@dataclasses.dataclass
class Step:
    """One command and what it is to print; `expected` ends with `[code]` where the code is not 0."""

    command: str
    expected: str
    first: int
    """The index of the line after the command."""
    last: int
    """The index of the line after the expected output."""


@dataclasses.dataclass
class Scenario:
    path: pathlib.Path

    def __post_init__(self):
        self.lines = self.path.read_text().split("\n")
        self.steps = list(steps(self.lines))

    @property
    def needs(self):
        """What the scenario cannot run without: `Needs: busybox, root`."""
        for line in self.lines:
            if line.startswith("Needs: "):
                return line.removeprefix("Needs: ").removesuffix(".").split(", ")
        return []

    def run(self, folder, environment):
        """What each command printed, in order."""
        script = folder / ".scenario"
        script.write_text(
            "exec 2>&1\n"
            + "".join(f"{step.command}\nprintf '{END}%d\\n' $?\n" for step in self.steps)
        )
        shell = subprocess.run(
            ["sh", str(script)], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, timeout=TIME_LIMIT,
        )
        output = shell.stdout.decode(errors="backslashreplace")
        parts = re.split(f"{END}(\\d+)\n", output)
        results = [normal(text, int(code), folder) for text, code in zip(parts[::2], parts[1::2])]
        if len(results) < len(self.steps):
            results.append(parts[-1] + f"(the shell ended with {shell.returncode})\n")
        return results

    def rewritten(self, results):
        """The file with these outputs as the expected ones."""
        lines = list(self.lines)
        for step, result in reversed(list(zip(self.steps, results))):
            lines[step.first : step.last] = result.splitlines()
        return "\n".join(lines)


def steps(lines):
    """The commands of the `console` blocks: `$ ` begins one, `> ` goes on with it."""
    inside = False
    index = 0
    while index < len(lines):
        line = lines[index]
        if line == "```console":
            inside = True
        elif line == "```":
            inside = False
        elif inside and line.startswith("$ "):
            command = [line[2:]]
            while lines[index + 1] == ">" or lines[index + 1].startswith("> "):
                index += 1
                command.append(lines[index][2:])
            first = last = index + 1
            while lines[last] != "```" and not lines[last].startswith("$ "):
                last += 1
            expected = "".join(f"{line}\n" for line in lines[first:last])
            yield Step("\n".join(command), expected, first, last)
            index = last
            continue
        index += 1


def normal(text, code, folder):
    """The scratch folder is `~`, blanks at ends of lines go, what is no text shows as `\\xNN`."""
    text = text.replace(str(folder), "~")
    if text and not text.endswith("\n"):
        text += " (no line break)\n"
    lines = []
    # A progress line that git overwrites is shown as lines; `remote: ` lines have blanks behind.
    for line in text.split("\n")[:-1]:
        lines.append(visible(line).rstrip(" "))
    return "".join(f"{line}\n" for line in lines) + (f"[{code}]\n" if code else "")


def visible(line):
    return "".join(
        character if character.isprintable() or character == "\t" else f"\\u{{{ord(character):X}}}" for character in line
    )


def environment(folder):
    """A shell that knows `~/bin`, Tests/Scenarios/bin and the machine's programs, but no other mlgate."""
    folders = os.environ["PATH"].split(os.pathsep)
    others = [path for path in folders if not pathlib.Path(path, "mlgate").exists()]
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH", "TMPDIR") if name in os.environ}
    return kept | {
        "HOME": str(folder),
        "PATH": os.pathsep.join([str(folder / "bin"), str(SCENARIOS / "bin"), *others]),
        "GIT_TEMPLATE_DIR": "",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_AUTHOR_DATE": "2026-01-02T03:04:05Z",
        "GIT_COMMITTER_DATE": "2026-01-02T03:04:05Z",
        "GIT_PAGER": "cat",
        "NO_COLOR": "1",
        "DVC_NO_ANALYTICS": "1",
    }


CONFIGURATION = """\
[user]
	name = Author
	email = author@example.com
[init]
	defaultBranch = main
[advice]
	statusHints = false
	pushUpdateRejected = false
	mergeConflict = false
	detachedHead = false
	ignoredHook = false
	resolveConflict = false
	addEmbeddedRepo = false
[protocol "file"]
	allow = always
[push]
	default = nothing
[core]
	editor = true
[gc]
	auto = 0
"""


def prepare(folder):
    """Git's settings, and mlgate in `~/bin`."""
    (folder / ".gitconfig").write_text(CONFIGURATION)
    (folder / "bin").mkdir()
    (folder / "bin" / "mlgate").symlink_to(pathlib.Path(os.environ["MLGATE"]).resolve())
