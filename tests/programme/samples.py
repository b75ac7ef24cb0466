"""A small programme that holds one of everything, for tests of what reads, keeps and shows programmes."""

from datetime import date

from goldenthread.programme.boards import (
    Arrangement,
    Assessed,
    Board,
    Clearance,
    Comment,
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
    Visit,
)
from goldenthread.programme.due import Due, DueKind
from goldenthread.programme.people import Person
from goldenthread.programme.promises import (
    Action,
    Check,
    Claim,
    Closure,
    Evidence,
    EvidenceKind,
    Expected,
    Fate,
    Mapped,
    Milestone,
    Moves,
    Origin,
    Ownership,
    Plan,
    Point,
    PointKind,
    Recommendation,
    Slip,
    Stands,
    Subtheme,
    Theme,
    Update,
)
from goldenthread.programme.stakes import Direction, Money, Risk, Unit
from goldenthread.programme.tables import Programme


def day(month: int, number: int, year: int = 2025) -> date:
    """A day of the year that the sample is of."""
    return date(year, month, number)


MARCH = Due(DueKind.MONTH, day(3, 1))
JUNE = Due(DueKind.DATE, day(6, 30))

VISITS = Action(
    "visits",
    "1(i)",
    "practice",
    "Visit every child on a plan within ten working days.",
    MARCH,
    subtheme="practice-a",
    earlier=("3a(v)", "T1"),
    began_on=day(1, 6),
    owned=(
        Ownership(None, ("amy",), "AB"),
        Ownership(day(4, 1), ("bilal", "amy"), "BC; AB", "amy"),
    ),
    partners=("Health", "Police"),
    slips=(Slip(day(3, 20), MARCH, JUNE, "amy", "Two posts stand empty."),),
    claims=(
        Claim(day(2, 1), "G", "amy"),
        Claim(day(4, 1), "A", "bilal", "The posts are still empty."),
    ),
    updates=(
        Update(day(2, 1), "amy", "Began well."),
        Update(day(4, 1), "bilal", "=Not a formula; two lines:\nthe second."),
    ),
    milestones=(
        Milestone("m1", "Agree the form", Due(DueKind.DATE, day(2, 1)), day(1, 30)),
        Milestone("m2", "Train every team", Due(DueKind.DATE, day(5, 30))),
    ),
    evidence=(
        Evidence("e1", day(2, 20), "amy", EvidenceKind.DATA, "Visits by team.", "visits.csv", "ab" * 32),
        Evidence("e2", day(3, 1), "amy", EvidenceKind.MINUTES, "The board saw it."),
    ),
    expected=(
        Expected("cp-visits-up-to-date", Moves.UP, by=day(9, 30), since=day(1, 6), subject="visits in time"),
        Expected("caseload", Moves.HOLD, Stands.GUARDRAIL),
    ),
    recommendations=("ofsted-1",),
    risks=("R7",),
    audits=("audit-2",),
    money=("line-4",),
)
LETTERS = Action(
    "letters",
    "1(ii)",
    "practice",
    "Write later-life letters.",
    Due(DueKind.DATE, day(2, 28)),
    owned=(Ownership(None, ("All HoS",), "All HoS"),),
    claims=(Claim(day(2, 28), "B", "amy"),),
    evidence=(Evidence("e1", day(2, 27), "amy", EvidenceKind.AUDIT, "Ten letters read."),),
    closures=(
        Closure(
            day(2, 28),
            "amy",
            ("e1",),
            day(3, 5),
            "bilal",
            (Check(3, day(6, 5), day(6, 4), False, "Two are missing.", "bilal"), Check(6, day(9, 5))),
            day(6, 10),
            "They were not kept up.",
        ),
    ),
    depends_on=("visits",),
)
BOARDS = Action(
    "boards", "2(i)", "leadership", "Meet as a board.", Due(DueKind.QUARTERLY, next_check=day(4, 1)), source="page 4"
)
VALUES = Action("values", "2(ii)", "leadership", "Live the values.", Due(DueKind.ONGOING))

PLAN = Plan(
    "plan",
    "Improvement plan",
    2,
    "brag",
    day(1, 1),
    (
        Person("amy", "AB", "Head of service", "Council", "Amy Brown", user="amy.brown"),
        Person("bilal", "BC", "Team manager", "Council", left_on=day(8, 1), contract_ends=day(9, 1), covered_by="amy"),
        Person("km-1", "KM", "Communications", "Council"),
        Person("km-2", "KM", "Chief operating officer", "Health", note="two have these initials"),
        Person("all", "All", "Heads of service", "Council", many=True),
    ),
    (Theme("practice", "1", "Practice", ("amy",)), Theme("leadership", "2", "Leadership")),
    (VISITS, LETTERS, BOARDS, VALUES),
    (Subtheme("practice-a", "practice", "1a", "Visits"),),
    (
        Point("practice", PointKind.FIX, 1, "Visits are late."),
        Point("practice", PointKind.SEE, 1, "Children are seen."),
    ),
    (
        Recommendation("ofsted-1", Origin.OFSTED, "1", "See children.", day(7, 7, 2024), "Letter", "board", "page 1"),
        Recommendation("peer-1", Origin.PEER, "1", "Listen."),
    ),
    (
        Mapped("3a(v)", ("visits",), Fate.MERGED),
        Mapped("T1", ("visits", "letters"), Fate.SPLIT, because="Two things in one."),
        Mapped("7b", (), Fate.DROPPED, "d1", "Done by others."),
    ),
    1,
    day(1, 2),
    "Written for tests.",
    (
        Risk("R7", "Staff leave", "Children change workers.", "amy", 4, 3, Direction.INCREASED, day(3, 31), "Register"),
        Risk("R8", "Not scored yet"),
    ),
    (
        Money("line-4", "Two posts", 96, Unit.THOUSANDS, "2025/26", "Budget book", "Until March"),
        Money("line-5", "Not recorded yet"),
    ),
)
GOVERNANCE = Governance(
    (Board("board", "Improvement Board", "Sees to it.", "amy", 3, "monthly", True, False),),
    (Member("board", "amy", "Chair", day(1, 1), None), Member("board", "km-2", "Health", None, day(5, 1))),
    (
        Meeting(
            "board-3",
            "board",
            day(3, 1),
            True,
            (
                Item(
                    "4",
                    "The plan",
                    "pack-3",
                    True,
                    "amy",
                    (Comment(day(2, 20), "km-2", "Say why.", "Taken up."),),
                    (Clearance("legal", "Head of Law", day(2, 19), "Cleared."),),
                ),
            ),
            (Minute(1, "query", "Chair", "Why is it late?", "visits", "paragraph 1"),),
            (Decision("d1", "Drop 7b.", "amy", day(4, 1), day(3, 30), "Dropped.", "paragraph 3: of a firm"),),
            ("amy",),
            ("km-2",),
            day(2, 26),
            "A letter came.",
        ),
    ),
    (
        Request(
            "r1",
            RequestKind.CHALLENGE,
            "Why is it late?",
            "board",
            day(3, 1),
            "board",
            "board-3",
            "bilal",
            "board-3",
            day(4, 1),
            ("visits",),
            (
                Step(day(3, 1), "asked", "board"),
                Step(day(3, 2), "assigned", "amy", to="bilal"),
                Step(day(3, 9), "answered", "bilal", "Two posts stand empty."),
            ),
            "paragraph 2: who is meant can be told",
        ),
    ),
    (Arrangement("arr-1", "board", "The data", "monthly", day(2, 1), "page 2", ((day(2, 1), "Pack 2"),)),),
    (
        Obligation(
            "obl-1",
            "Direction",
            "2",
            "report",
            "Report.",
            "The chair",
            "The Secretary of State",
            "quarterly",
            "within 3 months",
            day(4, 25),
            ((day(4, 20), "Letter sent"),),
            "annex",
        ),
    ),
    (Finding("f1", "Letter", "2024-07", "3", "Help", "weakness", "Late.", "Inadequate", ("ofsted-1",), "page 3"),),
    (
        Condition(
            "c1",
            "1",
            "a",
            "Vision",
            "One view.",
            "page 9",
            (Assessed(day(3, 1), "amy", "partly met", "Some do.", "Audit"),),
        ),
    ),
    (Visit("v1", "Visit", "Ofsted", day(1, 9), day(1, 10), "Help", "Letter", day(2, 1), "page 1"),),
)
PROGRAMME = Programme(PLAN, GOVERNANCE)
