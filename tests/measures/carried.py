"""What each format can carry of the known answers, and why it cannot carry the rest."""

PLANS = ("cp-plan-two-years", "cp-plan-drift", "step-down")
VISITS = ("care-visit", "care-visit-general", "short-break-visit", "adoptive-placement-visits")
LEAVERS = ("pathway-reviews", "care-leaver-contacts", "needs-assessment-eligible", "needs-assessment-relevant")

#: Clocks that a format carries in part, by why: their figures stand on what the records hold, and their pages say so.
PARTLY = {
    "ssd": {
        "it does not say when a move was notified: conferences on children who moved in cannot be computed": ("conference",),
        "it has no word on whether a conference is needed until it is held": ("conference-due",),
        "visits to children placed for adoption or on short breaks have no place in it": VISITS,
        "it gives the latest pathway plan and contact only": LEAVERS,
        "it holds no carers, proceedings or work before them": ("drift",),
    },
    "cin": {
        "it does not say when a move was notified": ("conference",),
        "it has no word on whether a conference is needed until it is held": ("conference-due",),
        "it holds no carers, proceedings, adoptions or work before them": ("drift",),
    },
    "903": {
        "its involvements are social workers alone": ("reviewing-officer",),
        "it gives a match only once the child is placed or adopted": ("adoption-match",),
    },
    "annex-a": {
        "a list says what is so on its day and what began in the months before it": (
            "early-help-assessment", "assessment", "assessment-from-its-start", "conference", "conference-due",
            "plan-after-conference", *PLANS[:2], "cp-visit", "cp-visit-least", "cp-visit-both", "review-conference",
            "temporary-move", *VISITS, "care-review", "initial-health-assessment", "health-assessment", "dental-check",
            *LEAVERS,
        ),
    },
    "local": {
        "referrals and people are read from other files: these lists hold no source, birth or closing": (
            "referrer-answered", "child-first-seen", "assessment-checkpoint", "placement-plan", "pathway-reviews",
            "return-interview", "conference", "transfer-in-conference",
        ),
    },
    "all": {},
}  # fmt: skip
#: Annex A is a snapshot: of those clocks, what is open on its day is exact all the same.
EXACT_ON_THE_DAY = (
    "early-help-assessment", "assessment", "assessment-from-its-start", "conference-due", *PLANS[:2], "cp-visit",
    "cp-visit-least", "cp-visit-both", "review-conference", "temporary-move", "care-review", "health-assessment",
    "dental-check",
)  # fmt: skip
#: Formats that say who holds a case. Of protection plans only Annex A names the team, and only as on the day of its list.
TEAMS = {"ssd": ("care-plan", "permanence-plan", *PLANS), "all": PLANS}


#: Questions of truth.json that a measure of the book answers, beside the clocks.
QUESTIONS_AS = {
    "contacts": "contacts", "referrals": "referrals", "referrals-nfa": "referrals-with-no-further-action",
    "re-referrals-12m": "re-referrals", "assessments-completed": "assessments-completed",
    "assessments-open-overdue": "assessments-overdue", "s47-started": "enquiries-started", "cp-plans-open": "cp-plans-open",
    "cp-second-plans": "cp-plans-started-repeat-ever", "cp-plans-two-years": "cp-plans-two-years",
    "cp-visits-10wd": "cp-plans-visited-in-time", "cp-visits-4weeks": "cp-plans-visited-in-four-weeks",
    "cp-reviews-in-time": "cp-reviews-all-in-time", "cin-plans-open": "cin-plans-open",
    "cin-visits-6weeks": "cin-plans-visited-in-time", "cla-open": "looked-after-children",
    "cla-started": "children-starting-care", "cla-ceased": "children-ceasing-care",
    "cla-three-placements": "three-or-more-placements", "cla-visits-in-time": "care-visits-up-to-date-general",
    "missing-episodes": "missing-episodes", "audits-returned": "audits-returned",
    "early-help-over-12m": "early-help-open-over-12-months",
}  # fmt: skip
NEED = (
    "referrals",
    "assessments-completed",
    "assessments-open-overdue",
    "s47-started",
    "cp-plans-open",
    "cin-plans-open",
)
CARE = ("cla-open", "cla-started", "cla-ceased")
#: Which of them each format holds whole.
QUESTIONS_IN = {
    "all": tuple(QUESTIONS_AS),
    "ssd": ("contacts", *NEED, "cp-visits-10wd", "cp-visits-4weeks", "cin-visits-6weeks", *CARE, "missing-episodes"),
    "cin": NEED,
    "903": CARE,
}


#: Limits no longer than due soon: what is open and in time is due soon.
SHORT = (
    "contact-decision", "contact-decision-by-risk", "contact-decision-by-day", "referral-decision", "referrer-answered",
    "plan-after-conference", "placement-plan", "reviewing-officer", "letter-before-proceedings", "homeless-accommodated",
    "return-interview", "corporate-acknowledgement", "adoptive-placement-visits",
)  # fmt: skip
#: Clocks that are not recurring and whose dates cannot contradict one another, or do not in the cast.
NEVER_WRONG = (
    "assessment-checkpoint", "cin-plan-length", "cp-plan-two-years", "cp-plan-drift", "step-down", "placement-plan",
    "temporary-move", "care-plan", "permanence-plan", "reviewing-officer", "initial-health-assessment",
    "first-education-plan", "adoption-panel", "adoption-decision", "temporary-approval-extended", *LEAVERS,
)  # fmt: skip
