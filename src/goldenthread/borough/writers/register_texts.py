"""Words of the invented registers: actions of a plan, risks, savings and the like, none of them any council's own."""

from typing import Final

#: Theme of the plan: title, then its actions with the job title that answers for each and the month from the start of the
#: history in which it is due (None: ongoing).
PLAN: Final = (
    (
        "Leading and checking",
        (
            ("Set one vision for practice with every team", "Director of children's services", 2),
            ("Hold a monthly board that asks for evidence", "Director of children's services", None),
            ("Publish what audits find and what was done", "Head of quality assurance", 8),
        ),
    ),
    (
        "The front door",
        (
            ("Decide every contact within one working day", "Head of assessment", 3),
            ("Review thresholds with schools, health and police", "Head of assessment", 5),
            ("Ask children what happened after a referral", "Participation lead", 12),
        ),
    ),
    (
        "Plans that change lives",
        (
            ("Train every team in plans with dates and outcomes", "Head of practice", 6),
            ("Check the oldest child protection plans each quarter", "Head of safeguarding", 4),
            ("See every child alone and write down what they said", "Principal social worker", None),
            ("Begin planning for permanence by the second review", "Head of children in care", 14),
        ),
    ),
    (
        "A steady workforce",
        (
            ("Recruit to every vacant post of social worker", "Head of workforce", 9),
            ("Keep caseloads within the agreed range", "Head of workforce", None),
            ("Give every worker supervision each month", "Principal social worker", 7),
        ),
    ),
)
KEY_ACTIONS: Final = (
    ("Children are safe", "Early help", "Open a second family hub"),
    ("Children are safe", "Early help", "Agree one early help assessment with schools"),
    ("Families stay together", "Edge of care", "Set up a team for families on the edge of care"),
    ("Families stay together", "Edge of care", "Offer a family meeting before every application to court"),
    ("A place to belong", "Children in care", "Recruit fifteen households who foster"),
    ("A place to belong", "Care leavers", "Give every care leaver a named adviser at sixteen"),
)
#: Key of a measure that may miss its target, what the report calls it, what is done.
INTERVENTIONS: Final = (
    (
        "re-referrals",
        "Re-referrals within 12 months",
        "Cases closed within three months are looked at again before they are stepped down",
    ),
    (
        "assessments-in-45-working-days",
        "Assessments in time",
        "Managers review every assessment at day 20; two locums cover the longest waits",
    ),
    (
        "cp-plans-visited-in-time",
        "Protected children seen in time",
        "Visits are booked three ahead, and recorded on the day they are made",
    ),
    (
        "care-visits-up-to-date",
        "Visits to children in care",
        "Children placed far away are grouped by place so that one journey serves several",
    ),
    (
        "care-reviews-up-to-date",
        "Reviews of children in care",
        "Dates are set at the review before; the service answers for each that is moved",
    ),
    (
        "health-assessments-up-to-date",
        "Health assessments in time",
        "A second clinic runs on Saturdays since the start of the quarter",
    ),
    (
        "three-or-more-placements",
        "Children in care with three or more placements",
        "Two carers were approved; moves are looked at each month",
    ),
    (
        "care-leavers-19-to-21-in-education-employment-training",
        "Care leavers in education, employment or training",
        "Four employers keep places open; each adviser names one young person a month",
    ),
    (
        "care-leavers-19-to-21-suitable-accommodation",
        "Care leavers in suitable accommodation",
        "Leases for six flats are signed, the first to be let before Christmas",
    ),
)
NARRATIVE: Final = (
    ("success", "Supervision", "More workers had supervision on time than in any quarter of the year"),
    ("success", "Family hub", "The hub saw its first hundred families"),
    ("challenge", "Recruitment", "Agency workers still hold many of the longest cases"),
    ("challenge", "Placements", "Few homes are found near to where children live"),
    ("priority", "Voice", "Every audit asks what the child thinks of the plan"),
)
#: Title, what may follow, owner, nature, controls; impact and likelihood before and after controls.
RISKS: Final = (
    (
        "A child is seriously harmed",
        "Signs are missed or acted on too late",
        "Director of children's services",
        "Safeguarding",
        "Supervision; audits; thresholds agreed with partners",
        (5, 4),
        (5, 3),
    ),
    (
        "Too few social workers",
        "Children change worker and plans drift",
        "Head of workforce",
        "Staffing",
        "Recruitment campaign; better pay for hard posts",
        (5, 5),
        (4, 4),
    ),
    (
        "The budget for placements is overspent",
        "Other services pay for it",
        "Head of finance",
        "Financial",
        "Weekly look at costly placements",
        (4, 5),
        (4, 4),
    ),
    (
        "Savings are not achieved",
        "Reserves are used",
        "Head of finance",
        "Financial",
        "Monthly review of each saving",
        (4, 4),
        (4, 3),
    ),
    (
        "Personal data are lost",
        "Families are harmed and the council is fined",
        "Head of information",
        "Information",
        "Training; encryption; a log of who read what",
        (5, 4),
        (4, 3),
    ),
    (
        "Partners do not share what they know",
        "Assessments are incomplete",
        "Head of assessment",
        "Partnership",
        "Agreement on sharing; daily meeting at the front door",
        (4, 4),
        (3, 3),
    ),
    (
        "The case system fails",
        "Workers cannot see a child's record",
        "Head of information",
        "Information",
        "Daily copies; a plan for working on paper",
        (4, 3),
        (4, 2),
    ),
    (
        "Homes for children are judged inadequate",
        "Children must move",
        "Head of children in care",
        "Safeguarding",
        "Visits every month; action plan agreed",
        (4, 4),
        (4, 3),
    ),
    (
        "Care leavers have no suitable home",
        "They become homeless",
        "Head of children in care",
        "Statutory duty",
        "Agreement with housing",
        (4, 3),
        (3, 3),
    ),
    (
        "Unaccompanied children arrive in larger numbers",
        "Teams and homes are too few",
        "Head of children in care",
        "Demand",
        "Transfer scheme; stand-by carers",
        (3, 4),
        (3, 3),
    ),
)
#: Title and approved budget in thousands.
CAPITAL: Final = (("Family hub", 1_850), ("Children's home of four beds", 2_400), ("Case system", 620))
SAVINGS: Final = (
    ("Placements nearer home", 420),
    ("Fewer agency workers", 310),
    ("Shared legal service", 90),
    ("Transport reviewed", 120),
)
