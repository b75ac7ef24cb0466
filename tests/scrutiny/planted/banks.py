"""Invented names of measures, teams, actions, risks and budget lines, and draws of figures for them."""

import random
from fractions import Fraction

HIGH, LOW, MONITOR = "high", "low", "monitor"

#: Percentages: name, which way is better, and the level they lie about.
SHARES = (
    ("Assessments completed within 45 working days", HIGH, 82),
    ("Initial child protection conferences held within 15 working days", HIGH, 78),
    ("Child protection visits in timescale", HIGH, 86),
    ("Children in care reviews held in timescale", HIGH, 91),
    ("Care leavers in education, employment or training", HIGH, 57),
    ("Care leavers in suitable accommodation", HIGH, 88),
    ("Re-referrals within 12 months", LOW, 21),
    ("Children in care with three or more placements in the year", LOW, 12),
    ("Children in care placed 20 miles or more from home", LOW, 19),
    ("Second or subsequent child protection plans", LOW, 18),
    ("Initial health assessments completed within 20 working days", HIGH, 64),
    ("Annual health assessments up to date", HIGH, 87),
    ("Dental checks up to date", HIGH, 79),
    ("Personal education plans completed in timescale", HIGH, 84),
    ("Social work posts filled by agency staff", LOW, 24),
    ("Social work posts vacant", LOW, 16),
    ("Return home interviews held within 72 hours", HIGH, 68),
    ("Strategy discussions attended by police", HIGH, 93),
    ("Pathway plans up to date", HIGH, 76),
    ("Supervision held in timescale", HIGH, 72),
    ("Contacts decided within 24 hours", HIGH, 81),
    ("Children in care in foster placements of the council", HIGH, 44),
)

COUNTS = (
    ("Number of missing episodes from care", LOW, 44),
    ("Number of missing episodes from home", LOW, 61),
    ("Number of children on a child protection plan for two years or more", LOW, 37),
    ("Number of early help assessments opened", HIGH, 264),
    ("Number of children adopted in the year", HIGH, 23),
    ("Number of approved foster carer households", HIGH, 142),
    ("Number of unallocated cases", LOW, 32),
    ("Number of children waiting for adoption", LOW, 29),
    ("Number of young people in life story work", HIGH, 41),
)

WATCHED = (
    ("Number of children in care", MONITOR, 352),
    ("Number of children subject to a child protection plan", MONITOR, 196),
    ("Number of unaccompanied children in care", MONITOR, 47),
    ("Number of children in residential placements", MONITOR, 49),
)

TEAMS = (
    "Duty and Assessment",
    "Intervention and Planning East",
    "Intervention and Planning West",
    "Children in Care",
    "0-25 Service",
    "Onwards and Upwards",
    "Edge of Care",
    "Fostering and Kinship",
    "Youth Justice",
)

LINES = (
    "Family Services Management",
    "Social Care Management",
    "Disabled Children 0-25",
    "Intake and Assessment",
    "Intervention and Planning",
    "Permanence and Corporate Parenting",
    "External Placements",
    "Safeguarding and Quality",
    "Commissioning",
    "Early Years",
    "Libraries",
    "Youth and Family Support",
    "Leaving Care",
    "Special Guardianship Allowances",
)

RISKS = (
    "Serious safeguarding incident",
    "Loss of qualified staff",
    "Breach of data protection",
    "Placement budget overspends",
    "Savings not delivered",
    "Partners withdraw from the front door",
    "Case system fails",
    "Rise in unaccompanied arrivals",
    "Historic allegations",
    "Gang-related violence",
    "Court delays lengthen",
    "Insufficient foster carers",
    "Supplier of residential care closes",
    "Poor quality of recording",
    "Health assessments delayed",
    "School exclusions rise",
)

ACTIONS = (
    "Agree a practice framework",
    "Review thresholds at the front door",
    "Train managers in reflective supervision",
    "Publish the revised audit programme",
    "Recruit permanent team managers",
    "Refresh the permanence policy",
    "Introduce a tracker of pre-proceedings",
    "Set up a children's participation group",
    "Review every child placed at a distance",
    "Improve the quality of chronologies",
    "Commission an advocacy service",
    "Agree a protocol for missing children",
    "Embed life story work",
    "Revise the escalation procedure",
    "Launch a workforce academy",
    "Complete a review of kinship carers",
    "Test the new escalation route",
    "Map services for care leavers",
)

OWNERS = (
    "Head of Assessment",
    "Head of Safeguarding",
    "Head of Permanence",
    "Director of Children's Services",
    "Workforce Lead",
    "Head of Early Help",
    "Virtual School Head",
    "Principal Social Worker",
)

WARDS = ("North", "South", "East", "West", "Central", "Riverside", "Hillside", "Parkway")


def fraction_near(rng: random.Random, percent: int, low: int = 40, high: int = 420) -> tuple[int, int]:
    """Numerator and denominator whose share lies about a percentage, neither of them a round number."""
    denominator = rng.randint(low, high)
    denominator += denominator % 5 == 0
    numerator = round(denominator * (percent + rng.uniform(-6, 6)) / 100)
    return min(max(numerator, 1), denominator - 1), denominator


def share(numerator: int, denominator: int, scale: int = 100) -> Fraction:
    """A share, exactly."""
    return Fraction(numerator * scale, denominator)


def split(rng: random.Random, whole: int, parts: int, least: int = 1) -> list[int]:
    """A whole parted at random, each part at least so much."""
    spare = whole - parts * least
    marks = sorted(rng.randint(0, spare) for _ in range(parts - 1))
    return [least + b - a for a, b in zip([0, *marks], [*marks, spare], strict=True)]


def better(polarity: str, change: Fraction | int) -> bool:
    """Whether a movement is the right way."""
    return change > 0 if polarity == HIGH else change < 0
