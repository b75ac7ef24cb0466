"""The words that definitions, figures and readings share: polarity, unit, reason for no value, audience, source."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from goldenthread.access.audience import Audience

__all__ = ["Audience", "Polarity", "Reason", "Source", "Unit"]


class Polarity(Enum):
    """Which way is better. A demand rate has no good direction, so it is `NONE` and is never coloured."""

    HIGHER = "higher"
    LOWER = "lower"
    IN_RANGE = "in range"
    NONE = "none"


class Unit(Enum):
    """What a value is in. `PERCENT` values run from 0 to 100."""

    COUNT = "count"
    PERCENT = "percent"
    PER_10_000 = "per 10,000"
    PER_100_000 = "per 100,000"
    DAYS = "days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"
    HOURS = "hours"
    RATIO = "ratio"
    SCORE = "score"
    FTE = "full-time equivalents"
    POUNDS = "pounds"


class Reason(Enum):
    """Why a figure has no value; `VALUE` (empty) says that it has one. Zero is a value, never a reason."""

    VALUE = ""
    HIDDEN = "hidden"
    NOT_RECORDED = "not-recorded"
    NOT_APPLICABLE = "not-applicable"
    CANNOT_COMPUTE = "cannot-compute"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or a definition comes from, when it was in force, and whether that was checked against the text."""

    says: str
    since: date | None = None
    until: date | None = None
    confirmed: bool = True
