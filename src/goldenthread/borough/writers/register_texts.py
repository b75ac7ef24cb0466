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
INTERVENTIONS: Final = (
    ("Children in care with three or more placements", "Two carers were approved; moves are looked at each month"),
    (
        "Care proceedings ended within 26 weeks",
        "Court dates are short; every case has a timetable from the first hearing",
    ),
    ("Health assessments in time", "A second clinic runs on Saturdays since the start of the quarter"),
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
