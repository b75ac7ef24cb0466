"""A rating rule as data: bands from best to worst, a floor for small numbers, a source and dates in force."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from goldenthread.measures.kinds import Source
from goldenthread.measures.reading.ratings import Colour


class RuleKind(Enum):
    """How a rule comes to a colour.

    ``TOLERANCE``    how far the value lies outside its target, which may be a range.
    ``ATTAINMENT``   what percentage of its target the value reaches.
    ``BASELINE``     better or worse than an earlier value; there is no target.
    ``GRADES``       the shares of two ends of a distribution of grades, together.
    ``GRADES_MOVED`` whether a whole distribution of grades is better or worse than an earlier one.
    """

    TOLERANCE = "tolerance"
    ATTAINMENT = "percent of target"
    BASELINE = "against baseline"
    GRADES = "grades"
    GRADES_MOVED = "grades against baseline"


class Moved(Enum):
    """How a value or a distribution compares with an earlier one."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    MIXED = "mixed"


class Shortfall(Enum):
    """In what a miss of a percentage's target is measured; every other unit is measured as a percentage of target."""

    POINTS = "points"
    SHARE = "percent of target"


@dataclass(frozen=True, slots=True)
class Band:
    """One colour and where it begins or ends; a band without any condition takes the rest.

    ``below``, ``at_most``   a shortfall (tolerance).
    ``at_least``             a percentage of the target (attainment).
    ``when``                 the comparison that gives the colour (against baseline).
    ``good_at_least``        the least share of grades that are good or better (grades), ``worst_at_most`` the greatest
                             share of the lowest grade; both in percent.
    """

    colour: Colour
    below: Fraction | None = None
    at_most: Fraction | None = None
    at_least: Fraction | None = None
    when: Moved | None = None
    good_at_least: Fraction | None = None
    worst_at_most: Fraction | None = None

    @property
    def takes_the_rest(self) -> bool:
        """Whether the band has no condition."""
        conditions = (self.below, self.at_most, self.at_least, self.when, self.good_at_least, self.worst_at_most)
        return all(condition is None for condition in conditions)


@dataclass(frozen=True, slots=True)
class RatingRule:
    """How figures are coloured; frozen. A changed rule is a new version, and a rating keeps the version that made it.

    ``floor``            fewer cases than this are not coloured; a target of none (at most 0) is, whatever the count.
    ``needs_n``          whether a value is coloured only where the number of cases is known.
    ``percent_as``       in what a missed percentage is measured.
    ``else_previous``    whether the period before stands in for a baseline that is not given (against baseline).
    """

    key: str
    name: str
    version: int
    kind: RuleKind
    says: str
    source: Source
    floor: int
    needs_n: bool
    bands: tuple[Band, ...]
    percent_as: Shortfall = Shortfall.POINTS
    else_previous: bool = False
