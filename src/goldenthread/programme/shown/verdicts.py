"""What figures can say of an action, and the honest answers where they can say nothing."""

from enum import Enum


class Verdict(Enum):
    """What has become of a figure since an action began, in the order in which the worst is told first."""

    WORSE = "worse since it began"
    FELL_BACK = "better for a time, then back"
    UNCHANGED = "no change since it began"
    REDEFINED = "cannot be compared, its definition changed"
    IMPROVED = "better since it began"
    HELD = "held as it should"
    TOO_EARLY = "too early to say"
    TOO_FEW = "too few values to say"
    TOO_OLD = "too old to judge by"
    NOT_RECORDED = "not recorded"
    NO_MEASURE = "no measure"

    @property
    def judged(self) -> bool:
        """Whether the figures gave an answer at all."""
        return self in (Verdict.WORSE, Verdict.FELL_BACK, Verdict.UNCHANGED, Verdict.IMPROVED, Verdict.HELD)

    @property
    def supports(self) -> bool:
        """Whether it supports a claim that the action works."""
        return self in (Verdict.IMPROVED, Verdict.HELD)
