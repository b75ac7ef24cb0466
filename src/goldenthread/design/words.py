"""Ratings, directions and signals as a page shows them: word, shape and tone in one place."""

from typing import Final

from goldenthread.design.components import Cell, Tag
from goldenthread.measures.kinds import Reason
from goldenthread.measures.reading.ratings import Colour
from goldenthread.measures.reading.variation.verdicts import Variation
from goldenthread.papers.words import SIGNALS, TONES
from goldenthread.reports import cells
from goldenthread.reports.cells import LEGEND, State, Tone

#: A control chart's verdict in words that need no chart, with shape and tone; `goldenthread.papers.words.SIGNALS` says more.
_SIGNALS: Final = {
    Variation.IMPROVEMENT: ("better than usual", "✓", Tone.BLUE),
    Variation.CONCERN: ("worse than usual", "!", Tone.RED_AMBER),
    Variation.NEUTRAL: ("unlike usual", "↕", Tone.GREY),
    Variation.COMMON: ("as usual", "≈", Tone.PLAIN),
    Variation.TOO_FEW: ("too few values to tell", "…", Tone.PLAIN),
}
#: How far along a clock is: the status words of trackers, as records of what is due have them.
_DUE: Final = {
    "overdue": ("■", Tone.RED),
    "due-soon": ("▲", Tone.AMBER),
    "not-yet-due": ("○", Tone.PLAIN),
    "met": ("●", Tone.GREEN),
    "missed": ("■", Tone.RED_AMBER),
    "excluded": ("–", Tone.GREY),
    "cannot-compute": ("?", Tone.GREY),
}


def rating_tag(colour: Colour | str) -> Tag:
    """A rating's word with its shape: "● green". Raises ValueError for a word that is no rating."""
    found = Colour(colour) if isinstance(colour, str) else colour
    return Tag(found.value, TONES[found], found.mark)


def rating_cell(word: str, why: str = "") -> Cell:
    """A rating in a cell: its tag, or quiet words where no rule gives a colour ("" or "not rated") with ``why`` beneath."""
    if word in {colour.value for colour in Colour}:
        return Cell(tags=(rating_tag(word),), note=why)
    return Cell(word or "not rated", quiet=True, note=why)


def signal_tag(word: Variation | str) -> Tag:
    """A control chart's verdict: "! worse than usual". Raises ValueError for a word that is no verdict."""
    said, shape, tone = _SIGNALS[Variation(word)]
    return Tag(said, tone, shape)


def signal_meaning(word: Variation | str) -> str:
    """What the verdict means to somebody who has never seen a control chart."""
    return SIGNALS[Variation(word).value]


def due_tag(status: str) -> Tag:
    """How far along a clock is: "■ overdue". Raises KeyError for a status that there is none of."""
    shape, tone = _DUE[status]
    return Tag(status.replace("-", " "), tone, shape)


def reason_words(reason: Reason | State | str) -> str:
    """Why there is no value, in words and never a blank: "hidden", "not recorded", "not applicable"."""
    return _state(reason).value


def reason_meaning(reason: Reason | State | str) -> str:
    """The same with what it means: "hidden, so that no child can be found"."""
    return LEGEND[_state(reason)]


def reason_cell(reason: Reason | State | str) -> Cell:
    """Why there is no value, in a cell."""
    return Cell(reason_words(reason), quiet=True)


def cell_of(cell: cells.Cell) -> Cell:
    """A cell of a paper as a cell of a page: the same words, but a reason in full and not its shorthand."""
    if cell.state in LEGEND:
        return reason_cell(cell.state)
    if cell.tone in (Tone.PLAIN, Tone.GREY):
        return Cell(cell.text, quiet=cell.tone is Tone.GREY)
    shape, _, word = cell.text.partition(" ")
    return Cell(tags=(Tag(word, cell.tone, shape) if word and len(shape) == 1 else Tag(cell.text, cell.tone),))


def _state(reason: Reason | State | str) -> State:
    said = reason if isinstance(reason, str) else reason.value
    words = said.replace("-", " ")
    return State.CANNOT_COMPUTE if words == "cannot compute" else State(words)
