"""Assessments and their factors, strategy discussions and who attended, section 47 enquiries and conferences."""

from goldenthread.records.tables.language import RECORDED, Table, code, day, flag, held_by, moment, ref, text, whole

assessments = Table(
    "assessments", "assessment", "A single (child and family) assessment.", "one row an assessment and child",
    (
        ref("referral_key", "referrals", "The referral it followed.", "ssd:cina_referral_id", "cin:CINdetails"),
        day("start_date", "Day it began.", "ssd:cina_assessment_start_date", "annex-a:4 Continuous Assessment Start Date", "cin:AssessmentActualStartDate", required=True),
        day("internal_review_date", "Day fixed for the manager's review point.", "cin:AssessmentInternalReviewDate", planned=True, settled=False),
        day("authorised_date", "Day it was completed: the family was told, and the manager authorised it.", "ssd:cina_assessment_auth_date", "annex-a:4 CA Date of Authorisation", "cin:AssessmentAuthorisationDate", settled=False),
        flag("child_seen", "The child was seen during it.", "ssd:cina_assessment_child_seen", "annex-a:4 Child Seen During Continuous Assessment", settled=False),
        flag("no_further_action", "It led to no further action.", "ssd:cina_assessment_outcome_nfa", settled=False, dated_by="authorised_date"),
        flag("needs_support", "The child was assessed as needing social care's support.", "annex-a:4 Was the child assessed as requiring LA children's social care support?", settled=False, dated_by="authorised_date"),
        *held_by("ssd:cina_assessment_team", "ssd:cina_assessment_worker_id"),
        RECORDED,
    ),
    event_date="start_date", ends="authorised_date", natural=("start_date",),
)  # fmt: skip

assessment_factors = Table(
    "assessment_factors", "assessment", "A factor identified at the end of an assessment.", "one row an assessment and factor",
    (
        ref("assessment_key", "assessments", "The assessment.", "ssd:cinf_assessment_id", "cin:Assessments"),
        day("start_date", "Day the assessment began.", "cin:AssessmentActualStartDate", required=True),
        code("factor", "assessment_factor", "The factor.", "ssd:cinf_assessment_factors_json", "cin:AssessmentFactors", required=True),
    ),
    event_date="start_date", natural=("start_date", "factor"),
)  # fmt: skip

strategy_discussions = Table(
    "strategy_discussions", "assessment", "A strategy discussion or meeting about a child.", "one row a discussion and child",
    (
        day("discussion_date", "Day held.", "local:discussion_date", required=True),
        moment("held_at", "Moment held.", "local:held"),
        text("meeting_id", "Identifier shared by the children it was about.", "local:meeting_id"),
        day("requested_date", "Day it was asked for or the threshold was met.", "local:requested"),
        ref("referral_key", "referrals", "The referral.", "local:referral_id"),
        flag("initiates_enquiry", "It was the one that began a section 47 enquiry.", "local:initiates_enquiry"),
        flag("about_missing_or_exploitation", "It was held because the child was missing or at risk of exploitation.", "local:missing_or_exploitation"),
        code("outcome", "strategy_outcome", "What was decided.", "local:outcome", settled=False),
        *held_by("local:team_id", "local:worker_id"),
        RECORDED,
    ),
    event_date="discussion_date", natural=("discussion_date",),
)  # fmt: skip

strategy_attendance = Table(
    "strategy_attendance", "assessment", "That an agency was invited to a strategy discussion and whether it took part.", "one row a discussion, child and agency",
    (
        ref("discussion_key", "strategy_discussions", "The discussion.", "local:discussion_id"),
        day("discussion_date", "Day held.", "local:discussion_date", required=True),
        code("agency", "agency", "The agency.", "local:agency", required=True),
        code("attendance", "attendance", "Took part, was asked but did not, was not asked.", "local:attendance"),
    ),
    event_date="discussion_date", natural=("discussion_date", "agency"),
)  # fmt: skip

s47_enquiries = Table(
    "s47_enquiries", "assessment", "A section 47 enquiry.", "one row an enquiry and child",
    (
        ref("referral_key", "referrals", "The referral.", "ssd:s47e_referral_id", "cin:CINdetails"),
        day("start_date", "Day of the strategy discussion that began it.", "ssd:s47e_s47_start_date", "annex-a:5 Strategy discussion initiating Section 47 Enquiry Start Date", "cin:S47ActualStartDate", required=True),
        day("end_date", "Day it was completed.", "ssd:s47e_s47_end_date", settled=False),
        day("conference_target_date", "Day by which a conference is due.", "cin:InitialCPCtarget", planned=True, settled=False),
        day("conference_date", "Day of the initial conference that followed.", "annex-a:5 Date of Initial Child Protection Conference", "cin:DateOfInitialCPC", settled=False),
        flag("conference_not_required", "It was decided that no conference was needed.", "annex-a:5 Was an Initial Child Protection Conference deemed unnecessary?", "cin:ICPCnotRequired", settled=False),
        flag("conference_led_to_plan", "The conference led to a child protection plan.", "annex-a:5 Did the Initial Child Protection Conference Result in a Child Protection Plan", settled=False),
        flag("no_further_action", "It led to no further action.", "ssd:s47e_s47_nfa", settled=False, dated_by="end_date"),
        whole("enquiries_in_12_months", "Enquiries in the twelve months before, as the list counts them.", "annex-a:5 Number of Section 47 Enquiries in the last 12 months"),
        whole("conferences_in_12_months", "Initial conferences in the twelve months before, as the list counts them.", "annex-a:5 Number of ICPCs in the last 12 months"),
        *held_by("ssd:s47e_s47_completed_by_team", "ssd:s47e_s47_completed_by_worker_id"),
        RECORDED,
    ),
    event_date="start_date", ends="end_date", natural=("start_date",),
)  # fmt: skip

conferences = Table(
    "conferences", "assessment", "An initial child protection conference, held or due (review conferences are in `cp_reviews`).", "one row a conference and child",
    (
        code("kind", "conference_kind", "Initial, or for a child who moved in on another authority's plan.", "ssd:icpc_icpc_transfer_in", "cin:DateOfInitialCPC"),
        day("conference_date", "Day held.", "ssd:icpc_icpc_date", "annex-a:5 Date of Initial Child Protection Conference", "cin:DateOfInitialCPC", required=True),
        day("target_date", "Day by which it was due.", "ssd:icpc_icpc_target_date", "cin:InitialCPCtarget", planned=True, settled=False),
        day("notified_date", "Day the authority was formally told of the move, for a transfer in.", "local:notified"),
        text("meeting_id", "Identifier shared by the children it was about.", "ssd:icpc_icpc_meeting_id", settled=False),
        ref("enquiry_key", "s47_enquiries", "The enquiry it followed.", "ssd:icpc_s47_enquiry_id", "cin:Section47"),
        ref("referral_key", "referrals", "The referral.", "ssd:icpc_referral_id", "cin:CINdetails"),
        flag("led_to_plan", "It led to a child protection plan.", "ssd:icpc_icpc_outcome_cp_flag", "annex-a:5 Did the Initial Child Protection Conference Result in a Child Protection Plan", settled=False),
        flag("quorate", "Enough agencies were there.", "local:quorate", settled=False),
        *held_by("ssd:icpc_icpc_team", "ssd:icpc_icpc_worker_id"),
        RECORDED,
    ),
    event_date="conference_date", natural=("conference_date",),
)  # fmt: skip

TABLES = (assessments, assessment_factors, strategy_discussions, strategy_attendance, s47_enquiries, conferences)
