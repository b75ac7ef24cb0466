"""Limits in hours, and what they mean where only a date is held."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from types import MappingProxyType

from goldenthread.calendar.easter import SUNDAY
from goldenthread.calendar.errors import MixedClocks, NoFallBack
from goldenthread.calendar.rules import DATE_ONLY_24_HOURS, DATE_ONLY_72_HOURS, StatedRule
from goldenthread.calendar.working_days import Counting, WorkingDays


class Precision(Enum):
    """How exactly a limit in hours could be judged."""

    DATE_TIME = "date-time"
    DATE_ONLY = "date-only"


class DayUnit(Enum):
    """The days that stand in for hours."""

    WORKING = "working days"
    CALENDAR = "calendar days"


@dataclass(frozen=True, slots=True)
class FallBack:
    """What a limit in hours is read as where a time is missing, and the rule that says so."""

    hours: int
    days: int
    unit: DayUnit
    rule: StatedRule


FALL_BACKS: Mapping[int, FallBack] = MappingProxyType(
    {
        24: FallBack(24, 1, DayUnit.WORKING, DATE_ONLY_24_HOURS),
        72: FallBack(72, 3, DayUnit.CALENDAR, DATE_ONLY_72_HOURS),
    }
)


@dataclass(frozen=True, slots=True)
class HoursDue:
    """When something limited in hours is due: a moment, or the end of a day where only a date is held."""

    due: datetime | date
    precision: Precision


def hours_between(start: datetime, end: datetime) -> float:
    """Hours that pass between two times, negative if the end is earlier.

    Times without a zone are local time in England and Wales, so the night in March has one hour less and the night
    in October one more (Summer Time Act 1972, as amended in 2002); a time that occurs twice is the first unless its
    `fold` is 1. Raises MixedClocks if only one of the two has a zone.
    """
    if (start.tzinfo is None) is not (end.tzinfo is None):
        raise MixedClocks(
            f"hours from {start} to {end}",
            "only one of the two times has a time zone.",
            "Give both in local time without a zone, or both with one.",
        )
    if start.tzinfo is not None:
        return (end - start) / timedelta(hours=1)
    return ((end - _summer_time(end)) - (start - _summer_time(start))) / timedelta(hours=1)


def hours_due(start: datetime | date, hours: int, working_days: WorkingDays) -> HoursDue:
    """When something is due so many hours after a start; by the stated fall-back if the start is only a date.

    Raises NoFallBack for a date without a time and a number of hours for which no rule is stated.
    """
    if not isinstance(start, datetime):
        return HoursDue(_day_due(start, hours, working_days), Precision.DATE_ONLY)
    if start.tzinfo is not None:
        return HoursDue(start + timedelta(hours=hours), Precision.DATE_TIME)
    return HoursDue(_local(start - _summer_time(start) + timedelta(hours=hours)), Precision.DATE_TIME)


def within_hours(start: datetime | date, end: datetime | date, hours: int, working_days: WorkingDays) -> bool:
    """Whether the end came within so many hours of the start; by days if either is only a date.

    Raises NoFallBack and MixedClocks as `hours_due` and `hours_between` do.
    """
    if isinstance(start, datetime) and isinstance(end, datetime):
        return hours_between(start, end) <= hours
    return _date_of(end) <= _day_due(_date_of(start), hours, working_days)


def summer_times(first_year: int, last_year: int) -> list[tuple[datetime, datetime]]:
    """The local times in England and Wales from which (included) and until which each year's clocks are an hour ahead."""
    years = (_summer(year) for year in range(first_year, last_year + 1))
    return [(starts, ends + timedelta(hours=1)) for starts, ends in years]


def _date_of(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _day_due(start: date, hours: int, working_days: WorkingDays) -> date:
    fall_back = FALL_BACKS.get(hours)
    if fall_back is None:
        known = ", ".join(str(number) for number in FALL_BACKS)
        raise NoFallBack(
            f"{hours} hours from {start}",
            "only a date is held, and no rule says how many days that is.",
            f"Record the time, or state a rule; rules are held for {known} hours.",
        )
    if fall_back.unit is DayUnit.WORKING:
        return working_days.add(start, fall_back.days, Counting.FROM_NEXT_DAY)
    return start + timedelta(days=fall_back.days)


def _summer_time(local: datetime) -> timedelta:
    """How far a local time in England and Wales is ahead of Greenwich; worked out, as Windows has no zone files."""
    starts, ends = _summer(local.year)
    wall = local.replace(fold=0)
    second_time_round = local.fold == 1 and wall >= ends
    in_summer = starts <= wall < ends + timedelta(hours=1) and not second_time_round
    return timedelta(hours=1) if in_summer else timedelta(0)


def _local(greenwich: datetime) -> datetime:
    """Local time in England and Wales at a time in Greenwich; the hour that occurs again in October has fold 1."""
    starts, ends = _summer(greenwich.year)
    wall = greenwich.replace(fold=0)
    if starts <= wall < ends:
        return wall + timedelta(hours=1)
    return wall.replace(fold=int(ends <= wall < ends + timedelta(hours=1)))


def _summer(year: int) -> tuple[datetime, datetime]:
    """When summer time starts and ends, in Greenwich time: the last Sundays of March and October at one o'clock."""
    march, october = datetime(year, 3, 31, 1), datetime(year, 10, 31, 1)
    return (
        march - timedelta(days=(march.weekday() - SUNDAY) % 7),
        october - timedelta(days=(october.weekday() - SUNDAY) % 7),
    )
