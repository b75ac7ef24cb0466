"""A figure: a number that never travels without what makes it."""

from dataclasses import dataclass
from typing import Final

from goldenthread.calendar import Period
from goldenthread.measures.kinds import Reason, Unit

WHOLE: Final = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of one measure for one period and one group; frozen.

    ``breakdown``   "" for the whole, a dimension ("team"), or dimensions joined by "*" ("team*age").
    ``group``       one label for each dimension of the breakdown, in its order; empty for the whole.
    ``numerator``   what meets, or the sum of values of a duration; None where there is none or it is not known.
    ``denominator`` what counts; None for a plain count. For a rate, the population.
    ``value``       unrounded; a percentage runs from 0 to 100; None exactly when ``reason`` is not `VALUE`.
    ``places``      decimal places when printed (rounding half away from zero happens only there).
    ``part``        the code of an outcome mix's part; "" otherwise.
    ``note``        what a reader must know beside it (a population's vintage, how many are left out).
    ``guarded_note`` the same for those from whom small numbers are hidden: it tells no count. None where it was not
                    written; then disclosure control keeps only a note without numbers.
    """

    key: str
    title: str
    period: Period
    breakdown: str
    group: tuple[str, ...]
    numerator: float | None
    denominator: float | None
    value: float | None
    unit: Unit
    reason: Reason
    places: int
    definition_version: int
    snapshot: str
    part: str = ""
    note: str = ""
    guarded_note: str | None = None

    @property
    def counted(self) -> float | None:
        """How many things the value rests on: the denominator of a share or mean, else the numerator."""
        return self.denominator if self.denominator is not None else self.numerator
