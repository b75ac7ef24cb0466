"""An improvement programme of the borough as plain rows, with faults that are planted and listed: what a guard should find.

The plan is written as an optimistic council would write it. `PLANTED` says what is wrong with which action, so that a
demonstration and its tests can be held against it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from goldenthread.borough.programme_boards import board_rows
from goldenthread.calendar import add_months, month_end, month_start

Row = Mapping[str, str]

PEOPLE: Final = (
    ("dcs", "DC", "Director of Children's Services", ""),
    ("hos-help", "HH", "Head of Service, Help and Protection", ""),
    ("hos-care", "HC", "Head of Service, Children in Care", ""),
    ("hos-door", "HD", "Head of Service, Front Door", ""),
    ("quality", "QA", "Head of Quality Assurance", ""),
    ("analyst", "PA", "Performance Manager", ""),
    ("interim", "IM", "Interim Service Manager, Assessment", "left"),
    ("chair", "CH", "Independent Chair of the Improvement Board", ""),
    ("lead-member", "LM", "Lead Member for Children", ""),
    ("health", "DN", "Designated Nurse", ""),
)
THEMES: Final = (
    ("front-door", "1", "The front door", "hos-door"),
    ("plans", "2", "Plans that protect", "hos-help"),
    ("care", "3", "Children in our care", "hos-care"),
    ("practice", "4", "Practice and leadership", "quality"),
)
RECOMMENDATIONS: Final = (
    ("r1", "1", "See children who need help and protection on time, and act on what they say."),
    ("r2", "2", "Assess children's needs in good time and with partners."),
    ("r3", "3", "Make sure that children in care have their health needs met."),
    ("r4", "4", "Give social workers regular supervision that challenges drift."),
    ("r5", "5", "Know through audit how good practice is."),
)


@dataclass(frozen=True)
class Action:
    """One action: months are counted back from the day of the plan; ``due`` ahead of it is positive."""

    key: str
    theme: str
    text: str
    owner: str
    rating: str
    due: int
    began: int = 14
    recommendation: str = ""
    measure: str = ""
    moves: str = "up"
    guardrail: str = ""
    moved: tuple[int, ...] = ()
    silent: int = 0
    evidence: int = 0
    closed: int = 0
    show_by: int = -2


ACTIONS: Final = (
    Action("1.1", "front-door", "Decide on every contact within a working day.", "hos-door", "G", 4,
           recommendation="r2", measure="programme-contacts-decided"),
    Action("1.2", "front-door", "Finish assessments in time, with partners' views.", "interim", "G", 3,
           recommendation="r2", measure="assessments-in-45-working-days"),
    Action("1.3", "front-door", "Agree with schools what a good referral holds.", "hos-door", "G", -4),
    Action("1.4", "front-door", "Write and agree a new threshold document.", "hos-door", "B", -6, evidence=1),
    Action("2.1", "plans", "Visit every child in need on time.", "hos-help", "G", 5, recommendation="r1",
           measure="programme-visits-in-time", guardrail="programme-referred-again"),
    Action("2.2", "plans", "Share each child's plan with the child.", "hos-help", "G", 6, moved=(-8, -4, 0)),
    Action("2.3", "plans", "Hold core groups within their time.", "hos-help", "G", 4, recommendation="r1",
           measure="programme-core-groups"),
    Action("2.4", "plans", "Offer every missing child a return interview in three days.", "hos-help", "B", -8, began=19,
           recommendation="r1", measure="programme-return-interviews", evidence=2, closed=8, show_by=-8),
    Action("3.1", "care", "Assess the health of every child who comes into care in time.", "hos-care", "G", 3,
           recommendation="r3", measure="programme-health-assessments"),
    Action("3.2", "care", "Begin life story work with every child in care.", "hos-care", "G", 5,
           recommendation="r3", measure="programme-life-story"),
    Action("3.3", "care", "Keep pathway plans up to date with young people.", "hos-care", "B", -3, began=16,
           measure="programme-pathway-plans", evidence=2, closed=2, show_by=-3),
    Action("3.4", "care", "Find enough foster homes in the borough.", "hos-care", "A", 7,
           measure="programme-foster-homes"),
    Action("4.1", "practice", "Supervise every social worker every six weeks.", "quality", "G", 4, recommendation="r4",
           measure="programme-supervision"),
    Action("4.2", "practice", "Audit practice each month and act on it.", "quality", "G", 3, recommendation="r5",
           measure="programme-audits-good"),
    Action("4.3", "practice", "Give every new social worker an induction.", "quality", "B", -5),
    Action("4.4", "practice", "Bring what children say into every service plan.", "dcs", "G", 6, silent=5),
)  # fmt: skip

#: What is wrong with which action, in words that are no rule's. Those not named here are as good as they say.
PLANTED: Final[Mapping[str, str]] = {
    "1.2": "its owner has left",
    "1.3": "overdue and green",
    "2.1": "bought by closing cases, which come back",
    "2.2": "its date has moved three times",
    "2.4": "complete, and fallen back since",
    "3.1": "better because children are left out of the count",
    "3.2": "worse since it began",
    "4.2": "nothing has changed",
    "4.3": "complete without evidence",
    "4.4": "nobody has said anything for months",
}


def programme_rows(as_at: date, users: Mapping[str, str] | None = None) -> dict[str, list[dict[str, str]]]:
    """Every row of the programme by the name of its file, as at a day: values are as CSV holds them.

    ``users`` are sign-in names by the keys of people, for those who sign in.
    """
    sheets: dict[str, list[dict[str, str]]] = {
        "plan": [
            {
                "plan": "borough",
                "title": "Improvement plan of the Synthetic Borough",
                "version": "1",
                "from_on": str(_back(as_at, 19)),
                "published_on": str(_back(as_at, 19)),
                "scheme": "brag",
            }
        ],
        "people": [{**_person(one, as_at), "user": (users or {}).get(one[0], "")} for one in PEOPLE],
        "themes": [dict(zip(("key", "printed", "title", "leads"), one, strict=True)) for one in THEMES],
        "recommendations": [
            {
                "key": key,
                "origin": "Ofsted",
                "number": number,
                "text": text,
                "board": "board",
                "said_on": str(_back(as_at, 22)),
                "document": "Inspection report",
            }
            for key, number, text in RECOMMENDATIONS
        ],
        "actions": [_action(one, as_at) for one in ACTIONS],
        "ownership": [{"action": one.key, "owners": one.owner} for one in ACTIONS],
    }
    for name in ("slips", "ratings", "updates", "evidence", "measures", "closures", "checks"):
        sheets[name] = []
    for one in ACTIONS:
        _history(one, as_at, sheets)
    sheets.update(board_rows(as_at))
    return sheets


def _back(as_at: date, months: int) -> date:
    """The first day of the month so many months before a day's."""
    return add_months(month_start(as_at), -months)


def _end(as_at: date, months: int) -> date:
    """The last day of the month so many months after a day's."""
    return month_end(add_months(month_start(as_at), months))


def _person(one: tuple[str, str, str, str], as_at: date) -> dict[str, str]:
    key, initials, title, left = one
    return {
        "key": key,
        "initials": initials,
        "job_title": title,
        "body": "Synthetic Borough Council",
        "left_on": str(_back(as_at, 2) - timedelta(days=3)) if left else "",
    }


def _action(one: Action, as_at: date) -> dict[str, str]:
    baseline = one.moved[0] if one.moved else one.due
    return {
        "key": one.key,
        "printed": one.key,
        "theme": one.theme,
        "text": one.text,
        "due": str(_end(as_at, baseline)),
        "due_kind": "date",
        "began_on": str(_back(as_at, one.began)),
        "recommendations": one.recommendation,
    }


def _history(one: Action, as_at: date, sheets: dict[str, list[dict[str, str]]]) -> None:
    """What was said, moved, shown and closed of an action until the day."""
    dues = [_end(as_at, months) for months in (*one.moved, one.due)] if one.moved else []
    for was, now in pairwise(dues):
        said = was - timedelta(days=12)
        row = {"action": one.key, "on": str(said), "was": str(was), "now": str(now), "by": one.owner}
        sheets["slips"].append({**row, "was_kind": "date", "now_kind": "date", "because": "More time is needed."})
    last = _back(as_at, one.closed) + timedelta(days=9) if one.closed else as_at - timedelta(days=11)
    last = _back(as_at, one.silent) + timedelta(days=9) if one.silent else last
    by = "hos-door" if one.owner == "interim" else one.owner
    sheets["ratings"].append({"action": one.key, "on": str(last), "rating": one.rating, "by": by})
    sheets["updates"].append({"action": one.key, "on": str(last), "by": by, "text": _update(one)})
    kept = [f"{one.key}-e{number}" for number in range(1, one.evidence + 1)]
    for key in kept:
        sheets["evidence"].append(
            {
                "action": one.key,
                "key": key,
                "on": str(last),
                "by": by,
                "kind": "document",
                "shows": f"What was done: {one.text}",
            }
        )
    if one.measure:
        link = {"action": one.key, "measure": one.measure, "moves": one.moves, "stands": "aim", "subject": one.text}
        sheets["measures"].append({**link, "by": str(_end(as_at, one.show_by))})
    if one.guardrail:
        row = {"action": one.key, "measure": one.guardrail, "moves": "down", "stands": "guardrail"}
        sheets["measures"].append({**row, "subject": "children who are closed must not come back for it"})
    if one.closed:
        _closed(one, as_at, last, kept, sheets)


def _closed(one: Action, as_at: date, last: date, kept: Sequence[str], sheets: dict[str, list[dict[str, str]]]) -> None:
    """Its closure, agreed by the head of quality a week later, and the looks that are due since."""
    row = {"action": one.key, "on": str(last), "by": one.owner, "evidence": ";".join(kept)}
    sheets["closures"].append({**row, "agreed_on": str(last + timedelta(days=7)), "agreed_by": "quality"})
    for months in (3, 6):
        due = add_months(last, months)
        done = months == 3 and due <= as_at
        check = {"action": one.key, "closed_on": str(last), "months": str(months), "due": str(due)}
        seen = {"done_on": str(due), "holds": "yes", "says": "The figures hold.", "by": "quality"} if done else {}
        sheets["checks"].append({**check, **seen})


def _update(one: Action) -> str:
    return {"B": "Complete.", "G": "On track.", "A": "Behind; a recruitment campaign has begun."}[one.rating]
