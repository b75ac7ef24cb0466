"""Takes a picture of every page, and lists them with who sees what: ``python -m tests.browse.screens [NAME ...]``."""

import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext
from tests.browse.__main__ import through
from tests.browse.looking import come_to
from tests.browse.shrinking import shrink
from tests.browse.table import KINDS, State, first_of, table

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screens"
INDEX = FOLDER / "README.md"
#: Pages that look so different to different readers that each gets a picture of its own.
_MORE = frozenset({"home"})
#: Pixels of a picture: the width of a desk, and no more height than shows what a page is.
_WIDTH, _HEIGHT = 1280, 1800
_HEAD = """# Pictures of every page

Each page of the site as one of its readers sees it, with an invented borough of 150 children. `make screenshots` takes
them again; a test says when a page has none. In which states each page is looked at beside this one, and how, is told by
`tests/browse/states.toml` and `make browse`.

| Page | Reader | Picture |
| --- | --- | --- |
"""


@dataclass(frozen=True)
class Picture:
    """A page in a state, and the name of its file."""

    state: State
    file: str

    @property
    def reader(self) -> str:
        """Who sees it so."""
        return self.state.role or "a visitor"


def pictures() -> tuple[Picture, ...]:
    """One picture a page, in order of name; one a reader of pages that differ by reader."""
    states = table()
    found = []
    for name, state in first_of(states).items():
        alike = [one for one in states if one.name == name and one.world == state.world]
        wanted = alike if name in _MORE else [state]
        found += [Picture(one, _file(one, with_role=len(wanted) > 1)) for one in wanted]
    return tuple(found)


def index() -> str:
    """The page that lists them."""
    rows = (
        f"| {one.state.name.replace('_', ' ').replace('-', ' ')}, {KINDS[one.state.kind]} | {one.reader} | [{one.file}]({one.file}) |\n"
        for one in pictures()
    )
    return _HEAD + "".join(rows)


def _file(state: State, *, with_role: bool) -> str:
    plain = state.name.replace("_", "-")
    return f"{plain}-as-{state.role.replace(' ', '-')}.png" if with_role else f"{plain}.png"


def main() -> int:
    """Take the pictures of all pages, or of those that are named, and write the list."""
    chosen = set(sys.argv[1:])
    wanted = [one for one in pictures() if not chosen or one.state.name in chosen]
    files = {(one.state.name, one.state.kind, one.state.role, one.state.world, one.state.send): one for one in wanted}
    FOLDER.mkdir(parents=True, exist_ok=True)

    def looking(window: BrowserContext, state: State) -> None:
        picture = files[(state.name, state.kind, state.role, state.world, state.send)]
        page = window.new_page()
        come_to(page, state)
        page.set_viewport_size({"width": _WIDTH, "height": 800})
        height = min(_HEIGHT, int(page.evaluate("document.documentElement.scrollHeight")))
        path = FOLDER / picture.file
        page.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": _WIDTH, "height": height})
        page.goto("about:blank")
        shrink(page, path)
        page.close()

    through(tuple(one.state for one in wanted), looking)
    if not chosen:
        kept = {one.file for one in pictures()}
        for path in FOLDER.glob("*.png"):
            if path.name not in kept:
                path.unlink()
    INDEX.write_text(index(), encoding="utf-8")
    size = sum(path.stat().st_size for path in FOLDER.glob("*.png")) / 2**20
    sys.stdout.write(f"{len(wanted)} pictures taken, {size:.1f} MB in {FOLDER.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
