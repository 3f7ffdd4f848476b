"""The CI material: the composite action and the jobs run as far as a script can take them, and are read by zizmor and
shellcheck.

The runner's part is played by `Step`: it evaluates the expressions that action.yml uses, gives each step the runner's
variables and files, and plays actions/cache.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess

import pytest
import workflow_runner
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Building needs the machine's own settings, which the other tests take away.
MACHINE = dict(os.environ)
WORKFLOWS = [ROOT / "workflows" / name for name in ["github-actions.yml", "github-release.yml", "github-shards.yml"]]
GITHUB = [ROOT / "action.yml", *WORKFLOWS]
GITLAB = ROOT / "workflows" / "gitlab-ci.yml"
GITLAB_SHARDS = [ROOT / "workflows" / f"gitlab-{name}.yml" for name in ["shards", "parallel", "plan"]]
KUBERNETES = ROOT / "workflows" / "kubernetes-shards.yml"
SLURM = ROOT / "workflows" / "slurm-shards.sh"
COMPONENT = ROOT / "templates" / "mlgate.yml"


def load(path):
    return list(yaml.safe_load_all(path.read_text()))


# What programs say that read such files.


def test_zizmor_finds_nothing():
    done = subprocess.run(["zizmor", "--offline", "--format", "json", *GITHUB], capture_output=True, text=True)
    assert (json.loads(done.stdout), done.returncode) == ([], 0), done.stderr


def scripts():
    """Every script that a job or step holds, by the shell that runs it."""
    found = [("bash", path.read_text()) for path in sorted((ROOT / "scripts" / "action").glob("*.sh"))]
    found.append(("sh", SLURM.read_text()))
    found += [("sh", job["spec"]["template"]["spec"]["containers"][0]["command"][2]) for job in load(KUBERNETES)]
    for path in WORKFLOWS:
        for job in load(path)[0]["jobs"].values():
            found += [("bash", step["run"]) for step in job["steps"] if "run" in step]
    found += [("bash", step["run"]) for step in load(ROOT / "action.yml")[0]["runs"]["steps"] if "run" in step]
    for path in [GITLAB, COMPONENT, *GITLAB_SHARDS]:
        for name, job in load(path)[-1].items():
            if name == "include":
                continue
            for key in ["before_script", "script"]:
                if key in job:
                    found.append(("sh", "\n".join(job[key])))
    return found


def test_shellcheck_finds_nothing(tmp_path):
    texts = scripts()
    assert len(texts) > 8
    for number, (shell, text) in enumerate(texts):
        path = tmp_path / f"{number}.sh"
        path.write_text(text if text.startswith("#!") else f"#!/bin/{shell}\n{text}\n")
        done = subprocess.run(["shellcheck", path], capture_output=True, text=True)
        assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.parametrize("path", GITHUB, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit(path):
    uses = [line.split("uses:")[1].strip() for line in path.read_text().splitlines() if "uses:" in line]
    assert uses
    for name in uses:
        assert name.startswith("./.mlgate-source ") or re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", name), name


def test_the_token_may_write_in_one_job_alone():
    for path in WORKFLOWS:
        (workflow,) = load(path)
        assert workflow["permissions"] == {"contents": "read"}
        writing = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
        assert writing == ({"publish": {"contents": "write"}} if path.name == "github-release.yml" else {})
        # `on` is a boolean to YAML 1.1.
        assert "pull_request_target" not in workflow[True] and "workflow_run" not in workflow[True]
        for job in workflow["jobs"].values():
            for step in job["steps"]:
                assert "${{" not in step.get("run", ""), "an expression in a script is a part of it"
                if step.get("uses", "").startswith("actions/checkout"):
                    assert step["with"]["persist-credentials"] is False


# The composite action.


class Step:
    """The steps of action.yml as the runner runs them."""

    def __init__(self, repository, folder, inputs=None, path=None, cache=None):
        self.action = load(ROOT / "action.yml")[0]
        self.repository, self.folder = repository, folder
        self.path, self.cache = path, cache or {}
        self.values = {"github.base_ref": ""}
        for name, description in self.action["inputs"].items():
            self.values[f"inputs.{name}"] = self.text(description["default"])
        self.values.update({f"inputs.{name}": value for name, value in (inputs or {}).items()})
        self.summary = folder / "summary.md"
        self.summary.write_text("")
        self.log, self.status, self.ran = "", 0, []

    def text(self, value):
        """A value with its expressions filled in."""
        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda match: self.values.get(match[1], ""), value)

    def holds(self, condition):
        def part(text):
            left, operator, right = text.split(" ")
            return (self.values.get(left, "") == right.strip("'")) == (operator == "==")

        return all(part(text) for text in condition.split(" && "))

    def run(self):
        for number, step in enumerate(self.action["runs"]["steps"]):
            if not self.holds(step["if"]) if "if" in step else False:
                continue
            self.ran.append(step.get("id", f"step {number}"))
            output = self.folder / f"output-{number}"
            output.write_text("")
            if "uses" in step:
                assert step["uses"].startswith("actions/cache@")
                self.restore(step, output)
            else:
                self.execute(step, output)
            for name, value in workflow_runner.outputs(output.read_text()).items():
                self.values[f"steps.{step.get('id')}.outputs.{name}"] = value
            if self.status:
                break
        return self

    def restore(self, step, output):
        key, path = self.text(step["with"]["key"]), pathlib.Path(self.text(step["with"]["path"]))
        self.values["key"] = key
        if key in self.cache:
            shutil.copytree(self.cache[key], path)
            output.write_text("cache-hit=true\n")

    def execute(self, step, output):
        script = self.folder / "script.sh"
        script.write_text(step["run"])
        assert step["shell"] == "bash"
        environment = {
            **(MACHINE if self.path else os.environ), "PATH": self.path or os.environ["PATH"], "HOME": os.environ["HOME"],
            "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_ACTION_PATH": str(ROOT), "RUNNER_OS": "Linux",
            "RUNNER_ARCH": "X64", "RUNNER_TEMP": str(self.folder), "GITHUB_WORKSPACE": str(self.repository),
            "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(self.summary),
            **{name: self.text(value) for name, value in step.get("env", {}).items()},
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script], cwd=self.repository, env=environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        self.log += done.stdout
        self.status = done.returncode

    def output(self, name):
        return self.text(self.action["outputs"][name]["value"])

    def outputs(self):
        return {name: self.output(name) for name in ["verdict", "errors", "warnings", "unverified", "checked-files"]}


@pytest.fixture
def repository(tmp_path, run):
    """A clone of the example project, as a job has it."""
    run("mlgate", "example", tmp_path / "origin")
    run("git", "clone", "--quiet", tmp_path / "origin", tmp_path / "work")
    for name, value in [("user.name", "Author"), ("user.email", "author@example.com")]:
        run("git", "config", name, value, cwd=tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture
def runner_folder(tmp_path):
    (tmp_path / "runner").mkdir()
    return tmp_path / "runner"


def annotations(step):
    return [(name, properties["file"]) for name, properties, _ in workflow_runner.executed(step.log) if "file" in properties]


def test_a_push(repository, runner_folder):
    step = Step(repository, runner_folder).run()
    assert (step.status, step.ran) == (0, ["find", "gate"]), step.log
    outputs = step.outputs()
    assert outputs == {
        "verdict": "passed", "errors": "0", "warnings": "0", "unverified": "0", "checked-files": "25",
    }
    assert step.output("mlgate") == shutil.which("mlgate")
    assert annotations(step) == []
    assert "passed" in step.summary.read_text()


def test_the_binary_alone(repository, runner_folder, run):
    """A later step calls it, on a checkout that belongs to another user where the job runs in a container."""
    step = Step(repository, runner_folder, {"command": "none"}).run()
    assert (step.status, step.ran, step.log) == (0, ["find", "gate"], "")
    assert step.output("mlgate") == shutil.which("mlgate")
    trusted = run("git", "config", "--global", "--get-all", "safe.directory")
    assert trusted.splitlines() == [str(repository)]


def test_a_pull_request(repository, runner_folder, run):
    """The base's configuration counts, and only what is new."""
    run("git", "switch", "--quiet", "--create", "change", cwd=repository)
    (repository / "requirements.txt").write_text("numpy\n")
    (repository / ".mlgate.yaml").write_text("rules:\n  ignore: [REQ]\n")
    run("git", "add", "--all", cwd=repository)
    run("git", "commit", "--quiet", "--message", "fix: unpin", cwd=repository)
    arguments = f"--skip-smoke-train\n--output=json={runner_folder}/report.json"
    step = Step(repository, runner_folder, {"base": "main", "arguments": arguments}).run()
    assert step.status == 1, step.log
    found = {finding["rule"] for finding in json.loads((runner_folder / "report.json").read_text())["findings"]}
    assert "REQ001" in found
    assert ("error", "requirements.txt") in annotations(step)
    assert step.outputs()["verdict"] == "failed" and int(step.outputs()["errors"]) >= 1
    assert "REQ001" in step.summary.read_text()


@pytest.mark.parametrize(
    "inputs",
    [
        {"arguments": "--select=SYN\n; touch pwned\n$(touch pwned)\n`touch pwned`"},
        {"directory": ".; touch pwned"},
        {"base": "$(touch pwned)"},
        {"command": "run; touch pwned"},
        {"command": "release"},
    ],
    ids=str,
)
def test_inputs_are_never_run(repository, runner_folder, inputs):
    step = Step(repository, runner_folder, inputs).run()
    assert step.status in (2, 3), step.log
    assert not list(repository.parent.rglob("pwned"))


def test_a_runner_without_mlgate(repository, runner_folder):
    """Built from the action's own sources, then taken from the cache."""
    path = ":".join(
        folder for folder in MACHINE["PATH"].split(":") if not (pathlib.Path(folder) / "mlgate").exists()
    )
    step = Step(repository, runner_folder, {"command": "check", "arguments": "--select=SYN"}, path).run()
    assert (step.status, step.ran) == (0, ["find", "cache", "step 2", "gate"]), step.log
    binary = pathlib.Path(step.output("mlgate"))
    assert binary.parent.parent.parent == runner_folder and binary.exists()
    key = step.values["key"]
    assert re.fullmatch(r"mlgate-\d+\.\d+\.\d+-Linux-X64-[0-9a-f]{16}-[0-9a-f]{32}", key)

    again = runner_folder / "again"
    again.mkdir()
    cached = Step(repository, again, {"command": "check", "arguments": "--select=SYN"}, path, {key: binary.parent.parent})
    cached.run()
    assert (cached.status, cached.ran) == (0, ["find", "cache", "gate"]), cached.log

    # Where the cache may not be used it is not asked.
    cached.values["inputs.cache"] = "false"
    (condition,) = [part["if"] for part in cached.action["runs"]["steps"] if part.get("id") == "cache"]
    assert not cached.holds(condition)


def test_neither_mlgate_nor_swift(repository, runner_folder):
    tools = runner_folder / "tools"
    tools.mkdir()
    for name in ["bash", "sed", "find", "sort", "xargs", "sha256sum", "git"]:
        (tools / name).symlink_to(shutil.which(name))
    step = Step(repository, runner_folder, path=str(tools)).run()
    assert (step.status, step.log) == (
        2,
        "mlgate is neither on the PATH nor in the cache, and there is no Swift to build it: let the job run in a container "
        "with Swift 6.2 or later, such as swift:6.3-bookworm\n",
    )


# GitLab.


def filled(component):
    """The component's job with its inputs filled in, as GitLab does."""
    spec, _ = load(component)
    text = component.read_text().split("\n---\n")[1]
    for name, description in spec["spec"]["inputs"].items():
        text = text.replace(f"$[[ inputs.{name} ]]", description.get("default", f"$MLGATE_{name.upper()}"))
    assert "$[[" not in text
    return yaml.safe_load(text)


def test_the_component_is_the_job():
    (jobs,) = load(GITLAB)
    (component,) = filled(COMPONENT).values()
    for name in ["repository", "commit"]:
        variable = f"MLGATE_{name.upper()}"
        assert component["variables"].pop(variable) == f"${variable}"
    assert component == jobs["mlgate"]


def gitlab(job, repository, **variables):
    """Runs a job's scripts as GitLab's shell runner does."""
    binary = repository / ".mlgate-cache" / "bin" / "mlgate"
    binary.parent.mkdir(parents=True)
    binary.symlink_to(shutil.which("mlgate"))
    lines = [*job["before_script"], *job["script"]]
    environment = {**os.environ, "GITLAB_CI": "true", "CI": "true", "CI_PROJECT_DIR": str(repository), **variables}
    environment.update({name: value for name, value in job["variables"].items() if name not in environment})
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(lines)], cwd=repository, env=environment, capture_output=True, text=True
    )
    return done, {kind: repository / path for kind, path in job["artifacts"]["reports"].items()}


def test_the_gitlab_job(repository, run):
    (jobs,) = load(GITLAB)
    done, reports = gitlab(jobs["mlgate"], repository)
    assert (done.returncode, done.stderr) == (0, "")
    assert set(reports) == {"junit", "codequality", "metrics"}
    run("xmllint", "--noout", reports["junit"])
    assert json.loads(reports["codequality"].read_text()) == []
    assert reports["metrics"].read_text().endswith("# EOF\n")


def test_the_gitlab_job_of_a_merge_request(repository, run):
    base = run("git", "rev-parse", "HEAD", cwd=repository).strip()
    (repository / "requirements.txt").write_text("numpy\n")
    (repository / ".mlgate.yaml").write_text("rules:\n  ignore: [REQ]\n")
    run("git", "add", "--all", cwd=repository)
    run("git", "commit", "--quiet", "--message", "fix: unpin", cwd=repository)
    (jobs,) = load(GITLAB)
    done, reports = gitlab(jobs["mlgate"], repository, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, MLGATE_COMMAND="check")
    assert done.returncode == 1, done.stderr
    assert "REQ001" in {entry["check_name"].split(" ")[0] for entry in json.loads(reports["codequality"].read_text())}
    assert "::error" not in done.stdout


def test_the_gitlab_job_of_a_release(repository, run):
    (jobs,) = load(GITLAB)
    tag = run("git", "tag", "--list", "model-v*", cwd=repository).split()[-1]
    job = {**jobs["mlgate"], **jobs["mlgate-release"]}
    done, reports = gitlab(job, repository, CI_COMMIT_TAG=tag)
    # The clone has no data; the pipeline makes all of it again.
    assert done.returncode == 0, done.stdout + done.stderr
    assert "REL011" in reports["junit"].read_text()
    assert (repository / "notes.md").read_text().startswith("# ")


# A commit in parts: whatever splits it, the merged reports are those of one job.


@pytest.fixture
def faulty(repository, run):
    """A repository with findings, and the JUnit that one job writes of it."""
    (repository / "requirements.txt").write_text("numpy\nscipy\n")
    (repository / "experiments" / "exp-900-lost.yaml").write_text("experiment:\n  id: exp-900\n  parent_experiment: exp-899\n")
    run("git", "add", "--all", cwd=repository)
    run("git", "commit", "--quiet", "--message", "fix: unpin", cwd=repository)
    done = subprocess.run(
        ["mlgate", "check", "--commit", "HEAD", "--output", "junit=one-junit.xml"],
        cwd=repository, capture_output=True, text=True,
    )
    assert done.returncode == 1 and "REQ001" in done.stdout and "EXP004" in done.stdout
    return repository, done.stdout, (repository / "one-junit.xml").read_bytes()


def script(text, folder, **variables):
    """Runs a script of a job, its expressions already in variables."""
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", text], cwd=folder, env={**os.environ, **variables}, capture_output=True, text=True
    )


def named(job, name):
    return next(step["run"] for step in job["steps"] if step.get("name") == name)


def test_the_matrix_of_github(faulty, tmp_path):
    folder, text, junit = faulty
    (workflow,) = load(ROOT / "workflows" / "github-shards.yml")
    jobs = workflow["jobs"]
    # Of the runs that wait in one group, GitHub keeps the newest: a commit would go unjudged.
    assert workflow["concurrency"]["group"].endswith("${{ github.sha }}")
    mlgate = {"MLGATE": shutil.which("mlgate")}
    # Twice: the second time with the costs of the first.
    recorded = ""
    for _ in range(2):
        output = tmp_path / "output"
        output.write_text("")
        assert script(named(jobs["plan"], "Split the commit"), folder, **mlgate, GITHUB_OUTPUT=str(output)).returncode == 0
        matrix = json.loads(output.read_text().removeprefix("matrix="))["include"]
        assert matrix == [{"shard": f"{number}/4", "costs": recorded} for number in range(1, 5)]
        for index, entry in enumerate(matrix):
            done = script(named(jobs["shard"], "Judge a part"), folder, **mlgate, SHARD=entry["shard"], COSTS=entry["costs"])
            assert (done.returncode, done.stderr) == (0, "")
            part = folder / "shards" / f"mlgate-shard-{index}"
            part.mkdir(parents=True, exist_ok=True)
            shutil.move(folder / "mlgate-shard.json", part / "mlgate-shard.json")
        done = script(named(jobs["merge"], "Join the parts"), folder, **mlgate)
        assert (done.returncode, done.stdout) == (1, text)
        assert (folder / "mlgate-junit.xml").read_bytes() == junit
        assert "EXP004" in (folder / "mlgate.html").read_text()
        recorded = (folder / "mlgate-costs").read_text().strip()
        assert re.fullmatch(r"across=\d+,files=\d+,bytes=\d+", recorded)
    shutil.rmtree(folder / "shards" / "mlgate-shard-2")
    done = script(named(jobs["merge"], "Join the parts"), folder, **mlgate)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "mlgate: shard 3/4 is missing: nothing is known of its files\n"


def gitlab_scripts(job, templates):
    """A job's scripts with those that it extends."""
    whole = {}
    while job:
        whole = {**job, **whole, "variables": {**job.get("variables", {}), **whole.get("variables", {})}}
        job = templates.get(job.get("extends"))
    return whole


def test_the_parallel_job_of_gitlab(faulty):
    folder, text, junit = faulty
    (templates,), (jobs,) = load(GITLAB_SHARDS[0]), load(GITLAB_SHARDS[1])
    count = jobs["mlgate-shard"]["parallel"]
    shard = gitlab_scripts(jobs["mlgate-shard"], templates)
    binary(folder)
    for number in range(1, count + 1):
        places = {"$CI_NODE_INDEX": str(number), "$CI_NODE_TOTAL": str(count)}
        variables = {name: re.sub(r"\$CI_\w+", lambda match: places[match[0]], value) for name, value in shard["variables"].items()}
        done = script("\n".join(shard["script"]), folder, **variables)
        assert (done.returncode, done.stderr) == (0, "")
    merge = gitlab_scripts(jobs["mlgate-merge"], templates)
    # It runs where a part failed, and says that it is missing.
    assert [rule["when"] for rule in merge["rules"] + templates[".mlgate-merge"]["rules"]] == ["always", "always"]
    done = script("\n".join(merge["script"]), folder)
    assert (done.returncode, done.stdout) == (1, text)
    assert (folder / merge["artifacts"]["reports"]["junit"]).read_bytes() == junit


def test_the_child_pipeline_of_gitlab(faulty):
    folder, text, junit = faulty
    (templates,), (jobs,) = load(GITLAB_SHARDS[0]), load(GITLAB_SHARDS[2])
    binary(folder)
    plan = gitlab_scripts(jobs["mlgate-plan"], templates)
    costs = "across=1,files=2000,bytes=100000"
    assert script("\n".join(plan["script"]), folder, MLGATE_COSTS=costs).returncode == 0
    (child,) = load(folder / "mlgate-shards.yml")
    assert child.pop("include") == [{"local": "workflows/gitlab-shards.yml"}]
    merge = gitlab_scripts(child.pop("mlgate-merge"), templates)
    assert merge["needs"] == list(child) and len(child) == 4
    for job in reversed(child.values()):
        shard = gitlab_scripts(job, templates)
        assert shard["variables"]["MLGATE_COSTS"] == costs
        done = script("\n".join(shard["script"]), folder, **shard["variables"])
        assert (done.returncode, done.stderr) == (0, "")
    done = script("\n".join(merge["script"]), folder)
    assert (done.returncode, done.stdout) == (1, text)
    assert (folder / "mlgate-junit.xml").read_bytes() == junit


def binary(folder):
    path = folder / ".mlgate-cache" / "bin" / "mlgate"
    path.parent.mkdir(parents=True)
    path.symlink_to(shutil.which("mlgate"))


def test_the_indexed_job_of_kubernetes(faulty, tmp_path):
    folder, text, junit = faulty
    shards, merge = load(KUBERNETES)
    volume = tmp_path / "volume"
    volume.mkdir()
    (volume / "repository").symlink_to(folder)
    assert shards["spec"]["completionMode"] == "Indexed"
    # The merging job waits for parts, and a part that failed never comes.
    assert merge["spec"]["activeDeadlineSeconds"] == shards["spec"]["activeDeadlineSeconds"] == 1800

    def pod(job, **variables):
        (container,) = job["spec"]["template"]["spec"]["containers"]
        values = {entry["name"]: entry["value"] for entry in container["env"]}
        assert (int(values["MLGATE_SHARDS"]), values["MLGATE_VOLUME"]) == (shards["spec"]["completions"], "/mlgate")
        environment = {**os.environ, **values, **variables, "MLGATE_VOLUME": str(volume)}
        return subprocess.run(container["command"], env=environment, capture_output=True, text=True)

    for index in range(shards["spec"]["completions"]):
        done = pod(shards, JOB_COMPLETION_INDEX=str(index))
        assert (done.returncode, done.stderr) == (0, "")
    done = pod(merge)
    assert (done.returncode, done.stdout) == (1, text)
    assert next((volume / "reports").glob("*/mlgate-junit.xml")).read_bytes() == junit


def test_the_array_of_slurm(faulty):
    folder, text, junit = faulty
    for number in range(1, 5):
        place = {"SLURM_SUBMIT_DIR": str(folder), "SLURM_ARRAY_TASK_ID": str(number), "SLURM_ARRAY_TASK_COUNT": "4"}
        done = subprocess.run([SLURM], env={**os.environ, **place}, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
    # As the comment at its head says; after a part that failed, 'afterok' never comes.
    assert "--dependency=afterany:" in SLURM.read_text()
    wrapped = re.search(r"--wrap='(.*)'", SLURM.read_text())[1]
    done = script(wrapped, folder)
    assert (done.returncode, done.stdout) == (1, text)
    assert (folder / "mlgate.xml").read_bytes() == junit
