"""Looks at every page in every state it has, and writes down what was found: ``python -m tests.browse [NAME ...]``."""

import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python import base
from django.utils.timezone import localdate
from playwright.sync_api import BrowserContext
from tests import web_site
from tests.browse.looking import WAYS, look
from tests.browse.table import KINDS, WORLDS, State, table
from tests.browse.worlds import BUILD
from tests.browser import RULES, browser
from tests.pages.live import live
from tests.web.papers import client_of

from goldenthread import __version__

PLACE = Path(__file__).resolve().parents[2] / "src" / "goldenthread" / "web" / "statement" / "results.json"
#: So long may the pages of a world take.
_FRESH_SECONDS = 3600
#: What is done with a window in which a role is signed in, and a state with its names filled in.
Looking = Callable[[BrowserContext, State], None]


class _Folder:
    """A folder as pytest would give it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def getbasetemp(self) -> Path:
        """Where everything is built."""
        return self.path


@contextmanager
def site() -> Iterator[tuple[str, Path]]:
    """The address of a running site of the tests' borough, and its home."""
    with tempfile.TemporaryDirectory() as held:
        folder = _Folder(Path(held) / "built")
        folder.path.mkdir()
        home = web_site.stock(folder)
        web_site.serve(folder)
        with live() as address:
            yield address, home


def through(states: tuple[State, ...], looking: Looking) -> str:
    """Bring the site from world to world, and look at the states of each; gives the browser's name."""
    names: dict[str, str] = {}
    version = ""
    with site() as (address, home):
        for world in WORLDS:
            wanted = [one for one in states if one.world == world]
            if not any(one.world in WORLDS[WORLDS.index(world) :] for one in states):
                break
            BUILD[world](home, names)
            roles = sorted({one.role for one in wanted} - {""})
            # Django's tables are not asked while the browser's loop runs.
            cookies = {role: _session(role) for role in roles}
            with browser() as chromium:
                version = f"Chromium {chromium.version}"
                for role in sorted({one.role for one in wanted}):
                    window = chromium.new_context(base_url=address)
                    if role:
                        window.add_cookies([{"name": "sessionid", "value": cookies[role], "url": address}])
                    for state in (one for one in wanted if one.role == role):
                        looking(window, state.filled(names))
                    window.close()
    return version


def _session(role: str) -> str:
    """The cookie of a session of a role, whose sign-in stays as fresh as exports ask for while all its pages are seen."""
    client = client_of(role, fresh=True)
    session = client.session
    session["fresh_at"] += _FRESH_SECONDS
    session.save()
    return client.cookies["sessionid"].value


def main() -> int:
    """Look at every state, or at those of the pages that are named; exit 1 where something is wrong."""
    chosen = set(sys.argv[1:])
    states = tuple(one for one in table() if not chosen or one.name in chosen)
    pages: list[dict[str, Any]] = []

    def looking(window: BrowserContext, state: State) -> None:
        wrong = look(window, state)
        for one in wrong:
            sys.stdout.write(f"{state.name}, {KINDS[state.kind]} ({state.role or 'a visitor'}, {state.at}): {one}\n")
            sys.stdout.flush()
        told = [_public(one) for one in wrong]
        title = state.name.replace("-", " ").replace("_", " ")
        pages.append(
            {"name": state.name, "title": title, "role": state.role, "state": KINDS[state.kind], "faults": told}
        )

    version = through(states, looking)
    wrong = sum(bool(one["faults"]) for one in pages)
    sys.stdout.write(f"{len(pages)} states of {len({one['name'] for one in pages})} pages, {wrong} with faults\n")
    _write_down(pages, version)
    return 1 if wrong else 0


def _write_down(pages: list[dict[str, Any]], version: str) -> None:
    """Put what was found in the place of what was found of these pages before; pages that are gone are left out."""
    before = json.loads(PLACE.read_text(encoding="utf-8"))["pages"]
    looked, there = {one["name"] for one in pages}, {(one.name, KINDS[one.kind]) for one in table()}
    kept = [one for one in before if one["name"] not in looked and (one["name"], one["state"]) in there]
    told = {"made_on": localdate().isoformat(), "version": __version__, "browser": version, "axe": _axe()}
    order = sorted([*kept, *pages], key=lambda one: (one["name"], one["state"], one["role"]))
    said = {**told, "rules": RULES["runOnly"], "ways": WAYS, "pages": order}
    PLACE.write_text(json.dumps(said, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _public(fault: str) -> str:
    """A fault without the element at fault, which may hold what is nobody's business."""
    return fault.partition(": <")[0]


def _axe() -> str:
    """The version of axe-core, as its own file says it."""
    text = (Path(base.__file__).parent / "axe.min.js").read_text(encoding="utf-8")[:200]
    found = re.search(r"axe v(\d+\.\d+\.\d+)", text)
    return found[1] if found is not None else "of unknown version"


if __name__ == "__main__":
    sys.exit(main())
