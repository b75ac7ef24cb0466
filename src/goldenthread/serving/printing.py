"""Figures in words for the served file, each wording made once: most numbers of a book are the same few."""

from goldenthread.measures.figures import Figure
from goldenthread.papers.words import change_cell, counted_words, value_cell

_Numbers = tuple[object, ...]


class Printing:
    """What is printed of figures, kept by the numbers that it is made of."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._values: dict[_Numbers, str] = {}
        self._counted: dict[_Numbers, str] = {}
        self._changes: dict[_Numbers, str] = {}

    def value(self, figure: Figure) -> str:
        """The value as printed, or the shorthand for why there is none."""
        place = (figure.value, figure.reason.value, figure.unit.value, figure.places)
        found = self._values.get(place)
        if found is None:
            found = self._values[place] = value_cell(figure).text
        return found

    def counted(self, figure: Figure) -> str:
        """Out of how many, as `counted_words` has it."""
        place = _numbers(figure)
        found = self._counted.get(place)
        if found is None:
            found = self._counted[place] = counted_words(figure)
        return found

    def change(self, latest: Figure, earlier: Figure) -> str:
        """Latest less earlier as printed; both are of one measure."""
        place = (*_numbers(latest), latest.places, *_numbers(earlier))
        found = self._changes.get(place)
        if found is None:
            found = self._changes[place] = change_cell(latest, earlier).text
        return found


def _numbers(figure: Figure) -> _Numbers:
    return figure.numerator, figure.denominator, figure.value, figure.reason.value, figure.unit.value
