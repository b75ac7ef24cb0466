"""Contacts, early help and referrals: what comes in at the front door."""

from goldenthread.records.tables.language import RECORDED, Table, code, day, flag, held_by, moment, ref, text, whole

contacts = Table(
    "contacts", "front door", "A contact with the authority about a child, before it is decided whether it is a referral.", "one row a contact and child",
    (
        day("contact_date", "Day received.", "ssd:cont_contact_date", "annex-a:1 Date of Contact", "local:contact_date", required=True),
        moment("received_at", "Moment received, for clocks in hours.", "ssd:cont_contact_date", "local:received"),
        code("source", "referral_source", "Who made contact.", "ssd:cont_contact_source_code", "annex-a:1 Contact Source", "local:source"),
        moment("decided_at", "Moment the manager decided what happens next.", "local:decided"),
        day("decided_date", "Day the manager decided.", "local:decided"),
        code("outcome", "contact_outcome", "What was decided.", "ssd:cont_contact_outcome_json", "local:outcome", settled=False, dated_by="decided_date"),
        code("first_risk", "contact_risk", "Risk level first given, which may set the hours allowed.", "local:first_risk"),
        code("final_risk", "contact_risk", "Risk level finally given.", "local:final_risk", settled=False),
        flag("referrer_told", "The referrer was told the outcome.", "local:referrer_told", settled=False),
        day("referrer_told_date", "Day the referrer was told.", "local:referrer_told_date", settled=False),
        flag("consent", "The family agreed to information being shared.", "local:consent", settled=False),
        flag("on_open_case", "The child already had an open case.", "local:on_open_case"),
        *held_by("local:team_id", "local:worker_id"),
        RECORDED,
    ),
    event_date="contact_date", natural=("contact_date",),
)  # fmt: skip

early_help = Table(
    "early_help", "front door", "An early help episode or assessment.", "one row a child and episode",
    (
        day("requested_date", "Day it was asked for.", "local:requested"),
        day("start_date", "Day it began (assessment start where that is all that is held).", "ssd:earl_episode_start_date", "annex-a:2 Assessment start date", "local:start_date", required=True),
        day("assessed_date", "Day the assessment was completed.", "annex-a:2 Assessment completion date", "local:assessed"),
        day("plan_date", "Day the plan was made.", "local:plan_date"),
        day("first_review_date", "Day of the first review.", "local:first_review"),
        day("latest_review_date", "Day of the latest review.", "local:latest_review", settled=False),
        day("end_date", "Day it ended.", "ssd:earl_episode_end_date", "local:end_date", settled=False),
        code("end_reason", "early_help_end_reason", "Why it ended.", "ssd:earl_episode_end_reason", "local:end_reason", settled=False, dated_by="end_date"),
        text("organisation", "Organisation that leads it.", "ssd:earl_episode_organisation", "annex-a:2 Organisation completing assessment", "local:organisation", settled=False),
        text("team_id", "Id of the team that the source names for it.", "local:team_id", settled=False),
        text("worker_id", "Id of the worker that the source names for it.", "ssd:earl_episode_worker_id", "local:worker_id", settled=False),
    ),
    event_date="start_date", ends="end_date", natural=("start_date",),
)  # fmt: skip

referrals = Table(
    "referrals", "front door", "A referral to children's social care and the episode of need that it opens, to its closure.", "one row a referral and child",
    (
        day("referral_date", "Day of referral.", "ssd:cine_referral_date", "annex-a:3 Date of Referral", "cin:CINreferralDate", required=True),
        code("source", "referral_source", "Who referred.", "ssd:cine_referral_source_code", "annex-a:3 Referral Source", "cin:ReferralSource"),
        code("primary_need", "need", "Primary need.", "ssd:cine_cin_primary_need_code", "annex-a:6 Primary Need Code", "cin:PrimaryNeedCode", settled=False),
        flag("no_further_action", "The referral led to no further action.", "ssd:cine_referral_nfa", "annex-a:3 Referral NFA?", "cin:ReferralNFA", settled=False),
        day("decided_date", "Day it was decided what type of response is needed.", "local:decided"),
        day("acknowledged_date", "Day the referrer was answered.", "local:acknowledged"),
        day("first_seen_date", "Day the child was first seen after it.", "local:first_seen"),
        day("close_date", "Day the episode closed.", "ssd:cine_close_date", "annex-a:6 CIN Closure Date", "cin:CINclosureDate", settled=False),
        code("close_reason", "closure_reason", "Why it closed.", "ssd:cine_close_reason", "annex-a:6 Reason for Closure", "cin:ReasonForClosure", settled=False, dated_by="close_date"),
        day("transfer_in_conference_date", "Day of the conference of a child who moved in on another authority's plan.", "cin:DateOfInitialCPC"),
        code("case_status", "case_status", "Status on the list, as at its date (looked after, plan, assessment…).", "annex-a:6 Case Status", settled=False),
        day("last_seen_date", "Day the child was last seen, as at the list's date.", "annex-a:6 Date Child Was Last Seen", settled=False),
        whole("referrals_in_12_months", "Referrals in the twelve months before, as the list counts them.", "annex-a:3 Number of Referrals in Last 12 Months"),
        *held_by("ssd:cine_referral_team", "ssd:cine_referral_worker_id"),
        RECORDED,
    ),
    event_date="referral_date", ends="close_date", natural=("referral_date",),
)  # fmt: skip

transfers = Table(
    "transfers", "front door", "That one team offered a child's case to another.", "one row a child and offer",
    (
        day("offered_date", "Day offered.", "local:offered", required=True),
        text("from_team_id", "Team that offers.", "local:from_team"),
        text("to_team_id", "Team that is asked.", "local:to_team"),
        day("answered_date", "Day answered.", "local:answered", settled=False),
        code("outcome", "transfer_outcome", "Accepted, declined or waiting.", "local:outcome", settled=False, dated_by="answered_date"),
        ref("referral_key", "referrals", "The episode it belongs to.", "local:referral_id"),
    ),
    event_date="offered_date", natural=("offered_date",),
)  # fmt: skip

TABLES = (contacts, early_help, referrals, transfers)
