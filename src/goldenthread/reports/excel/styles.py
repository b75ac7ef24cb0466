"""How cells look: one format of the workbook for each look, made when first asked for."""

from dataclasses import dataclass, field
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format

from goldenthread.reports.cells import Cell, Tone
from goldenthread.reports.colours import HEAD, HEADING, LINE, MARKING, QUIET, TONES
from goldenthread.reports.excel.numbers import DAY_FORMAT, kept_day, number_format

FONT: Final = "Arial"
SIZE: Final = 11
_LINK: Final = "12436D"


@dataclass(slots=True)
class Styles:
    """The formats of one workbook."""

    book: xlsxwriter.Workbook
    _made: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def title(self) -> Format:
        """The words in a sheet's first cell."""
        return self._of(bold=True, font_size=15, font_color=f"#{HEADING.ink}")

    def line(self, wrapped: bool = False) -> Format:
        """A sentence beneath the title."""
        return self._of(text_wrap=wrapped, valign="top")

    def quiet(self) -> Format:
        """Words of less weight."""
        return self._of(font_color=f"#{QUIET.ink}")

    def marking(self) -> Format:
        """The words that say who may read it."""
        return self._of(bold=True, font_color=f"#{MARKING.ink}", bg_color=f"#{MARKING.fill}")

    def head(self, numeric: bool) -> Format:
        """A heading of a column."""
        return self._of(
            bold=True,
            text_wrap=True,
            valign="bottom",
            align="right" if numeric else "left",
            indent=1,
            bg_color=f"#{HEAD.fill}",
            font_color=f"#{HEAD.ink}",
            bottom=2,
            bottom_color=f"#{HEADING.ink}",
        )

    def cell(self, cell: Cell, numeric: bool, total: bool) -> Format:
        """A cell by what it holds: numbers and dates print as its text, a tone is a fill, a total is bold."""
        look: dict[str, Any] = {
            "valign": "top",
            "align": "right" if numeric else "left",
            "indent": 1,
            "bottom": 1,
            "bottom_color": f"#{LINE}",
        }
        if cell.number is not None:
            look["num_format"] = number_format(cell)
        elif kept_day(cell):
            look["num_format"] = DAY_FORMAT
        else:
            look["text_wrap"] = True
            look["num_format"] = "@"
        if cell.tone is not Tone.PLAIN:
            look |= {"bg_color": f"#{TONES[cell.tone].fill}", "font_color": f"#{TONES[cell.tone].ink}"}
        if cell.link:
            look |= {"underline": 1, "font_color": f"#{_LINK}"}
        if total:
            look |= {"bold": True, "top": 1, "top_color": f"#{HEADING.ink}"}
        return self._of(**look)

    def _of(self, **look: object) -> Format:
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format({"font_name": FONT, "font_size": SIZE, **look})
        return self._made[key]
