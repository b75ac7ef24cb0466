"""Prints exact numbers for findings as a reader would: with so many places and the sign they stand under."""

import re
from fractions import Fraction
from typing import Final

from goldenthread.measures.reading.points import rounded
from goldenthread.scrutiny.printed import Printed
from goldenthread.scrutiny.spans import Span

_UNIT: Final = re.compile(r"\s*(?:%|per ?cent|per ?10(?:0)?(?:,?000|k))\s*$", re.IGNORECASE)


def plain(number: Fraction, places: int = 0) -> str:
    """A number with its thousands apart, rounded half away from nought."""
    return f"{rounded(number, places):,}"


def like(number: Fraction, cell: Printed, signed: bool = False) -> str:
    """A number printed as a cell is: its places, its sign, its scale; ``signed`` prints a plus."""
    factor = Fraction(1)
    while cell.step > 1 and cell.step % 10 == 0 and factor < cell.step:
        factor *= 10
    shown = plain(number, cell.places) if cell.step <= 1 else plain(Fraction(round(number / factor)) * factor)
    lead = "+" if signed and number > 0 else ""
    if cell.sign == "£":
        return f"{lead}{'-' if shown.startswith('-') else ''}£{shown.removeprefix('-')}"
    return f"{lead}{shown}{'%' if cell.sign == '%' else ''}{f' {cell.sign}' if cell.sign not in ('', '%', '£') else ''}"


def bare(text: str) -> str:
    """A printed figure without its percent sign or rate, to be printed in another unit."""
    return _UNIT.sub("", text).strip()


def between(span: Span, places: int) -> str:
    """A span as "12.35 to 12.45", or one number where it is one."""
    if span.low == span.high:
        return plain(span.low, places)
    return f"{plain(span.low, places)} to {plain(span.high, places)}"
