"""What a row of cells looks like: blank, lone words, a note, headings, figures."""

import re
from typing import Final

from goldenthread.scrutiny.periods import period_of
from goldenthread.scrutiny.printed import Kind, read
from goldenthread.scrutiny.recognise.match import candidates
from goldenthread.scrutiny.recognise.vocabulary import vocabulary
from goldenthread.scrutiny.recognise.words import apart
from goldenthread.scrutiny.sheets import Line

_NOTE: Final = re.compile(
    r"^\s*(?:notes?\b|sources?\b|key\b|footnotes?\b|n\.?b\.?\b|please note|data source|figures? (?:are|may|have)|\*|†|‡|§|¹|²|³|\d\)|"
    r"\(\d\)|\[[a-z0-9]\]|[a-z]\s*=|-\s*=|end of\b|\(?continued\b)",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(
    r"^\(?(?:£(?:000s?|m|k)?|£'000s?|%|no\.?|number|count|n|days?|weeks?|months?|rate|per 10,?000|per 100,?000|fte|pts?)\)?$",
    re.IGNORECASE,
)
#: Cells that stand for a figure and head no column, whatever their letters are.
_NO_FIGURE: Final = {Kind.NOT_APPLICABLE, Kind.NOT_AVAILABLE, Kind.HIDDEN}
#: Longer words than these head no column.
_LONGEST_HEADING: Final = 120


def filled(line: Line) -> tuple[int, ...]:
    """The places of the cells that are not blank."""
    return tuple(place for place, cell in enumerate(line.cells) if cell.strip())


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure that is no period: 44.0%, 157/357, 12 to 16."""
    number = read(text).kind in {Kind.NUMBER, Kind.RANGE, Kind.PAIR}
    return number and period_of(text) is None and not is_unit(text)


def only_words(line: Line) -> bool:
    """Whether a row holds no figure."""
    return not any(is_figure(line.cells[place]) for place in filled(line))


def is_note(line: Line) -> bool:
    """Whether a row is a note beneath a table: its first filled cell begins as notes do, and nothing follows but words."""
    places = filled(line)
    return bool(places) and len(places) <= 2 and bool(_NOTE.match(line.cells[places[0]])) and only_words(line)


def is_unit(text: str) -> bool:
    """Whether a cell names a unit and nothing else, as in a second row of headings."""
    return bool(_UNIT.match(text.strip()))


def known_heading(text: str) -> bool:
    """Whether words may head a column: a known heading, a period or a unit."""
    plain = " ".join(text.split())
    if not plain or len(plain) > _LONGEST_HEADING or read(plain).kind in _NO_FIGURE:
        return False
    return is_unit(plain) or period_of(plain) is not None or bool(candidates(apart(plain), vocabulary()))


def share_known(line: Line) -> float:
    """The share of a row's filled cells that may head a column."""
    places = filled(line)
    return sum(known_heading(line.cells[place]) for place in places) / len(places) if places else 0.0
