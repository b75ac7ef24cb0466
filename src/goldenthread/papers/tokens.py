"""Live tokens: what ``{measure.part}`` stands for in the words beside figures."""

from collections.abc import Callable, Mapping
from typing import Final

from goldenthread.papers.gather import Gathered
from goldenthread.papers.standing import Standing
from goldenthread.papers.words import (
    change_cell,
    comparator_words,
    direction_word,
    n_cell,
    target_words,
    value_cell,
)
from goldenthread.reports.cells import Cell, State

PARTS: Final[Mapping[str, Callable[[Standing], str]]] = {
    "value": lambda one: _said(value_cell(one.figure)),
    "previous": lambda one: _said(value_cell(one.previous)),
    "year": lambda one: _said(value_cell(one.year)),
    "baseline": lambda one: _said(value_cell(one.baseline)),
    "change": lambda one: _said(change_cell(one.figure, one.previous)),
    "change_since_baseline": lambda one: _said(change_cell(one.figure, one.baseline)),
    "n": lambda one: _said(n_cell(one.figure)),
    "target": lambda one: target_words(one) or "no target",
    "rating": lambda one: one.reading.rating.word if one.reading is not None else "not rated",
    "direction": lambda one: direction_word(one) or "not compared",
    "signal": lambda one: one.signal or "not charted",
    "comparator": lambda one: comparator_words(one) or "nothing published to compare with",
    "title": lambda one: one.figure.title,
    "period": lambda one: one.figure.period.label,
}


def _said(cell: Cell) -> str:
    """A cell within a sentence, where no legend stands beneath: why there is no number, in words."""
    return cell.text if cell.state in (State.VALUE, State.TEXT) else f"[{cell.state.value}]"


def told(figures: Gathered, key: str, part: str) -> str | None:
    """What a token stands for; None where the pack does not show the measure, it is a mix, or there is no such part."""
    try:
        found = figures.whole(key)
    except KeyError:
        return None
    return PARTS[part](found[0]) if part in PARTS and len(found) == 1 else None
