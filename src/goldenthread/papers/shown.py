"""What a paper has said: every figure as it was published, with what it takes to know it again."""

from dataclasses import asdict, dataclass
from typing import Any

from goldenthread.measures.kinds import Reason
from goldenthread.papers.standing import Standing
from goldenthread.papers.words import direction_word, exact_words, target_words, value_cell


@dataclass(frozen=True, slots=True, order=True)
class Shown:
    """One published reading; every part is text as published, "" where there is none.

    A reading is known by ``key``, ``period``, ``breakdown``, ``group`` and ``part``. ``exact`` is the value before rounding,
    with the digits that a binary number carries; ``printed`` is what stands in the paper, or the shorthand of ``state``.
    """

    key: str
    period: str
    breakdown: str
    group: tuple[str, ...]
    part: str
    title: str
    unit: str
    printed: str
    exact: str
    state: str
    numerator: str
    denominator: str
    target: str
    rule: str
    rating: str
    direction: str
    signal: str
    comparator: str
    definition_version: int
    snapshot: str

    @property
    def identity(self) -> tuple[str, str, str, tuple[str, ...], str]:
        """What makes two readings the same figure."""
        return self.key, self.period, self.breakdown, self.group, self.part

    def as_json(self) -> dict[str, Any]:
        """Its parts by name, for the manifest."""
        return asdict(self)


def shown_of(standing: Standing) -> Shown:
    """What a paper says when it shows a figure."""
    figure, reading = standing.figure, standing.reading
    hidden = figure.reason is not Reason.VALUE
    return Shown(
        figure.key,
        figure.period.label,
        figure.breakdown,
        figure.group,
        figure.part,
        figure.title,
        figure.unit.value,
        value_cell(figure).text,
        "" if figure.value is None else repr(figure.value),
        figure.reason.value,
        "" if hidden else exact_words(figure.numerator),
        exact_words(figure.denominator),
        target_words(standing),
        f"{reading.rating.rule} {reading.rating.version}" if reading is not None else "",
        reading.rating.word if reading is not None and reading.rating.colour is not None else "",
        direction_word(standing),
        standing.signal,
        _comparator(standing),
        figure.definition_version,
        figure.snapshot,
    )


def _comparator(standing: Standing) -> str:
    found = standing.comparison
    return "" if found is None or found.england is None else f"England {found.england.text} ({found.period})"
