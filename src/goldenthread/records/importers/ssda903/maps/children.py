"""The children of a return, their mothers among them, their unaccompanied status, health, missing times and workers."""

from goldenthread.records.codes import code_set
from goldenthread.records.importers.language import TableMap
from goldenthread.records.importers.ssda903.maps.chain import FROM, listed
from goldenthread.records.importers.ssda903.years import every_sheet

_NO_UPN = "(" + ", ".join(f"'{code.code}'" for code in code_set("upn_unknown")) + ")"
_MODULES = [sheet for sheet in every_sheet().values() if sheet.name != "header"]


def _person(module: str, has: frozenset[str]) -> str:
    birth = "dob" if "dob" in has else "null::date as dob"
    sex = "sex" if "sex" in has else "null::varchar as sex"
    return f"select child, {sex}, {birth}, {FROM} from {module} where child is not null"


_OTHERS = " union all ".join(_person(sheet.name, frozenset(item.name for item in sheet.fields)) for sheet in _MODULES)

PEOPLE = f"""
select
    child as child_id,
    concat_ws('|', child, _row) as source_id,
    sex,
    ethnic as ethnicity,
    dob as birth_date,
    -- UPN holds the number or, where there is none, the reason: UN1 to UN5.
    case when upper(upn) in {_NO_UPN} then null else upn end as upn,
    case when upper(upn) in {_NO_UPN} then upper(upn) end as upn_unknown,
    mother as is_parent,
    {FROM}
from header
"""

#: Children whom the header leaves out: each is a finding at reading, and still a person of whom other modules speak.
PEOPLE_OUTSIDE_HEADER = f"""
select
    child as child_id,
    child as source_id,
    first(sex order by _file, _row) filter (sex is not null) as sex,
    first(dob order by _file, _row) filter (dob is not null) as birth_date,
    _source,
    any_value(_as_at) as _as_at,
    first(_file order by _file, _row) as _file,
    first(_row order by _file, _row) as _row
from ({_OTHERS}) others
where not exists (select 1 from header h where h.child = others.child and h._source = others._source)
group by child, _source
"""

PARENTS = f"""
select child as child_id, concat_ws('|', child, mc_dob, _row) as source_id, mc_dob as child_birth_date, {FROM}
from header where mother or mc_dob is not null
"""

IMMIGRATION = f"""
with told as (
    select child, duc, {FROM} from uasc
    union all
    select child, duc, {FROM} from header h
    where (uasc or duc is not null)
      and not exists (select 1 from uasc u where u.child = h.child and u._source = h._source)
)
select child as child_id, concat_ws('|', child, _row) as source_id, 'uasc' as status, duc as end_date, {FROM} from told
"""

HEALTH_YEARS = f"""
select
    child as child_id,
    concat_ws('|', child, _row) as source_id,
    make_date(_year, 3, 31) as year_end_date,
    convicted,
    health_check as health_surveillance,
    immunisations as immunised,
    teeth_check as dental_check,
    health_assessment as health_assessed,
    substance_misuse,
    intervention_received,
    intervention_offered,
    {FROM}
from oc2
"""

SDQ_SCORES = f"""
select
    child as child_id,
    concat_ws('|', child, _row) as source_id,
    make_date(_year, 3, 31) as completed_date,
    sdq_score as score,
    sdq_reason as reason,
    {FROM}
from oc2
where sdq_score is not null or sdq_reason is not null
"""

MISSING_EPISODES = f"""
select
    child as child_id,
    concat_ws('|', child, mis_start, _row) as source_id,
    missing as kind,
    mis_start as start_date,
    mis_end as end_date,
    {FROM}
from missing
"""

INVOLVEMENTS = f"""
select
    child as child_id,
    concat_ws('|', child, sw_id, sw_decom, _row) as source_id,
    sw_id as worker_id,
    'case-worker' as role,
    sw_decom as start_date,
    sw_dec as end_date,
    sw_reason as change_reason,
    {FROM}
from social_worker
"""

WORKERS = """
select sw_id as worker_id, sw_id as source_id, _source, any_value(_as_at) as _as_at, first(_file order by _row) as _file, min(_row) as _row
from social_worker where sw_id is not null group by sw_id, _source
"""

CARE_LEAVERS = f"""
select
    child as child_id,
    concat_ws('|', child, _row) as source_id,
    -- The return speaks of 31 March; an extract made within the year of the day it was made.
    least(make_date(_year, 3, 31), _as_at) as record_date,
    in_touch,
    accom as accommodation,
    -- ACCOM is a letter for the kind and 1 or 2 for suitable or unsuitable; 0 says neither.
    case when length(accom) = 2 then right(accom, 1) end as suitability,
    activ as activity,
    {FROM}
from oc3
"""

PREVIOUS_PERMANENCE = f"""
select
    child as child_id,
    concat_ws('|', child, _row) as source_id,
    prev_perm as option,
    la_perm as arranging_authority,
    date_perm as order_date_text,
    {FROM}
from prev_perm
"""

DEPRIVATIONS = f"""
select
    child as child_id,
    concat_ws('|', child, dolo_start, _row) as source_id,
    dolo_start as start_date,
    dolo_end as end_date,
    {FROM}
from dolo
"""

# DATE_PLACED is the day of the decision, not of the placement, and DATE_PLACED_CEASED the day of the decision that the
# child should no longer be placed (DfE rules 115 to 118). AD1 repeats the decision as DATE_INT for children adopted. The
# days of the order, of the placement and of the placement order come from the child's episodes.
ADOPTIONS = f"""
with joined as (
    select
        coalesce(p.child, a.child) as child,
        coalesce(p._source, a._source) as _source,
        coalesce(p._as_at, a._as_at) as _as_at,
        coalesce(p._file, a._file) as _file,
        coalesce(p._row, a._row) as _row,
        coalesce(p.date_placed, a.date_int) as decision_date,
        a.date_match, a.foster_care, a.nb_adoptr, a.sex_adoptr, a.ls_adoptr,
        p.date_placed_ceased, p.reason_placed_ceased
    from placed_adoption p
    full join ad1 a on a.child = p.child and a._source = p._source and a.date_int = p.date_placed
),
decided as materialized (select *, row_number() over (order by _source, _file, _row, decision_date, date_placed_ceased) as id from joined),
newest as (
    select * from episodes where child is not null and decom is not null
    qualify rank() over (partition by child, decom order by _year desc, _as_at desc) = 1
),
lived as (
    select d.id,
        min(n.decom) filter (n.place in {listed("adoption-placement")}) as placed_date,
        min(n.decom) filter (n.ls in {listed("placement-order")}) as placement_order_date,
        min(n.dec) filter (n.rec in {listed("adopted")}) as order_date
    from decided d join newest n
        on n.child = d.child
        and coalesce(n.dec, n.decom) >= d.decision_date
        and (d.date_placed_ceased is null or n.decom < d.date_placed_ceased)
    group by d.id
)
select
    child as child_id,
    concat_ws('|', child, decision_date, id) as source_id,
    decision_date,
    date_match as matched_date,
    placed_date,
    placement_order_date,
    order_date,
    date_placed_ceased as reversed_date,
    reason_placed_ceased as reversal_reason,
    foster_care as adopted_by_carer,
    nb_adoptr as adopters,
    sex_adoptr as adopter_sex,
    ls_adoptr as adopter_legal_status,
    {FROM}
from decided left join lived using (id)
"""

MAPS = (
    TableMap("people", PEOPLE),
    TableMap("people", PEOPLE_OUTSIDE_HEADER),
    TableMap("parents", PARENTS),
    TableMap("immigration", IMMIGRATION),
    TableMap("health_years", HEALTH_YEARS),
    TableMap("sdq_scores", SDQ_SCORES),
    TableMap("missing_episodes", MISSING_EPISODES),
    TableMap("involvements", INVOLVEMENTS),
    TableMap("workers", WORKERS),
    TableMap("care_leavers", CARE_LEAVERS),
    TableMap("previous_permanence", PREVIOUS_PERMANENCE),
    TableMap("deprivations_of_liberty", DEPRIVATIONS),
    TableMap("adoptions", ADOPTIONS),
)
