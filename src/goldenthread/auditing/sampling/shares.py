"""How many cases each stratum gives to a sample, in whole numbers and the same on every machine."""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from goldenthread.records.errors import Problem, WrongUse

Values = tuple[str, ...]


class Sharing(Enum):
    """How a sample is shared out over the strata."""

    PROPORTIONAL = "proportional"
    EQUAL = "equal"
    NEYMAN = "neyman"


def share_out(
    n: int, sizes: Mapping[Values, int], sharing: Sharing, spreads: Mapping[Values, Decimal]
) -> dict[Values, int]:
    """Cases to draw from each stratum: ``n`` together, or all there are where they are fewer.

    Proportional: by size. Equal: alike. Neyman: by size times the spread (standard deviation) of what is measured
    (Neyman, Journal of the Royal Statistical Society 97, 1934). A stratum never gives more than it holds: what is over
    goes to the others. Parts of a case go to the largest remainders, ties by the stratum's name. Where the sample is as
    large as there are strata, each gives one at least, so that none is left without a chance. Raises WrongUse.
    """
    _check(n, sizes, sharing, spreads)
    wanted = min(n, sum(sizes.values()))
    least = 1 if wanted >= len(sizes) else 0
    given = dict.fromkeys(sizes, 0)
    weights = {one: _weight(one, size, sharing, spreads) for one, size in sizes.items()}
    open_, left = set(sizes), wanted
    while open_:
        total = sum(weights[one] for one in open_)
        parts = {
            one: Fraction(left) * (weights[one] / total if total else Fraction(1, len(open_))) for one in sorted(open_)
        }
        fixed = {one: sizes[one] for one, part in parts.items() if part > sizes[one]}
        if not fixed:
            fixed = {one: least for one, part in parts.items() if part < least}
        if not fixed:
            given.update(_whole(parts, left))
            break
        given.update(fixed)
        open_ -= fixed.keys()
        left -= sum(fixed.values())
    return given


def _weight(one: Values, size: int, sharing: Sharing, spreads: Mapping[Values, Decimal]) -> Fraction:
    if sharing is Sharing.EQUAL:
        return Fraction(1)
    return size * Fraction(spreads[one]) if sharing is Sharing.NEYMAN else Fraction(size)


def _whole(parts: Mapping[Values, Fraction], wanted: int) -> dict[Values, int]:
    """Parts in whole numbers that sum to what is wanted, by largest remainder."""
    whole = {one: part.numerator // part.denominator for one, part in parts.items()}
    over = wanted - sum(whole.values())
    for one in sorted(parts, key=lambda one: (whole[one] - parts[one], one))[:over]:
        whole[one] += 1
    return whole


def _check(n: int, sizes: Mapping[Values, int], sharing: Sharing, spreads: Mapping[Values, Decimal]) -> None:
    problems = []
    if n < 1:
        problems.append(Problem("the sample", f"{n} cases cannot be drawn", "Ask for one or more."))
    if not sizes:
        problems.append(Problem("the sample", "no case is left to draw from", "Widen the conditions or exclude fewer."))
    if sharing is Sharing.NEYMAN:
        for one in sizes:
            if one not in spreads or not spreads[one].is_finite() or spreads[one] < 0:
                what = f"the stratum {' / '.join(one)} has no spread of 0 or more"
                problems.append(Problem("the sample", what, "Give the standard deviation in every stratum."))
    if problems:
        raise WrongUse(*problems)
