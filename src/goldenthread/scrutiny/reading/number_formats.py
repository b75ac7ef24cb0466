"""Prints a spreadsheet's number as its cell shows it: 0.44 under 0.0% is 44.0%, -3874 under #,##0;(#,##0) is (3,874)."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Final

#: The formats that a file names by number alone and that print figures or days otherwise than General.
BUILT_IN: Final = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    22: "dd/mm/yyyy hh:mm",
    37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    5: "£#,##0;-£#,##0",
    6: "£#,##0;-£#,##0",
    7: "£#,##0.00;-£#,##0.00",
    8: "£#,##0.00;-£#,##0.00",
    41: "#,##0;(#,##0);-",
    42: "£#,##0;(£#,##0);-",
    43: "#,##0.00;(#,##0.00);-",
    44: "£#,##0.00;(£#,##0.00);-",
}
#: Figures that a cell of no format shows.
_GENERAL_DIGITS: Final = 11
_LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]')
_DIGITS: Final = re.compile(r"[#0?][#0?,.]*")
_DAYS: Final = re.compile(r"[dmyh]", re.IGNORECASE)
_EPOCH: Final = datetime(1899, 12, 30)
_EPOCH_1904: Final = datetime(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a format: what stands before and after the figure, its places, and by how much it is scaled."""

    before: str
    after: str
    places: int
    thousands: bool
    factor: Decimal
    figure: bool
    zero: bool


def shown(value: float, code: str, from_1904: bool = False) -> str:
    """A number as its cell shows it; days in ISO form, since their spelling varies by machine."""
    if code in ("", "General", "@"):
        return _general(value)
    sections = code.split(";")
    bare = [_LITERAL.sub("", section) for section in sections]
    if _DAYS.search(bare[0]) and not _DIGITS.search(re.sub(r"[.0]+$", "", bare[0])):
        return _day(value, bare[0], from_1904)
    if "E+" in code or "E-" in code or "?/" in code:
        return _general(value)
    exact = Decimal(repr(value))
    if exact < 0 and len(sections) > 1:
        return _printed(abs(exact), _section(sections[1]))
    text = _printed(abs(exact), _section(sections[0]))
    if len(sections) > 2 and exact == 0:
        return _printed(Decimal(0), _section(sections[2]))
    return f"-{text}" if exact < 0 and any(digit in text for digit in "123456789") else text


@cache
def _section(code: str) -> _Section:
    words: list[str] = []

    def keep(match: re.Match[str]) -> str:
        words.append(match[1] or match[2] or match[3] or "")
        return "\x00"

    bare = _LITERAL.sub(keep, code)
    figure = next((match for match in _DIGITS.finditer(bare) if set(match[0]) & set("0#")), None)

    def said(part: str) -> str:
        out = ""
        for letter in part:
            out += words.pop(0) if letter == "\x00" else letter
        return out

    before = said(bare[: figure.start()] if figure else bare.replace("?", ""))
    if figure is None:
        return _Section(before, "", 0, False, Decimal(1), False, False)
    digits = figure[0].rstrip(".")
    whole = digits.rstrip(",")
    scale = len(digits) - len(whole)
    places = len(whole.split(".")[1]) if "." in whole else 0
    after = said(bare[figure.end() :].replace("?", ""))
    percent = bare.count("%")
    return _Section(
        before, after, places, "," in whole, Decimal(100) ** percent / Decimal(1000) ** scale, True, "0" in whole
    )


def _printed(value: Decimal, section: _Section) -> str:
    figure = ""
    if section.figure:
        rounded = (value * section.factor).quantize(Decimal(1).scaleb(-section.places), ROUND_HALF_UP)
        figure = f"{rounded:,f}" if section.thousands else f"{rounded:f}"
        figure = figure if rounded or section.zero else ""
    return f"{section.before}{figure}{section.after}".strip()


def _general(value: float) -> str:
    if value == int(value) and abs(value) < 10**_GENERAL_DIGITS:
        return str(int(value))
    return f"{Decimal(f'{value:.{_GENERAL_DIGITS}g}'):f}"


def _day(value: float, code: str, from_1904: bool) -> str:
    moment = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=value)
    letters = code.casefold()
    if "y" in letters and "d" not in letters and "h" not in letters:
        if "mmm" in letters:
            name = f"{moment:%B}" if "mmmm" in letters else f"{moment:%b}"
            return f"{name} {moment:%Y}" if "yyyy" in letters else f"{name}-{moment:%y}"
        return f"{moment:%Y-%m}" if "m" in letters else f"{moment:%Y}"
    if "d" not in letters and "y" not in letters and "h" in letters:
        return f"{moment:%H:%M}"
    return f"{moment:%Y-%m-%d}"
