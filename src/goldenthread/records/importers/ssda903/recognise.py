"""Telling from names and headings which files are an SSDA903, which module each holds, and for which year."""

import csv
import re
from datetime import date
from functools import cache
from pathlib import Path

from goldenthread.records.importers.language import Source, heading_key
from goldenthread.records.importers.ssda903.years import every_sheet

#: How much of a file is read to recognise it.
_HEAD = 65_536
#: Parts of file names that say nothing about the module.
_NOISE = frozenset(
    {"ssda903", "ssda", "903", "csv", "export", "return", "final", "cla", "lac", "la", "file", "data", "year"}
)
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
#: Headings that tell a header or episodes from other lists of children.
_TELLING = (("child", "dob", "ethnic", "upn"), ("child", "decom", "rne", "ls"))
_SPAN = re.compile(r"(?<!\d)(20[1-9]\d)\s*(?:[-_/ ]|to)\s*(?:20)?(\d\d)(?!\d)(?![-_/ ]\d)")
_JOINED = re.compile(r"(?<!\d)(20[1-9]\d)(\d\d)(?!\d)")
_ALONE = re.compile(r"(?<![\d])(20[1-9]\d)(?![\d])(?![-_/ ]\d\d(?!\d))")


def claims(path: Path) -> tuple[Source, ...]:
    """The SSDA903 returns at ``path``: an XML file, a CSV module, or a folder that holds them directly.

    A folder's CSV files are one return when at least its header or its episodes are recognised by their headings.
    """
    if path.is_dir():
        files = sorted(item for item in path.iterdir() if item.is_file() and not item.name.startswith((".", "~")))
        tables = tuple(item for item in files if item.suffix.casefold() == ".csv")
        found = [_source((item,)) for item in files if is_return_xml(item)]
        if any(_is_telling(item) for item in tables):
            found.insert(0, _source(tables))
        return tuple(found)
    if path.suffix.casefold() == ".csv":
        return (_source((path,)),) if _is_telling(path) or _is_module(path) else ()
    return (_source((path,)),) if is_return_xml(path) else ()


def _source(paths: tuple[Path, ...]) -> Source:
    years = years_named(paths)
    year = next(iter(years)) if len(years) == 1 else None
    return Source("ssda903", f"ssda903/{year}" if year else "ssda903", paths, year)


def is_return_xml(path: Path) -> bool:
    """Whether an XML file's outermost element is that of an SSDA903 (``EXPSSDA903``, or another name with 903 in it)."""
    if path.suffix.casefold() != ".xml":
        return False
    root = re.search(r"<([A-Za-z_][\w.:-]*)", re.sub(r"<\?.*?\?>|<!--.*?-->", "", head_of(path), flags=re.DOTALL))
    return root is not None and "903" in root[1]


def head_of(path: Path) -> str:
    """The beginning of a file as text, with what cannot be decoded replaced."""
    with path.open("rb") as file:
        data = file.read(_HEAD)
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8-sig")
    return data.decode(encoding, "replace")


def headings_of(path: Path) -> tuple[str, ...]:
    """The first row of a CSV file; empty when there is none."""
    try:
        return tuple(next(csv.reader(head_of(path).replace("\x00", "").splitlines()), []))
    except csv.Error:  # a cell too large to be a heading
        return ("",)


def _is_telling(path: Path) -> bool:
    """Whether the file holds the headings of a header or of episodes, whatever its name."""
    given = {heading_key(item) for item in headings_of(path)}
    return any({heading_key(name) for name in names} <= given for names in _TELLING)


def _is_module(path: Path) -> bool:
    module = module_by_name(path.stem)
    return module is not None and module in modules_by_headings(headings_of(path))


@cache
def _names() -> dict[tuple[str, ...], str]:
    """Every name of every module, as the words it is made of."""
    return {tuple(words(name)): sheet.name for sheet in every_sheet().values() for name in (sheet.name, *sheet.files)}


def words(name: str) -> list[str]:
    """The words of a file's name, lower-case, without years and other parts that say nothing about the module."""
    parts = re.findall(r"[a-z]+\d*|\d+", name.casefold())
    return [part for part in parts if part not in _NOISE and not part.isdigit()]


def module_by_name(stem: str) -> str | None:
    """The module that a file's name speaks of, or None: the longest of the known names that stands in it."""
    given = words(stem)
    found: dict[int, set[str]] = {}
    for name, module in _names().items():
        if any(tuple(given[n : n + len(name)]) == name for n in range(len(given))):
            found.setdefault(len(name), set()).add(module)
    longest = found.get(max(found, default=0), set())
    return next(iter(longest)) if len(longest) == 1 else None


def modules_by_headings(headings: tuple[str, ...]) -> set[str]:
    """The modules whose required columns are all among the headings, leaving out those that another one contains."""
    given = {heading_key(item) for item in headings}
    fitting = {}
    for sheet in every_sheet().values():
        required = [field for field in sheet.fields if field.required]
        if all(given & {heading_key(name) for name in (field.name, *field.headings)} for field in required):
            fitting[sheet.name] = len(required)
    fullest = max(fitting.values(), default=0)
    return {name for name, count in fitting.items() if count == fullest}


def years_named(paths: tuple[Path, ...]) -> frozenset[int]:
    """The collection years that the files' names state or, where none does, the name of their folder or its folder."""
    said = frozenset(year for path in paths if (year := year_in(path.stem)) is not None)
    if said:
        return said
    folder = paths[0].absolute().parent
    year = year_in(folder.name)
    if year is None and re.fullmatch(r"20\d\d(\D\d\d(\d\d)?)?", folder.parent.name):
        year = year_in(folder.parent.name)
    return frozenset() if year is None else frozenset({year})


def year_in(name: str) -> int | None:
    """The collection year a name states: ``2024-25``, ``2024_2025`` and ``202425`` are 2025, and so is ``2025`` alone.

    A name with a date in it (``2025-04-11``, ``20250411``) or with two different years states none.
    """
    spans = {int(first) + 1 for first, last in _SPAN.findall(name) if (int(first) + 1) % 100 == int(last)}
    spans |= {int(first) + 1 for first, last in _JOINED.findall(name) if (int(first) + 1) % 100 == int(last)}
    found = spans or {int(year) for year in _ALONE.findall(name)}
    return next(iter(found)) if len(found) == 1 else None


def year_containing(day: date) -> int:
    """The collection year (1 April to 31 March, named by its end) in which a day lies."""
    return day.year + 1 if (day.month, day.day) >= (4, 1) else day.year
