"""One chain of episodes for each child out of all the returns loaded, cut into periods of care, placements and statuses.

A return holds every episode that touches its year, so an episode stands in several returns: the latest one that has an
episode of that child and start date gives its version here. What earlier returns said of it stays in `care_episodes`,
where the merge compares them.

How the chain is cut (the reason for a new episode, RNE, and the reason it ceased, REC, follow the SSDA903 guide):

- A period of care begins with RNE S, with a child's first episode, and with an episode after one whose REC ends care.
- It ends on the last episode's DEC unless REC is X1. Where that says X1, or nothing, and a later period follows, it ended
  on its DEC or, without one, when the later one began: a child is never in two periods at once.
- A placement begins with a period and with RNE P, B, T or U; with RNE L only the legal status changes. Not confirmed: that
  T and U (same carer) begin a placement of their own here, as they do in the guide's wording; measures of stability that
  want carers, not placements, must join these again.
"""

from goldenthread.records.codes import group


def listed(key: str) -> str:
    """The codes of a named group as a list for SQL ``in``."""
    return "(" + ", ".join(f"'{code}'" for code in sorted(group(key).codes)) + ")"


STARTS = listed("starts-a-period-of-care")
CARRIES_ON = listed("carries-on")
MOVES = listed("changes-placement")
SHORT = listed("is-a-short-break")

#: Source columns that every map passes on.
FROM = "_source, _as_at, _file, _row"

#: Common table expressions. ``chain``: one row an episode of the latest return that has it, with the place ``n`` in the
#: child's chain, the ordinal ``k`` among episodes of the same day, and its period, placement and status numbers.
CHAIN = f"""
raw as materialized (
    -- In XML a row number is the child's, so it does not tell a child's episodes apart.
    select *, row_number() over (order by _source, _file, _row, decom, dec nulls last, rne, ls, place) as id from episodes
),
newest as (
    select * from raw where child is not null and decom is not null
    qualify rank() over (partition by child, decom order by _year desc, _as_at desc) = 1
),
ordered as (
    select *,
        row_number() over (partition by child, decom order by dec nulls last, id) as k,
        row_number() over in_order as n,
        lag(decom) over in_order as before_decom,
        lag(dec) over in_order as before_dec,
        lag(rne) over in_order as before_rne,
        lag(rec) over in_order as before_rec,
        lag(ls) over in_order as before_ls,
        lag(concat_ws('|', place, place_provider, urn)) over in_order as before_place
    from newest
    window in_order as (partition by child order by decom, dec nulls last, id)
),
cut as (
    select *,
        n = 1
        -- The same episode twice in a file is not two periods.
        or (rne in {STARTS} and not (before_decom = decom and before_rne in {STARTS}))
        or coalesce(before_rec not in {CARRIES_ON}, decom > before_dec, false) as is_period
    from ordered
),
cut_again as (
    select *,
        is_period or coalesce(rne in {MOVES}, rne is null and concat_ws('|', place, place_provider, urn) is distinct from before_place) as is_stay,
        is_period or ls is distinct from before_ls as is_status
    from cut
),
chain as materialized (
    select * exclude (before_decom, before_dec, before_rne, before_rec, before_ls, before_place),
        count_if(is_period) over up_to as period,
        count_if(is_stay) over up_to as stay,
        count_if(is_status) over up_to as status
    from cut_again
    window up_to as (partition by child order by n)
)"""

#: ``told``: every episode of every return with the numbers of the chain, so that each return that tells of a period,
#: placement or status is named as a source of it.
TOLD = """
told as (
    select e.id, e.child, e._source, e._as_at, e._file, e._row, c.period, c.stay, c.status, c.k as k
    from (
        select id, child, decom, _source, _as_at, _file, _row,
            row_number() over (partition by child, decom, _source order by dec nulls last, id) as k
        from raw where child is not null and decom is not null
    ) e
    join (select *, max(k) over (partition by child, decom) as most from chain) c
        on c.child = e.child and c.decom = e.decom and c.k = least(e.k, c.most)
)"""


def spans(part: str, *values: str) -> str:
    """Common table expression ``spans``: one row a run of episodes with the same number ``part`` (``period``, ``stay``
    or ``status``), with its days, the ordinal ``k`` of its first episode and the given expressions over its episodes."""
    chosen = "".join(f",\n        {value}" for value in values)
    return f"""
runs as (
    select child, {part}, any_value(period) as within, first(decom order by n) as start_date, first(k order by n) as k,
        last(dec order by n) as last_dec, last(rec order by n) as last_rec{chosen}
    from chain group by child, {part}
),
spans as (
    select *,
        coalesce(
            case when last_rec is null or last_rec not in {CARRIES_ON} or {_inner(part)} then last_dec end,
            case when following is not null then coalesce(last_dec, following) end
        ) as end_date
    from (select *, lead(start_date) over later as following, lead(within) over later as following_within from runs
          window later as (partition by child order by {part}))
)"""


def _inner(part: str) -> str:
    """Inside a period X1 ends a run on its day: the next placement or status begins there."""
    return "false" if part == "period" else "following_within = within"


def sources(part: str) -> str:
    """Common table expression ``sources``: each return that tells of a run, with the first row in which it does."""
    return f"""
sources as (
    select child, {part}, _source, any_value(_as_at) as _as_at, first(_file order by _row) as _file, min(_row) as _row
    from told group by child, {part}, _source
)"""


#: What rows are called within their return (see `importers.derive`): the same for every return that tells of the run.
RUN_ID = "concat_ws('|', child, start_date, k)"
