"""Small sets of files, cut from a synthetic borough, that every mutation starts from."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import python_calamine
from lxml import etree
from tests.generative.groups import GROUPS, LISTS, MODULES
from tests.generative.model import Base, Cell, Grid, render

from goldenthread.borough.plan import Plan
from goldenthread.borough.simulate import simulate
from goldenthread.borough.writers.layout import write

AS_AT = date(2025, 9, 30)
AUTHORITY = "302"
KINDS = ("ssd", "annex-a", "cin", "ssda903", "local")
_FOLDERS = {"ssd": "ssd", "annex-a": "annex-a", "cin": "cin", "ssda903": "903", "local": "local"}
_CHILDREN, _ROWS = 9, 14
_PERSON = {"ssda903": ("CHILD",), "local": ("child_id",), "annex-a": ("Child Unique ID",)}


@cache
def bases(kind: str, seed: int) -> tuple[Base, ...]:
    """The bases of a kind: a handful of children in a few related tables each, so that a load takes little time."""
    borough = simulate(Plan(children=70, years=2, seed=seed % 10_000, as_at=AS_AT, authority=AUTHORITY))
    with TemporaryDirectory() as folder:
        write(borough, Path(folder), [_FOLDERS[kind]])
        where = Path(folder) / _FOLDERS[kind]
        makers = {"ssd": _ssd, "annex-a": _annex_a, "cin": _cin, "ssda903": _ssda903, "local": _local}
        return tuple(makers[kind](where))


def _ssd(where: Path) -> Iterable[Base]:
    for group, tables in GROUPS["ssd"].items():
        grids = [_read(where / f"{name}.csv", "ssd") for name in tables]
        yield _base("ssd", group, None, {f"ssd/{grid.name}.csv": grid for grid in _few(grids)})


def _local(where: Path) -> Iterable[Base]:
    for group, tables in GROUPS["local"].items():
        grids = [grid for name in tables if (grid := _read(where / f"{name}.csv", "local")).rows or name == "people"]
        yield _base("local", group, None, {f"local/{grid.name}.csv": grid for grid in _few(grids)})


def _ssda903(where: Path) -> Iterable[Base]:
    for group, modules in GROUPS["ssda903"].items():
        grids = [_read(where / "2025" / f"{name}.csv", "ssda903") for name in modules]
        few = _few([grid for grid in grids if grid.rows])
        yield _base("ssda903", group, 2025, {f"2025/{grid.name}.csv": grid for grid in few})
        if group == "episodes":
            document = _as_xml(few)
            yield Base("ssda903", "xml", 2025, {"2025/ssda903_2025.xml": document})


def _annex_a(where: Path) -> Iterable[Base]:
    book = python_calamine.CalamineWorkbook.from_path(str(where / "annex_a.xlsx"))
    sheets = {}
    for name in book.sheet_names:
        first, *rows = book.get_sheet_by_name(name).to_python()
        headings = tuple(str(cell) for cell in first)
        cells = tuple(tuple(_cell(cell) for cell in row) for row in rows)
        sheets[int(name.split()[1])] = Grid(name, headings, cells, _person("annex-a", headings))
    for group, numbers in GROUPS["annex-a"].items():
        grids = tuple(_few([sheets[n] for n in numbers]))
        book_path = "annex_a.xlsx"
        yield Base("annex-a", group, None, {book_path: render("annex-a", book_path, grids)}, {book_path: grids})
        if group in LISTS:
            yield _base("annex-a", f"{group}-csv", None, {f"{grid.name.replace(' ', '_')}.csv": grid for grid in grids})


def _cin(where: Path) -> Iterable[Base]:
    tree = etree.fromstring((where / "2025.xml").read_bytes())
    children = list(tree.iterfind(".//Child"))
    for group, modules in GROUPS["cin"].items():
        wanted = [child for child in children if all(child.find(f".//{name}") is not None for name in modules)]
        chosen = (wanted or children)[:3] + children[:2]
        copy = etree.fromstring(etree.tostring(tree))
        holder = copy.find("Children")
        assert holder is not None
        for child in list(holder):
            holder.remove(child)
        seen = set()
        for child in chosen:
            if id(child) not in seen:
                seen.add(id(child))
                holder.append(_pruned(child, modules))
        data = etree.tostring(copy, encoding="utf-8", xml_declaration=True)
        yield Base("cin", group, 2025, {"2025.xml": data}, load="2025.xml")


def _pruned(child: etree._Element, modules: Sequence[str]) -> etree._Element:
    """The child with only the named modules in each of its referrals."""
    copy = etree.fromstring(etree.tostring(child))
    for details in copy.iterfind("CINdetails"):
        for part in list(details):
            if len(part) and part.tag not in modules:
                details.remove(part)
    copy.tail = "\n"
    return copy


def _base(kind: str, group: str, year: int | None, grids: dict[str, Grid]) -> Base:
    files = {path: render(kind, path, (grid,)) for path, grid in grids.items()}
    return Base(kind, group, year, files, {path: (grid,) for path, grid in grids.items()})


def _read(path: Path, kind: str) -> Grid:
    with path.open(encoding="utf-8-sig", newline="") as file:
        first, *rows = csv.reader(file)
    headings = tuple(first)
    cells = tuple(tuple(cell or None for cell in row) for row in rows)
    return Grid(path.stem, headings, cells, _person(kind, headings))


def _person(kind: str, headings: Sequence[str]) -> int | None:
    if kind == "ssd":
        return next((n for n, name in enumerate(headings) if name.endswith("_person_id")), None)
    return next((n for n, name in enumerate(headings) if name in _PERSON[kind]), None)


def _few(grids: Sequence[Grid]) -> list[Grid]:
    """The rows of a few children, those of the rarer tables first, and never many rows of one table."""
    chosen: list[Cell] = []
    for grid in sorted(grids, key=lambda item: len(item.rows)):
        for row in range(len(grid.rows)):
            who = grid.who(row)
            if who is not None and who not in chosen and len(chosen) < _CHILDREN:
                chosen.append(who)
    small = []
    for grid in grids:
        kept = [n for n in range(len(grid.rows)) if grid.person is None or grid.who(n) in chosen][:_ROWS]
        small.append(grid.with_rows(kept))
    return small


def _cell(cell: object) -> Cell:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell if isinstance(cell, str | float | int | date) and cell != "" else None


def _as_xml(grids: Sequence[Grid]) -> bytes:
    """The same return as one XML file: what repeats in an element of its own, the rest in the header."""
    by_child: dict[Cell, list[tuple[str, str]]] = {}
    for grid in grids:
        wrap = MODULES[grid.name]
        for number, row in enumerate(grid.rows):
            cells = {name: cell for name, cell in zip(grid.headings, row, strict=True) if cell is not None}
            shown = [
                f"<{name}>{escape(str(cell))}</{name}>"
                for name, cell in cells.items()
                if grid.name == "header" or name not in ("CHILD", "DOB")
            ]
            text = "".join(shown).replace("<CHILD>", "<CHILDID>").replace("</CHILD>", "</CHILDID>")
            by_child.setdefault(grid.who(number), []).append((grid.name, f"<{wrap}>{text}</{wrap}>" if wrap else text))
    parts = []
    for said in by_child.values():
        header = "".join(text for name, text in said if name != "episodes")
        parts.append(f"<CHILD><HEADER>{header}</HEADER>{''.join(t for n, t in said if n == 'episodes')}</CHILD>")
    return ("<?xml version='1.0' encoding='utf-8'?>\n<EXPSSDA903>" + "\n".join(parts) + "</EXPSSDA903>").encode()
