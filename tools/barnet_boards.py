"""Writes Barnet's boards in the form of Golden Thread's own tables, from the published files beside them.

Run it after changing one of the published files: ``.venv/bin/python -m tools.barnet_boards``; a test says where what it
writes is out of date. What the sources leave open, and what stands here for it, is in the README beside the tables.
"""

import sys
from collections.abc import Sequence
from datetime import date
from typing import Final

from tools.barnet_plan import PROGRAMME, Row, programme, published

from goldenthread.calendar import month_end
from goldenthread.programme.boards import (
    Arrangement,
    Board,
    Condition,
    Finding,
    Governance,
    Item,
    Meeting,
    Minute,
    Obligation,
    Request,
    RequestKind,
    Step,
    Visit,
)
from goldenthread.programme.tables import Programme, as_files
from goldenthread.programme.tables.of_boards import SHEETS

_BOARD: Final = "improvement-board"
_COMMITTEE: Final = "cels-committee"
#: Boards that the sources name, and as what they print them. Only the committee's minutes were published.
_BOARDS: Final = (
    (
        Board(_BOARD, "Children's Services Improvement Board"),
        ("Children's Services Improvement Board", "Improvement Board"),
    ),
    (
        Board(_COMMITTEE, "Children, Education, Libraries and Safeguarding Committee", public=True, committee=True),
        (
            "Children, Education, Libraries and Safeguarding Committee",
            "Children, Education, Libraries and Safeguarding (CELS) Committee",
            "CELS Committee",
        ),
    ),
    (Board("health-and-wellbeing-board", "Health and Well-Being Board"), ("Health and Well-Being Board",)),
    (Board("bscb", "Barnet Safeguarding Children's Board"), ("Barnet Safeguarding Children's Board",)),
    (Board("community-safety-board", "Community Safety Board"), ("Community Safety Board",)),
    (Board("operational-improvement-group", "Operational Improvement Group"), ("Operational Improvement Group",)),
    (Board("corporate-parenting-panel", "Corporate Parenting Advisory Panel"), ("Corporate Parenting Advisory Panel",)),
    (Board("cmt", "CMT"), ("CMT",)),
)
_KEYS: Final = {printed: board.key for board, names in _BOARDS for printed in names}
#: First days that the sources print as months (the end of the month) or leave to be counted from the direction's day.
_FIRST: Final = {
    "three-monthly, first in early December 2017": date(2017, 12, 31),
    "monthly, from November 2017": date(2017, 11, 30),
    "quarterly, from January 2018": date(2018, 1, 31),
}
_DIRECTED: Final = {
    "8d": date(2018, 1, 25),
    "8e": date(2018, 7, 25),
    "8f": date(2018, 4, 25),
    "Annex B 3": date(2018, 5, 31),
}
#: Speakers of the minutes and the officers whose posts the list prints in nearly the same words.
_SPEAKERS: Final = {
    "Operational Director Early Help, Children in Need of Help and Protection": "TMcE",
    "Strategic Director for Children and Young People": "CM",
}
#: The finding, by its row in the published file, and the recommendations whose subject it has: our reading.
_SUBJECTS: Final = {
    19: ("ofsted-1",),
    20: ("ofsted-1",),
    32: ("ofsted-8",),
    34: ("ofsted-3", "ofsted-16"),
    35: ("ofsted-8",),
    37: ("ofsted-4", "ofsted-5"),
    38: ("ofsted-5",),
    39: ("ofsted-6",),
    40: ("ofsted-6",),
    41: ("ofsted-5",),
    42: ("ofsted-7",),
    43: ("ofsted-7",),
    44: ("ofsted-8",),
    45: ("ofsted-15",),
    46: ("ofsted-15",),
    47: ("ofsted-15",),
    49: ("ofsted-15",),
    54: ("ofsted-1",),
    159: ("ofsted-6",),
}
_MARCH: Final = date(2018, 3, 1)
_LETTER: Final = "Ofsted letter Dec 2017"
_SECOND: Final = "Ofsted second monitoring visit letter (as reported in minute)"


def governance() -> Governance:
    """Boards, the meetings that are known, what was asked there, what is owed and what was found."""
    return Governance(
        boards=tuple(board for board, _ in _BOARDS),
        meetings=_meetings(published("minutes_2018_03")),
        requests=_requests(published("minutes_2018_03")),
        arrangements=tuple(
            Arrangement(
                f"arrangement-{number:02}",
                _KEYS.get(row["board_or_committee"], row["board_or_committee"]),
                row["what"],
                row["how_often"],
                _FIRST.get(row["how_often"]),
                row["source"],
            )
            for number, row in enumerate(published("reporting_arrangements"), start=1)
        ),
        obligations=(*_directed(published("statutory_direction")), *_required(published("commissioner_key_requirements"))),
        findings=tuple(
            Finding(
                f"finding-{number:03}", row["document"], row["date"], row["paragraph"], row["judgement_area"],
                row["polarity"], row["finding"], row["grade"], _SUBJECTS.get(number, ()), row["source"],
            )
            for number, row in enumerate(published("inspection_findings"), start=1)
        ),
        conditions=tuple(
            Condition(f"condition-{number:02}", row["number"], row["point"], row["title"], row["description"], row["source"])
            for number, row in enumerate(published("conditions_for_success"), start=1)
        ),
        visits=(
            Visit(
                "monitoring-1", "First monitoring visit", "Ofsted", date(2017, 11, 14), date(2017, 11, 15), "",
                _LETTER, date(2017, 12, 12), "Progress report Jan 2018, paragraph 1.5",
            ),
            Visit(
                "monitoring-2", "Second monitoring visit", "Ofsted", date(2018, 1, 30), date(2018, 1, 31), "",
                _SECOND, None, "Progress report Jan 2018, paragraph 1.5",
            ),
        ),
    )  # fmt: skip


def _meetings(rows: Sequence[Row]) -> tuple[Meeting, ...]:
    """The committee's meetings of January and March 2018; of the second only the month is known."""
    title = "Update report on progress of Barnet Children's Services Improvement Action Plan"
    return (
        Meeting("cels-2018-01-16", _COMMITTEE, date(2018, 1, 16), items=(Item("1", title),)),
        Meeting(
            "cels-2018-03",
            _COMMITTEE,
            _MARCH,
            True,
            (Item("1", title),),
            tuple(Minute(int(row["item"]), row["kind"], row["speaker"], row["text"], row["refers_to"]) for row in rows),
        ),
    )


def _requests(rows: Sequence[Row]) -> tuple[Request, ...]:
    """What the committee asked: each with the response under its number as its answer, which nobody is said to have accepted."""
    responses = {row["item"]: row for row in rows if row["kind"] == "response"}
    return tuple(
        Request(
            f"cels-2018-03-{row['item']}",
            RequestKind.REQUEST,
            row["text"],
            _COMMITTEE,
            _MARCH,
            _COMMITTEE,
            "cels-2018-03",
            steps=_answered(responses[row["item"]]),
        )
        for row in rows
        if row["kind"] == "query"
    )


def _answered(response: Row) -> tuple[Step, ...]:
    """Given to who spoke and answered; where nobody is named as speaking it is nobody's answer yet."""
    who = _SPEAKERS.get(response["speaker"], response["speaker"])
    if not who:
        return ()
    return (
        Step(_MARCH, "assigned", _COMMITTEE, "", who),
        Step(_MARCH, "answered", who, response["text"]),
    )


def _directed(rows: Sequence[Row]) -> tuple[Obligation, ...]:
    return tuple(
        Obligation(
            f"direction-{number:02}",
            "Statutory Direction of 25 January 2018",
            row["paragraph"],
            row["kind"],
            row["requirement"],
            row["owed_by"],
            _KEYS.get(row["owed_to"], row["owed_to"]),
            row["frequency"],
            row["deadline"],
            _DIRECTED.get(row["paragraph"]),
            (),
            row["source"],
        )
        for number, row in enumerate(rows, start=1)
    )


def _required(rows: Sequence[Row]) -> tuple[Obligation, ...]:
    """What the commissioner's report calls key for the council."""
    return tuple(
        Obligation(
            f"requirement-{number:02}",
            "Commissioner's report of January 2018",
            row["paragraph"],
            "key requirement",
            row["requirement"],
            row["owed_by"],
            deadline=row["deadline_month"],
            first_due=month_end(date.fromisoformat(f"{row['deadline_month']}-01")) if row["deadline_month"] else None,
            source=row["source"],
        )
        for number, row in enumerate(rows, start=1)
    )


def files() -> dict[str, bytes]:
    """The files of boards by name."""
    names = {f"{sheet.name}.csv" for sheet in SHEETS}
    made = as_files(Programme(programme().plan, governance()))
    return {name: data for name, data in made.items() if name in names}


def main() -> int:
    """Write every file; returns 0."""
    PROGRAMME.mkdir(exist_ok=True)
    for name, data in files().items():
        (PROGRAMME / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
