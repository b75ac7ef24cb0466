"""The commands about users, each as a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command at a home folder."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "GOLDENTHREAD_HOME"))
    }
    return subprocess.run(
        [sys.executable, "-m", "goldenthread.cli", *words, "--home", str(home)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


@pytest.fixture
def fresh(tmp_path: Path, stocked: Path) -> Path:
    """A home of its own, with a copy of the borough's store."""
    shutil.copytree(stocked / "store", tmp_path / "home" / "store")
    (tmp_path / "home" / "web.toml").write_text("[site]\ndemonstration = true\n", encoding="utf-8")
    return tmp_path / "home"


@pytest.mark.slow
def test_users_of_a_demonstration_and_a_first_administrator(fresh: Path) -> None:
    """Each role has a name and a password; an administrator's is told once, and a second of the name is refused."""
    made = run(fresh, "demo-users", "--format", "json")
    assert made.returncode == 0, made.stderr
    users = json.loads(made.stdout)
    assert len(users) == 20
    assert set(users[0]) == {"role", "username", "password", "home"}
    if os.name != "nt":
        assert (fresh / "demo-users.json").stat().st_mode & 0o077 == 0  # kept, for its owner alone
    added = run(fresh, "users", "add", "first.admin")
    assert added.returncode == 0, added.stderr
    assert "One-time password: " in added.stdout
    again = run(fresh, "users", "add", "first.admin")
    assert again.returncode == 2
    assert "user of this name" in again.stderr
