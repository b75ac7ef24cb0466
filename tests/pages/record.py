"""Writes down what a browser finds of every page, for the statement of accessibility: ``python -m tests.pages.record``."""

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from axe_playwright_python import base
from django.utils.timezone import localdate
from tests import web_site
from tests.browser import RULES, browser, faults
from tests.pages.conftest import furnish
from tests.pages.finding import Opened, Site, every_page
from tests.pages.live import live
from tests.web.papers import client_of, release

from goldenthread import __version__

PLACE = Path(__file__).resolve().parents[2] / "src" / "goldenthread" / "web" / "statement" / "results.json"
#: The states in which each page is looked at: what a reader has, and the width in pixels.
STATES = {"on a desk": 1280, "on a phone, or at 400% zoom": 320}


class _Folder:
    """A folder as pytest would give it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def getbasetemp(self) -> Path:
        """Where everything is built."""
        return self.path


def main() -> int:
    """Furnish a site, look at every page of it, write down what was found."""
    with tempfile.TemporaryDirectory() as held:
        folder = _Folder(Path(held) / "built")
        folder.path.mkdir()
        home = web_site.stock(folder)
        web_site._serve(folder.path)
        with live() as site:
            release(home)
            found = every_page(furnish())
            roles = sorted({one.role for one in found.pages.values()} - {""})
            said = _looked(
                site, found, {role: client_of(role, fresh=True).cookies["sessionid"].value for role in roles}
            )
    PLACE.write_text(json.dumps(said, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    wrong = sum(bool(one["faults"]) for one in said["pages"])
    sys.stdout.write(f"{len(said['pages'])} states of pages, {wrong} with faults: {PLACE.name}\n")
    return 0


def _looked(site: str, found: Site, cookies: dict[str, str]) -> dict[str, Any]:
    pages: list[dict[str, Any]] = []
    with browser() as chromium:
        for role in sorted({one.role for one in found.pages.values()}):
            window = chromium.new_context(base_url=site)
            if role:
                window.add_cookies([{"name": "sessionid", "value": cookies[role], "url": site}])
            page = window.new_page()
            for one in (each for each in found.pages.values() if each.role == role):
                pages += _states(page, one)
            window.close()
        version = f"Chromium {chromium.version}"
    told = {"made_on": localdate().isoformat(), "version": __version__, "browser": version, "axe": _axe()}
    return {**told, "rules": RULES["runOnly"], "pages": sorted(pages, key=lambda one: (one["name"], one["state"]))}


def _states(page: Any, one: Opened) -> list[dict[str, Any]]:
    made = []
    for state, width in STATES.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(one.address)
        wrong = [fault.partition(": ")[2].rpartition(": <")[0] or fault for fault in faults(page)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wrong.append("it is wider than the screen")
        title = page.locator("h1").first.inner_text() if one.name in _TITLED else one.name.replace("-", " ")
        made.append({"name": one.name, "title": title, "role": one.role, "state": state, "faults": wrong})
    return made


#: Pages whose heading is the same for everybody; others may name what they show, which is nobody's business here.
_TITLED = frozenset(
    {"accessibility", "privacy", "dashboard", "trackers", "loads", "findings", "packs", "rules", "search"}
)


def _axe() -> str:
    """The version of axe-core, as its own file says it."""
    text = (Path(base.__file__).parent / "axe.min.js").read_text(encoding="utf-8")[:200]
    found = re.search(r"axe v(\d+\.\d+\.\d+)", text)
    return found[1] if found is not None else "of unknown version"


if __name__ == "__main__":
    sys.exit(main())
