"""The worker as a process: one a home folder, stopped cleanly, and what a killed one left is found."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-m", "goldenthread.cli", "worker", "--home")
PATIENCE = 90.0


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A home folder of its own, without a store."""
    home = tmp_path / "home"
    home.mkdir()
    return home


@pytest.fixture
def started(house: Path) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Start a worker and wait until it has said that it is there."""
    running = []

    def start() -> subprocess.Popen[bytes]:
        before = len(_workers(house))
        process = subprocess.Popen([*COMMAND, str(house)], stderr=subprocess.PIPE)
        running.append(process)
        _until(lambda: len(_workers(house)) > before)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


def _workers(house: Path) -> list[tuple[object, ...]]:
    path = house / "web.sqlite3"
    if not path.exists():
        return []
    connection = sqlite3.connect(path, timeout=20)
    try:
        return connection.execute("select id, ended_at from jobs_worker order by id").fetchall()
    except sqlite3.OperationalError:
        return []  # its tables are being made
    finally:
        connection.close()


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.1)


def test_there_is_one_and_it_stops_cleanly(house: Path, started: Callable[[], subprocess.Popen[bytes]]) -> None:
    """A second ends at once and says why; the first ends when told, and writes that down."""
    first = started()
    second = subprocess.run([*COMMAND, str(house)], capture_output=True, timeout=PATIENCE, check=False)
    assert second.returncode == 4
    assert b"another worker serves this home folder" in second.stderr
    first.send_signal(signal.SIGTERM if os.name != "nt" else signal.SIGBREAK)  # type: ignore[attr-defined]
    assert first.wait(PATIENCE) == 0
    assert _workers(house)[0][1] is not None


def test_a_killed_one_is_found_by_the_next(house: Path, started: Callable[[], subprocess.Popen[bytes]]) -> None:
    """Its lock is free, and it is written down as ended."""
    first = started()
    first.kill()
    first.wait(PATIENCE)
    assert _workers(house)[0][1] is None
    started()
    _until(lambda: _workers(house)[0][1] is not None)
