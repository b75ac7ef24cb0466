"""Typed measures: figures that come as numbers from elsewhere, so that nothing is counted for them here."""

from dataclasses import dataclass

from goldenthread.measures.kinds import Polarity, Source, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedMeasure:
    """What a typed figure means; its numbers are entered with who, when, source and period (see the room ``typed``).

    ``says``      what is counted, in plain words, and by whom.
    ``unit``      what the value is in; for shares and rates the numerator and denominator may be entered as well.
    ``per``       what a numerator divided by its denominator is multiplied by: 100 for a percentage, 10,000 for a
                  rate; 1 for a count, a mean or a score.
    ``source``    where the number comes from and who publishes or holds it.
    ``codes``     official codes, as for a counted measure.
    """

    key: str
    title: str
    says: str
    unit: Unit
    polarity: Polarity
    source: Source
    codes: tuple[str, ...] = ()
    places: int = 0
    per: int = 1
    version: int = 1
