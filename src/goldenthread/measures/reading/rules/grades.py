"""A distribution of grades, such as those of audits, rated as one object and never a row at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from goldenthread.calendar import Period
from goldenthread.measures.reading.points import bare, exact
from goldenthread.measures.reading.ratings import NoRating, Rating
from goldenthread.measures.reading.rules.model import Band, Moved, RatingRule, RuleKind
from goldenthread.records.errors import WrongUse

AUDIT_GRADES = ("outstanding", "good", "requires improvement", "inadequate")


@dataclass(frozen=True, slots=True)
class Grades:
    """A distribution: ``shares`` (0 to 100) by grade, the best grade first; ``n`` is None where only shares are known."""

    period: Period
    shares: tuple[tuple[str, Fraction], ...]
    n: int | None

    @classmethod
    def counted(cls, period: Period, counts: Mapping[str, int]) -> "Grades":
        """From the number at each grade, the best grade first; raises WrongUse for a number below nought."""
        if any(number < 0 for number in counts.values()):
            raise WrongUse.of(f"grades of {period}", "a grade has fewer than none", "Count again.")
        n = sum(counts.values())
        return cls(period, tuple((g, Fraction(100 * c, n) if n else Fraction(0)) for g, c in counts.items()), n)

    @classmethod
    def printed(cls, period: Period, shares: Mapping[str, float]) -> "Grades":
        """From published percentages, whose number of cases is not known."""
        return cls(period, tuple((grade, exact(share)) for grade, share in shares.items()), None)

    def at_or_above(self, grade: str) -> Fraction:
        """The share at a grade or a better one; raises WrongUse for a grade that is not there."""
        names = [name for name, _ in self.shares]
        if grade not in names:
            raise WrongUse.of(f"grade {grade!r}", "it is not one of these grades", f"Use one of {', '.join(names)}.")
        return sum((share for _, share in self.shares[: names.index(grade) + 1]), Fraction(0))


def moved(latest: Grades, earlier: Grades, slack: Fraction = Fraction(0)) -> Moved:
    """Whether the latest distribution is better: at every grade at least as great a share is there or above.

    Worse is the reverse; mixed is some of each, so that the middle grades need no good direction of their own.
    ``slack`` is the difference that rounding alone can make. Raises WrongUse where the grades differ.
    """
    if [name for name, _ in latest.shares] != [name for name, _ in earlier.shares]:
        raise WrongUse.of(f"grades of {latest.period}", "the two use different grades", "Compare grades of one scale.")
    steps = [latest.at_or_above(name) - earlier.at_or_above(name) for name, _ in latest.shares[:-1]]
    up, down = any(step > slack for step in steps), any(step < -slack for step in steps)
    if up and down:
        return Moved.MIXED
    return Moved.BETTER if up else Moved.WORSE if down else Moved.SAME


def rate_grades(rule: RatingRule, latest: Grades, earlier: Grades | None = None, good: str = "good") -> Rating:
    """Rate a distribution by a rule of kind grades or grades against baseline; raises WrongUse for another kind."""
    why = _unfit(rule, latest, earlier)
    if why is not None:
        return Rating(None, why[0], rule.key, rule.version, why[1])
    if rule.kind is RuleKind.GRADES:
        return _by_level(rule, latest, good)
    if rule.kind is not RuleKind.GRADES_MOVED or earlier is None:
        raise WrongUse.of(f"rating rule {rule.key!r}", "it is not a rule about grades", "Use rate for single values.")
    # Published shares are rounded to whole percents, so up to one point may be rounding.
    way = moved(latest, earlier, Fraction(0) if None not in (latest.n, earlier.n) else Fraction(1))
    names = [name for name, _ in latest.shares[:-1]]
    says = "; ".join(
        f"{name}{' or better' if i else ''} {_percent(earlier.at_or_above(name))} to {_percent(latest.at_or_above(name))}"
        for i, name in enumerate(names)
    )
    band = next((band for band in rule.bands if band.when is way), None)
    if band is None:
        return Rating(None, NoRating.NO_CHANGE, rule.key, rule.version, f"{says}: {way.value}")
    return Rating(band.colour, NoRating.RATED, rule.key, rule.version, f"{says}: {way.value}")


def _by_level(rule: RatingRule, latest: Grades, good: str) -> Rating:
    share, worst = latest.at_or_above(good), latest.shares[-1][1]
    band = next(band for band in rule.bands if _fits(band, share, worst))
    says = f"{_percent(share)} {good} or better and {_percent(worst)} {latest.shares[-1][0]} of {latest.n}"
    return Rating(band.colour, NoRating.RATED, rule.key, rule.version, says)


def _fits(band: Band, share: Fraction, worst: Fraction) -> bool:
    return (band.good_at_least is None or share >= band.good_at_least) and (
        band.worst_at_most is None or worst <= band.worst_at_most
    )


def _unfit(rule: RatingRule, latest: Grades, earlier: Grades | None) -> tuple[NoRating, str] | None:
    """Why a distribution is not rated, if so."""
    needed = [latest] if rule.kind is RuleKind.GRADES else [latest, earlier]
    for grades in needed:
        if grades is None:
            return NoRating.NO_COMPARATOR, "there is no earlier distribution"
        if grades.n is None and rule.needs_n:
            return NoRating.UNKNOWN_N, f"the number graded in {grades.period} is not known"
        if grades.n is not None and grades.n < max(rule.floor, 1):
            return NoRating.SMALL, f"n = {grades.n} in {grades.period}, under the floor of {rule.floor}"
    return None


def _percent(share: Fraction) -> str:
    return f"{bare(share, 0)}%"
