"""The bars of the site: what fifty users wait for while files are loaded, and what the site and its worker hold in memory.

``python -m bench.web [CHILDREN] [FOLDER]`` prints the result for a borough with so many children at its start (2,500 is the
large borough of the other bars). What is made in FOLDER is kept there and used again; without one it is made anew each time.
The users are a process of their own on this machine's loopback, and share its cores with the site, its worker and the load.
"""

import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from statistics import quantiles

from bench.measure import Peak, measure, python
from bench.web_home import make
from bench.web_users import PAGES, Visitor

USERS = 50
CHILDREN = 1000
IDLE_SECONDS, LOADING_SECONDS = 20.0, 60.0
BAR_MILLISECONDS, FIRST_MILLISECONDS = 200.0, 1000.0
_PATIENCE_SECONDS = 120.0
_LOOK_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what was measured, what came of it, and whether its bar was kept; None where it has none."""

    what: str
    said: str
    met: bool | None = None

    def line(self) -> str:
        """The row as one line of the printed table."""
        return f"{self.what:<44} {self.said}" + {None: "", True: "  met", False: "  NOT MET"}[self.met]


def web_results(folder: Path, children: int = CHILDREN) -> list[Line]:
    """Pages at rest and while files are loaded, memory, and the first pages of a new snapshot."""
    home, files = make(folder, children)
    sessions = json.loads(measure(python("-m", "bench.web_home", "users", str(home), str(USERS))).printed)
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port = tried.getsockname()[1]
    with _running("serve", home, "--port", str(port), "--no-worker") as site, _running("worker", home) as worker:
        _wait_for(port)
        at_rest = _asked(folder, home, port, sessions, IDLE_SECONDS)
        load = subprocess.Popen(
            python("-m", "bench.web_home", "load", str(home), str(files)), stdout=subprocess.PIPE, text=True
        )
        loading = _asked(folder, home, port, sessions, LOADING_SECONDS)
        over = load.poll() is not None
        printed, _ = load.communicate()
        if load.returncode != 0:
            raise RuntimeError("the load that the site was to bear failed")
        took = json.loads(printed)
        first = _first(port, tuple(sessions[0]))
        site.finish()
        worker.finish()
    rows = [_row(page, loading, at_rest) for page in PAGES]
    said = f"checked in {took['check']:.0f} s, loaded and prepared in {took['load']:.0f} s" + (
        ": over before the users were" if over else ""
    )
    return [
        Line(f"The site: borough of {children:,} children", f"{USERS} users; meanwhile files {said}"),
        *rows,
        Line(
            "First pages of a new snapshot", f"max {max(first):6.0f} ms  bar 1000 ms", max(first) < FIRST_MILLISECONDS
        ),
        Line("Memory of the site", f"{site.bytes / 1e6:7.0f} MB"),
        Line("Memory of the worker, which loads", f"{worker.bytes / 1e6:7.0f} MB"),
    ]


def _row(page: str, loading: Sequence[Sequence[object]], at_rest: Sequence[Sequence[object]]) -> Line:
    """The times of a page while files are loaded, beside those at rest."""
    found = [one for one in loading if one[0] == page]
    wrong = sum(one[3] != HTTPStatus.OK for one in [*found, *(one for one in at_rest if one[0] == page)])
    under, rest = _times(found), _times([one for one in at_rest if one[0] == page])
    cold = _times([one for one in found if one[2]])
    said = (
        f"p50 {_at(under, 50):5.0f} ms  p95 {_at(under, 95):5.0f} ms  max {under[-1]:5.0f} ms  bar p95 200 ms"
        f"  ({len(under)} asked, {len(cold)} cold: max {max(cold, default=0):.0f} ms; at rest p95 {_at(rest, 95):.0f} ms)"
    )
    if wrong:
        said += f"  {wrong} failed"
    return Line(f"  {page}", said, _at(under, 95) < BAR_MILLISECONDS and not wrong)


def _times(asked: Sequence[Sequence[object]]) -> list[float]:
    return sorted(float(str(one[1])) for one in asked)


def _at(times: Sequence[float], percent: int) -> float:
    return quantiles(times, n=100, method="inclusive")[percent - 1]


def _asked(folder: Path, home: Path, port: int, sessions: list[list[str]], seconds: float) -> list[list[object]]:
    """Let the users ask for so many seconds; (page, milliseconds, cold, status) of each page."""
    cold = [*home.glob("store/snapshots/*/served.sqlite"), *home.glob("store/names/*"), home / "web.sqlite3"]
    said = {"port": port, "sessions": sessions, "seconds": seconds, "cold": [str(path) for path in cold]}
    plan = folder / "plan.json"
    plan.write_text(json.dumps(said), encoding="utf-8")
    asked: list[list[object]] = json.loads(measure(python("-m", "bench.web_users", str(plan))).printed)
    return asked


def _first(port: int, sessions: tuple[str, str]) -> list[float]:
    """Milliseconds of the first page of each kind that anybody opens; the links are taken from lists that come first too."""
    visitor, took = Visitor(port, sessions, 0), []
    ask = visitor.ask

    def timed(address: str, page: str = PAGES[0]) -> tuple[int, str]:
        began = time.perf_counter()
        answer = ask(address, page)
        took.append((time.perf_counter() - began) * 1000)
        return answer

    visitor.ask = timed  # type: ignore[method-assign]  # the same questions, each on the clock
    visitor.look_around()
    for page in PAGES[1:]:
        visitor.ask(next(visitor.links[page]), page)
    return took


@contextmanager
def _running(command: str, home: Path, *words: str) -> Iterator[Peak]:
    """A part of the site as a process of its own, its memory watched; it is stopped afterwards."""
    process = subprocess.Popen(
        python("-m", "goldenthread.cli", command, "--home", str(home), *words), stdout=subprocess.DEVNULL
    )
    peak = Peak(process.pid, _LOOK_SECONDS)
    peak.start()
    try:
        yield peak
    finally:
        process.terminate()
        try:
            process.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait_for(port: int) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            Visitor(port, ("", ""), 0).ask("/sign-in/")
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(_LOOK_SECONDS)


def main(words: list[str]) -> int:
    """Print the rows; returns 0 when all bars are met and 1 otherwise."""
    children = int(words[0]) if words else CHILDREN
    if len(words) > 1:
        folder = Path(words[1])
        folder.mkdir(parents=True, exist_ok=True)
        lines = web_results(folder, children)
    else:
        with tempfile.TemporaryDirectory() as made:
            lines = web_results(Path(made), children)
    for line in lines:
        print(line.line(), flush=True)
    return 0 if all(line.met is not False for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
