"""The papers of the improvement programme in ``make demo``: for the board, the committee and heads of service, and of benefits."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from goldenthread.calendar import Period, add_months, month_start
from goldenthread.cli.demo_plan import write_plan
from goldenthread.papers.council.headings import PLACE

#: The meetings for which the papers are: of the board, and of the committee with the item of its agenda.
_BOARD, _COMMITTEE, _ITEM = "board-next", "committee-next", "7"
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
_AUTHOR: Final = "Head of Quality Assurance"


def programme_papers(
    folder: Path, as_at: date, period: Period, written: date, common: Sequence[str]
) -> list[list[str]]:
    """Write the programme as at a day with its figures and words, and give the commands that build its papers, in order."""
    tables, words = folder / "programme", folder / "report.toml"
    figures = write_plan(tables, as_at, _meetings(written))
    words.write_text(_commentary(written), encoding="utf-8")
    given = ["--programme", str(tables), "--figures", str(figures), "--period", period.label, *common]
    own = ["--class", "confidential"]
    before = period.previous().previous().previous()
    return [
        ["pack", "board-pack", *given, "--meeting", _BOARD, *own],
        ["pack", "committee-report", *given, "--meeting", f"{_COMMITTEE}/{_ITEM}", "--commentary", str(words)],
        ["pack", "stocktake", *given, "--baseline", before.label, *own],
        ["pack", "recommendation-pages", *given, *own],
        ["pack", "benefits-report", *given, *own],
    ]


def _meetings(written: date) -> Mapping[str, list[dict[str, str]]]:
    """What lies ahead: the board, and the committee with this report on its agenda, cleared by who must."""
    month = month_start(written)
    tuesday = month + timedelta(days=(1 - month.weekday()) % 7 + 14)
    if tuesday - written < _AHEAD:
        month = add_months(month, 1)
        tuesday = month + timedelta(days=(1 - month.weekday()) % 7 + 14)
    item = {"meeting": _COMMITTEE, "item": _ITEM, "on": str(written)}
    cleared = (("legal", "dcs"), ("finance", "dcs"), ("director", "dcs"))
    return {
        "boards": [{"key": "committee", "title": "Children's Committee", "public": "yes", "committee": "yes"}],
        "meetings": [
            {"key": _BOARD, "board": "board", "on": str(tuesday)},
            {"key": _COMMITTEE, "board": "committee", "on": str(tuesday + timedelta(days=1))},
        ],
        "agenda": [
            {"meeting": _COMMITTEE, "number": _ITEM, "title": "Update on the improvement plan", "lead": "dcs"},
        ],
        "clearances": [{**item, "kind": kind, "by": by} for kind, by in cleared],
    }


def _commentary(written: date) -> str:
    return "\n".join(
        f'[[commentary]]\nplace = "{PLACE}/{key}"\ntext = "{text}"\nby = "{_AUTHOR}"\non = {written.isoformat()}\n'
        for key, text in _WORDS
    )
