"""How one text is read as each kind of field, and what is said when it cannot be."""

import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from goldenthread.records.codes import code_set
from goldenthread.records.findings import Severity
from goldenthread.records.importers.dates import read_date, read_moment, read_month
from goldenthread.records.importers.language import DateOrder, Field
from goldenthread.records.limits import limit


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text was read as: its ``value`` (None where it says nothing or cannot be read), the ``rule`` it breaks
    if any, and ``spelt`` when a code was understood through another spelling."""

    value: object
    rule: str = ""
    severity: Severity = "error"
    message: str = ""
    mend: str = ""
    text: str = ""
    spelt: bool = False


Reader = Callable[[str, Field, int | None, DateOrder], Reading]

#: Texts by which spreadsheets and exports say that there is no value.
NOT_VALUES = frozenset(
    {
        "#n/a",
        "n/a",
        "na",
        "#ref!",
        "#value!",
        "#name?",
        "#div/0!",
        "#null!",
        "#num!",
        "null",
        "none",
        "nan",
        "nat",
        "-",
        "--",
        ".",
    }
)
_WHOLE = re.compile(r"[+-]?\d+(\.0+)?")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_SERIAL = re.compile(r"[2-6]\d{4}(\.\d+)?")
_TRUE = frozenset({"1", "true", "yes", "y", "t", "1.0", "a) yes"})
_FALSE = frozenset({"0", "false", "no", "n", "f", "0.0", "b) no"})


def tidy(text: str) -> str:
    """Take away what cannot be seen: blanks at the ends, non-breaking spaces, zero-width marks."""
    return text.replace("\xa0", " ").replace("\u200b", "").replace("\ufeff", "").strip()


def _id(text: str, item: Field, year: int | None, dates: DateOrder) -> Reading:
    clean = tidy(text)
    if not clean:
        return Reading(None)
    if clean.startswith("#"):
        return _not_value(clean, item)
    if len(clean) > 128:
        return Reading(
            None,
            "unreadable-id",
            "error",
            f"An identifier of {len(clean):,} characters",
            "Check whether a cell ran over into this one",
            clean[:40],
        )
    # Excel shows an id of digits as a number; the point and zero were never part of it.
    return Reading(clean[:-2] if re.fullmatch(r"\d+\.0", clean) else clean)


def _text(text: str, item: Field, year: int | None, dates: DateOrder) -> Reading:
    clean = tidy(text)
    if clean.casefold() in ("#n/a", "#ref!", "#value!", "#name?", "#div/0!"):
        return _not_value(clean, item)
    if len(clean) > limit("cell-characters"):
        return Reading(
            None,
            "too-long",
            "error",
            f"A text of {len(clean):,} characters",
            "Check whether a quotation mark is missing",
            clean[:40],
        )
    return Reading(clean or None)


def _code(text: str, item: Field, year: int | None, dates: DateOrder) -> Reading:
    clean = tidy(text)
    if not clean:
        return Reading(None)
    codes = code_set(item.codes)
    result = codes.resolve(clean, year)
    if result.code is None:
        if clean.casefold() in NOT_VALUES:
            return _not_value(clean, item)
        nearest = codes.suggest(clean)
        hint = f"Did you mean {nearest!r}? " if nearest else ""
        return Reading(
            None,
            "unknown-code",
            "error",
            f"{_shown(clean)} is not a code of {codes.title.lower()}",
            f"{hint}Correct it in the case system, or, in a local list, map it",
            clean,
        )
    if result.how == "out-of-year":
        message = f"{_shown(clean)} was not a code of {codes.title.lower()} in {year}"
        return Reading(result.code, "out-of-year-code", "query", message, "Use the code of that collection year", clean)
    return Reading(result.code, text=clean, spelt=result.how == "alias")


def _date(text: str, item: Field, year: int | None, dates: DateOrder) -> Reading:
    clean = tidy(text)
    if not clean:
        return Reading(None)
    if clean.casefold() in NOT_VALUES:
        return _not_value(clean, item)
    value: date | None = read_date(clean, dates)
    if value is None and item.birth:
        value = read_month(clean)
    if value is None:
        return _unreadable_date(clean, dates)
    return _placed(value, clean) or Reading(value)


def _datetime(text: str, item: Field, year: int | None, dates: DateOrder) -> Reading:
    clean = tidy(text)
    if not clean:
        return Reading(None)
    if clean.casefold() in NOT_VALUES:
        return _not_value(clean, item)
    value = read_moment(clean, dates)
    if value is None:
        return _unreadable_date(clean, dates)
    return _placed(value.date(), clean) or Reading(value)


def _placed(value: date, text: str) -> Reading | None:
    """Dates by which systems say 'none' (1900, 9999) are no dates; taken as such they would make absurd durations."""
    if value.year in (1899, 1900, 9999) or value.year < 1800 or value.year > 2200:
        message = f"{_shown(text)} stands for no date"
        return Reading(None, "placeholder-date", "query", message, "Leave the cell blank where there is no date", text)
    return None


def _unreadable_date(text: str, dates: DateOrder) -> Reading:
    if _SERIAL.fullmatch(text):
        return Reading(
            None,
            "unreadable-date",
            "error",
            f"{text!r} looks like a spreadsheet's day number, not a date",
            "Format the column as a date and export again",
            text,
        )
    wanted = {"iso": "year-month-day", "dmy": "day/month/year", "mdy": "month/day/year"}[dates]
    mend = f"Dates were read as {wanted}; correct the cell, or say with --dates how they are written"
    return Reading(None, "unreadable-date", "error", f"{_shown(text)} is not a date", mend, text)


def _integer(text: str, item: Field, year: int | None, dates: DateOrder) -> Reading:
    clean = tidy(text).replace(",", "")
    if not clean:
        return Reading(None)
    if clean.casefold() in NOT_VALUES:
        return _not_value(clean, item)
    if not _WHOLE.fullmatch(clean) or len(clean) > 18:
        return Reading(
            None, "unreadable-number", "error", f"{_shown(clean)} is not a whole number", "Correct the cell", clean
        )
    value = int(clean.split(".")[0])
    return _within(value, item, clean) or Reading(value)


def _number(text: str, item: Field, year: int | None, dates: DateOrder) -> Reading:
    clean = tidy(text).replace(",", "").removeprefix("£")
    if not clean:
        return Reading(None)
    if clean.casefold() in NOT_VALUES:
        return _not_value(clean, item)
    if not _NUMBER.fullmatch(clean) or not math.isfinite(float(clean)):
        return Reading(
            None, "unreadable-number", "error", f"{_shown(clean)} is not a number", "Correct the cell", clean
        )
    return _within(float(clean), item, clean) or Reading(float(clean))


def _within(value: float, item: Field, text: str) -> Reading | None:
    if (item.low is not None and value < item.low) or (item.high is not None and value > item.high):
        low, high = (f"{side:g}" if side is not None else "any" for side in (item.low, item.high))
        return Reading(
            None, "out-of-range", "error", f"{_shown(text)} is outside {low} to {high}", "Correct the cell", text
        )
    return None


def _boolean(text: str, item: Field, year: int | None, dates: DateOrder) -> Reading:
    clean = tidy(text).casefold()
    if not clean:
        return Reading(None)
    if clean in _TRUE:
        return Reading(True)
    if clean in _FALSE:
        return Reading(False)
    if clean in NOT_VALUES or clean in ("not known", "unknown", "not recorded"):
        return _not_value(clean, item)
    return Reading(
        None,
        "unreadable-yes-no",
        "error",
        f"{_shown(clean)} is neither yes nor no",
        "Write yes or no, or leave it blank",
        clean,
    )


def _json(text: str, item: Field, year: int | None, dates: DateOrder) -> Reading:
    clean = text.strip()
    if not clean:
        return Reading(None)
    try:
        json.loads(clean)
    except (ValueError, RecursionError):
        message = f"A list of outcomes that breaks off or is not well formed ({len(clean):,} characters)"
        return Reading(
            clean,
            "broken-json",
            "query",
            message,
            "What could be read before the break is used; raise the extract's length limit",
            clean[:80],
        )
    return Reading(clean)


def _not_value(text: str, item: Field) -> Reading:
    return Reading(
        None,
        "not-a-value",
        "query",
        f"{_shown(text)} stands where a value should be",
        "Leave the cell blank, or give the value",
        text,
    )


def _shown(text: str) -> str:
    """A text as messages quote it: short, and with no line breaks."""
    return repr(text if len(text) <= 60 else text[:57] + "…")


READERS: dict[str, Reader] = {
    "id": _id,
    "text": _text,
    "code": _code,
    "date": _date,
    "datetime": _datetime,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "json": _json,
}
