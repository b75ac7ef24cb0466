"""A process that loads or forgets and is killed on the way: run by the kill tests, never by itself.

Arguments: store, file or person, ``load`` or ``forget``, and after how many steps on the disk to kill itself (0: never;
the parent does it). Prints ``ready`` once everything is imported, and at the end how many steps there were.
"""

import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.records.store.made import machinery

from goldenthread.records.store import files
from goldenthread.records.store.forget import forget
from goldenthread.records.store.load import load
from goldenthread.records.store.loaded import LoadRequest
from goldenthread.records.store.machinery import usual

STEPS = 0


def main() -> None:
    """Do what the arguments say."""
    root, what, action, limit = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
    for owner, name in ((files, "_sync"), (files, "remove"), (Path, "rename"), (Path, "replace"), (Path, "mkdir")):
        setattr(owner, name, _counted(getattr(owner, name), limit))
    _say("ready")
    if action == "forget":
        forget(root, what, "tester", "kill test")
    else:
        made = usual() if action == "load-really" else machinery()
        load([Path(what)], root, LoadRequest(date(2025, 9, 30), authority="302"), made)
    _say(str(STEPS))


def _counted(whole: Callable[..., Any], limit: int) -> Callable[..., Any]:
    def step(*args: Any, **kwargs: Any) -> Any:
        global STEPS
        STEPS += 1
        if limit and limit == STEPS:
            die()
        return whole(*args, **kwargs)

    return step


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def die() -> None:
    """Go without a word, as a power cut would have it."""
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


main()
