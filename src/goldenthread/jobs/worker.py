"""The background worker: one a home folder, it does what waits in the queue, one job at a time."""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pyarrow as pa
from django.db import DatabaseError, close_old_connections, connection
from django.utils.timezone import now
from filelock import FileLock, Timeout

from goldenthread.jobs.limits import HEARTBEAT, LOOK
from goldenthread.jobs.models import Worker
from goldenthread.jobs.running import INTERRUPTIBLE, Stopped, claim, lose_what_was_left, run
from goldenthread.records.errors import StoreBusy

_LOG: Final = logging.getLogger(__name__)
_LOCK: Final = "worker.lock"

#: Done between jobs, about once a minute: a room above registers what is to be done by the clock, as anchors are.
Chore = Callable[[datetime], None]
CHORES: list[Chore] = []
_CHORE_SECONDS: Final = 60.0


def work(home: Path, once: bool = False) -> int:
    """Do jobs until stopped, or with ``once`` until nothing waits; how many were done.

    Raises `StoreBusy` when another worker serves this home folder.
    """
    # Arrow's own pool keeps what it has let go of; a load makes many columns once, so that would only be memory held.
    pa.set_memory_pool(pa.system_memory_pool())
    lock = FileLock(home / _LOCK, mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise StoreBusy.of(
            str(home), "another worker serves this home folder", "Stop it first, or let it work"
        ) from None
    stop = threading.Event()
    try:
        with _signals(stop), _alive() as worker:
            lose_what_was_left(worker)
            return _loop(worker, stop, once)
    except Stopped:
        return 0
    finally:
        lock.release()


def _loop(worker: Worker, stop: threading.Event, once: bool) -> int:
    done, last_chore = 0, 0.0
    while not stop.is_set():
        close_old_connections()
        moment = now()
        if moment.timestamp() - last_chore >= _CHORE_SECONDS:
            last_chore = moment.timestamp()
            for chore in CHORES:
                chore(moment)
        job = claim(worker)
        if job is not None:
            run(job)
            done += 1
        elif once:
            break
        else:
            stop.wait(LOOK.value)
    return done


@contextmanager
def _signals(stop: threading.Event) -> Iterator[None]:
    """Stop when the system or a person says so: at once when idle, at the next moment that can be interrupted else."""

    def stopped(number: int, frame: FrameType | None) -> None:
        stop.set()
        if INTERRUPTIBLE.is_set():
            INTERRUPTIBLE.clear()
            raise Stopped

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    names = [name for name in ("SIGTERM", "SIGINT", "SIGBREAK") if hasattr(signal, name)]
    before: dict[int, Any] = {getattr(signal, name): signal.signal(getattr(signal, name), stopped) for name in names}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _alive() -> Iterator[Worker]:
    """Say that this worker is there, again and again while the block runs, from a thread with a connection of its own."""
    moment = now()
    name = f"process {os.getpid()} on {socket.gethostname()}"
    worker = Worker.objects.create(name=name, started_at=moment, heartbeat_at=moment)
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(HEARTBEAT.value):
            try:
                Worker.objects.filter(pk=worker.pk).update(heartbeat_at=now())
            except DatabaseError:
                _LOG.exception("the worker could not say that it is there")
                connection.close()
        connection.close()

    thread = threading.Thread(target=beat, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield worker
    finally:
        ended.set()
        thread.join(HEARTBEAT.value)
        Worker.objects.filter(pk=worker.pk).update(ended_at=now(), heartbeat_at=now())
