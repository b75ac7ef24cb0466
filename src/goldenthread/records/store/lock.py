"""One writer at a time: a lock of the operating system, freed when its holder ends however it ends."""

import getpass
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

from filelock import FileLock, Timeout

from goldenthread.records.errors import StoreBusy
from goldenthread.records.store.files import private_folder, replace_file, writing
from goldenthread.records.store.layout import Layout


@contextmanager
def writer(layout: Layout, what: str, wait: float = 0.0) -> Iterator[None]:
    """Hold the store for writing while the block runs; ``what`` says what is being done, ``wait`` how many seconds to wait.

    Raises `StoreBusy` naming who holds it when it is not free in time.
    """
    with writing(layout.root):
        private_folder(layout.root)
        lock = FileLock(layout.lock, mode=0o600)
        try:
            lock.acquire(timeout=max(0.0, wait))
        except Timeout:
            raise StoreBusy.of(
                str(layout.root), f"another process is writing to the store: {_holder(layout)}", _MEND
            ) from None
    try:
        with writing(layout.root):
            replace_file(layout.holder, json.dumps(_facts(what), indent=1).encode("utf-8"))
        yield
    finally:
        with suppress(OSError):  # a note that nobody reads once the lock is free
            layout.holder.unlink(missing_ok=True)
        lock.release()


_MEND = "Wait until it has ended, or say how long to wait with --wait SECONDS"


def _facts(what: str) -> dict[str, object]:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "unknown"
    since = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return {"pid": os.getpid(), "host": socket.gethostname(), "user": user, "since": since, "doing": what}


def _holder(layout: Layout) -> str:
    try:
        facts = json.loads(layout.holder.read_text(encoding="utf-8"))
        return f"{facts['user']} on {facts['host']} (process {facts['pid']}), {facts['doing']} since {facts['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "it has not said who it is"
