"""Every command of README.md is run, and what it prints is what README.md shows."""
import os
import re
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Building needs the machine's own settings, which the other tests take away; in a step of GitHub Actions mlgate
# prints more.
MACHINE = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}


def blocks(language):
    with open(os.path.join(ROOT, "README.md"), encoding="utf8") as file:
        return re.findall(rf"^```{language}\n(.*?)^```$", file.read(), re.M | re.S)


def run(script, tmp_path):
    """Runs a block at the top of the project; what it makes goes to the temporary folder."""
    for name in ("broken-project", "iris-project", "mlgate-junit.xml", "mlgate.json"):
        script = script.replace(name, str(tmp_path / name))
    script = script.replace("$HOME/.local", str(tmp_path / "local"))
    environment = {**MACHINE, "PATH": os.environ["PATH"]}
    return subprocess.run(
        ["sh", "-euc", script], cwd=ROOT, capture_output=True, text=True, env=environment
    )


def test_the_commands_work_in_order(tmp_path):
    scripts = blocks("sh")
    assert len(scripts) == 4
    broken, install, hooks, job = (run(script, tmp_path) for script in scripts)
    # The output is that of the block's second command.
    shown = blocks("text")
    assert len(shown) == 1
    assert broken.returncode == 1
    assert broken.stdout.split("\n", 1)[1] == shown[0]
    assert install.returncode == 0, install.stderr
    assert (tmp_path / "local" / "bin" / "mlgate").stat().st_mode & 0o111
    assert hooks.returncode == 0, hooks.stderr
    assert job.returncode == 0, job.stdout
    assert (tmp_path / "mlgate-junit.xml").exists() and (tmp_path / "mlgate.json").exists()


def test_the_two_commands_are_targets():
    with open(os.path.join(ROOT, "Makefile"), encoding="utf8") as file:
        targets = re.findall(r"^([a-z-]+):", file.read(), re.M)
    assert {"run", "test"} <= set(targets)


def test_the_configuration_is_read(tmp_path):
    (configuration,) = blocks("yaml")
    (tmp_path / "mlgate.yaml").write_text(configuration)
    project = str(tmp_path / "iris-project")
    mlgate = os.environ["MLGATE"]
    subprocess.run([mlgate, "example", project], check=True, capture_output=True)
    done = subprocess.run(
        [mlgate, "run", "-C", project, "--config", str(tmp_path / "mlgate.yaml")],
        capture_output=True, text=True)
    assert done.stderr == ""
    # Nothing in the example needs the ignored path, which is a warning of its own.
    assert done.returncode == 0, done.stdout
