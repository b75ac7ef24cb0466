"""What the cells of a column are, so that no heading is believed against them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from goldenthread.scrutiny.periods import as_financial_year, period_of
from goldenthread.scrutiny.printed import Kind, Printed, read
from goldenthread.scrutiny.recognise.vocabulary import Vocabulary

#: Kinds that stand in a column of numbers without being one.
_STANDS_FOR: Final = {Kind.NOT_APPLICABLE, Kind.NOT_AVAILABLE, Kind.HIDDEN, Kind.MONITOR}
_NUMBERS: Final = {Kind.NUMBER, Kind.RANGE, Kind.PAIR}
#: A unit of money that would otherwise be read as nought pounds.
_THOUSANDS: Final = re.compile(r"^£?\s*0{3}s?$")
#: Words of a cell that is a rating or a direction, at most.
_FEW: Final = 4


@dataclass(frozen=True)
class Cells:
    """The filled cells of one column, read."""

    printed: tuple[Printed, ...]

    @property
    def filled(self) -> int:
        """How many are not blank."""
        return len(self.printed)

    def share(self, kind: str, known: Vocabulary) -> float:
        """The share of filled cells that are of a kind; 1 where none is filled, for a blank column contradicts nothing."""
        if not self.printed:
            return 1.0
        if kind == "number" and self.years:
            return 0.0
        return sum(_is(cell, kind, known) for cell in self.printed) / len(self.printed)

    @property
    def numbers(self) -> int:
        """How many are numbers, ranges or pairs."""
        return sum(cell.kind in _NUMBERS for cell in self.printed)

    @property
    def pairs(self) -> int:
        """How many are pairs such as 157/357; none where all may be years such as 2016/17."""
        found = [cell for cell in self.printed if cell.kind is Kind.PAIR]
        return len(found) if any(period_of(cell.text) is None for cell in found) else 0

    @property
    def years(self) -> bool:
        """Whether every cell is a financial year, so that 201617 is no number."""
        return all(as_financial_year(cell.text) is not None for cell in self.printed)

    @property
    def distinct(self) -> bool:
        """Whether no cell stands twice."""
        texts = [cell.text.strip().casefold() for cell in self.printed]
        return len(set(texts)) == len(texts)

    @property
    def runs(self) -> bool:
        """Whether numbers go up from row to row, as those that count rows do; one may stand twice."""
        steps = [other.number - one.number for one, other in pairwise(self.printed) if one.value and other.value]
        rise = min(steps, default=-1) >= 0 and sum(step == 0 for step in steps) < 2
        return rise and 1 < len(steps) == len(self.printed) - 1


def cells_of(texts: Sequence[str]) -> Cells:
    """Read the cells of a column."""
    return Cells(tuple(read(text) for text in texts if text.strip()))


def _is(cell: Printed, kind: str, known: Vocabulary) -> bool:
    text = cell.text.strip().casefold()
    if kind == "number":
        return cell.kind in _NUMBERS or cell.kind in _STANDS_FOR
    if kind == "words":
        # Ages in bands (0-4, 10 to 17) are the names of rows.
        return cell.kind not in _NUMBERS or cell.kind is Kind.RANGE or period_of(text) is not None
    if kind == "unit":
        return cell.kind not in _NUMBERS or bool(_THOUSANDS.match(text))
    if kind == "period":
        return period_of(text) is not None or cell.kind not in _NUMBERS
    if kind == "rating":
        return _led_by(text, known.cells["rating"]) or cell.kind in _STANDS_FOR
    if kind == "judged":
        return text in known.cells["judged"] or cell.kind in _STANDS_FOR
    if kind == "direction":
        return text in known.cells["arrow"] or _led_by(text, known.cells["direction"]) or cell.kind in _STANDS_FOR
    if kind == "arrow":
        return text in known.cells["arrow"] or any(mark in known.cells["arrow"] for mark in text.split())
    if kind == "day":
        return cell.kind not in _NUMBERS or period_of(text) is not None
    return True


def _led_by(text: str, words: frozenset[str]) -> bool:
    """Whether a cell is one of the words, or begins or ends with one and is short ("Green - met", "● Green")."""
    if text in words:
        return True
    parts = text.replace("-", " ").replace("–", " ").replace("/", " ").replace("(", " ").replace(")", " ").split()
    return 0 < len(parts) <= _FEW and (parts[0] in words or parts[-1] in words)
