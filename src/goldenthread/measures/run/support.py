"""The tables that every statement may read beside the records: days, due dates, periods, people, holders, places.

Each is the same on every engine: those of days are made from the calendar, those of people by portable SELECTs.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.calendar import Counting, Period, WorkingDays, add_months, month_end, rolling_months, year_to_date
from goldenthread.calendar.hours import summer_times
from goldenthread.measures.kinds import Source
from goldenthread.measures.language.limits import Limit, Limits, Span
from goldenthread.records.codes import group

FIRST_DAY: Final = date(1990, 1, 1)
LAST_DAY: Final = date(2040, 12, 31)
_EPOCH: Final = date(1970, 1, 1).toordinal()
_YEAR: Final = 10_000
_SPANS: Final = {
    "days": Span.DAYS,
    "working_days": Span.WORKING_DAYS,
    "weeks": Span.WEEKS,
    "months": Span.MONTHS,
    "years": Span.YEARS,
}
_WINDOW_MONTHS: Final = {"months_3": 3, "months_6": 6, "months_12": 12, "months_36": 36}

_ETHNICITIES: Final = ("white", "mixed", "asian", "black", "other", "unknown")


def _in_codes(column: str, key: str) -> str:
    return f"{column} in ({', '.join(repr(code) for code in sorted(group(key).codes))})"


_ETHNICITY: Final = " ".join(
    f"when {_in_codes('p.ethnicity', f'ethnicity-{name}')} then '{group(f'ethnicity-{name}').title}'"
    for name in _ETHNICITIES
)
_YMD: Final = (
    "cast(extract(year from {0}) as int) * 10000 + cast(extract(month from {0}) as int) * 100"
    " + cast(extract(day from {0}) as int)"
)
_BORN: Final = _YMD.format("coalesce(p.birth_date, p.expected_birth_date)")

#: A row a person. An unborn child's expected birth stands for the birth, so that the age is below nought.
PERSONS: Final = f"""
select p.person_key as person_key, {_BORN} as birth_ymd,
       case p.sex when 'M' then 'male' when 'F' then 'female' when 'U' then 'not known' end as sex,
       case {_ETHNICITY} end as ethnicity,
       case when p.disabled or d.some = 1 then 'disabled' when not p.disabled or d.none = 1 then 'not disabled' end
           as disability,
       coalesce(f.family_id, p.person_key) as family_key
from people as p
left join (
    select person_key, max(case when {_in_codes("disability", "has-disability")} then 1 end) as some,
           max(case when {_in_codes("disability", "no-disability")} then 1 end) as none
    from disabilities group by person_key
) as d on d.person_key = p.person_key
left join (select person_key, min(family_id) as family_id from families group by person_key) as f
    on f.person_key = p.person_key"""

#: Who holds the case: the worker allocated last speaks, until the next is allocated or the work ends.
HOLDERS: Final = """
select person_key, team_id, worker_id, from_date, to_date from (
    select person_key, team_id, worker_id, start_date as from_date,
           least(until_date, coalesce(
               lead(start_date) over (partition by person_key order by start_date nulls last, event_key nulls last),
               cast('9999-12-31' as date))) as to_date
    from involvements where role = 'case-worker' and start_date is not null
) as spans where to_date > from_date"""

LOCALITIES: Final = """
select person_key, locality, from_date, to_date from (
    select person_key, locality, coalesce(start_date, cast('1900-01-01' as date)) as from_date,
           least(until_date, coalesce(
               lead(start_date) over (partition by person_key order by start_date nulls first, event_key nulls last),
               cast('9999-12-31' as date))) as to_date
    from localities
) as spans where to_date > from_date"""


@lru_cache(maxsize=1)
def wide_calendar() -> WorkingDays:
    """Working days over every day a record may name; outside the years of bank holidays their count is unknown."""
    return WorkingDays(start=FIRST_DAY, end=LAST_DAY)


@lru_cache(maxsize=1)
def _days() -> pa.Array:
    first = FIRST_DAY.toordinal() - _EPOCH
    return pa.array(range(first, first + (LAST_DAY - FIRST_DAY).days + 1), pa.int32())


def calendar_table() -> pa.Table:
    """``gt_calendar``: a row a day with day_number, working_day_number and working_days_before (null outside coverage)."""
    days = _days()
    numbers, before = _numbers()
    return pa.table(
        {
            "day": days.cast(pa.date32()),
            "day_number": pc.add(days, _EPOCH).cast(pa.int32()),
            "working_day_number": numbers,
            "working_days_before": before,
        }
    )


@lru_cache(maxsize=1)
def _numbers() -> tuple[pa.Array, pa.Array]:
    calendar = wide_calendar()
    first, last = calendar.first_covered.toordinal(), calendar.last_covered.toordinal()
    numbers: list[int | None] = []
    before: list[int | None] = []
    for ordinal in range(FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1):
        covered = first <= ordinal <= last
        day = date.fromordinal(ordinal)
        numbers.append(calendar.number(day) if covered else None)
        before.append(calendar.number_before(day) if covered else None)
    return pa.array(numbers, pa.int32()), pa.array(before, pa.int32())


@lru_cache(maxsize=1)
def _working() -> pa.Array:
    numbers, before = _numbers()
    is_working = pc.fill_null(pc.not_equal(numbers, before), False)
    return _days().filter(is_working)


def due_table(limits: Limits, keys: Iterable[str]) -> pa.Table:
    """``gt_due``: limit_key, day, due for each day; keys are those of limits, or ``unit:number`` of the language's functions."""
    parts = []
    for key in sorted(keys):
        for limit in _variants(limits, key):
            parts.append(_due_of(key, limit))
    if not parts:
        parts.append(_due_of("none", Limit("none", 0, Span.DAYS, "nothing", Source("none"))).slice(0, 0))
    return pa.concat_tables(parts)


def _variants(limits: Limits, key: str) -> tuple[Limit, ...]:
    unit, _, number = key.partition(":")
    if number:
        return (Limit(key, int(number), _SPANS[unit], key, Source("the definition")),)
    return limits.variants(key)


def _due_of(key: str, limit: Limit) -> pa.Table:
    days = _days()
    due = _due_days(limit)
    table = pa.table(
        {"limit_key": pa.array([key]).take(pa.array([0] * len(days))), "day": days.cast(pa.date32()), "due": due}
    )
    since, until = limit.source.since, limit.source.until
    if since is not None or until is not None:
        day = table["day"]
        mask = pc.and_(pc.greater_equal(day, since or FIRST_DAY), pc.less_equal(day, until or LAST_DAY))
        table = table.filter(mask)
    return table


def _due_days(limit: Limit) -> pa.Array:
    days, number = _days(), round(limit.number)
    if limit.span is Span.HOURS:
        working, number = limit.fallback_working, limit.fallback_days or -(-number // 24)
    else:
        working = limit.span is Span.WORKING_DAYS
    if working:
        numbers, before = _numbers()
        held = _working()
        place = pc.add(numbers if limit.counting is Counting.FROM_NEXT_DAY else before, number - 1)
        inside = pc.if_else(pc.and_(pc.greater_equal(place, 0), pc.less(place, len(held))), place, None)
        return held.take(inside).cast(pa.date32())
    if limit.span in (Span.MONTHS, Span.YEARS):
        return _months_on(number * (12 if limit.span is Span.YEARS else 1))
    return pc.add(days, number * (7 if limit.span is Span.WEEKS else 1)).cast(pa.int32()).cast(pa.date32())


@lru_cache(maxsize=64)
def _months_on(months: int) -> pa.Array:
    """So many months after each day, as `add_months` gives it, reckoned month by month: all days of a month go to one."""
    due: list[int] = []
    first = FIRST_DAY
    while first <= LAST_DAY:
        last, onto = month_end(first), add_months(first.replace(day=1), months)
        start, most = onto.toordinal() - _EPOCH - 1, month_end(onto).day
        due.extend(start + min(day, most) for day in range(first.day, min(last, LAST_DAY).day + 1))
        first = date.fromordinal(last.toordinal() + 1)
    return pa.array(due, pa.int32()).cast(pa.date32())


def hours_table(limits: Limits) -> pa.Table:
    """``gt_hours``: limit_key, since_date, until_date and hours of each limit in hours."""
    held = [one for variants in limits.by_key.values() for one in variants if one.span is Span.HOURS]
    return pa.table(
        {
            "limit_key": pa.array([one.key for one in held], pa.string()),
            "since_date": pa.array([one.source.since or date(1900, 1, 1) for one in held], pa.date32()),
            "until_date": pa.array([one.source.until or date(9999, 12, 31) for one in held], pa.date32()),
            "hours": pa.array([round(one.number) for one in held], pa.int32()),
        }
    )


def summer_table() -> pa.Table:
    """``gt_summer``: since_moment and until_moment of each year's summer time, when clocks are an hour ahead."""
    held = summer_times(FIRST_DAY.year, LAST_DAY.year)
    since, until = zip(*held, strict=True)
    return pa.table(
        {"since_moment": pa.array(since, pa.timestamp("us")), "until_moment": pa.array(until, pa.timestamp("us"))}
    )


def periods_table(periods: Sequence[Period], as_at: date) -> pa.Table:
    """``gt_periods``: period_id (its place in the sequence), period_start, as_at, as_at_ymd and year_ago.

    ``as_at`` is the earlier of the period's end and the day beyond which nothing is known; a period that begins
    after that day is left out: nothing can be said of it.
    """
    held = [(number, one, min(one.end, as_at)) for number, one in enumerate(periods) if one.start <= as_at]
    return pa.table(
        {
            "period_id": pa.array([number for number, _, _ in held], pa.int32()),
            "period_start": pa.array([one.start for _, one, _ in held], pa.date32()),
            "as_at": pa.array([day for _, _, day in held], pa.date32()),
            "as_at_ymd": pa.array([_ymd(day) for _, _, day in held], pa.int32()),
            "year_ago": pa.array([rolling_months(12, day).start for _, _, day in held], pa.date32()),
        }
    )


def days_table(periods: Sequence[Period], as_at: date, spans: Iterable[str]) -> pa.Table:
    """``gt_days``: span, period_id, day and day_ymd: which days each period looks at, for each window asked for."""
    found: dict[str, list[object]] = {"span": [], "period_id": [], "day": [], "day_ymd": []}
    for span in sorted(spans):
        for number, period in enumerate(periods):
            end = min(period.end, as_at)
            if period.start > as_at:
                continue
            for ordinal in range(_window_start(span, period, end).toordinal(), end.toordinal() + 1):
                day = date.fromordinal(ordinal)
                for name, value in zip(found, (span, number, day, _ymd(day)), strict=True):
                    found[name].append(value)
    types = (pa.string(), pa.int32(), pa.date32(), pa.int32())
    return pa.table({name: pa.array(values, kind) for (name, values), kind in zip(found.items(), types, strict=True)})


def _window_start(span: str, period: Period, end: date) -> date:
    if span == "period":
        return period.start
    if span == "year_to_date":
        return year_to_date(end).start
    return rolling_months(_WINDOW_MONTHS[span], end).start


def _ymd(day: date) -> int:
    return day.year * _YEAR + day.month * 100 + day.day
