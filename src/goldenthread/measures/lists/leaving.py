"""Lists 9 to 11: care leavers, adoption and adopters."""

from goldenthread.measures.lists.language import Beside, Fill, OfstedList
from goldenthread.measures.lists.parts import DISABILITY, OF_NOW, WHO

_KEPT = (
    "eligibility", "in_touch", "latest_contact_date", "accommodation", "suitability", "activity", "adviser_id", "unaccompanied",
)  # fmt: skip


def _latest(column: str) -> str:
    return f"(arg_max({column}, record_date) filter (where {column} is not null)) as {column}"


_KNOWN = Beside(
    alias="known",
    rows=f"select person_key, {', '.join(map(_latest, _KEPT))} from care_leavers group by person_key",
    on="known.person_key = r.person_key",
)
_PATHWAY = Beside(
    alias="pathway",
    rows="select person_key, max(review_date) as review_date from pathway_plans group by person_key",
    on="pathway.person_key = r.person_key",
)
_SEEKER = Beside(
    alias="seeker",
    rows="select distinct person_key from immigration where status in ('uasc', 'former-uasc')",
    on="seeker.person_key = r.person_key",
)


def _as_last_said(field: str, column: str, worker: bool = False) -> Fill:
    return Fill(
        field=field,
        sql=f"known.{column}",
        says=f"care_leavers.{column}, of the latest record that says it",
        worker=worker,
    )


LEAVERS = OfstedList(
    number=9,
    title="Care leavers",
    rows_are="young people with an entitlement to leaving care services on the day, each once",
    members=("young-people-with-leaving-care-services",),
    table="care_leavers",
    window="",
    latest="t.record_date desc nulls last",
    beside=(_KNOWN, _PATHWAY, _SEEKER),
    columns=(
        *WHO,
        Fill(
            field="unaccompanied",
            sql="""case when known.unaccompanied or seeker.person_key is not null then true
                when (select count(*) from immigration) > 0 then false else known.unaccompanied end""",
            says="care_leavers.unaccompanied, or a status in immigration at any time; no where such records are held and "
            "show none",
        ),
        DISABILITY,
        *OF_NOW,
        _as_last_said("allocated_personal_adviser", "adviser_id", worker=True),
        _as_last_said("eligibility_category", "eligibility"),
        Fill(field="pathway_plan_review_date", sql="pathway.review_date", says="the latest of pathway_plans"),
        _as_last_said("in_touch", "in_touch"),
        _as_last_said("latest_contact_date", "latest_contact_date"),
        _as_last_said("accommodation", "accommodation"),
        _as_last_said("suitability", "suitability"),
        _as_last_said("activity", "activity"),
    ),
)

ADOPTION = OfstedList(
    number=10,
    title="Adoption",
    rows_are="children adopted or whose decision was reversed in the window, or whose plan is adoption on the day, each "
    "once, by the latest decision",
    members=("adoption-orders", "adoption-decisions-reversed", "adoption-plans-open"),
    table="adoptions",
    window="list-window-adoption",
    latest="t.decision_date desc nulls last",
    relations=(("adoption_ways", "decision_date"),),
    beside=(
        Beside(alias="way", rows="select event_key, care_date from adoption_ways", on="way.event_key = t.event_key"),
    ),
    columns=(
        WHO[0],
        Fill(field="family_id", sql="t.family_id"),
        *WHO[1:],
        DISABILITY,
        Fill(
            field="entered_care_date",
            sql="way.care_date",
            says="adoptions.entered_care_date, else the start of the period of care of the time",
        ),
        Fill(field="decision_date", sql="t.decision_date"),
        Fill(field="placement_order_date", sql="t.placement_order_date"),
        Fill(field="matched_date", sql="t.matched_date"),
        Fill(field="placed_date", sql="t.placed_date"),
        Fill(field="order_date", sql="t.order_date"),
        Fill(field="reversed_date", sql="t.reversed_date"),
        Fill(
            field="reversal_reason",
            sql="case when coalesce(t.reversed_date, t.placement_ended_date) is not null then t.reversal_reason end",
            says="adoptions.reversal_reason, once it is reversed",
        ),
        Fill(field="early_placement_date", sql="t.early_placement_date"),
    ),
)

_DAYS = (
    ("stage_1_start_date", "stage_one_start_date"),
    ("stage_1_end_date", "stage_one_end_date"),
    ("stage_2_start_date", "stage_two_start_date"),
    ("stage_2_end_date", "stage_two_end_date"),
    ("applied_date", "applied_date"),
    ("approved_date", "approved_date"),
    ("matched_date", "matched_date"),
    ("placed_date", "placed_date"),
)

ADOPTERS = OfstedList(
    number=11,
    title="Adopters",
    rows_are="people who want to adopt and were in the process on the day, or adopted or left in the window",
    members=("adopters-in-process", "adopters-out-of-process"),
    table="adopters",
    window="list-window-adoption",
    people=False,
    columns=(
        Fill(field="adopter_id", sql="t.adopter_id"),
        Fill(field="family_id", sql="t.family_id"),
        Fill(field="gender", sql="t.sex"),
        Fill(field="ethnicity", sql="t.ethnicity"),
        Fill(field="disability", sql="t.disabled"),
        Fill(field="early_placement", sql="t.early_placement"),
        Fill(field="enquiry_date", sql="t.enquiry_date"),
        *(Fill(field=field, sql=f"t.{column}") for field, column in _DAYS),
        Fill(field="children_placed", sql="t.children_placed"),
        Fill(field="order_date", sql="t.order_date"),
        Fill(field="left_date", sql="t.left_date"),
        Fill(
            field="left_reason",
            sql="case when t.left_date is not null then t.left_reason end",
            says="adopters.left_reason, once the adopter has left",
        ),
    ),
)
