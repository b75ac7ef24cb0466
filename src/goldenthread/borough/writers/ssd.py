"""The Standard Safeguarding Dataset: a folder of CSV files named and laid out as version 1.4.5 names its tables."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.borough.holdings import Records
from goldenthread.borough.plan import Borough
from goldenthread.borough.writers.extracts import Context, Extract, blank, every, flag, moment, same
from goldenthread.borough.writers.files import Shelf
from goldenthread.borough.writers.frames import batches, words, write_csv
from goldenthread.borough.writers.ssd_care import CARE, PLANS, STAFF
from goldenthread.borough.writers.ssd_front import FRONT


def _sibling(part: pa.Table, _: Context) -> Any:
    return words(pc.fill_null(part["in_sibling_group"], False), "Y", "N")


def _order_type(part: pa.Table, _: Context) -> Any:
    return pc.if_else(pc.is_valid(part["order_date"]), pa.scalar("Adoption"), pa.scalar(None, pa.string()))


PERMANENCE = Extract(
    "ssd_permanence",
    {
        "perm_table_id": same("source_id"), "perm_person_id": same("child_id"), "perm_cla_id": blank,
        "perm_adm_decision_date": moment("decision_date"), "perm_part_of_sibling_group": _sibling,
        "perm_siblings_placed_together": blank, "perm_siblings_placed_apart": blank, "perm_ffa_cp_decision_date": blank,
        "perm_placement_order_date": moment("placement_order_date"), "perm_matched_date": moment("matched_date"),
        "perm_adopter_sex": same("adopter_sex"), "perm_adopter_legal_status": same("adopter_legal_status"),
        "perm_number_of_adopters": same("adopters"), "perm_placed_for_adoption_date": moment("placed_date"),
        "perm_adopted_by_carer_flag": flag("adopted_by_carer"),
        "perm_placed_foster_carer_date": moment("carer_placement_date"),
        "perm_placed_ffa_cp_date": moment("early_placement_date"), "perm_placement_provider_urn": blank,
        "perm_decision_reversed_date": moment("reversed_date"),
        "perm_decision_reversed_reason": same("reversal_reason"), "perm_permanence_order_date": moment("order_date"),
        "perm_permanence_order_type": _order_type, "perm_adoption_worker_id": blank,
    },
    every("adoptions"),
)  # fmt: skip

_EMPTY = """
    ssd_pre_cla_care_plan FACT_FORM_ID DIM_PERSON_ID ANSWER_NO ANSWER LatestResponseDate
    ssd_s251_finance s251_table_id s251_cla_placement_id s251_placeholder_1 s251_placeholder_2
        s251_placeholder_3 s251_placeholder_4
    ssd_voice_of_child voch_table_id voch_person_id voch_explained_worries voch_story_help_understand
        voch_agree_worker voch_plan_safe voch_tablet_help_explain
    ssd_pre_proceedings prep_table_id prep_person_id prep_plo_family_id prep_pre_pro_decision_date
        prep_initial_pre_pro_meeting_date prep_pre_pro_outcome prep_agree_stepdown_issue_date
        prep_cp_plans_referral_period prep_legal_gateway_outcome prep_prev_pre_proc_child
        prep_prev_care_proc_child prep_pre_pro_letter_date prep_care_pro_letter_date prep_pre_pro_meetings_num
        prep_pre_pro_parents_legal_rep prep_parents_legal_rep_point_of_issue prep_court_reference
        prep_care_proc_court_hearings prep_care_proc_short_notice prep_proc_short_notice_reason
        prep_la_inital_plan_approved prep_la_initial_care_plan prep_la_final_plan_approved
        prep_la_final_care_plan
    ssd_sen_need senn_table_id senn_active_ehcp_id senn_active_ehcp_need_type senn_active_ehcp_need_rank
    ssd_ehcp_requests ehcr_ehcp_request_id ehcr_send_table_id ehcr_ehcp_req_date ehcr_ehcp_req_outcome_date
        ehcr_ehcp_req_outcome
    ssd_ehcp_assessment ehca_ehcp_assessment_id ehca_ehcp_request_id ehca_ehcp_assessment_outcome_date
        ehca_ehcp_assessment_outcome ehca_ehcp_assessment_exceptions
    ssd_ehcp_named_plan ehcn_named_plan_id ehcn_ehcp_asmt_id ehcn_named_plan_start_date
        ehcn_named_plan_ceased_date ehcn_named_plan_ceased_reason
    ssd_ehcp_active_plans ehcp_active_ehcp_id ehcp_ehcp_request_id ehcp_active_ehcp_last_review_date
"""


def _layouts(text: str) -> Mapping[str, tuple[str, ...]]:
    """Read the layouts of tables: the name of a table, then those of its columns."""
    layouts: dict[str, list[str]] = {}
    for word in text.split():
        if word.startswith("ssd_"):
            layouts[word] = []
        else:
            list(layouts.values())[-1].append(word)
    return {table: tuple(columns) for table, columns in layouts.items()}


#: Tables that the published scripts define and leave empty, with their columns.
EMPTY: Mapping[str, tuple[str, ...]] = _layouts(_EMPTY)

CALENDAR = (
    "date_key", "full_date", "calendar_year", "calendar_quarter", "month_number", "day_of_month", "iso_year", "iso_week",
    "day_of_week_monday1", "is_weekend", "month_start_date", "month_end_date", "quarter_start_date", "quarter_end_date",
    "year_start_date", "year_end_date", "fiscal_year_start_year", "fiscal_year_label", "fiscal_year_start_date",
    "fiscal_year_end_date", "fiscal_quarter", "fiscal_quarter_start_date", "fiscal_quarter_end_date",
)  # fmt: skip

EXTRACTS: tuple[Extract, ...] = (*FRONT, *PLANS, *CARE, PERMANENCE, *STAFF)


def write_ssd(borough: Borough, records: Records, shelf: Shelf) -> None:
    """Write one file a table of the dataset below ``ssd/``; those that councils' scripts leave empty have headings only."""
    context = Context(records, borough.extras)
    _write_calendar(borough, shelf)
    for extract in EXTRACTS:
        path = f"ssd/{extract.name}.csv"
        parts = (extract.cells(part, context) for part in batches(extract.rows(records)))
        shelf.note(path, write_csv(shelf.place(path), tuple(extract.columns), parts))
    for name, headings in EMPTY.items():
        path = f"ssd/{name}.csv"
        shelf.note(path, write_csv(shelf.place(path), headings, [[pa.array([], pa.string())] * len(headings)]))


def _write_calendar(borough: Borough, shelf: Shelf) -> None:
    path = "ssd/ssd_dim_date.csv"
    first, last = borough.plan.start, borough.plan.as_at
    rows = [calendar_row(first + timedelta(days=ahead)) for ahead in range((last - first).days + 1)]
    columns = [pa.array([str(row[place]) for row in rows], pa.string()) for place in range(len(CALENDAR))]
    shelf.note(path, write_csv(shelf.place(path), CALENDAR, [columns]))


def calendar_row(day: date) -> tuple[object, ...]:
    """What the dataset's table of days says of a day, in the order of `CALENDAR`; its fiscal year begins on 1 April."""
    iso_year, iso_week, weekday = day.isocalendar()
    quarter = (day.month - 1) // 3 + 1
    fiscal = day.year if day.month >= 4 else day.year - 1
    fiscal_quarter = (day.month - 4) % 12 // 3 + 1
    quarter_start = date(day.year, quarter * 3 - 2, 1)
    quarter_end = _month_end(date(day.year, quarter * 3, 1))
    return (
        day.strftime("%Y%m%d"), day, day.year, quarter, day.month, day.day, iso_year, iso_week, weekday, int(weekday > 5),
        day.replace(day=1), _month_end(day), quarter_start, quarter_end, date(day.year, 1, 1), date(day.year, 12, 31),
        fiscal, f"{fiscal}/{(fiscal + 1) % 100:02d}", date(fiscal, 4, 1), date(fiscal + 1, 3, 31), fiscal_quarter,
        quarter_start, quarter_end,
    )  # fmt: skip


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
