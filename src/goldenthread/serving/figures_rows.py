"""Rows of figures and readings, with everything that a page prints already in words."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from goldenthread.calendar import Period
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason
from goldenthread.measures.language.measures import Stat
from goldenthread.measures.reading.points import rounded
from goldenthread.measures.run.readings import Reader, ReadFigure
from goldenthread.measures.run.session import Session
from goldenthread.papers.choosing import Weights
from goldenthread.papers.choosing.choose import reasons_for
from goldenthread.papers.gather import compared, standing_of
from goldenthread.papers.standing import Standing
from goldenthread.papers.words import Against, comparator_words, direction_cell, direction_of, target_words
from goldenthread.serving.printing import Printing

#: Between the labels of a group of two dimensions.
JOINT: Final = "\x1f"
Row = tuple[object, ...]


def group_text(figure: Figure) -> str:
    """The group of a figure as one text; "" for the whole."""
    return JOINT.join(figure.group)


def figure_row(edition: str, figure: Figure, printing: Printing) -> Row:
    """A row of the table ``figure``."""
    return (
        edition,
        figure.key,
        figure.breakdown,
        figure.part,
        group_text(figure),
        figure.period.label,
        figure.period.end.isoformat(),
        figure.numerator,
        figure.denominator,
        figure.value,
        figure.reason.value,
        figure.note,
        printing.value(figure),
        printing.counted(figure),
        figure.definition_version,
        figure.snapshot,
    )


class Places:
    """Where each measure stands in the book, and each part in its mix."""

    def __init__(self, session: Session) -> None:
        """Number the measures, counted and then typed, and the parts of every mix."""
        book = session.book
        self.of: Mapping[str, int] = {key: place for place, key in enumerate((*book.measures, *book.typed))}
        self._parts = {
            (key, part): place
            for key, one in book.measures.items()
            if one.stat is Stat.MIX
            for place, part in enumerate([*(part.code for part in one.parts), "not-recorded"], start=1)
        }

    def part(self, figure: Figure) -> int:
        """The place of a figure's part, from 1; 0 for a measure as a whole."""
        return self._parts.get((figure.key, figure.part), 0 if not figure.part else len(self._parts))


def reading_rows(
    edition: str,
    session: Session,
    reader: Reader,
    weights: Weights,
    places: Places,
    printing: Printing,
    read: Iterable[ReadFigure],
    figures: Iterable[Figure],
    served: Mapping[str, Period],
) -> Iterator[Row]:
    """Rows of the table ``reading``; a typed figure stands in every served period until the next one was typed.

    ``figures`` are all that the edition tells, among them the earlier ones that a reading is set against.
    """
    at = {_place(one): one for one in figures if one.breakdown in ("", "team")}
    typed: dict[tuple[str, str], list[ReadFigure]] = {}
    for one in read:
        if one.figure.key in session.book.typed:
            typed.setdefault((one.figure.key, one.figure.part), []).append(one)
            continue
        yield _reading_row(edition, session, reader, weights, places, printing, one, at, one.figure.period.label)
    for held in typed.values():
        held.sort(key=lambda one: one.figure.period.end)
        for label, period in served.items():
            known = [one for one in held if one.figure.period.end <= period.end]
            if known:
                yield _reading_row(edition, session, reader, weights, places, printing, known[-1], at, label)


def _reading_row(
    edition: str,
    session: Session,
    reader: Reader,
    weights: Weights,
    places: Places,
    printing: Printing,
    one: ReadFigure,
    at: Mapping[Row, Figure],
    label: str,
) -> Row:
    figure = one.figure
    before, last_year = compared(figure.period)
    earlier = {
        name: at.get(_place(figure, when)) if when is not None else None
        for name, when in (("previous", before), ("year", last_year))
    }
    standing = standing_of(session, reader, one, earlier)
    rating = one.reading.rating if one.reading is not None else None
    return (
        edition,
        figure.breakdown,
        group_text(figure),
        label,
        places.of[figure.key],
        places.part(figure),
        figure.part,
        standing.part,
        figure.period.label,
        figure.numerator,
        figure.denominator,
        figure.value,
        figure.reason.value,
        figure.note,
        printing.value(figure),
        printing.counted(figure),
        figure.definition_version,
        figure.snapshot,
        target_words(standing),
        rating.colour.value if rating is not None and rating.colour is not None else "",
        rating.shown if rating is not None else "",
        rating.says if rating is not None else "",
        f"{rating.rule} v{rating.version}" if rating is not None else "",
        _change(standing, "previous", printing),
        _change(standing, "year", printing),
        one.signal,
        comparator_words(standing),
        one.comparison.quartile if one.comparison is not None else "",
        *_chosen(standing, weights),
    )


def _change(standing: Standing, against: Against, printing: Printing) -> str:
    """How a figure changed against an earlier one: its period, what it was, the change, direction as shown, word, sentence."""
    was: Figure | None = getattr(standing, against)
    if was is None:
        return ""
    found = direction_of(standing, against)
    return JOINT.join(
        (
            was.period.label,
            printing.value(was),
            printing.change(standing.figure, was),
            direction_cell(standing, against).text,
            found.direction.value if found is not None else "",
            found.says if found is not None else "",
        )
    )


def _chosen(standing: Standing, weights: Weights) -> tuple[int, str, str]:
    """How much a reader must hear of it first, and why, by the rules of `papers.choosing`; groups and parts never."""
    figure = standing.figure
    if figure.part or figure.breakdown or figure.reason is Reason.HIDDEN:
        return 0, "", ""
    reasons = tuple(reasons_for(standing))
    worries = [one for one in reasons if one.worry and weights.worry.get(one, 0)]
    good = [one for one in reasons if not one.worry and weights.working.get(one, 0)]
    weight = sum(weights.worry[one] for one in worries)
    return weight, JOINT.join(one.words for one in worries), JOINT.join(one.words for one in good)


def line_rows(edition: str, places: Places, figures: Iterable[Figure], periods: Sequence[Period]) -> Iterator[Row]:
    """Rows of the table ``line``: every value of the whole and of each team, one a served period.

    A typed figure stands in the period in which its own ends.
    """
    lines: dict[Row, dict[str, Figure]] = {}
    ends = {(one.end.year, one.end.month): one.label for one in periods}
    for one in figures:
        if one.breakdown in ("", "team"):
            place: Row = (edition, one.breakdown, group_text(one), places.of[one.key], places.part(one))
            lines.setdefault(place, {})[ends.get((one.period.end.year, one.period.end.month), "")] = one
    for place, held in lines.items():
        points = [_point(held.get(one.label)) for one in periods]
        yield (*place, json.dumps(points, separators=(",", ":")))


def _point(figure: Figure | None) -> float | str | None:
    if figure is None:
        return None
    if figure.value is None:
        return figure.reason.value
    number = rounded(figure.value, figure.places)
    return float(number) if figure.places else int(number)


def _place(figure: Figure, period: Period | None = None) -> Row:
    return figure.key, figure.part, figure.breakdown, figure.group, (period or figure.period).label
