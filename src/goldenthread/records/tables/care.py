"""Periods of care, their episodes, legal statuses, placements, reviews and permanence plans."""

from goldenthread.records.tables.language import Table, code, day, flag, held_by, number, ref, text, whole

care_periods = Table(
    "care_periods", "care", "An unbroken period in which a child is looked after.", "one row a child and period",
    (
        day("start_date", "Day the child became looked after.", "ssd:clae_entered_care_date", "annex-a:8 Date Started to be Looked After", "903:DECOM where RNE is S", required=True),
        day("end_date", "Day the child ceased to be looked after.", "ssd:clae_cla_episode_ceased_date", "annex-a:8 Date Ceased to be Looked After", "903:DEC where REC is not X1", settled=False),
        flag("start_known", "False where a source only shows that it had begun by the start date; null where the start is as recorded.", "903:derived", settled=False),
        code("end_reason", "reason_episode_ceased", "Why the child ceased to be looked after.", "ssd:clae_cla_episode_ceased_reason", "annex-a:8 Reason Ceased to be Looked After", "903:REC", settled=False, dated_by="end_date"),
        code("need", "need", "Main reason for being looked after.", "ssd:clae_cla_primary_need_code", "annex-a:8 Child's Category of Need", "903:CIN", settled=False),
        flag("short_breaks", "A series of short breaks (V3, V4): outside nearly every looked-after measure.", "903:LS"),
        flag("again_in_12_months", "A second or later period in twelve months, as the list says.", "annex-a:8 Is this a second or subsequent period of being a Looked After Child within the last 12 months", settled=False),
        flag("unaccompanied_in_12_months", "Unaccompanied asylum-seeking child in the last twelve months, as the list says.", "annex-a:8 UASC", settled=False),
        ref("referral_key", "referrals", "The referral.", "ssd:clae_referral_id"),
        day("last_reviewing_officer_contact_date", "Latest contact by the reviewing officer.", "ssd:clae_cla_last_iro_contact_date", "annex-a:8 Date of Last IRO Visit", settled=False),
        whole("placements_in_12_months", "Placements in twelve months within this period, as the list counts them.", "annex-a:8 Number of Placements in the last 12 months"),
        whole("missing_in_12_months", "Missing episodes in twelve months within this period, as the list counts them.", "annex-a:8 Number of Episodes of the Child Being Missing"),
        whole("absent_in_12_months", "Absences in twelve months within this period, as the list counts them.", "annex-a:8 Number of Episodes of the Child Being Absent"),
        code("permanence", "permanence_plan", "Aim of permanence as at the list's date, undated; dated plans are in `permanence_plans`.", "annex-a:8 What is the permanence plan for this child?", settled=False),
        code("interview_offered", "return_interview_answer", "A return interview was offered after the last missing episode, as the list says; episodes are in `missing_episodes`.", "annex-a:8 Was the child offered a Return Interview", settled=False),
        code("interview_accepted", "return_interview_answer", "A return interview was accepted after the last missing episode, as the list says.", "annex-a:8 Did the child accept a Return Interview", settled=False),
        *held_by("annex-a:8 Allocated Team", "annex-a:8 Allocated Worker"),
    ),
    event_date="start_date", ends="end_date", natural=("start_date",),
)  # fmt: skip

care_episodes = Table(
    "care_episodes", "care", "An episode of care in the meaning of the SSDA903: a new one begins whenever legal status, placement or carer changes.", "one row an episode and child",
    (
        ref("care_period_key", "care_periods", "The period of care.", "ssd:clae_cla_id", "903:derived"),
        day("start_date", "Day it began.", "ssd:clae_cla_episode_start_date", "903:DECOM", required=True),
        code("start_reason", "reason_episode_started", "Why it began.", "ssd:clae_cla_episode_start_reason", "903:RNE"),
        day("end_date", "Day it ended.", "ssd:clae_cla_episode_ceased_date", "903:DEC", settled=False),
        code("end_reason", "reason_episode_ceased", "Why it ended; X1 means that care carries on in a new episode.", "ssd:clae_cla_episode_ceased_reason", "903:REC", settled=False, dated_by="end_date"),
        code("legal_status", "legal_status", "Legal status.", "903:LS"),
        code("need", "need", "Main reason for being looked after.", "ssd:clae_cla_primary_need_code", "903:CIN", settled=False),
        ref("placement_key", "placements", "The placement.", "ssd:clae_cla_placement_id", "903:derived"),
    ),
    event_date="start_date", ends="end_date", natural=("start_date",),
)  # fmt: skip

legal_statuses = Table(
    "legal_statuses", "care", "A legal status of a looked-after child.", "one row a status and child",
    (
        code("status", "legal_status", "The status.", "ssd:lega_legal_status", "annex-a:8 Child's Legal Status", "903:LS", required=True),
        day("start_date", "Day it began.", "ssd:lega_legal_status_start_date", "annex-a:8 Start date of current legal status", "903:derived", required=True),
        day("end_date", "Day it ended.", "ssd:lega_legal_status_end_date", "903:derived", settled=False),
        flag("start_known", "False where a source only shows that it had begun by the start date; null where the start is as recorded.", "903:derived", settled=False),
    ),
    event_date="start_date", ends="end_date", natural=("start_date", "status"),
)  # fmt: skip

placements = Table(
    "placements", "care", "A stay of a looked-after child in one placement.", "one row a placement and child",
    (
        ref("care_period_key", "care_periods", "The period of care.", "ssd:clap_cla_id", "903:derived"),
        day("start_date", "Day it began.", "ssd:clap_cla_placement_start_date", "annex-a:8 Start Date of Most Recent Placement", "903:derived", required=True),
        day("end_date", "Day it ended.", "ssd:clap_cla_placement_end_date", "903:derived", settled=False),
        flag("start_known", "False where a source only shows that it had begun by the start date; null where the start is as recorded.", "903:derived", settled=False),
        code("placement_type", "placement_type", "Type of placement.", "ssd:clap_cla_placement_type", "annex-a:8 Placement Type", "903:PLACE"),
        code("provider", "placement_provider", "Who provides it.", "ssd:clap_cla_placement_provider", "annex-a:8 Placement Provider", "903:PLACE_PROVIDER", settled=False),
        code("change_reason", "place_change_reason", "Why it ended.", "ssd:clap_cla_placement_change_reason", "903:REASON_PLACE_CHANGE", settled=False, dated_by="end_date"),
        text("urn", "Ofsted's number of the provider.", "ssd:clap_cla_placement_urn", "annex-a:8 URN of Placement", "903:URN", settled=False),
        number("distance_miles", "Miles from home; null where unknown.", "ssd:clap_cla_placement_distance", "903:derived from postcodes"),
        code("location", "placement_location", "Inside or outside the authority.", "annex-a:8 Placement Location", settled=False),
        text("placement_authority", "Authority where the child is placed.", "annex-a:8 LA of Placement", settled=False),
        flag("short_breaks", "A short break (V3, V4).", "903:LS"),
        flag("intended_to_last", "Meant to last until eighteen, which lengthens the visiting interval.", "local:intended_to_last", settled=False),
        day("plan_date", "Day the placement plan was made.", "local:placement_plan_date", settled=False),
    ),
    event_date="start_date", ends="end_date", natural=("start_date",),
)  # fmt: skip

care_reviews = Table(
    "care_reviews", "care", "A statutory review of a looked-after child.", "one row a review and child",
    (
        ref("care_period_key", "care_periods", "The period of care.", "ssd:clar_cla_id"),
        day("review_date", "Day held (of a series, the day it was completed).", "ssd:clar_cla_review_date", "annex-a:8 Date of Latest Statutory Review", "903:REVIEW", required=True),
        day("due_date", "Day it was due.", "ssd:clar_cla_review_due_date", planned=True, settled=False),
        flag("cancelled", "It was cancelled.", "ssd:clar_cla_review_cancelled", settled=False),
        code("participation", "participation", "How the child took part.", "ssd:clar_cla_review_participation", "903:REVIEW_CODE", settled=False),
    ),
    event_date="review_date", natural=("review_date",),
)  # fmt: skip

permanence_plans = Table(
    "permanence_plans", "care", "A care plan of a looked-after child with its aim of permanence.", "one row a plan and child",
    (
        day("start_date", "Day it was recorded.", "ssd:lacp_cla_care_plan_start_date", required=True),
        day("end_date", "Day it ended.", "ssd:lacp_cla_care_plan_end_date", settled=False),
        code("permanence", "permanence_plan", "Aim.", "ssd:lacp_cla_care_plan_json", settled=False),
    ),
    event_date="start_date", ends="end_date", natural=("start_date",),
)  # fmt: skip

previous_permanence = Table(
    "previous_permanence", "care", "Permanence that a child had before entering care again.", "one row a child and option",
    (
        code("option", "previous_permanence", "What it was.", "ssd:lapp_previous_permanence_option", "903:PREV_PERM", required=True),
        text("arranging_authority", "Authority that arranged it.", "ssd:lapp_previous_permanence_la", "903:LA_PERM", settled=False),
        text("order_date_text", "Date of the order, often known only in part (zz/zz/2012).", "ssd:lapp_previous_permanence_order_date", "903:DATE_PERM", settled=False),
    ),
    natural=("option", "order_date_text"),
)  # fmt: skip

deprivations_of_liberty = Table(
    "deprivations_of_liberty", "care", "A deprivation of liberty order of a looked-after child.", "one row an order and child",
    (
        day("start_date", "Day it began.", "903:DOLO_START", required=True),
        day("end_date", "Day it ended.", "903:DOLO_END", settled=False),
    ),
    event_date="start_date", ends="end_date", natural=("start_date",),
)  # fmt: skip

TABLES = (
    care_periods,
    care_episodes,
    legal_statuses,
    placements,
    care_reviews,
    permanence_plans,
    previous_permanence,
    deprivations_of_liberty,
)
