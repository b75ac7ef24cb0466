"""What the columns of the registers' tables hold, so that scrutiny need not guess at tables that were made here."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from goldenthread.measures.entries import Entry, file_of
from goldenthread.records.errors import InputRefused, Problem
from goldenthread.reports.blocks import Block, Chart, Table
from goldenthread.scrutiny.reading.blocks import Holds, Known, heading_of
from goldenthread.scrutiny.roles import Role

_FORMAT: Final = 1
_ROLES: Final = {role.value: role for role in Role}
_SUMMARY: Final = "summary"


def known_of(blocks: Iterable[Block]) -> tuple[Known, ...]:
    """The tables among the blocks of a register whose columns are known, the table of a chart with them."""
    found = []
    for block in blocks:
        table = block.table if isinstance(block, Chart) else block if isinstance(block, Table) else None
        anchor = block.anchor if isinstance(block, Chart | Table) else ""
        if table is not None and anchor in shipped_roles():
            held, summary = shipped_roles()[anchor]
            headings = {heading_of(column) for column in table.columns}
            columns = {heading: Holds(role) for heading, role in held.items() if heading in headings}
            found.append(Known(table, columns, summary=summary))
    return tuple(found)


@cache
def shipped_roles() -> Mapping[str, tuple[Mapping[str, Role], bool]]:
    """The role of each heading by the anchor of its table, and whether the table is a summary. Raises `InputRefused`."""
    problems: list[Problem] = []
    entry = file_of(files("goldenthread.papers.registers") / "roles.toml", problems)
    found: dict[str, tuple[Mapping[str, Role], bool]] = {}
    if entry is not None:
        if entry.whole("format") != _FORMAT:
            entry.wrong("this version reads another format", f"Write format = {_FORMAT}")
        for anchor in [name for name in entry.cells if name != "format"]:
            table = entry.table(anchor)
            if table is not None:
                found[anchor] = _table(table)
        entry.done()
    if problems:
        raise InputRefused(*problems)
    return found


def _table(entry: Entry) -> tuple[Mapping[str, Role], bool]:
    summary = entry.yes(_SUMMARY, False)
    held = {}
    for heading in [name for name in entry.cells if name != _SUMMARY]:
        word = entry.text(heading)
        if word in _ROLES:
            held[heading] = _ROLES[word]
        else:
            entry.wrong(f"{word!r} is no role", "See the roles of scrutiny")
    return held, summary
