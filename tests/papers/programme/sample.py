"""A small improvement programme of a synthetic borough: a false green, a date that moved, a lost question, a private board."""

from dataclasses import replace
from datetime import date

from goldenthread.programme.boards import (
    Arrangement,
    Assessed,
    Board,
    Clearance,
    Condition,
    Decision,
    Finding,
    Governance,
    Item,
    Meeting,
    Member,
    Minute,
    Obligation,
    Request,
    RequestKind,
    Step,
)
from goldenthread.programme.due import Due, DueKind
from goldenthread.programme.people import Person
from goldenthread.programme.promises import (
    Action,
    Claim,
    Evidence,
    EvidenceKind,
    Expected,
    Moves,
    Origin,
    Ownership,
    Plan,
    Recommendation,
    Slip,
    Stands,
    Theme,
    Update,
)
from goldenthread.programme.stakes import Money, Risk, Unit
from goldenthread.programme.tables import Programme

#: The paper of the sample is of the day on which `tests.papers.conftest` builds packs.
DAY = date(2025, 10, 6)


def _by(day: date) -> Due:
    return Due(DueKind.DATE, day)


VISITS = Action(
    "visits",
    "1(i)",
    "practice",
    "Visit every child on a child protection plan in time.",
    _by(date(2025, 6, 30)),
    began_on=date(2025, 1, 6),
    owned=(Ownership(None, ("amy",), "AB"),),
    slips=(Slip(date(2025, 9, 20), _by(date(2025, 6, 30)), _by(date(2025, 12, 31)), "amy", "Two posts stand empty."),),
    claims=(Claim(date(2025, 9, 1), "G", "amy"),),
    updates=(Update(date(2025, 9, 1), "amy", "Amy Brown has asked each team for a list."),),
    evidence=(Evidence("e1", date(2025, 5, 1), "amy", EvidenceKind.VOICE, "Ten children said who visits them."),),
    expected=(Expected("cp-plans-visited-in-time", Moves.UP), Expected("cp-plans-open", Moves.HOLD, Stands.GUARDRAIL)),
    recommendations=("ofsted-1",),
    risks=("R7",),
    money=("line-4",),
)
LETTERS = Action(
    "letters",
    "1(ii)",
    "practice",
    "Write later-life letters.",
    _by(date(2025, 2, 28)),
    owned=(Ownership(None, ("bilal",), "BC"),),
    claims=(Claim(date(2025, 8, 28), "G", "bilal"),),
)
DOOR = Action(
    "door",
    "2(i)",
    "door",
    "Decide on every contact within a day.",
    _by(date(2026, 3, 31)),
    began_on=date(2025, 2, 1),
    owned=(Ownership(None, ("bilal",), "BC"),),
    claims=(Claim(date(2025, 9, 1), "A", "bilal"),),
    updates=(Update(date(2025, 9, 10), "bilal", "Two decision makers were appointed."),),
    expected=(Expected("re-referrals", Moves.DOWN), Expected("early-help-enquiries-answered", Moves.UP)),
    recommendations=("ofsted-1",),
)

PLAN = Plan(
    "plan",
    "Improvement plan",
    1,
    "brag",
    date(2025, 1, 1),
    (
        Person("amy", "AB", "Head of service", "Council", "Amy Brown", user="amy.brown"),
        Person("bilal", "BC", "Team manager", "Council", "Bilal Cole"),
        Person("chair", "DE", "Independent chair", "", "Dora Evans"),
    ),
    (Theme("practice", "1", "Practice", ("amy",)), Theme("door", "2", "Front door", ("bilal",))),
    (VISITS, LETTERS, DOOR),
    recommendations=(
        Recommendation("ofsted-1", Origin.OFSTED, "1", "See children.", date(2024, 7, 7), "Letter", "board"),
        Recommendation("peer-1", Origin.PEER, "1", "Listen to staff."),
    ),
    source="The plan itself",
    risks=(Risk("R7", "Children are not seen", owner="amy", likelihood=3, impact=5),),
    money=(Money("line-4", "Two posts", 120, Unit.THOUSANDS, "2025-26"),),
)
_CLEARED = tuple(
    Clearance(kind, by, date(2025, 9, 29)) for kind, by in (("legal", "amy"), ("finance", "bilal"), ("director", "chair"))
)  # fmt: skip
_ASSESSED = Assessed(date(2025, 9, 1), "amy", "partly met", "Half.")
GOVERNANCE = Governance(
    boards=(
        Board("board", "Improvement Board", chair="chair", quorum=2, cycle="monthly"),
        Board("committee", "Children's Committee", public=True, committee=True),
    ),
    members=(Member("board", "amy", "member"), Member("board", "chair", "chair")),
    meetings=(
        Meeting(
            "september",
            "board",
            date(2025, 9, 10),
            minutes=(Minute(1, "query", "Independent chair", "Who has not been visited?"),),
            decisions=(Decision("d1", "Appoint two social workers.", "amy", date(2025, 9, 30)),),
        ),
        Meeting("october", "board", date(2025, 10, 15), items=(Item("1", "Exempt matter", exempt=True),)),
        Meeting(
            "committee-october",
            "committee",
            date(2025, 10, 20),
            items=(Item("7", "Update on the improvement plan", lead="amy", clearances=_CLEARED),),
        ),
    ),
    requests=(
        Request("r1", RequestKind.CHALLENGE, "Why do visits fall?", "chair", date(2025, 3, 3), "board", owner="amy"),
        Request(
            "r2",
            RequestKind.REQUEST,
            "How many children wait?",
            "committee",
            date(2025, 9, 1),
            "committee",
            steps=(
                Step(date(2025, 9, 2), "assigned", "amy", to="bilal"),
                Step(date(2025, 9, 9), "answered", "bilal", "Bilal Cole will count them."),
            ),
        ),
    ),
    arrangements=(Arrangement("a1", "board", "The plan's update", "every meeting"),),
    obligations=(
        Obligation("o1", "Direction", "8f", "report", "Report to the Secretary of State.", "Chair", "Secretary of State",
                   "quarterly", first_due=date(2025, 4, 25), delivered=((date(2025, 4, 24), "Letter"),)),
    ),
    findings=(Finding("f1", "Letter", "2024-07-07", "3", "Practice", "weakness", "Visits are late.", recommendations=("ofsted-1",)),),
    conditions=(
        Condition("c1", "1", "a", "Strong leadership", "Leaders know.", assessed=(_ASSESSED,)),
        Condition("c2", "2", "", "Stable staff", "Posts are filled."),
    ),
)  # fmt: skip
PROGRAMME = Programme(PLAN, GOVERNANCE)


def later(programme: Programme, days: int) -> Programme:
    """The same with another title, as a programme that was changed so many days later."""
    return Programme(replace(programme.plan, title=f"{programme.plan.title}, {days} days later"), programme.governance)
