"""The site as a process: it answers, refuses an address that is taken, and takes its worker with it when it is stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from goldenthread.records.errors import WrongUse
from goldenthread.web.config import read_config
from goldenthread.web.serving import check_host

#: What a first start may take on a busy machine.
_PATIENCE = 60.0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _started(home: Path, port: int) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "goldenthread.cli", "serve", "--home", str(home), "--port", str(port)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def _answer(port: int, process: subprocess.Popen[str]) -> int:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in/", timeout=10) as answer:
                return int(answer.status)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError(process.communicate(timeout=10)[0])


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(word) for word in listed.read_text(encoding="ascii").split()] if listed.exists() else []


@pytest.mark.skipif(sys.platform != "linux", reason="the children of a process are read from /proc")
def test_the_site_answers_and_takes_its_worker_with_it(tmp_path: Path) -> None:
    """An installation begins with an empty folder; a second site at the same port is refused in one sentence."""
    home, port = tmp_path / "home", _free_port()
    home.mkdir()
    site = _started(home, port)
    try:
        assert _answer(port, site) == 200
        workers = _children(site.pid)
        assert workers
        second = _started(home, port)
        said = second.communicate(timeout=_PATIENCE)[0]
        assert second.returncode == 2
        assert "the address cannot be used" in said
    finally:
        site.send_signal(signal.SIGTERM)
        site.communicate(timeout=_PATIENCE)
    assert site.returncode == 0
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]
    if os.name == "posix":
        assert (home / "web.sqlite3").stat().st_mode & 0o077 == 0


def test_settings_that_cannot_be_used_stop_it_before_anything_is_made(tmp_path: Path) -> None:
    """Exit code 3, one line a fault, and no database."""
    (tmp_path / "web.toml").write_text("[council]\ncolor = 'x'\n", encoding="utf-8")
    site = _started(tmp_path, _free_port())
    said = site.communicate(timeout=_PATIENCE)[0]
    assert site.returncode == 3
    assert "not known" in said
    assert not (tmp_path / "web.sqlite3").exists()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.org"])  # noqa: S104  # refused
def test_demonstration_users_cannot_be_reached_from_elsewhere(tmp_path: Path, host: str) -> None:
    """Their passwords are printed by a command."""
    (tmp_path / "web.toml").write_text("[site]\ndemonstration = true\n", encoding="utf-8")
    config = read_config(tmp_path)
    with pytest.raises(WrongUse, match="only from this machine"):
        check_host(config, host)
    for here in ("127.0.0.1", "localhost", "::1"):
        check_host(config, here)
