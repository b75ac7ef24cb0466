"""What a claimed rating says, whatever its scheme calls it: complete, on track, behind with a plan, behind without one."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from goldenthread.programme.delivery.schemes import Rating, Standing, schemes
from goldenthread.programme.promises import Action
from goldenthread.records.errors import WrongUse


class Means(Enum):
    """What a claim says of an action."""

    DONE = "complete"
    ON_TRACK = "on track"
    BEHIND = "behind, with a plan"
    LOST = "behind, without a plan"
    NOTHING = "not rated"

    @property
    def green(self) -> bool:
        """Whether it is a claim that all is well."""
        return self in (Means.DONE, Means.ON_TRACK)


_COLOURS: Final[Mapping[str, Means]] = {"blue": Means.DONE, "green": Means.ON_TRACK, "red": Means.LOST}


def means_of(scheme: str, action: Action) -> Means:
    """What is claimed of an action: complete while a closure of it stands, else what its last rating says.

    A rating that fits only what is done says complete; else its colour decides, and every colour between green and red is
    behind with a plan. Raises WrongUse for a scheme, or a code of one, that is not known.
    """
    if action.closure is not None:
        return Means.DONE
    if action.claim is None:
        return Means.NOTHING
    known = schemes().get(scheme)
    if known is None:
        raise WrongUse.of(f"scheme {scheme!r}", "there is no such scheme", f"Use one of {', '.join(schemes())}.")
    code = action.claim.rating
    if code not in known.codes:
        where = f"action {action.printed}, rating {code!r}"
        raise WrongUse.of(where, f"the scheme {scheme} has no such code", f"Use one of {', '.join(known.codes)}.")
    return _of(known.rating(code))


def _of(rating: Rating) -> Means:
    if rating.fits == {Standing.DONE}:
        return Means.DONE
    return _COLOURS.get(rating.colour, Means.BEHIND)
