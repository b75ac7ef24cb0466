"""Names of sheets, tables and headings in a workbook, each allowed and used once."""

import re
from collections.abc import Iterable
from typing import Final

#: Excel's limits: letters of a sheet's name, of a heading of a table, of a page header, and of a cell.
SHEET_LETTERS: Final = 31
HEADING_LETTERS: Final = 255
PAGE_HEADER_LETTERS: Final = 255
CELL_LETTERS: Final = 32_767
#: What a sheet's name may not hold, and the one name that Excel keeps for itself.
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_KEPT: Final = {"history"}


class Names:
    """Names given so far; two that differ only in capitals are the same to Excel."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Begin with names that are taken."""
        self._taken = {name.casefold() for name in taken} | _KEPT

    def of(self, wanted: str, most: int, joint: str = " ") -> str:
        """The name wanted, cut to ``most`` letters, with a number behind it where it is taken."""
        name, count = wanted[:most], 1
        while name.casefold() in self._taken:
            count += 1
            ending = f"{joint}{count}"
            name = wanted[: most - len(ending)] + ending
        self._taken.add(name.casefold())
        return name


def sheet_name(wanted: str) -> str:
    """A text without what Excel forbids in the name of a sheet; "Table" where nothing is left."""
    return _FORBIDDEN.sub(" ", wanted).strip(" '")[:SHEET_LETTERS].strip(" '") or "Table"


def table_name(sheet: str) -> str:
    """The name of the table on a sheet: letters, digits and underscores, and never the look of a cell such as T1."""
    return "table_" + re.sub(r"\W+", "_", sheet).strip("_").lower()


def headings(wanted: Iterable[str]) -> tuple[str, ...]:
    """The headings of a table object: none blank, none twice, since Excel calls a file damaged that has such."""
    names = Names()
    return tuple(names.of(text.strip() or "(no heading)", HEADING_LETTERS) for text in wanted)
