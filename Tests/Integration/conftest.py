"""What the integration tests share: an environment without the machine's own settings, and programs."""

import os
import pathlib
import signal
import subprocess

import pytest

VECTORS = pathlib.Path(__file__).parent.parent / "Vectors"

# What a shell runs in the background ignores Ctrl-C, and so would every program that the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser):
    parser.addoption(
        "--update-scenarios", action="store_true",
        help="rewrite what the scenarios expect; read every line that changes",
    )


@pytest.fixture(autouse=True)
def clean_environment(tmp_path_factory, monkeypatch):
    """HOME is empty, git reads no settings of the machine, and DVC tells nobody that it ran."""
    home = tmp_path_factory.mktemp("home")
    tools = tmp_path_factory.mktemp("tools")
    (tools / "mlgate").symlink_to(pathlib.Path(os.environ["MLGATE"]).resolve())
    for name in list(os.environ):
        if name.startswith(("GIT_", "GITHUB_", "DVC_", "XDG_")):
            monkeypatch.delenv(name)
    for name, value in {
        "HOME": str(home),
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "DVC_NO_ANALYTICS": "1",
        "DVC_GLOBAL_CONFIG_DIR": str(home),
        "DVC_SYSTEM_CONFIG_DIR": str(home),
        "DVC_SITE_CACHE_DIR": str(home / "dvc-site"),
    }.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def run():
    """Runs a program that must end with `status` and gives its standard output."""

    def run(*command, cwd=None, status=0, stdin=None):
        result = subprocess.run(
            [str(part) for part in command], cwd=cwd, input=stdin, capture_output=True, timeout=300
        )
        shown = f"{command}\n{result.stdout.decode()}\n{result.stderr.decode()}"
        assert result.returncode == status, shown
        return result.stdout.decode()

    return run
