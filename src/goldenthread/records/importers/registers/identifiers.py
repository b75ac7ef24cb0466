"""Registers are about no child: columns and cells that would identify one are refused before anything is kept."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.errors import Problem
from goldenthread.records.importers.landing import RawSheet
from goldenthread.records.importers.language import heading_key
from goldenthread.records.limits import limit

#: Headings of lists about children, by `heading_key`.
HEADINGS: Final = frozenset(
    {
        *("upn", "formerupn", "uniquepupilnumber", "pupilnumber", "uln", "nhsnumber", "nhsno", "childid", "personid"),
        *("clientid", "childuniqueid", "casenumber", "mosaicid", "icsid", "dateofbirth", "dob", "birthdate"),
        *("forename", "surname", "firstname", "lastname", "childname", "childsname", "nameofchild", "postcode", "address"),
    }
)  # fmt: skip
#: A unique pupil number: a letter, then twelve digits, or eleven and a letter while temporary.
#: Source: DfE, Unique pupil numbers: guide for schools and local authorities.
_UPN: Final = r"\b[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]\b"
_NHS: Final = re.compile(r"(?<![\d.,£-])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?![\d.,])")
_LIKE_NHS: Final = r"\d{3}[ -]?\d{3}[ -]?\d{4}"
#: The check digit of an NHS number: eleven less the weighted sum's remainder. Source: NHS Data Dictionary, NHS number.
_MODULUS: Final = 11
_MEND: Final = "Take it out: lists about children are loaded as local lists, and a register only counts"


def identifying(raw: RawSheet, where: str, figures: frozenset[str]) -> list[Problem]:
    """Every column headed as an identifier of a child, and cells that hold a unique pupil number or an NHS number.

    ``figures`` are headings of columns of figures, in which ten digits are an amount. The cells are not repeated.
    """
    problems = [
        Problem(f"{where}, column {heading!r}", "a register holds nothing that identifies a child", _MEND)
        for heading in raw.headings
        if heading_key(heading) in HEADINGS
    ]
    found = (
        Problem(f"{where}, row {row}, column {heading!r}", f"the cell holds what looks like {what}", _MEND)
        for heading, column in zip(raw.headings, raw.columns, strict=True)
        for row, what in _cells(raw, column, heading in figures)
    )
    return [*problems, *islice(found, int(limit("findings-shown")))]


def _cells(raw: RawSheet, column: pa.Array | pa.ChunkedArray, amounts: bool) -> Iterator[tuple[int, str]]:
    kinds: list[tuple[str, str, Callable[[str], bool]]] = [(_UPN, "a unique pupil number", bool)]
    if not amounts:
        kinds.append((_LIKE_NHS, "an NHS number", _holds_nhs_number))
    for pattern, what, sure in kinds:
        for at in pc.indices_nonzero(pc.fill_null(pc.match_substring_regex(column, pattern), False)).to_pylist():
            if sure(column[at].as_py()):
                yield raw.rows[at].as_py(), what


def _holds_nhs_number(text: str) -> bool:
    return any(_checks("".join(found.groups())) for found in _NHS.finditer(text))


def _checks(digits: str) -> bool:
    """Whether the last digit is the check digit of the nine before it."""
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    check = (_MODULUS - total % _MODULUS) % _MODULUS
    return check == int(digits[9]) and len(set(digits)) > 1
