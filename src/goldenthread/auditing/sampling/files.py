"""A frame read from a table, and a sample kept as a file of JSON that proves itself when it is drawn again."""

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any

from goldenthread.auditing.sampling.draws import Design, Draw, Excluded, Pick, Replaced, Stratum, Why
from goldenthread.auditing.sampling.frames import Compared, Frame, Only, freeze
from goldenthread.auditing.sampling.shares import Sharing
from goldenthread.auditing.tables.grids import grid_of
from goldenthread.records.errors import InputRefused

FORMAT = 1
#: The name of every list that was read from or is written to a file, so that it proves the same sample everywhere.
FRAME = "cases"
#: A spreadsheet is kept from working out what begins so by an apostrophe before it, which is no part of the text.
_GUARD = "'"
_WORKED_OUT = ("=", "+", "-", "@")


def read_frame(path: Path, key: str, as_at: date) -> Frame:
    """The frame of a table's rows: ``key`` is the column of the case, every other a mark.

    Raises InputRefused for a file without that column, and as `freeze` does. The file's name is no part of the frame, so
    that a copy under another name proves the same sample.
    """
    grid = grid_of(path)
    if key not in grid.headings:
        mend = f"Name the column of the case; there are: {', '.join(grid.headings)}."
        raise InputRefused.of(path.name, f"there is no column {key!r}", mend)
    rows = [{name: _unguarded(said) for name, said in line.cells.items()} for line in grid.lines]
    return freeze(FRAME, as_at, [(row[key], {name: said for name, said in row.items() if name != key}) for row in rows])


def _unguarded(said: str) -> str:
    """A text as it was before an export kept spreadsheets from working it out."""
    return said[1:] if said.startswith(_GUARD) and said[1:].startswith(_WORKED_OUT) else said


def draw_text(draw: Draw) -> str:
    """A sample as JSON text, the same on every machine."""
    return json.dumps({"format": FORMAT} | asdict(draw), default=_plain, ensure_ascii=False, indent=2) + "\n"


def read_draw(path: Path) -> Draw:
    """A sample that was kept; raises InputRefused for a file that holds none."""
    try:
        return draw_of(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, LookupError, TypeError, ArithmeticError) as error:
        mend = "Give the file that the sample was kept in, as it was written."
        raise InputRefused.of(path.name, f"this is no kept sample ({error})", mend) from error


def draw_of(text: str) -> Draw:
    """The sample of a `draw_text`; raises ValueError, LookupError, TypeError or ArithmeticError for what is none."""
    said = json.loads(text)
    if said["format"] != FORMAT:
        raise ValueError(f"it is of format {said['format']}")
    return _draw(said)


def _draw(said: dict[str, Any]) -> Draw:
    design = said["design"]
    replaced = [_replaced(one) for one in said["replaced"]]
    return Draw(
        str(said["frame"]),
        str(said["fingerprint"]),
        str(said["seed"]),
        Design(
            int(design["n"]),
            tuple(design["by"]),
            Sharing(design["sharing"]),
            tuple(Only(one["mark"], Compared(one["test"]), tuple(one["values"])) for one in design["only"]),
            tuple((tuple(values), Decimal(spread)) for values, spread in design["spreads"]),
        ),
        tuple(Excluded(one["key"], one["reason"]) for one in said["excluded"]),
        tuple(replaced),
        tuple(_stratum(one) for one in said["strata"]),
        tuple(_pick(one) for one in said["picks"]),
    )


def _replaced(one: dict[str, Any]) -> Replaced:
    return Replaced(one["key"], Why(one["why"]), one["reason"])


def _stratum(one: dict[str, Any]) -> Stratum:
    chance = None if one["probability"] is None else Fraction(one["probability"])
    size, wanted, looked, audited = (int(one[name]) for name in ("size", "wanted", "looked_at", "audited"))
    return Stratum(tuple(one["values"]), size, wanted, looked, audited, chance)


def _pick(one: dict[str, Any]) -> Pick:
    gone = None if one["replaced"] is None else _replaced(one["replaced"])
    return Pick(one["key"], tuple(one["stratum"]), int(one["order"]), one["instead_of"], gone)


def _plain(value: object) -> str:
    return str(value.value) if isinstance(value, Enum) else str(value)
