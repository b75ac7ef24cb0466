"""Live tokens: what ``{measure.part}`` stands for in the words beside figures."""

from collections.abc import Callable, Mapping
from typing import Final

from goldenthread.measures.kinds import Reason
from goldenthread.papers.gather import Gathered
from goldenthread.papers.standing import Standing
from goldenthread.papers.words import change_cell, comparator_words, counted_words, target_words, value_cell

PARTS: Final[Mapping[str, Callable[[Standing], str]]] = {
    "value": lambda one: value_cell(one.figure).text,
    "previous": lambda one: value_cell(one.previous).text,
    "year": lambda one: value_cell(one.year).text,
    "baseline": lambda one: value_cell(one.baseline).text,
    "change": lambda one: change_cell(one.figure, one.previous).text,
    "change_since_baseline": lambda one: change_cell(one.figure, one.baseline).text,
    "n": lambda one: (
        counted_words(one.figure) or ("" if one.figure.reason is not Reason.VALUE else value_cell(one.figure).text)
    ),
    "target": lambda one: target_words(one) or "no target",
    "rating": lambda one: one.reading.rating.word if one.reading is not None else "not rated",
    "direction": lambda one: one.reading.previous.direction.value if one.reading is not None else "not compared",
    "signal": lambda one: one.signal or "not charted",
    "comparator": lambda one: comparator_words(one) or "nothing published to compare with",
    "title": lambda one: one.figure.title,
    "period": lambda one: one.figure.period.label,
}


def told(figures: Gathered, key: str, part: str) -> str | None:
    """What a token stands for; None where the pack does not show the measure, it is a mix, or there is no such part."""
    try:
        found = figures.whole(key)
    except KeyError:
        return None
    return PARTS[part](found[0]) if part in PARTS and len(found) == 1 else None
