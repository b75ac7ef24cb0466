"""Many users at once: ``python -m bench.web_users PLAN`` asks the site on this machine and prints how long each page took.

A plan is a JSON file: the ``port``, the ``sessions`` of who is signed in, for how many ``seconds`` they ask, and which files
are ``cold``. Each user asks for one page every five seconds, of a team and child of their own, of the improvement plan and
its boards or of audits, and a tenth of the pages is asked for after those files were put out of the system's memory. A page's time runs
from the moment when it was due to be asked for, so that a site which falls behind is not spared.
"""

import http.client
import json
import os
import random
import re
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

EVERY_SECONDS = 5.0
COLD = 0.1
PAGES = (
    *("dashboard", "measure page", "team tracker", "child page"),
    *("plan board", "action page", "guard page", "board page", "meeting page", "ledger"),
    *("audits", "audit page", "audit report", "audit programme"),
)
#: Pages that are there without looking for a link.
_ALWAYS = {
    "dashboard": "/figures/",
    "plan board": "/plan/",
    "guard page": "/plan/asked/",
    "ledger": "/ledger/",
    "audits": "/audits/",
    "audit report": "/audits/report/",
    "audit programme": "/audits/programme/",
}
#: A team's manager opens these, and a head of service all others.
_OF_TEAMS = frozenset({"dashboard", "measure page", "team tracker", "child page"})
_LINKS = {
    "measure page": ("/figures/", re.compile(r'href="(/figures/[a-z0-9-]+/)["?]')),
    "team tracker": ("/due/", re.compile(r'href="(/due/by/[a-z0-9-]+/)["?]')),
    "child page": ("/due/everything/", re.compile(r'href="(/child/[\w-]+/)["?]')),
    "action page": ("/plan/", re.compile(r'href="(/plan/actions/[^/"]+/)"')),
    "board page": ("/boards/", re.compile(r'href="(/board/[^/"]+/)"')),
    "audit page": ("/audits/every/", re.compile(r'href="(/audits/A[0-9]+/)"')),
    "meeting page": ("/board/board/", re.compile(r'href="(/meeting/[^/"]+/)"')),
}
#: A head of a service of which nothing was audited opens the empty list instead.
_MAY_BE_EMPTY = frozenset({"audit page"})
_NOT_MEASURES = frozenset({"/figures/save/", "/figures/prepare/"})


@dataclass
class Visitor:
    """One user: what they may open, and how long it took (page, milliseconds, cold, status).

    ``sessions`` are theirs as the manager of a team and as a head of service.
    """

    port: int
    sessions: tuple[str, str]
    number: int
    took: list[tuple[str, float, bool, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Keep a connection open, as a browser does."""
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(self, address: str, page: str = PAGES[0]) -> tuple[int, str]:
        """Status and text of an address, asked for by who opens such a page."""
        session = self.sessions[page not in _OF_TEAMS]
        self.connection.request("GET", address, headers={"Cookie": f"sessionid={session}"})
        answer = self.connection.getresponse()
        return answer.status, answer.read().decode("utf-8")

    def look_around(self) -> None:
        """Find what there is to open, from the lists that link to it; each user begins at another place of each list."""
        self.links: dict[str, Iterator[str]] = {page: cycle([address]) for page, address in _ALWAYS.items()}
        for page, (listed, pattern) in _LINKS.items():
            status, text = self.ask(listed, page)
            found = sorted(set(pattern.findall(text)) - _NOT_MEASURES)
            if not found and page in _MAY_BE_EMPTY:
                found = [listed]
            if status != http.HTTPStatus.OK or not found:
                raise RuntimeError(f"{listed} answers with {status} and {len(found)} links for user {self.number}")
            self.links[page] = islice(cycle(found), self.number % len(found), None)

    def visit(self, began: float, seconds: float, cold: list[Path]) -> None:
        """Ask for a page every five seconds until the time is over."""
        due = began + EVERY_SECONDS * (self.number * 0.618 % 1)
        turn, chance = self.number, random.Random(self.number)
        while due < began + seconds:
            time.sleep(max(0.0, due - time.perf_counter()))
            is_cold = chance.random() < COLD
            if is_cold:
                forget(cold)
            page = PAGES[turn % len(PAGES)]
            status, _ = self.ask(next(self.links[page]), page)
            self.took.append((page, (time.perf_counter() - due) * 1000, is_cold, status))
            due += EVERY_SECONDS
            turn += 1


def forget(paths: list[Path]) -> None:
    """Put files out of the system's memory, where the system lets one ask for that."""
    if not hasattr(os, "posix_fadvise"):
        return
    for path in paths:
        try:
            handle = os.open(path, os.O_RDONLY)
        except FileNotFoundError:
            continue
        try:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)


def main(plan: Path) -> int:
    """Let every user visit, and print what they waited for as JSON."""
    said = json.loads(plan.read_text(encoding="utf-8"))
    visitors = [Visitor(said["port"], tuple(pair), number) for number, pair in enumerate(said["sessions"])]
    for visitor in visitors:
        visitor.look_around()
    cold = [Path(path) for path in said["cold"]]
    began = time.perf_counter()
    threads = [threading.Thread(target=one.visit, args=(began, said["seconds"], cold)) for one in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps([took for visitor in visitors for took in visitor.took]))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
