"""Other values for a cell: sound ones with what they must be read as, and texts that nothing can be read from."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from tests.generative.bases import AS_AT
from tests.generative.model import Cell

from goldenthread.records.codes import code_set
from goldenthread.records.tables.language import Column

_YES_NO = {
    "ssd": (("Y", "y", "1", "true"), ("N", "n", "0", "false")),
    "annex-a": (("a) Yes", "Yes", "Y"), ("b) No", "No", "N")),
    "cin": (("1", "true"), ("0", "false")),
    "ssda903": (("1",), ("0",)),
    "local": (("yes", "Y", "TRUE"), ("no", "N", "FALSE")),
}
_NONSENSE = {
    "date": ("31/02/2024", "2024-13-01", "not a date", "20240", "45321", "0000-00-00", "99/99/9999"),
    "datetime": ("2024-02-30 10:00:00", "yesterday"),
    "integer": ("twelve", "1.5", "--5", "9" * 30),
    "number": ("twelve", "1e999", "1.2.3"),
    "boolean": ("perhaps", "2", "yes and no"),
    "code": ("zz-no-such-code", "???", "§"),
}


def another(kind: str, column: Column, year: int | None, dice: Random, workbook: bool) -> tuple[Cell, Any] | None:
    """A sound cell and the value it stands for; None for kinds of column that have none."""
    match column.kind:
        case "date":
            day = AS_AT - timedelta(dice.randrange(1, 500))
            return _day(kind, day, dice, workbook), day
        case "datetime":
            moment = datetime.combine(AS_AT - timedelta(dice.randrange(1, 500)), time(dice.randrange(1, 23), 15))
            return (f"{moment:%Y-%m-%d %H:%M:%S}", moment) if kind in ("ssd", "local") else None
        case "code":
            codes = [code for code in code_set(column.codes) if code.valid_in(year)]
            code = dice.choice(codes)
            return code.code, code.code
        case "boolean":
            said = dice.random() < 0.5
            return dice.choice(_YES_NO[kind][0 if said else 1]), said
        case "integer":
            number = dice.choice((1, 2))
            return (number if workbook else dice.choice((str(number), f"{number}.0", f" {number} "))), number
        case "number":
            return (1.5 if workbook else "1.5"), 1.5
        case "text":
            return "Zed twelve", "Zed twelve"
    return None


def _day(kind: str, day: date, dice: Random, workbook: bool) -> Cell:
    if workbook:
        return day if dice.random() < 0.7 else f"{day:%d/%m/%Y}"
    if kind == "ssd":
        return dice.choice((f"{day:%Y-%m-%d} 00:00:00", f"{day:%Y-%m-%d}T00:00:00", f"{day:%Y-%m-%d}"))
    if kind in ("ssda903", "annex-a"):
        return dice.choice((f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}", f"{day.day}/{day.month}/{day.year}"))
    return f"{day:%Y-%m-%d}"


def spelt(column: Column, year: int | None, dice: Random) -> tuple[Cell, Any] | None:
    """A code in other words or capitals; only spellings that stand for one code alone."""
    if column.kind != "code":
        return None
    codes = code_set(column.codes)
    choices = [
        (text, code.code)
        for code in codes
        if code.valid_in(year)
        for text in (code.label, code.code.lower(), f" {code.code} ", f"{code.code} - {code.label}", *code.aliases)
        if codes.resolve(text, year).code == code.code
    ]
    return dice.choice(choices) if choices else None


def nonsense(column: Column, dice: Random) -> Cell | None:
    """A text that cannot be read as what the column holds; None for columns that take any text."""
    texts = _NONSENSE.get(column.kind)
    return dice.choice(texts) if texts else None
