"""`mlgate init` in repositories of every kind: what it writes, what it leaves alone, what real programs say of it."""

import json
import os
import pathlib
import subprocess

import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
GITHUB = (ROOT / "workflows" / "github-actions.yml").read_text()
GITLAB = (ROOT / "workflows" / "gitlab-ci.yml").read_text()
NEXT = "next: 'mlgate check', 'mlgate baseline' where it finds much that is old, 'mlgate install' for the hooks\n"
NO_JOB = "no CI job, as neither remotes nor files name GitHub or GitLab; --ci github or --ci gitlab writes one\n"
INCLUDE = "include: [{ local: .gitlab/mlgate.gitlab-ci.yml }]"
LFS = " filter=lfs diff=lfs merge=lfs -text"


@pytest.fixture
def project(tmp_path, run):
    folder = tmp_path / "project"
    run("git", "init", "--quiet", "--initial-branch=main", folder)
    run("git", "config", "user.name", "Author", cwd=folder)
    run("git", "config", "user.email", "author@example.com", cwd=folder)
    return folder


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def files(folder):
    """Every file outside .git with its bytes, a link with its target."""
    return {
        str(path.relative_to(folder)): os.readlink(path).encode() if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if ".git" not in path.relative_to(folder).parts and (path.is_symlink() or path.is_file())
    }


def filters(folder, run, *names):
    text = run("git", "check-attr", "filter", "--", *names, cwd=folder)
    return {line.split(": ")[0].strip('"'): line.split(": ")[2] for line in text.splitlines()}


def test_an_empty_repository(project, run):
    assert run("mlgate", "init", project) == f".mlgate.yaml: created\n{NO_JOB}{NEXT}"
    assert list(files(project)) == [".mlgate.yaml"]
    assert (project / ".mlgate.yaml").read_text().startswith("# yaml-language-server: $schema=.mlgate.schema.json\n")
    run("mlgate", "check", "-C", project)


def test_a_second_run_changes_nothing(project, run):
    write(project, "models/a.pt", "weights")
    run("git", "remote", "add", "origin", "git@github.com:group/project.git", cwd=project)
    run("mlgate", "init", project)
    before = files(project)
    assert run("mlgate", "init", project) == (
        ".mlgate.yaml is there already: left as it is\n"
        ".github/workflows/mlgate.yml is there already: left as it is\nnothing to do\n")
    assert files(project) == before


ADDRESSES = [
    ("git@github.com:group/project.git", "github"), ("https://user@github.com/group/project", "github"),
    ("ssh://git@github.example.org:22/group/project", "github"), ("git@gitlab.com:group/project.git", "gitlab"),
    ("https://gitlab.example.org/group/project.git", "gitlab"), ("https://example.org/github/gitlab.git", None),
    ("/srv/github.com:group/project", None), ("../gitlab.com", None), ("https://notgithub.com/a", None),
]


@pytest.mark.parametrize(("address", "host"), ADDRESSES)
def test_the_host_of_a_remote(project, run, address, host):
    run("git", "remote", "add", "work", address, cwd=project)
    run("mlgate", "init", project)
    jobs = {None: [], "github": [".github/workflows/mlgate.yml"],
            "gitlab": [".gitlab-ci.yml", ".gitlab/mlgate.gitlab-ci.yml"]}
    assert [name for name in sorted(files(project)) if name != ".mlgate.yaml"] == jobs[host]


def test_github(project, run):
    write(project, ".github/CODEOWNERS", "* @group\n")
    assert run("mlgate", "init", project) == f".mlgate.yaml: created\n.github/workflows/mlgate.yml: created\n{NEXT}"
    workflow = project / ".github" / "workflows" / "mlgate.yml"
    assert workflow.read_text() == GITHUB
    done = subprocess.run(["zizmor", "--offline", "--format", "json", workflow], capture_output=True, text=True)
    assert (json.loads(done.stdout), done.returncode) == ([], 0), done.stderr


def test_another_default_branch(project, run):
    run("git", "symbolic-ref", "HEAD", "refs/heads/trunk", cwd=project)
    run("mlgate", "init", "--ci", "github", project)
    workflow = (project / ".github" / "workflows" / "mlgate.yml").read_text()
    assert workflow == GITHUB.replace("branches: [main]", "branches: ['trunk']")
    assert yaml.safe_load((project / ".mlgate.yaml").read_text())["branches"] == {"default": ["trunk"]}


def test_the_default_branch_is_that_of_origin(tmp_path, project, run):
    run("git", "symbolic-ref", "HEAD", "refs/heads/develop", cwd=project)
    run("git", "commit", "--quiet", "--allow-empty", "--message", "first", cwd=project)
    run("git", "branch", "main", cwd=project)
    run("git", "clone", "--quiet", project, tmp_path / "clone")
    run("git", "checkout", "--quiet", "-b", "feature", cwd=tmp_path / "clone")
    run("mlgate", "init", tmp_path / "clone")
    written = yaml.safe_load((tmp_path / "clone" / ".mlgate.yaml").read_text())
    assert written["branches"] == {"default": ["develop"]}


def test_nobody_can_tell_the_default_of_several_branches(project, run):
    run("git", "symbolic-ref", "HEAD", "refs/heads/topic", cwd=project)
    run("git", "commit", "--quiet", "--allow-empty", "--message", "first", cwd=project)
    run("git", "branch", "other", cwd=project)
    run("mlgate", "init", "--ci", "none", project)
    assert yaml.safe_load((project / ".mlgate.yaml").read_text())["branches"] is None


def test_a_diff_commands_no_runner(project):
    (project / ".gitattributes").write_text(" ::error::hidden\n")
    (project / "weights.pth").write_bytes(b"raw")
    done = subprocess.run(
        ["mlgate", "init", "--ci", "none", "--diff", project], env={**os.environ, "GITHUB_ACTIONS": "true"},
        capture_output=True, text=True,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "|   ::error::hidden\n" in done.stdout
    assert all(line.startswith("| ") for line in done.stdout.splitlines())


def test_a_branch_that_a_filter_could_take_for_a_pattern(project, run):
    run("git", "symbolic-ref", "HEAD", "refs/heads/c++", cwd=project)
    told = run("mlgate", "init", "--ci", "github", project)
    assert "put your default branch in place of 'main' into .github/workflows/mlgate.yml\n" in told
    assert (project / ".github" / "workflows" / "mlgate.yml").read_text() == GITHUB


def test_gitlab(project, run):
    run("git", "remote", "add", "origin", "https://gitlab.com/group/project.git", cwd=project)
    assert run("mlgate", "init", project) == (
        f".mlgate.yaml: created\n.gitlab/mlgate.gitlab-ci.yml: created\n.gitlab-ci.yml: created\n{NEXT}")
    job = (project / ".gitlab" / "mlgate.gitlab-ci.yml").read_text()
    assert job == GITLAB.replace("local: workflows/gitlab-ci.yml", "local: .gitlab/mlgate.gitlab-ci.yml")
    assert yaml.safe_load((project / ".gitlab-ci.yml").read_text()) == {
        "include": [{"local": ".gitlab/mlgate.gitlab-ci.yml"}]}


def test_gitlab_with_a_pipeline_of_its_own(project, run):
    pipeline = write(project, ".gitlab-ci.yml", "test:\n  script: [make]\n")
    assert run("mlgate", "init", project) == (
        ".mlgate.yaml: created\n.gitlab/mlgate.gitlab-ci.yml: created\n"
        f".gitlab-ci.yml is there already: left as it is\nadd to .gitlab-ci.yml: {INCLUDE}\n{NEXT}")
    assert pipeline.read_text() == "test:\n  script: [make]\n"


def test_both_hosts_and_the_option(project, run):
    write(project, ".github/CODEOWNERS", "* @group\n")
    run("git", "remote", "add", "origin", "https://gitlab.com/group/project.git", cwd=project)
    assert run("mlgate", "init", "--ci", "none", project) == f".mlgate.yaml: created\n{NEXT}"
    run("mlgate", "init", project)
    assert sorted(files(project)) == [
        ".github/CODEOWNERS", ".github/workflows/mlgate.yml", ".gitlab-ci.yml", ".gitlab/mlgate.gitlab-ci.yml",
        ".mlgate.yaml"]


def test_files_that_are_there_are_kept(project, run):
    for name in [".mlgate.yaml", ".github/workflows/mlgate.yml"]:
        write(project, name, "# ours\r\n")
    write(project, ".gitattributes", "*.csv text\r\n*.md text")
    write(project, "models/a.pt", "weights")
    assert run("mlgate", "init", project) == (
        ".mlgate.yaml is there already: left as it is\n"
        ".github/workflows/mlgate.yml is there already: left as it is\n"
        f".gitattributes: lines added: *.pt{LFS}\n{NEXT}")
    assert files(project) == {
        ".gitattributes": f"*.csv text\r\n*.md text\r\n*.pt{LFS}\r\n".encode(),
        ".github/workflows/mlgate.yml": b"# ours\r\n", ".mlgate.yaml": b"# ours\r\n", "models/a.pt": b"weights"}


def test_a_faulty_configuration_is_told(project, run):
    write(project, ".mlgate.yaml", "pathes:\n")
    before = files(project)
    done = subprocess.run(["mlgate", "init", project], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(".mlgate.yaml:1:1: ")
    assert files(project) == before


def test_links_are_not_followed(tmp_path, project, run):
    outside = tmp_path / "outside"
    outside.mkdir()
    (project / ".github").symlink_to(outside)
    (project / ".mlgate.yaml").symlink_to(outside / "configuration")
    (project / ".gitattributes").symlink_to(outside / "attributes")
    write(project, "models/a.pt", "weights")
    done = subprocess.run(["mlgate", "init", "--ci", "github", project], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (
        2, "", "mlgate: .mlgate.yaml must be a file, not a link or submodule\n")
    (project / ".mlgate.yaml").unlink()
    told = run("mlgate", "init", "--ci", "github", project)
    assert ".github is no folder, so that .github/workflows/mlgate.yml is not made\n" in told
    assert list(outside.iterdir()) == []
    assert os.readlink(project / ".gitattributes") == str(outside / "attributes")


def test_weights_go_to_lfs(project, run):
    names = ["models/a.pt", "models/b c.onnx", "data/[1].parquet", "weights/layer.bin"]
    for name in names:
        write(project, name, "content")
    write(project, "firmware/boot.bin", "content")
    run("mlgate", "init", project)
    assert filters(project, run, *names) == {name: "lfs" for name in names}
    assert filters(project, run, "firmware/boot.bin") == {"firmware/boot.bin": "unspecified"}
    # The gate agrees: nothing of what is about to be added goes into git itself.
    run("mlgate", "check", "-C", project, "--select", "LFS001")


def test_what_git_holds_already_gets_no_line(project, run):
    write(project, "models/old.pt", "content")
    run("git", "add", ".", cwd=project)
    write(project, "models/new.pt", "content")
    told = run("mlgate", "init", project)
    assert f".gitattributes: created: /models/new.pt{LFS}\n" in told
    assert "models/old.pt: in git itself already, so no line for git-lfs; 'git lfs migrate import'" in told
    assert filters(project, run, "models/old.pt", "models/new.pt") == {
        "models/old.pt": "unspecified", "models/new.pt": "lfs"}
    assert run("git", "status", "--porcelain", "models/old.pt", cwd=project) == "A  models/old.pt\n"


EXPERIMENT = "experiment: {id: exp-001}\nmodel: {name: cnn}\ndata: {}\ntraining: {seed: 1}\n"
METADATA = '{"model_name": "cnn", "version": "1.0.0"}\n'


def test_experiments_and_models_elsewhere(project, run):
    write(project, "runs/a/one.yaml", EXPERIMENT)
    write(project, "runs/b/two.yml", EXPERIMENT)
    write(project, "configs/exp.yaml", EXPERIMENT)
    write(project, "configs/server.yaml", "port: 80\n")
    write(project, "artefacts/model_v1.0.0.json", METADATA)
    write(project, "artefacts/model_v2.json", "[]\n")
    run("mlgate", "init", project)
    assert yaml.safe_load((project / ".mlgate.yaml").read_text())["paths"] == {
        "experiments": ["experiments/", "/configs/exp.yaml", "/runs/a/", "/runs/b/"],
        "models": ["models/", "/artefacts/model_v1.0.0.json"]}


def test_what_the_defaults_find_is_not_repeated(project, run):
    write(project, "experiments/exp-001.yaml", EXPERIMENT)
    write(project, "other/exp-002.yaml", EXPERIMENT)
    run("mlgate", "init", project)
    assert yaml.safe_load((project / ".mlgate.yaml").read_text())["paths"] is None


def test_a_diff_writes_nothing_and_applies(project, run):
    write(project, "models/a.pt", "weights")
    before = files(project)
    patch = run("mlgate", "init", "--diff", "--ci", "gitlab", project, status=1)
    assert files(project) == before
    run("git", "apply", cwd=project, stdin=patch.encode())
    applied = files(project)
    for name in [".mlgate.yaml", ".gitattributes", ".gitlab-ci.yml", ".gitlab/mlgate.gitlab-ci.yml"]:
        (project / name).unlink()
    run("mlgate", "init", "--ci", "gitlab", project)
    assert files(project) == applied
    assert run("mlgate", "init", "--diff", "--ci", "gitlab", project) == ""


def test_where_nothing_can_be_written(tmp_path, project, run):
    run("git", "init", "--quiet", "--bare", tmp_path / "bare")
    done = subprocess.run(["mlgate", "init", tmp_path / "bare"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (
        2, "mlgate: a bare repository has no work tree to write to; run 'mlgate init' in a clone of it\n")
    (tmp_path / "plain").mkdir()
    done = subprocess.run(["mlgate", "init", tmp_path / "plain"], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
    done = subprocess.run(["mlgate", "init", tmp_path / "missing"], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_read_only(project):
    project.chmod(0o555)
    done = subprocess.run(["mlgate", "init", project], capture_output=True, text=True)
    project.chmod(0o755)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == f"mlgate: cannot write {project}/.mlgate.yaml: Permission denied\n"


@pytest.mark.parametrize("kind", [[], ["--broken"]], ids=["good", "broken"])
def test_the_example_is_judged_as_before(tmp_path, run, kind):
    folder = tmp_path / "example"
    run("mlgate", "example", *kind, folder)

    def findings():
        done = subprocess.run(
            ["mlgate", "check", "-C", folder, "--format", "json"], capture_output=True, text=True)
        return done.returncode, json.loads(done.stdout)["findings"]

    before = findings()
    assert before[0] == (1 if kind else 0)
    run("mlgate", "init", "--ci", "github", folder)
    assert findings() == before
