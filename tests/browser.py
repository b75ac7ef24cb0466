"""A real browser for tests: finds the one of the system, opens pages without any network, asks axe what is wrong."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
#: The rules of WCAG 2.2 AA and what axe holds to be good practice.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
STATIC = Path(__file__).resolve().parent.parent / "src" / "goldenthread" / "design" / "static"
_KINDS = {".css": "text/css", ".svg": "image/svg+xml"}


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser of the system, without a window; raises RuntimeError where there is none."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise RuntimeError(f"the tests need a browser ({', '.join(NAMES)}): run make system")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            yield opened
        finally:
            opened.close()


def serve(page: Page, text: str, headers: dict[str, str] | None = None) -> None:
    """Open a page from its text, with the site's stylesheet and nothing else; every other address finds nothing."""

    def answer(route: Route) -> None:
        path = route.request.url.partition("/static/")[2]
        if path:
            file = STATIC / path
            route.fulfill(path=file, content_type=_KINDS[file.suffix])
        elif route.request.url.endswith("/page/"):
            route.fulfill(body=text, content_type="text/html; charset=utf-8", headers=headers or {})
        else:
            route.fulfill(status=404)

    page.route("**/*", answer)
    page.goto("http://127.0.0.1/page/")


def faults(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands: the rule, what it asks, and the first element at fault."""
    found: dict[str, Any] = Axe().run(page, options=RULES).response
    assert found["passes"], "axe looked at nothing"
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]
