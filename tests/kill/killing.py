"""Killing a load at a step or a moment, and judging what is left."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from goldenthread.records.store.opening import is_store
from goldenthread.records.store.store import Store
from goldenthread.records.store.verify import verify

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Run:
    """A victim that ended: how long it worked, and after how many steps (0 when it was killed)."""

    seconds: float
    steps: int
    killed: bool


def run(root: Path, what: str, action: str, *, after_steps: int = 0, after_seconds: float | None = None) -> Run:
    """Start a victim and let it end, kill itself at a step, or be killed at a moment."""
    command = [sys.executable, str(Path(__file__).with_name("victim.py")), str(root), what, action, str(after_steps)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=ROOT) as victim:
        assert victim.stdout is not None
        assert victim.stdout.readline().strip() == b"ready"
        started = time.perf_counter()
        if after_seconds is not None:
            time.sleep(after_seconds)
            victim.kill()
        said = victim.stdout.read().strip()
        victim.wait()
        seconds = time.perf_counter() - started
    killed = victim.returncode != 0
    assert not (killed and after_steps == 0 and after_seconds is None), "the victim failed by itself"
    return Run(seconds, int(said) if said else 0, killed)


def put_back(kept: Path, root: Path) -> None:
    """Put the store back as it was; ``kept`` may not be there, and then the store was not either."""
    shutil.rmtree(root, ignore_errors=True)
    if kept.exists():
        shutil.copytree(kept, root)


def current(root: Path) -> str | None:
    """Id of the current snapshot; None where there is none, or no store yet."""
    return Store.open(root).state.current if is_store(root) else None


def judge(root: Path, before: str | None, after: str) -> str | None:
    """The current snapshot after a kill, which must be the one before or the one after, with every file whole."""
    found = current(root)
    assert found in (before, after)
    if is_store(root):
        assert verify(root).damaged == ()
    return found
