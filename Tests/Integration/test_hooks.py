"""Hooks of the real git-lfs, DVC, pre-commit, prek and lefthook beside mlgate's, and mlgate run by them."""

import os
import pathlib
import re
import subprocess

import pytest

ROOT = pathlib.Path(__file__).parent.parent.parent
BAD = "requirements.txt:1:1: error REQ001 unpinned-requirement"
HOOKS = ("--hook", "pre-commit", "--hook", "pre-push")


@pytest.fixture
def repository(tmp_path, run):
    """A repository with one good commit and a bare remote."""
    folder = tmp_path / "repository"
    run("git", "init", "--quiet", "--initial-branch=main", folder)
    run("git", "init", "--quiet", "--bare", tmp_path / "remote.git")
    for name, value in {"user.name": "Author", "user.email": "author@example.com"}.items():
        run("git", "config", name, value, cwd=folder)
    run("git", "remote", "add", "origin", tmp_path / "remote.git", cwd=folder)
    write(folder, "numpy==2.1.0\n")
    run("git", "add", ".", cwd=folder)
    run("git", "commit", "--quiet", "--message", "chore: begin", cwd=folder)
    return folder


def write(folder, text):
    (folder / "requirements.txt").write_text(text)


def git(folder, *arguments):
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True)


def commit(folder):
    git(folder, "add", "--all")
    return git(folder, "commit", "--message", "fix: change a requirement")


def state(folder):
    """Every hook with its bytes and mode."""
    hooks = sorted((folder / ".git" / "hooks").iterdir())
    return {hook.name: (hook.read_bytes(), hook.lstat().st_mode) for hook in hooks}


def installed(run, folder):
    """Installs mlgate's hooks over what is there, twice; what was there before."""
    before = state(folder)
    run("mlgate", "install", *HOOKS, cwd=folder)
    once = state(folder)
    run("mlgate", "install", *HOOKS, cwd=folder)
    assert state(folder) == once
    return before


def judges_commits_and_pushes(folder):
    write(folder, "numpy\n")
    refused = commit(folder)
    assert refused.returncode == 1
    assert BAD in refused.stdout + refused.stderr
    assert git(folder, "commit", "--no-verify", "--message", "fix: unpin").returncode == 0
    pushed = git(folder, "push", "origin", "main")
    assert pushed.returncode == 1
    assert BAD in pushed.stdout + pushed.stderr
    git(folder, "reset", "--quiet", "--hard", "HEAD~1")


def test_over_git_lfs(repository, run):
    run("git", "lfs", "install", "--local", cwd=repository)
    run("git", "lfs", "track", "*.bin", cwd=repository)
    (repository / "weights.bin").write_bytes(b"weights" * 100)
    before = installed(run, repository)
    assert commit(repository).returncode == 0
    judges_commits_and_pushes(repository)
    uploads = repository.parent / "remote.git" / "lfs" / "objects"
    assert not uploads.exists()
    # git-lfs still reads the refs: it uploads what is pushed.
    passed = git(repository, "push", "origin", "main")
    assert passed.returncode == 0, passed.stderr
    assert len([path for path in uploads.rglob("*") if path.is_file()]) == 1
    run("mlgate", "uninstall", cwd=repository)
    assert state(repository) == before


def test_over_dvc(repository, run):
    run("dvc", "init", "--quiet", cwd=repository)
    run("dvc", "install", cwd=repository)
    before = installed(run, repository)
    assert b"dvc git-hook pre-push" in (repository / ".git/hooks/pre-push.before-mlgate").read_bytes()
    # DVC's pre-commit hook reports the status, so that it is seen to run.
    write(repository, "numpy==2.2.0\n")
    passed = commit(repository)
    assert passed.returncode == 0, passed.stderr
    assert "There are no data or pipelines tracked in this project yet." in passed.stdout + passed.stderr
    judges_commits_and_pushes(repository)
    run("mlgate", "uninstall", cwd=repository)
    assert state(repository) == before


@pytest.mark.parametrize("manager", ["pre-commit", "prek"])
def test_over_pre_commit(repository, run, manager):
    (repository / ".pre-commit-config.yaml").write_text(
        "repos: [{repo: local, hooks: [{id: seen, name: seen by the manager, entry: 'true', language: system,"
        " always_run: true, pass_filenames: false}]}]\n"
    )
    run("git", "add", ".", cwd=repository)
    run(manager, "install", cwd=repository)
    before = installed(run, repository)
    passed = commit(repository)
    assert passed.returncode == 0, passed.stderr
    assert "seen by the manager" in passed.stdout + passed.stderr
    judges_commits_and_pushes(repository)
    run("mlgate", "uninstall", cwd=repository)
    assert state(repository) == before


@pytest.fixture
def source(tmp_path, run):
    """A repository that offers mlgate's hooks, as mlgate's own does; its address and commit."""
    folder = tmp_path / "mlgate"
    run("git", "init", "--quiet", folder)
    (folder / ".pre-commit-hooks.yaml").write_bytes((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    run("git", "add", ".", cwd=folder)
    author = ["-c", "user.name=Author", "-c", "user.email=author@example.com"]
    run("git", *author, "commit", "--quiet", "--message", "begin", cwd=folder)
    return folder, run("git", "rev-parse", "HEAD", cwd=folder).strip()


@pytest.mark.parametrize("manager", ["pre-commit", "prek"])
def test_run_by_pre_commit(repository, run, source, manager):
    address, revision = source
    (repository / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {address}\n  rev: {revision}\n"
        "  hooks: [{id: mlgate-check}, {id: mlgate-push}]\n"
    )
    run("git", "add", ".", cwd=repository)
    run(manager, "install", "--hook-type", "pre-commit", "--hook-type", "pre-push", cwd=repository)
    assert commit(repository).returncode == 0
    judges_commits_and_pushes(repository)


def snippets(language):
    page = (ROOT / "docs" / "hooks.md").read_text()
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.M | re.S)


def test_run_by_lefthook(repository, run):
    (repository / "lefthook.yml").write_text(snippets("yaml")[1])
    run("lefthook", "install", cwd=repository)
    assert commit(repository).returncode == 0
    judges_commits_and_pushes(repository)


def test_the_scripts_are_clean():
    """Nothing for shellcheck to say about the hooks and scripts."""
    scripts = [path for folder in ("hooks", "scripts") for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
    assert len(scripts) >= 12
    done = subprocess.run(["shellcheck", *map(str, scripts)], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
