"""Periods of care, episodes, legal statuses, placements and reviews out of the stacked episodes."""

from goldenthread.records.importers.language import TableMap
from goldenthread.records.importers.ssda903.maps.chain import (
    CHAIN,
    FROM,
    MOVES,
    RUN_ID,
    SHORT,
    STARTS,
    TOLD,
    sources,
    spans,
)

#: A period is known from its start when its first episode is one that starts care; what runs on from before the first
#: return is known only from the day that return gives.
_BEGUN = f"coalesce(first(rne order by n) in {STARTS}, false) as begun"

_PERIOD = spans(
    "period",
    _BEGUN,
    "first(cin order by n) filter (cin is not null) as need",
    f"bool_and(ls in {SHORT}) as short_breaks",
)
_STAY = spans(
    "stay",
    f"coalesce(first(rne order by n) in {MOVES} or first(rne order by n) in {STARTS}, false) as begun",
    "first(place order by n) as place",
    "first(place_provider order by n) as place_provider",
    "last(reason_place_change order by n) as reason_place_change",
    "first(urn order by n) as urn",
    "first(pl_distance order by n) as pl_distance",
    f"bool_and(ls in {SHORT}) as short_breaks",
)
# Nothing before a child's first episode says whether its legal status was new.
_STATUS = spans(
    "status", "first(ls order by n) as ls", f"coalesce(first(rne order by n) in {STARTS}, false) or min(n) > 1 as begun"
)

CARE_PERIODS = f"""
with {CHAIN}, {TOLD}, {_PERIOD}, {sources("period")}
select
    child as child_id,
    {RUN_ID} as source_id,
    start_date,
    end_date,
    case when end_date = last_dec then nullif(last_rec, 'X1') end as end_reason,
    case when not begun then false end as start_known,
    need,
    coalesce(short_breaks, false) as short_breaks,
    {FROM}
from spans join sources using (child, period)
"""

CARE_EPISODES = f"""
with {CHAIN}, {TOLD},
periods as (select child, period, concat_ws('|', child, min(decom), first(k order by n)) as id from chain group by child, period),
stays as (select child, stay, concat_ws('|', child, min(decom), first(k order by n)) as id from chain group by child, stay)
select
    e.child as child_id,
    concat_ws('|', e.child, e.decom, coalesce(t.k, 0), e.id) as source_id,
    periods.id as care_period_key,
    e.decom as start_date,
    e.rne as start_reason,
    e.dec as end_date,
    e.rec as end_reason,
    e.ls as legal_status,
    e.cin as need,
    stays.id as placement_key,
    e._source, e._as_at, e._file, e._row
from raw e
left join told t using (id)
left join periods on periods.child = t.child and periods.period = t.period
left join stays on stays.child = t.child and stays.stay = t.stay
"""

LEGAL_STATUSES = f"""
with {CHAIN}, {TOLD}, {_STATUS}, {sources("status")}
select child as child_id, {RUN_ID} as source_id, ls as status, start_date, end_date,
    case when not begun then false end as start_known, {FROM}
from spans join sources using (child, status)
"""

PLACEMENTS = f"""
with {CHAIN}, {TOLD}, {_STAY}, {sources("stay")},
periods as (select child, period, concat_ws('|', child, min(decom), first(k order by n)) as id from chain group by child, period)
select
    child as child_id,
    {RUN_ID} as source_id,
    periods.id as care_period_key,
    start_date,
    end_date,
    case when not begun then false end as start_known,
    place as placement_type,
    place_provider as provider,
    case when end_date is not null then reason_place_change end as change_reason,
    urn,
    -- The return leaves the distance of short breaks blank.
    case when short_breaks is distinct from true then pl_distance end as distance_miles,
    coalesce(short_breaks, false) as short_breaks,
    {FROM}
from spans join sources using (child, stay) join periods on periods.child = spans.child and periods.period = spans.within
"""

CARE_REVIEWS = f"""
with {CHAIN}, {TOLD}, {_PERIOD}, {sources("period")},
open_periods as (select child, _source, {RUN_ID} as id, start_date, end_date from spans join sources using (child, period)),
numbered as materialized (select *, row_number() over (order by _source, _file, _row, child, review, review_code) as id from reviews),
placed as (
    select r.id, last(p.id order by p.start_date) as period_id
    from numbered r join open_periods p
        on p.child = r.child and p._source = r._source and r.review between p.start_date and coalesce(p.end_date, r.review)
    group by r.id
)
select
    child as child_id,
    concat_ws('|', child, review, id) as source_id,
    period_id as care_period_key,
    review as review_date,
    review_code as participation,
    {FROM}
from numbered left join placed using (id)
"""

MAPS = (
    TableMap("care_periods", CARE_PERIODS),
    TableMap("care_episodes", CARE_EPISODES),
    TableMap("legal_statuses", LEGAL_STATUSES),
    TableMap("placements", PLACEMENTS),
    TableMap("care_reviews", CARE_REVIEWS),
)
