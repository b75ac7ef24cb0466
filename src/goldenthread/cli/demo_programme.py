"""The papers of the improvement programme in ``make demo``: for the board, the committee and heads of service, and of benefits."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from goldenthread.calendar import Period, add_months, month_start
from goldenthread.cli.demo_plan import write_plan
from goldenthread.papers.council.headings import PLACE
from goldenthread.programme.governing.meetings import CLEARED_BY

#: The meetings for which the papers are: of the board, and of the committee with the item of its agenda.
_BOARD, _COMMITTEE, _ITEM, _PLAN = "board-next", "committee-next", "7", "2"
#: What was said at the board's last meeting, and what it decided: words, whose, and how many days it gave for it.
_MINUTES: Final = (
    ("note", "Director of Children's Services", "The plan is on track but for foster homes."),
    ("query", "Independent Chair", "How would we see in the figures that it is?"),
    ("response", "Performance Manager", "From the next meeting each claim stands beside its figures."),
)
_DECISIONS: Final = (
    ("Name a measure for each action that has none.", "analyst", 14),
    ("Find out why children whose cases were closed are referred again.", "hos-help", 35),
)
#: Papers go out so long before a meeting: five clear working days, and a weekend.
_AHEAD: Final = timedelta(days=8)
_WORDS: Final = (
    ("summary", "This report tells members what the plan promised, what was done, and what the figures show of it."),
    ("recommendations", "Note the report, and ask at each meeting for what is claimed and not shown."),
    ("reasons", "Members hold the council to the plan, and need to see where its claims and its figures part."),
    ("options", "Not to report: members would then have the ratings alone, which the figures do not bear out."),
    ("resources", "The plan is paid for from the budget of the service; nothing here asks for more."),
    ("social-value", "None arises from this report."),
    ("legal", "The committee's terms of reference cover the oversight of services for children."),
    ("risk", "A plan that reads greener than it is; the guard asks of each claim, and its questions are in the annex."),
    (
        "consultation",
        "Children, families and staff were asked through audits and visits; no other consultation is needed.",
    ),
    ("equalities", "Those who wait longest are told apart by group in the quarterly report."),
    ("parenting", "Theme 3 is about children in the council's care."),
)
#: How the leads of two themes account for them; the others have not written yet, and the stocktake says so.
_ACCOUNTS: Final = (
    (
        "front-door",
        (
            "Contacts are decided in time: {programme-contacts-decided.value} in the month. Since two decision makers came children "
            "wait less for a first answer. The threshold document is written and not agreed: I bring it to partners by 30 November."
        ),
        "Head of Service, Front Door",
    ),
    (
        "care",
        (
            "Life story work fell to {programme-life-story.value} of children when two workers left. Children ask who they are and "
            "nobody has the time to tell them. Both posts are advertised; I answer for it at the next stocktake."
        ),
        "Head of Service, Children in Care",
    ),
)
_AUTHOR: Final = "Head of Quality Assurance"


def programme_papers(
    folder: Path, as_at: date, period: Period, written: date, common: Sequence[str]
) -> list[list[str]]:
    """Write the programme as at a day with its figures and words, and give the commands that build its papers, in order."""
    tables, words = folder / "programme", folder / "report.toml"
    figures = write_plan(tables, as_at, _meetings(as_at, written))
    words.write_text(
        _commentary(written, ((f"{PLACE}/{key}", text, _AUTHOR) for key, text in _WORDS)), encoding="utf-8"
    )
    accounts = folder / "accounts.toml"
    accounts.write_text(
        _commentary(written, ((f"themes/{key}", text, by) for key, text, by in _ACCOUNTS)), encoding="utf-8"
    )
    given = ["--programme", str(tables), "--figures", str(figures), "--period", period.label, *common]
    own = ["--class", "confidential"]
    before = period.previous().previous().previous()
    return [
        ["pack", "board-pack", *given, "--meeting", _BOARD, *own],
        ["pack", "committee-report", *given, "--meeting", f"{_COMMITTEE}/{_ITEM}", "--commentary", str(words)],
        ["pack", "stocktake", *given, "--baseline", before.label, "--commentary", str(accounts), *own],
        ["pack", "recommendation-pages", *given, *own],
        ["pack", "benefits-report", *given, *own],
    ]


def _meetings(as_at: date, written: date) -> Mapping[str, list[dict[str, str]]]:
    """What lies ahead, cleared by who must: the board, and the committee with this report; and what the board decided last."""
    tuesday = _third_tuesday(written)
    if tuesday - written < _AHEAD:
        tuesday = _third_tuesday(add_months(month_start(written), 1))
    last = _third_tuesday(as_at)
    before = f"board-{last}"
    return {
        "boards": [{"key": "committee", "title": "Children's Committee", "public": "yes", "committee": "yes"}],
        "meetings": [
            {"key": _BOARD, "board": "board", "on": str(tuesday)},
            {"key": _COMMITTEE, "board": "committee", "on": str(tuesday + timedelta(days=1))},
        ],
        "agenda": [
            {"meeting": _COMMITTEE, "number": _ITEM, "title": "Update on the improvement plan", "lead": "dcs"},
            {"meeting": _BOARD, "number": "1", "title": "Minutes of the last meeting", "lead": "chair"},
            {
                "meeting": _BOARD,
                "number": _PLAN,
                "title": "What is claimed and what is shown",
                "lead": "dcs",
                "pack": "board-pack",
            },
            {"meeting": _BOARD, "number": "3", "title": "What was asked and not answered", "lead": "chair"},
        ],
        "clearances": [
            {"meeting": meeting, "item": item, "on": str(written), "kind": kind, "by": "dcs"}
            for meeting, item in ((_COMMITTEE, _ITEM), (_BOARD, _PLAN))
            for kind in CLEARED_BY
        ],
        "minutes": [
            {"meeting": before, "number": str(number), "kind": kind, "speaker": speaker, "text": text}
            for number, (kind, speaker, text) in enumerate(_MINUTES, start=1)
        ],
        "decisions": [
            {
                "key": f"d{number}",
                "meeting": before,
                "text": text,
                "owner": owner,
                "due": str(last + timedelta(days=days)),
            }
            for number, (text, owner, days) in enumerate(_DECISIONS, start=1)
        ],
        "arrangements": [
            {"key": "update", "board": "board", "what": "The plan with its figures", "how_often": "every meeting"}
        ],
    }


def _third_tuesday(day: date) -> date:
    """Of the month of a day: when the board meets."""
    first = month_start(day)
    return first + timedelta(days=(1 - first.weekday()) % 7 + 14)


def _commentary(written: date, words: Iterable[tuple[str, str, str]]) -> str:
    """Words as TOML: each with its place, text and who wrote it."""
    return "\n".join(
        f'[[commentary]]\nplace = "{place}"\ntext = "{text}"\nby = "{by}"\non = {written.isoformat()}\n'
        for place, text, by in words
    )
