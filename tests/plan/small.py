"""A small plan with something of everything: whose owners are demonstration users, a partner and somebody who left."""

from datetime import date, timedelta

from django.utils.timezone import localdate

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
    Subtheme,
    Theme,
    Update,
)
from goldenthread.programme.stakes import Money, Risk, Unit

PEOPLE = (
    Person("head", "HS", "Head of Service", "Council", user="demo.head-of-service"),
    Person("manager", "TM", "Team Manager", "Council", user="demo.team-manager", contract_ends=date(2030, 1, 1)),
    Person("police", "PC", "Superintendent", "Police", user="demo.partner-agency"),
    Person("dcs", "DC", "Director", "Council", user="demo.director"),
    Person("gone", "GO", "Former Lead", "Council", left_on=date(2020, 1, 31), covered_by="head"),
    Person("heads", "All HoS", "Heads of Service", "Council", many=True),
)


def month(year: int, number: int) -> Due:
    """A due in a month."""
    return Due(DueKind.MONTH, date(year, number, 1))


def small_plan(**changes: object) -> Plan:
    """The plan; ``changes`` are fields of it."""
    today = localdate()
    near = Due(DueKind.DATE, today + timedelta(days=100))
    actions = (
        Action(
            "visits", "1a(i)", "theme-1", "See every child on time.", month(2026, 3), "1a", ("2b(i)",), date(2026, 1, 5),
            owned=(Ownership(date(2026, 1, 5), ("manager",), "TM"),), partners=("Police",),
            slips=(Slip(date(2026, 4, 2), month(2026, 3), near, "manager", "Two posts are empty"),),
            claims=(Claim(date(2026, 4, 2), "A", "manager", ""), Claim(date(2026, 5, 2), "G", "manager", "")),
            updates=(Update(date(2026, 5, 2), "manager", "Visits are booked ahead."),),
            milestones=(Milestone("rota", "A rota is kept", month(2026, 2), date(2026, 2, 20)),),
            evidence=(Evidence("rota", date(2026, 2, 20), "manager", EvidenceKind.DOCUMENT, "The rota of February"),),
            expected=(Expected("cp-visits-up-to-date", Moves.UP, subject="visits to children with plans"),),
            recommendations=("ofsted-1",), risks=("R1",), money=("M1",), audits=("dip-1",), source="Plan, table 1",
        ),
        Action(
            "police", "1a(ii)", "theme-1", "Share police reports within a day.", Due(DueKind.ONGOING, next_check=today), "1a",
            owned=(Ownership(None, ("police",)),), recommendations=("ofsted-1", "ofsted-2"), depends_on=("visits",),
        ),
        Action("left", "2(i)", "theme-2", "Write the strategy.", month(2026, 6), owned=(Ownership(None, ("gone",)),),
               claims=(Claim(date(2026, 5, 2), "G", "gone"),)),
        Action(
            "done", "2(ii)", "theme-2", "Train every manager.", month(2025, 9), owned=(Ownership(None, ("dcs",)),),
            evidence=(Evidence("register", date(2025, 8, 1), "dcs", EvidenceKind.DATA, "Who came"),),
            closures=(
                Closure(date(2025, 9, 1), "dcs", ("register",), date(2025, 9, 9), "head",
                        (Check(3, date(2025, 12, 9), date(2025, 12, 10), True, "They still come", "head"),
                         Check(6, date(2026, 3, 9)))),
            ),
        ),
    )  # fmt: skip
    told: dict[str, object] = {
        "key": "small", "title": "A small plan", "version": 1, "scheme": "plan_2018_19", "from_on": date(2026, 1, 1),
        "people": PEOPLE, "actions": actions,
        "themes": (Theme("theme-1", "1", "Seeing children", ("head",)), Theme("theme-2", "2", "Leading")),
        "subthemes": (Subtheme("1a", "theme-1", "1a", "Visits"),),
        "points": (Point("theme-1", PointKind.FIX, 1, "Children wait."), Point("theme-1", PointKind.SEE, 1, "They do not.")),
        "recommendations": (
            Recommendation("ofsted-1", Origin.OFSTED, "1", "See children.", date(2025, 7, 1), "Report", "board"),
            Recommendation("ofsted-2", Origin.OFSTED, "2", "Share what is known."),
            Recommendation("peer-1", Origin.PEER, "1", "Listen to staff."),
        ),
        "mapped": (), "source": "Invented for tests",
        "risks": (Risk("R1", "Staff leave", "Children change workers.", "head", 4, 4, as_at=date(2026, 3, 31)), Risk("R2", "Fire")),
        "money": (Money("M1", "Two posts", 96, Unit.THOUSANDS, "2026/27"), Money("M2", "Not recorded yet")),
    }  # fmt: skip
    return Plan(**{**told, **changes})  # type: ignore[arg-type]


def refreshed() -> Plan:
    """The next version: one action kept and renumbered, one split, one dropped by a decision, one kept."""
    old = {one.key: one for one in small_plan().actions}
    kept = Action("visits", "1.1", "theme-1", "See every child on time, alone.", old["visits"].due)
    parts = tuple(Action(f"police-{n}", f"1.{n}", "theme-1", f"Share, part {n}.", month(2027, 3)) for n in (2, 3))
    mapped = (
        Mapped("1a(i)", ("visits",), Fate.KEPT),
        Mapped("1a(ii)", ("police-2", "police-3"), Fate.SPLIT),
        Mapped("2(i)", (), Fate.DROPPED, "Board, 3 November 2026", "It is part of the corporate plan now"),
        Mapped("2(ii)", ("done",), Fate.KEPT),
    )
    done = Action("done", "2.1", "theme-2", old["done"].text, old["done"].baseline)
    return small_plan(version=2, before=1, actions=(kept, *parts, done), mapped=mapped)
