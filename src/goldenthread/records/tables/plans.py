"""Child in need and child protection plans, their reviews, core groups, visits and who took part."""

from goldenthread.records.tables.language import RECORDED, Table, code, day, flag, held_by, moment, ref, text, whole

cin_plans = Table(
    "cin_plans", "plans", "A child in need plan.", "one row a plan and child",
    (
        ref("referral_key", "referrals", "The referral.", "ssd:cinp_referral_id", "cin:CINdetails"),
        day("start_date", "Day it began.", "ssd:cinp_cin_plan_start_date", "cin:CINPlanStartDate", required=True),
        day("end_date", "Day it ended.", "ssd:cinp_cin_plan_end_date", "cin:CINPlanEndDate", settled=False),
        *held_by("ssd:cinp_cin_plan_team", "ssd:cinp_cin_plan_worker_id"),
    ),
    event_date="start_date", ends="end_date", natural=("start_date",),
)  # fmt: skip

cin_reviews = Table(
    "cin_reviews", "plans", "A review of a child in need plan.", "one row a review and child",
    (
        ref("plan_key", "cin_plans", "The plan.", "local:plan_id"),
        day("review_date", "Day held.", "local:review_date", required=True),
        day("due_date", "Day it was due.", "local:due", planned=True, settled=False),
        code("outcome", "plan_review_outcome", "What was decided.", "local:outcome", settled=False),
        *held_by("local:team_id", "local:worker_id"),
        RECORDED,
    ),
    event_date="review_date", natural=("review_date",),
)  # fmt: skip

cp_plans = Table(
    "cp_plans", "plans", "A child protection plan.", "one row a plan and child",
    (
        ref("referral_key", "referrals", "The referral.", "ssd:cppl_referral_id", "cin:CINdetails"),
        ref("conference_key", "conferences", "The initial conference that made it.", "ssd:cppl_icpc_id"),
        day("start_date", "Day it began.", "ssd:cppl_cp_plan_start_date", "annex-a:7 Child Protection Plan Start Date", "cin:CPPstartDate", required=True),
        day("end_date", "Day it ended.", "ssd:cppl_cp_plan_end_date", "annex-a:7 Child Protection Plan End Date", "cin:CPPendDate", settled=False),
        code("initial_category", "abuse_category", "Category when it was made.", "ssd:cppl_cp_plan_initial_category", "annex-a:7 Initial Category of Abuse", "cin:InitialCategoryOfAbuse"),
        code("latest_category", "abuse_category", "Latest category.", "ssd:cppl_cp_plan_latest_category", "annex-a:7 Latest Category of Abuse", "cin:LatestCategoryOfAbuse", settled=False),
        whole("previous_plans", "Earlier plans in this authority at any time, as recorded.", "annex-a:7 Number of Previous Child Protection Plans", "cin:NumberOfPreviousCPP"),
        flag("other_authority_plan", "A plan of another authority for a child living here for a while.", "ssd:cppl_cp_plan_ola", settled=False),
        flag("emergency_powers_in_6_months", "Emergency protection order or police powers in the six months before the list's date.", "annex-a:7 Subject to Emergency Protection Order or Protected Under Police Powers", settled=False),
        *held_by("annex-a:7 Allocated Team", "annex-a:7 Allocated Worker"),
    ),
    event_date="start_date", ends="end_date", natural=("start_date",),
)  # fmt: skip

cp_reviews = Table(
    "cp_reviews", "plans", "A review child protection conference.", "one row a review and child",
    (
        ref("plan_key", "cp_plans", "The plan.", "ssd:cppr_cp_plan_id", "cin:ChildProtectionPlans"),
        day("review_date", "Day held.", "ssd:cppr_cp_review_date", "annex-a:7 Date of latest review conference", "cin:CPPreviewDate", required=True),
        day("due_date", "Day it was due.", "ssd:cppr_cp_review_due", planned=True, settled=False),
        text("meeting_id", "Identifier shared by the children it was about.", "ssd:cppr_cp_review_meeting_id", settled=False),
        flag("plan_continues", "The plan continues.", "ssd:cppr_cp_review_outcome_continue_cp", settled=False),
        flag("quorate", "Enough agencies were there.", "ssd:cppr_cp_review_quorate", settled=False),
        code("participation", "participation", "How the child took part.", "ssd:cppr_cp_review_participation", settled=False),
    ),
    event_date="review_date", natural=("review_date",),
)  # fmt: skip

core_groups = Table(
    "core_groups", "plans", "A core group of a child protection plan.", "one row a meeting and child",
    (
        ref("plan_key", "cp_plans", "The plan.", "local:plan_id"),
        day("meeting_date", "Day it was held, or was to be held.", "local:meeting_date", required=True),
        flag("held", "It was held.", "local:held", settled=False),
        code("outcome", "core_group_outcome", "What was decided.", "local:outcome", settled=False),
        *held_by("local:team_id", "local:worker_id"),
        RECORDED,
    ),
    event_date="meeting_date", natural=("meeting_date",),
)  # fmt: skip

visits = Table(
    "visits", "plans", "A visit to a child, of any kind, whether or not the child was seen.", "one row a visit and child",
    (
        code("kind", "visit_kind", "Kind of visit.", "ssd:cin_visits", "ssd:cp_visits", "ssd:cla_visits", "local:kind", required=True),
        day("visit_date", "Day of the visit.", "ssd:cinv_cin_visit_date", "ssd:cppv_cp_visit_date", "ssd:clav_cla_visit_date", "annex-a:7 Date of the Last Statutory Visit", "annex-a:8 Date of Last Social Work Visit", "local:visit_date", required=True),
        moment("visited_at", "Moment of the visit, where the source holds it.", "ssd:cppv_cp_visit_date"),
        flag("seen", "The child was seen.", "ssd:cppv_cp_visit_seen", "local:seen", settled=False),
        flag("seen_alone", "The child was seen alone.", "ssd:cppv_cp_visit_seen_alone", "annex-a:7 Was the Child Seen Alone?", "local:seen_alone", settled=False),
        flag("bedroom_seen", "The child's bedroom was seen.", "ssd:cppv_cp_visit_bedroom", "local:bedroom_seen", settled=False),
        ref("plan_key", "cp_plans", "The child protection plan.", "ssd:cppv_cp_plan_id"),
        ref("care_period_key", "care_periods", "The period of care.", "ssd:clav_cla_id"),
        *held_by("local:team_id", "local:worker_id"),
        RECORDED,
    ),
    event_date="visit_date", natural=("kind", "visit_date"),
)  # fmt: skip

participation = Table(
    "participation", "plans", "How a child took part in a conference or review, from a local list.", "one row a meeting and child",
    (
        day("meeting_date", "Day of the meeting.", "local:meeting_date", required=True),
        code("meeting_kind", "conference_kind", "Kind of meeting.", "local:meeting_kind"),
        code("participation", "participation", "How the child took part.", "local:participation"),
        flag("parent_attended", "A parent was there.", "local:parent_attended"),
        flag("report_on_time", "The report was shared with the family in time.", "local:report_on_time"),
    ),
    event_date="meeting_date", natural=("meeting_kind", "meeting_date"),
)  # fmt: skip

family_group_conferences = Table(
    "family_group_conferences", "plans", "A family group conference or other family group decision making meeting.", "one row an offer and child",
    (
        day("offered_date", "Day offered.", "local:offered", required=True),
        flag("accepted", "The family accepted.", "local:accepted", settled=False),
        day("held_date", "Day held.", "local:held", settled=False),
        code("outcome", "fgc_outcome", "What came of it.", "local:outcome", settled=False, dated_by="held_date"),
        ref("referral_key", "referrals", "The referral.", "local:referral_id"),
    ),
    event_date="offered_date", natural=("offered_date",),
)  # fmt: skip

case_recordings = Table(
    "case_recordings", "plans", "The date of a chronology, case summary or management oversight entry; never its words.", "one row an entry and child",
    (
        code("kind", "recording_kind", "Kind of entry.", "local:kind", required=True),
        day("entry_date", "Day it is about.", "local:entry_date", required=True),
        *held_by("local:team_id", "local:worker_id"),
        RECORDED,
    ),
    event_date="entry_date", natural=("kind", "entry_date"),
)  # fmt: skip

TABLES = (
    cin_plans,
    cin_reviews,
    cp_plans,
    cp_reviews,
    core_groups,
    visits,
    participation,
    family_group_conferences,
    case_recordings,
)
