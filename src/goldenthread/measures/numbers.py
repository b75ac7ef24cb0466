"""Named numbers kept in small TOML files, each with its meaning and source; a council's folder may set one otherwise."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files as package_files

from goldenthread.measures.entries import Entry, Folder, files
from goldenthread.records.errors import Problem, refuse_if_any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Number:
    """One number as a page shows it, with what it means, where it comes from, and whether that was checked."""

    name: str
    value: Decimal
    meaning: str
    source: str
    confirmed: bool


def needs_whole(name: str, value: Decimal) -> str:
    """What a number needs where it must be whole and at least one; "" where it is."""
    del name
    return "" if value >= 1 and value == value.to_integral_value() else "Write a whole number from 1."


def read_numbers(
    package: str,
    folders: tuple[Folder, ...],
    names: Collection[str],
    what: str,
    *,
    table: str = "rule",
    needs: Callable[[str, Decimal], str] = needs_whole,
) -> dict[str, Number]:
    """Every number of a package's files by name, in their order, with what a council's folders set otherwise.

    ``table`` is the heading of each in a file, ``what`` what they are the numbers of, and ``needs`` says what a value should
    have been, "" where it is good. Raises InputRefused with every problem of every file: a name that is none, one that stands
    twice in a layer, one that is missing.
    """
    problems: list[Problem] = []
    found: dict[str, Number] = {}
    said: set[tuple[int, str]] = set()
    for layer, file in files((package_files(package), *folders), problems):
        if file.whole("format") != FORMAT:
            file.wrong("the file is of another format", f"Write format = {FORMAT}.")
        for entry in file.tables(table):
            one = _one(entry, found, names, table, needs)
            if one is not None and (layer, one.name) in said:
                entry.wrong(f"{one.name} stands there twice", "Keep one.")
            elif one is not None:
                said.add((layer, one.name))
                found[one.name] = one
        file.done()
    problems += [Problem(what, f"{name} is missing", "Add it.") for name in names if name not in found]
    refuse_if_any(problems)
    return found


def _one(
    entry: Entry, found: dict[str, Number], names: Collection[str], table: str, needs: Callable[[str, Decimal], str]
) -> Number | None:
    name, value = entry.text("name"), entry.number("value")
    before = found.get(name)
    unsaid = None if name in names else ""  # a misspelt name is told of once, not for its meaning too
    meaning = entry.text("meaning", before.meaning if before else unsaid)
    source, confirmed = entry.text("source"), entry.yes("confirmed", True)
    entry.done()
    if name not in names:
        entry.wrong(f"there is no {table} {name!r}", f"Use one of {', '.join(names)}.")
    elif value is None or (mend := needs(name, value)):
        entry.wrong(f"{name} = {value} is not what it needs", "Write a number." if value is None else mend)
    else:
        return Number(name, value, meaning, source, confirmed)
    return None
