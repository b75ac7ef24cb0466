"""Roles: what a column of a published table holds, in the words of the mapping file."""

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What a column holds. The value is the word that a mapping file uses; a heading of just that word is recognised."""

    # What a row is about.
    ID = "id"
    REF = "ref"
    LABEL = "label"
    SUBLABEL = "sublabel"
    GROUP = "group"
    PERIOD = "period"
    PREVIOUS_PERIOD = "previous period"
    LATEST_PERIOD = "latest period"
    UNIT = "unit"
    POLARITY = "polarity"
    # Values and what they are compared with.
    VALUE = "value"
    LATEST = "latest"
    PREVIOUS = "previous"
    YEAR_AGO = "year ago"
    BASELINE = "baseline"
    CHANGE = "change"
    CHANGE_PERCENT = "change %"
    CHANGE_SINCE_YEAR = "change since year ago"
    CHANGE_SINCE_BASELINE = "change since baseline"
    TARGET = "target"
    LOW = "low"
    HIGH = "high"
    TOLERANCE = "tolerance"
    COMPARATOR = "comparator"
    RATING = "rating"
    TARGET_MET = "target met"
    DIRECTION = "direction"
    DIRECTION_SINCE_YEAR = "direction since year ago"
    DIRECTION_SINCE_BASELINE = "direction since baseline"
    ARROW = "arrow"
    SERIES = "series"
    # What makes a value.
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    PAIR = "numerator/denominator"
    N = "n"
    POPULATION = "population"
    PART = "part"
    TOTAL = "total"
    COUNT = "count"
    SHARE = "share of total"
    # Risks.
    IMPACT = "impact"
    LIKELIHOOD = "likelihood"
    SCORE = "score"
    INHERENT_IMPACT = "inherent impact"
    INHERENT_LIKELIHOOD = "inherent likelihood"
    INHERENT = "inherent"
    RESIDUAL_IMPACT = "residual impact"
    RESIDUAL_LIKELIHOOD = "residual likelihood"
    RESIDUAL = "residual"
    BAND = "band"
    # Money.
    BUDGET = "budget"
    REVISED = "revised"
    OUTTURN = "outturn"
    VARIANCE = "variance"
    VARIANCE_PERCENT = "variance %"
    APPROVED = "approved"
    ADDITIONS = "additions"
    SLIPPAGE = "slippage"
    SLIPPAGE_PERCENT = "slippage %"
    SAVING = "saving"
    ACHIEVED = "achieved"
    AT_RISK = "at risk"
    NOT_ACHIEVED = "not achieved"
    OPENING = "opening"
    CLOSING = "closing"
    # Plans and people.
    DUE = "due date"
    COMPLETED_ON = "completed on"
    STATUS = "status"
    PERCENT_COMPLETE = "percent complete"
    OWNER = "owner"
    # Complaints.
    RECEIVED = "received"
    RESPONDED = "responded"
    IN_TIME = "in time"
    # Papers.
    PARAGRAPH = "paragraph"
    MEETING = "meeting date"
    STATEMENT = "statement"
    # The number of a printed cell that stands in a column of its own; `Column.about` is the heading of the print.
    BARE = "bare number"
    # Never evidence.
    REMARK = "remark"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands (from 0), its heading as printed, and its role.

    ``about`` tells columns of one role apart: the period of a `Role.SERIES` column, the part of a `Role.PART` or
    `Role.COUNT`, the body of a `Role.COMPARATOR` (England), the team of a value. ``sign`` is a unit in its heading ("%",
    "£", "£000", "per 10,000"); "" where there is none.
    """

    index: int
    heading: str
    role: Role
    about: str = ""
    sign: str = ""
