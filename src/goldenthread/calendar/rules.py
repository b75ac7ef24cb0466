"""The calendar's conventions stated as data: what each says, where it comes from and since when."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class StatedRule:
    """One convention of the calendar.

    `in_force_from` is None where the rule has no known first day that matters here. `confirmed` is False
    where the wording has not been checked against a primary source, or where it is our own choice
    between readings that the source leaves open.
    """

    key: str
    says: str
    source: str
    in_force_from: date | None = None
    confirmed: bool = True


WORKING_DAY = StatedRule(
    "working-day",
    "A working day is any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in England "
    "and Wales.",
    "Banking and Financial Dealings Act 1971, section 1 and schedule 1; GOV.UK bank holidays, England and Wales",
)
DAY_ZERO = StatedRule(
    "day-0",
    "The start is day 0 whether or not it is a working day; the first day counted is the next working day; what is "
    "due within n working days is due by the end of the n-th.",
    "CIN census guide: a referral and a section 47 start may fall on a non-working day",
)
DAY_ONE = StatedRule(
    "day-1",
    "The start is day 1 if it is a working day; otherwise the next working day is day 1.",
    "Local standards that count from and including the start; the sector's validation tools do the same",
)
MONTH_CLAMP = StatedRule(
    "month-clamp",
    "A date some calendar months on has the same day of the month, or the last day of a month that is too short.",
    "Corresponding date rule, Dodds v Walker [1981] UKHL 3",
)
AGE_ATTAINED = StatedRule(
    "age-attained",
    "A person attains an age in years at the start of the anniversary of the date of birth.",
    "Family Law Reform Act 1969, section 9(1)",
    date(1970, 1, 1),
)
LEAP_BIRTHDAY = StatedRule(
    "leap-birthday",
    "The anniversary of a birth on 29 February falls on 1 March in a common year.",
    "Usual reading in England and Wales; section 9(1) of the Act of 1969 does not say",
    confirmed=False,
)
UNBORN = StatedRule(
    "unborn",
    "A child who is not yet born at the date has the age -1.",
    "Ofsted inspection of local authority children's services, child-level data (Annex A), age column",
)
DAYS_INCLUSIVE = StatedRule(
    "days-inclusive",
    "A length in days that includes the day of ending counts the first and the last day.",
    "Local authority interactive tool: two years on a plan is more than 729 days including the day of cessation",
    confirmed=False,
)
SCHOOL_YEAR = StatedRule(
    "school-year",
    "A school year runs from 1 September to 31 August for reporting; a council's own terms lie inside it.",
    "Department for Education statistics by academic year; the Education Act 1996, section 579, goes by the first "
    "term that begins after July",
    confirmed=False,
)
DATE_ONLY_24_HOURS = StatedRule(
    "date-only-24-hours",
    "Where only a date is held, 24 hours is read as 1 working day and marked as date-only.",
    "Working Together to Safeguard Children: a decision on a referral within one working day",
)
DATE_ONLY_72_HOURS = StatedRule(
    "date-only-72-hours",
    "Where only a date is held, 72 hours is read as 3 calendar days and marked as date-only.",
    "Statutory guidance on children who run away or go missing: a return interview within 72 hours",
)

RULES: tuple[StatedRule, ...] = (
    WORKING_DAY,
    DAY_ZERO,
    DAY_ONE,
    MONTH_CLAMP,
    AGE_ATTAINED,
    LEAP_BIRTHDAY,
    UNBORN,
    DAYS_INCLUSIVE,
    SCHOOL_YEAR,
    DATE_ONLY_24_HOURS,
    DATE_ONLY_72_HOURS,
)
