"""Run a command as a whole process and say how long it took and how much memory it held at most."""

import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds on the clock, peak resident memory in megabytes, and what the command printed."""

    seconds: float
    megabytes: float
    printed: str


def measure(command: Sequence[str]) -> Measured:
    """Run ``command``; raises RuntimeError with its messages when it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    peak = Peak(process.pid)
    peak.start()
    printed, messages = process.communicate()
    seconds = time.perf_counter() - started
    peak.finish()
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}\nended with {process.returncode}: {messages[-2000:]}")
    return Measured(seconds, peak.bytes / 1e6, printed)


def best(run: Sequence[Measured]) -> Measured:
    """The quickest of several runs: the one least disturbed by whatever else the machine was doing."""
    return min(run, key=lambda item: item.seconds)


@dataclass(frozen=True, slots=True)
class Result:
    """One bar: what was loaded, how it went, its rival, and the bars it should keep under."""

    what: str
    loaded: Measured
    rival: Measured | None
    most_ratio: float | None
    most_seconds: float | None
    most_megabytes: float | None

    def line(self) -> str:
        """The result as one line of the printed table."""
        said = [f"{self.what:<44}", f"{self.loaded.seconds:7.2f} s", f"{self.loaded.megabytes:7.0f} MB"]
        met = []
        if self.rival and self.most_ratio:
            ratio = self.loaded.seconds / self.rival.seconds
            said.append(
                f"rival {self.rival.seconds:6.2f} s {self.rival.megabytes:6.0f} MB  ratio {ratio:5.2f} (bar {self.most_ratio:g})"
            )
            met.append(ratio <= self.most_ratio)
        if self.most_seconds:
            said.append(f"bar {self.most_seconds:g} s")
            met.append(self.loaded.seconds <= self.most_seconds)
        if self.most_megabytes:
            said.append(f"bar {self.most_megabytes:g} MB")
            met.append(self.loaded.megabytes <= self.most_megabytes)
        said.append("met" if all(met) else "NOT MET")
        return "  ".join(said)


def python(*arguments: str) -> list[str]:
    """A command that runs this interpreter."""
    return [sys.executable, *arguments]


class Peak(threading.Thread):
    """Watches a process; where the system keeps its own high-water mark, that is what is read."""

    def __init__(self, pid: int, every: float = 0.01) -> None:
        super().__init__(daemon=True)
        self._every = every
        self.bytes = 0
        self._pid = pid
        self._over = threading.Event()

    def run(self) -> None:
        try:
            process = psutil.Process(self._pid)
            while not self._over.is_set():
                memory = process.memory_info()
                self.bytes = max(self.bytes, getattr(memory, "peak_wset", memory.rss))
                self._over.wait(self._every)
        except psutil.Error:
            return

    def finish(self) -> None:
        """Stop watching."""
        self._over.set()
        self.join(1)
