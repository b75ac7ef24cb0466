"""Adoption, adopters, connected carers, private fostering, pre-proceedings and the courts."""

from goldenthread.records.tables.language import Table, code, day, flag, held_by, ref, text, whole

adoptions = Table(
    "adoptions", "permanence and court", "A child's way to adoption, from the decision that adoption should happen.", "one row a child and decision",
    (
        day("entered_care_date", "Day the child entered care.", "annex-a:10 Date the Child Entered Care"),
        day("decision_date", "Day it was decided that the child should be placed for adoption.", "ssd:perm_adm_decision_date", "annex-a:10 Date of Decision that Child Should be Placed for Adoption", "903:DATE_INT", "903:DATE_PLACED"),
        day("placement_order_date", "Day of the placement order.", "ssd:perm_placement_order_date", "annex-a:10 Date of Placement Order", "903:derived", settled=False),
        day("matched_date", "Day matched with adopters.", "ssd:perm_matched_date", "annex-a:10 Date of Matching Child and Prospective Adopters", "903:DATE_MATCH", settled=False),
        day("placed_date", "Day placed for adoption.", "ssd:perm_placed_for_adoption_date", "annex-a:10 Date Placed for Adoption", "903:derived", settled=False),
        day("order_date", "Day of the adoption order.", "ssd:perm_permanence_order_date", "annex-a:10 Date of Adoption Order", "903:derived", settled=False),
        day("placement_ended_date", "Day a placement for adoption ended without an order.", settled=False),
        day("reversed_date", "Day the decision was reversed.", "ssd:perm_decision_reversed_date", "annex-a:10 Date of Decision that Child Should No Longer be Placed for Adoption", "903:DATE_PLACED_CEASED", settled=False),
        code("reversal_reason", "adoption_reversal", "Why it was reversed or ended.", "ssd:perm_decision_reversed_reason", "annex-a:10 Reason Why Child No Longer Placed for Adoption", "903:REASON_PLACED_CEASED", settled=False),
        day("early_placement_date", "Day placed in a fostering-for-adoption or concurrent placement.", "ssd:perm_placed_ffa_cp_date", "annex-a:10 Date the child was placed for fostering in FFA or concurrent planning placement", settled=False),
        flag("adopted_by_carer", "Adopted by the foster carer.", "ssd:perm_adopted_by_carer_flag", "903:FOSTER_CARE", settled=False),
        day("carer_placement_date", "Day placed with the foster carer who later adopts.", "ssd:perm_placed_foster_carer_date", settled=False),
        whole("adopters", "Number of adopters, 1 or 2.", "ssd:perm_number_of_adopters", "903:NB_ADOPTR"),
        code("adopter_sex", "adopter_sex", "Sex of the adopters.", "ssd:perm_adopter_sex", "903:SEX_ADOPTR", settled=False),
        code("adopter_legal_status", "adopter_legal_status", "Legal status of the adopters.", "ssd:perm_adopter_legal_status", "903:LS_ADOPTR", settled=False),
        text("family_id", "Identifier of the adoptive family.", "annex-a:10 Family identifier", settled=False),
        flag("in_sibling_group", "Part of a sibling group.", "ssd:perm_part_of_sibling_group", settled=False),
    ),
    event_date="decision_date", natural=(),
)  # fmt: skip

adopters = Table(
    "adopters", "permanence and court", "A person who wants to adopt; not a child, so outside every list of children.", "one row an adopter and application",
    (
        text("adopter_id", "Identifier of the adopter.", "annex-a:11 Individual adopter identifier", required=True),
        text("family_id", "Identifier of the adoptive family.", "annex-a:11 Family identifier", settled=False),
        code("sex", "sex", "Sex.", "annex-a:11 Gender", settled=False),
        code("ethnicity", "ethnicity", "Ethnicity.", "annex-a:11 Ethnicity", settled=False),
        flag("disabled", "Disabled.", "annex-a:11 Does the Prospective Adopter have a disability", settled=False),
        flag("early_placement", "Fostering for adoption or concurrent planning.", "annex-a:11 Is the (prospective) adopter fostering for adoption", settled=False),
        day("enquiry_date", "Day of the first enquiry.", "annex-a:11 Date enquiry received"),
        day("stage_one_start_date", "Day stage one began.", "annex-a:11 Date Stage 1 started"),
        day("stage_one_end_date", "Day stage one ended.", "annex-a:11 Date Stage 1 ended", settled=False),
        day("stage_two_start_date", "Day stage two began.", "annex-a:11 Date Stage 2 started", settled=False),
        day("stage_two_end_date", "Day stage two ended.", "annex-a:11 Date Stage 2 ended", settled=False),
        day("applied_date", "Day of the application.", "annex-a:11 Date application submitted", settled=False),
        day("approved_date", "Day approved.", "annex-a:11 Date application approved", settled=False),
        day("matched_date", "Day matched.", "annex-a:11 Date adopter matched with child(ren)", settled=False),
        day("placed_date", "Day a child was placed.", "annex-a:11 Date child/children placed with adopter(s)", settled=False),
        whole("children_placed", "Children placed.", "annex-a:11 No. of children placed"),
        day("order_date", "Day of the adoption order.", "annex-a:11 Date of Adoption Order", settled=False),
        day("left_date", "Day the adopter left the process.", "annex-a:11 Date of leaving adoption process", settled=False),
        text("left_reason", "Why the adopter left.", "annex-a:11 Reason for leaving adoption process", settled=False),
    ),
    event_date="enquiry_date", natural=("adopter_id", "enquiry_date"), subject="none",
)  # fmt: skip

connected_carers = Table(
    "connected_carers", "permanence and court", "An approval, temporary or full, of a relative or friend who cares for a looked-after child.", "one row an approval and child",
    (
        code("kind", "connected_approval_kind", "Temporary (regulation 24), extended (25), full, or ended without.", "local:kind"),
        day("placed_date", "Day the child was placed.", "local:placed"),
        day("approved_date", "Day of this approval.", "local:approved", required=True),
        day("expiry_date", "Day it runs out.", "local:expires", planned=True, settled=False),
        day("full_approval_date", "Day of full approval.", "local:full_approval", settled=False),
        day("ended_date", "Day it ended.", "local:ended", settled=False),
    ),
    event_date="approved_date", ends="ended_date", natural=("kind", "approved_date"),
)  # fmt: skip

private_fostering = Table(
    "private_fostering", "permanence and court", "A private fostering arrangement.", "one row an arrangement and child",
    (
        day("notified_date", "Day the authority was told.", "local:notified", required=True),
        day("start_date", "Day it began.", "local:start_date", planned=True),
        day("first_visit_date", "Day of the first visit to premises, carer, household and child.", "local:first_visit", settled=False),
        day("assessed_date", "Day the assessment was completed.", "local:assessed", settled=False),
        day("end_date", "Day it ended.", "local:end_date", settled=False),
    ),
    event_date="notified_date", ends="end_date", natural=("notified_date",),
)  # fmt: skip

pre_proceedings = Table(
    "pre_proceedings", "permanence and court", "Work with a family before care proceedings (public law outline).", "one row a child and spell",
    (
        ref("referral_key", "referrals", "The referral.", "cin:CINdetails"),
        text("family_id", "Identifier of the family in the process.", "ssd:prep_plo_family_id", "local:family_id", settled=False),
        day("start_date", "Day it was decided to begin.", "ssd:prep_pre_pro_decision_date", "cin:PPStartDate", "local:start_date", required=True),
        day("letter_date", "Day of the letter before proceedings.", "ssd:prep_pre_pro_letter_date", "cin:LBPSentDate", "local:letter", settled=False),
        day("first_meeting_date", "Day of the first meeting.", "ssd:prep_initial_pre_pro_meeting_date", "cin:InitialPPMeetingDate", "local:first_meeting", settled=False),
        whole("review_meetings", "Review meetings held.", "ssd:prep_pre_pro_meetings_num", "cin:ReviewMeetingsCount", "local:review_meetings"),
        flag("family_meeting_offered", "Family group decision making was offered.", "cin:FGDMMeetingOffer", "local:family_meeting_offered", settled=False),
        flag("family_meeting_held", "Family group decision making took place.", "cin:FGDMMeetingFac", "local:family_meeting_held", settled=False),
        day("decided_date", "Day it was decided to step down or to issue.", "ssd:prep_agree_stepdown_issue_date", "cin:StepDecisionDate", "local:decided", settled=False),
        code("outcome", "pre_proceedings_outcome", "What was decided.", "ssd:prep_pre_pro_outcome", "cin:PPOutcome", "local:outcome", settled=False, dated_by="decided_date"),
        day("court_application_date", "Day of the application to court.", "cin:CourtAppDate", "local:court_application", settled=False),
        day("issue_letter_date", "Day of the letter of issue.", "ssd:prep_care_pro_letter_date", "cin:LetterInitCPDate", "local:issue_letter", settled=False),
    ),
    event_date="start_date", ends="decided_date", natural=("start_date",),
)  # fmt: skip

care_proceedings = Table(
    "care_proceedings", "permanence and court", "Care proceedings about a child, from issue to final order.", "one row a child and case",
    (
        text("case_number", "Number of the court case, shared by siblings.", "ssd:prep_court_reference", "local:case_number", settled=False),
        day("issued_date", "Day the application was issued.", "local:issued", required=True),
        day("case_management_date", "Day of the case management hearing.", "local:case_management", settled=False),
        day("final_hearing_date", "Day of the final hearing.", "local:final_hearing", planned=True, settled=False),
        day("concluded_date", "Day of the final order.", "local:concluded", settled=False),
        code("final_order", "court_order", "The final order.", "local:final_order", settled=False, dated_by="concluded_date"),
        whole("hearings", "Hearings held.", "ssd:prep_care_proc_court_hearings", "local:hearings"),
    ),
    event_date="issued_date", ends="concluded_date", natural=("issued_date",),
)  # fmt: skip

court_orders = Table(
    "court_orders", "permanence and court", "An order made by a court about a child.", "one row an order and child",
    (
        code("order_kind", "court_order", "Kind of order.", "local:order", required=True),
        day("order_date", "Day made.", "local:order_date", required=True),
        day("end_date", "Day it ended.", "local:end_date", planned=True, settled=False),
        text("case_number", "Number of the court case.", "local:case_number", settled=False),
    ),
    event_date="order_date", ends="end_date", natural=("order_kind", "order_date"),
)  # fmt: skip

care_leavers = Table(
    "care_leavers", "leaving care", "What is known of a care leaver as at a date.", "one row a young person and record",
    (
        day("record_date", "Day the record speaks of: latest contact, the list's date or the return's year end.", "ssd:clea_care_leaver_latest_contact", "annex-a:list date", "903:year end", required=True),
        code("eligibility", "leaving_care_eligibility", "Category of entitlement.", "ssd:clea_care_leaver_eligibility", "annex-a:9 Eligibility Category", settled=False),
        code("in_touch", "in_touch", "Whether the authority is in touch.", "ssd:clea_care_leaver_in_touch", "annex-a:9 LA In Touch", "903:IN_TOUCH", settled=False),
        day("latest_contact_date", "Day of latest contact.", "ssd:clea_care_leaver_latest_contact", "annex-a:9 Latest Date of Contact", settled=False),
        code("accommodation", "accommodation", "Accommodation.", "ssd:clea_care_leaver_accommodation", "annex-a:9 Type of Accommodation", "903:ACCOM", settled=False),
        code("suitability", "accommodation_suitability", "Whether it is suitable.", "ssd:clea_care_leaver_accom_suitable", "annex-a:9 Suitability of Accommodation", settled=False),
        code("activity", "activity", "Education, employment or training.", "ssd:clea_care_leaver_activity", "annex-a:9 Activity Status", "903:ACTIV", settled=False),
        flag("unaccompanied", "An unaccompanied asylum-seeking child, or formerly one.", "annex-a:9 UASC", settled=False),
        text("adviser_id", "Identifier of the personal adviser.", "ssd:clea_care_leaver_personal_advisor", "annex-a:9 Allocated Personal Advisor", settled=False),
        *held_by("ssd:clea_care_leaver_allocated_team", "ssd:clea_care_leaver_worker_id"),
    ),
    event_date="record_date", natural=("record_date",),
)  # fmt: skip

pathway_plans = Table(
    "pathway_plans", "leaving care", "A pathway plan's needs assessment or review.", "one row a review and young person",
    (day("review_date", "Day of the latest review.", "ssd:clea_pathway_plan_review_date", "annex-a:9 Latest Pathway Plan Review Date", "local:review_date", required=True),),
    event_date="review_date", natural=("review_date",),
)  # fmt: skip

homeless_presentations = Table(
    "homeless_presentations", "leaving care", "That a 16 or 17 year old presented as homeless.", "one row a presentation and young person",
    (
        day("presented_date", "Day presented.", "local:presented", required=True),
        day("accommodated_date", "Day accommodated.", "local:accommodated", settled=False),
        day("assessed_date", "Day the assessment was completed.", "local:assessed", settled=False),
        code("outcome", "homeless_outcome", "What came of it.", "local:outcome", settled=False),
        flag("bed_and_breakfast", "Placed in bed and breakfast.", "local:bed_and_breakfast", settled=False),
    ),
    event_date="presented_date", natural=("presented_date",),
)  # fmt: skip

age_assessments = Table(
    "age_assessments", "leaving care", "An age assessment of an unaccompanied young person.", "one row an assessment and young person",
    (
        day("arrived_date", "Day of arrival in the authority.", "local:arrived"),
        day("start_date", "Day it began.", "local:start_date", required=True),
        day("completed_date", "Day completed.", "local:completed", settled=False),
        code("outcome", "age_assessment_outcome", "What was found.", "local:outcome", settled=False, dated_by="completed_date"),
    ),
    event_date="start_date", ends="completed_date", natural=("start_date",),
)  # fmt: skip

no_recourse = Table(
    "no_recourse", "leaving care", "Support of a family without recourse to public funds.", "one row a child and spell",
    (
        day("start_date", "Day support began.", "local:start_date", required=True),
        day("end_date", "Day it ended.", "local:end_date", settled=False),
        code("outcome", "nrpf_outcome", "How it ended.", "local:outcome", settled=False, dated_by="end_date"),
    ),
    event_date="start_date", ends="end_date", natural=("start_date",),
)  # fmt: skip

TABLES = (
    adoptions, adopters, connected_carers, private_fostering, pre_proceedings, care_proceedings, court_orders,
    care_leavers, pathway_plans, homeless_presentations, age_assessments, no_recourse,
)  # fmt: skip
