"""`mlgate lfs` beside the real git-lfs, on random repositories.

`make differential` runs as many seeds as MLGATE_DIFFERENTIAL_SEEDS says; everywhere else 20 are fixed.

Where git-lfs and mlgate differ on purpose:

- A file is an LFS path where git's attributes say so. git-lfs 3.3 lets any `-filter` or `!filter` of the tree win over
  every `filter=lfs`, in whatever order, matches `/pattern` in every folder, and reads macros its own way. Exclusions
  are therefore generated as last lines only, where both mean the same, and what fsck says of `/top.*` below
  the top is left out; `gitattributes.json` has the rest, where mlgate must say what git does.
- What begins like a pointer and is none is reported wherever it lies; `fsck` looks at LFS paths alone.
- A pointer whose size is not its content's is reported by `lfs verify`; `fsck` compares the SHA-256 alone.
- A content that only a borrowed object folder has is there for `lfs verify`; `fsck` looks into the own store.
- git-lfs reports each pointer's blob once, mlgate each path.
- Before the first commit, and with staged changes, `git lfs ls-files` without a commit mixes HEAD and the index;
  `lfs files` shows one of them. `"files"` is `[]` where git-lfs writes `null`.
- A symbolic link whose target reads like a pointer is listed by git-lfs, and is no LFS file.
- A pointer that git-lfs would write otherwise is a warning (exit 0 without `--fail-on warning`).
"""

import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import subprocess

import pytest

SEEDS = int(os.environ.get("MLGATE_DIFFERENTIAL_SEEDS", "20"))
VERSION = "version https://git-lfs.github.com/spec/v1\n"


class RandomRepository:
    """A repository with pointers, contents and what only looks like them, all from one seed."""

    def __init__(self, folder, seed):
        self.random = random.Random(seed)
        self.folder = folder
        folder.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")
        for name, value in {
            "user.name": "Author",
            "user.email": "author@example.com",
            "filter.lfs.clean": "git-lfs clean -- %f",
            "filter.lfs.smudge": "git-lfs smudge --skip -- %f",
            "filter.lfs.process": "git-lfs filter-process --skip",
            "core.quotePath": "true",
        }.items():
            self.git("config", name, value)
        if self.random.random() < 0.3:
            store = self.random.choice(["store", str(folder.parent / "elsewhere")])
            self.git("config", "lfs.storage", store)
        self.names = set()
        for _ in range(self.random.randint(1, 3)):
            self.change()
            self.git("add", "--all")
            self.force_blobs()
            self.git("commit", "--quiet", "--allow-empty", "--message", "change")
        self.disturb()

    def git(self, *arguments, status=(0,), stdin=None):
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, capture_output=True, input=stdin, timeout=120
        )
        assert done.returncode in status, (arguments, done.stdout, done.stderr)
        return done.stdout

    def change(self):
        (self.folder / ".gitattributes").write_text(self.attributes("*.bin"))
        self.blobs = {}
        for _ in range(self.random.randint(1, 10)):
            name = self.name()
            kind = self.random.choice(["clean", "clean", "clean", "text", "blob", "blob", "empty"])
            if kind == "blob":
                self.blobs[name] = self.pointer_like()
            else:
                content = b"" if kind == "empty" else self.content()
                path = self.folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            self.names.add(name)

    def attributes(self, first):
        rest = ["*.pt", "*.dat", "models/**", "/top.*", "data/*.csv", "[xy]*.raw"]
        lines = [first] + self.random.sample(rest, self.random.randint(0, 3))
        text = "".join(f"{line} filter=lfs diff=lfs merge=lfs -text\n" for line in lines)
        if self.random.random() < 0.3:
            text += self.random.choice(["models/deep/** -filter -diff -merge\n", "*.dat !filter\n"])
        return text

    def name(self):
        folder = self.random.choice(["", "", "models/", "data/", "models/deep/er/", "sp ace/", "é/"])
        stem = self.random.choice(["a", "b", "top", "x1", "quo'te", "日本", "c", "d"])
        return folder + stem + self.random.choice([".bin", ".pt", ".csv", ".txt", ".raw", ".dat"])

    def content(self):
        size = self.random.choice([1, 5, 130, 1023, 1024, 3000, 1500000])
        return self.random.randbytes(size)

    def pointer_like(self):
        """A text that git stores as it is, past every filter."""
        oid = hashlib.sha256(self.random.randbytes(8)).hexdigest()
        size = self.random.choice([1, 12, 999, 1000, 12345, 999_950, 98_500_000, 10**12])
        good = f"{VERSION}oid sha256:{oid}\nsize {size}\n"
        return self.random.choice(
            [
                good,
                good,
                good,
                good.rstrip("\n"),
                good.replace("\n", "\r\n"),
                good + "\n\n",
                good + " " * (1023 - len(good)),
                good + " " * (1024 - len(good)),
                good.replace("size ", "size 0"),
                good.replace("size ", "size +"),
                good.replace("git-lfs", "hawser"),
                good.replace(oid, oid.upper()),
                good.replace(oid, oid[:-1]),
                good.replace("size", "extra x\nsize"),
                good.replace(VERSION, VERSION + f"ext-0-foo sha256:{oid}\n"),
                f"{VERSION}oid sha256:{hashlib.sha256().hexdigest()}\nsize 0\n",
                "\ufeff" + good,
                "version 1\n",
                good + f"oid sha256:{oid}\n",
            ]
        ).encode()

    def force_blobs(self):
        for name, text in self.blobs.items():
            blob = self.git("hash-object", "-w", "--no-filters", "--stdin", stdin=text).decode().strip()
            self.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{name}")
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)

    def disturb(self):
        """Loses and breaks some contents, and some files of the work tree."""
        for path in sorted(self.contents()):
            fate = self.random.random()
            if fate < 0.15:
                path.unlink()
            elif fate < 0.3:
                path.chmod(0o644)
                data = bytearray(path.read_bytes())
                data[self.random.randrange(len(data))] ^= 1
                path.write_bytes(data)
            elif fate < 0.4:
                path.chmod(0o644)
                path.write_bytes(path.read_bytes()[:-1])
        for name in sorted(self.names):
            path = self.folder / name
            if self.random.random() < 0.2 and path.exists():
                path.unlink()

    def contents(self):
        for store in (self.folder / ".git/lfs", self.folder / ".git/store", self.folder.parent / "elsewhere"):
            if (store / "objects").exists():
                yield from (path for path in (store / "objects").rglob("*") if path.is_file())

    def mlgate(self, *arguments, status=(0,)):
        done = subprocess.run(
            ["mlgate", "lfs", *arguments], cwd=self.folder, capture_output=True, timeout=120
        )
        assert done.returncode in status, (arguments, done.stdout, done.stderr)
        return done.stdout.decode()

    def is_lfs(self, paths):
        """What git's attributes of the committed tree say."""
        answer = self.git(
            "check-attr", "-z", "--cached", "--stdin", "filter", stdin="\0".join(paths).encode()
        ).split(b"\0")
        return {answer[i].decode() for i in range(0, len(answer) - 2, 3) if answer[i + 2] == b"lfs"}


@pytest.fixture(params=range(SEEDS))
def random_repository(request, tmp_path):
    return RandomRepository(tmp_path / "repository", request.param)


def state(folder):
    """Every file with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


LISTINGS = {
    ("--long",): (),
    ("--long", "--size"): ("--size",),
    ("--name-only",): ("--name-only",),
}


def test_same_as_git_lfs(random_repository):
    before = state(random_repository.folder.parent)
    listings = {theirs: random_repository.mlgate("files", *ours) for theirs, ours in LISTINGS.items()}
    files = json.loads(random_repository.mlgate("files", "--json"))["files"]
    ours = our_verdict(random_repository)
    assert state(random_repository.folder.parent) == before, "nothing is changed"
    same_files(random_repository, listings, files)
    same_verdict(random_repository, ours)


def same_files(repository, listings, files):
    for options, ours in listings.items():
        theirs = repository.git("lfs", "ls-files", *options, "HEAD").decode().splitlines()
        path = {"--name-only": 0}.get(options[0], 67)
        assert ours.splitlines() == sorted(theirs, key=lambda line: line[path:].encode()), options
    theirs = json.loads(repository.git("lfs", "ls-files", "--json", "HEAD"))["files"] or []
    assert files == sorted(theirs, key=lambda file: file["name"].encode())


def our_verdict(repository):
    report = json.loads(
        repository.mlgate("verify", "--format", "json", "--fail-on", "warning", status=(0, 1))
    )
    assert report["unverified"] == []
    found = {"LFS002": set(), "LFS003": set(), "LFS004": set(), "LFS008": {}}
    for finding in report["findings"]:
        if finding["rule"] == "LFS008":
            kind = re.search("is in no LFS store|is broken|has [0-9]+ bytes in", finding["message"])
            found["LFS008"][finding["path"]] = kind.group()
        else:
            found[finding["rule"]].add(finding["path"])
    found["verdict"] = report["summary"]["verdict"]
    return found


def same_verdict(repository, ours):
    """fsck moves broken contents away, so it comes last."""
    done = subprocess.run(
        ["git", "lfs", "fsck", "HEAD"], cwd=repository.folder, capture_output=True, timeout=120
    )
    lines = done.stdout.decode().splitlines()
    tree = entries(repository)
    names_of = {}
    for name, blob in tree.items():
        names_of.setdefault(blob, set()).add(name)

    missing, broken, not_canonical, no_pointer = set(), set(), set(), set()
    for line in lines:
        if match := re.fullmatch(r"objects: openError: (.*) \([0-9a-f]{64}\) could not be checked: .*", line):
            missing |= names_of[tree[match[1]]]
        elif match := re.fullmatch(r"objects: corruptObject: (.*) \([0-9a-f]{64}\) is corrupt", line):
            broken |= names_of[tree[match[1]]]
        elif match := re.search(r"nonCanonicalPointer: .*\(blob ([0-9a-f]{40})\)", line):
            not_canonical |= names_of[match[1]]
        elif match := re.search(r'unexpectedGitObject: "(.*)" \(treeish', line):
            no_pointer.add(match[1])
        else:
            assert re.match("Git LFS fsck OK|objects: repair: ", line), line
    kinds = ours["LFS008"]
    assert {path for path, kind in kinds.items() if "no LFS store" in kind} == missing
    assert {path for path, kind in kinds.items() if "broken" in kind} == broken
    # A blob that is told once may lie at paths that are none of LFS as well.
    lfs_paths = repository.is_lfs(tree)
    assert ours["LFS004"] == not_canonical & lfs_paths
    assert (ours["LFS002"] | ours["LFS003"]) & lfs_paths == no_pointer & lfs_paths
    assert ours["LFS002"] <= lfs_paths
    strangers = no_pointer - lfs_paths
    assert all(re.search(r"/top\.[a-z]+$", path) for path in strangers), strangers
    wrong_sizes = {path for path, kind in kinds.items() if "bytes in" in kind}
    told = ours["LFS003"] | missing | broken | (not_canonical | no_pointer) & lfs_paths
    assert (ours["verdict"] == "failed") == bool(told | wrong_sizes)
    assert done.returncode == (1 if missing | broken | not_canonical | no_pointer else 0)


def entries(repository):
    listed = repository.git("ls-tree", "-r", "-z", "HEAD").decode().split("\0")[:-1]
    return {line.split("\t", 1)[1]: line.split()[2] for line in listed}


def test_attributes_are_git_s_where_git_lfs_errs(tmp_path, run):
    """The vectors on which git-lfs and git disagree: mlgate follows git."""
    vectors = json.loads((pathlib.Path(__file__).parent.parent / "Vectors/gitattributes.json").read_text())
    folder = tmp_path / "repository"
    run("git", "init", "--quiet", folder)
    for name, text in vectors["gitattributes"].items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    names = [name for name in vectors["filter"] if name not in vectors["gitattributes"]]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("content\n")
    for part in ("clean", "smudge", "process"):
        run("git", "config", f"filter.lfs.{part}", "", cwd=folder)
    run("git", "add", "--all", cwd=folder)
    run("git", "-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "-mx", cwd=folder)
    report = json.loads(run("mlgate", "lfs", "verify", "--format", "json", cwd=folder, status=1))
    found = {finding["path"] for finding in report["findings"] if finding["rule"] == "LFS002"}
    assert found == {name for name in names if vectors["filter"][name] == "lfs"}
    assert len(found) >= 15


def test_linked_work_trees_and_borrowed_contents(tmp_path, run):
    """A linked work tree shares the store; a clone with --reference borrows it, which fsck does not see."""
    origin = RandomRepository(tmp_path / "origin", 0).folder
    shutil.rmtree(origin)
    run("git", "init", "--quiet", "--initial-branch=main", origin)
    for name, value in {"user.name": "A", "user.email": "a@example.com"}.items():
        run("git", "config", name, value, cwd=origin)
    run("git", "lfs", "install", "--local", cwd=origin)
    run("git", "lfs", "track", "*.bin", cwd=origin)
    (origin / "a.bin").write_bytes(b"weights")
    run("git", "add", ".", cwd=origin)
    run("git", "commit", "--quiet", "--message", "begin", cwd=origin)
    run("git", "worktree", "add", "--quiet", tmp_path / "linked", "HEAD", cwd=origin)
    run("mlgate", "lfs", "verify", cwd=tmp_path / "linked")
    run("git", "clone", "--quiet", "--reference", origin, f"file://{origin}", tmp_path / "clone")
    run("mlgate", "lfs", "verify", cwd=tmp_path / "clone")
    run("git", "lfs", "fsck", "--objects", "HEAD", cwd=tmp_path / "clone", status=1)
    listed = json.loads(run("mlgate", "lfs", "files", "--json", cwd=tmp_path / "clone"))["files"]
    assert [(file["name"], file["checkout"], file["downloaded"]) for file in listed] == [
        ("a.bin", False, False)
    ]
