"""Writes Barnet's improvement programme in the form of Golden Thread's own tables, from the published files beside it.

Nothing is typed here but what the source leaves open, which the README beside the tables says. Run it after changing one
of the published files: ``.venv/bin/python -m tools.barnet_plan``; a test says where what it writes is out of date.
"""

import calendar
import csv
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from goldenthread.programme.due import Due, DueKind
from goldenthread.programme.people import Person
from goldenthread.programme.promises import (
    Action,
    Claim,
    Fate,
    Mapped,
    Origin,
    Ownership,
    Plan,
    Point,
    PointKind,
    Recommendation,
    Subtheme,
    Theme,
)
from goldenthread.programme.tables import Programme, as_files

FOLDER: Final = Path(__file__).parents[1] / "examples" / "barnet"
PROGRAMME: Final = FOLDER / "programme"
#: The first day of the year that the plan is for.
FROM: Final = date(2018, 4, 1)
#: The plan prints no day; its first actions that are not past fall due in this month, ten after the dashboard's.
RATED: Final = date(2018, 9, 30)
RATED_BY: Final = "Improvement Plan 2018/19, as printed"
INSPECTED: Final = date(2017, 7, 7)
_MONTHS: Final = {name: number for number, name in enumerate(calendar.month_name) if name}
_SUBTHEME: Final = re.compile(r"[0-9][a-z]")
#: A group that the plan prints as one lead.
_GROUP: Final = Person(
    "all-hos",
    "All HoS",
    "Heads of Service",
    "Barnet Council",
    many=True,
    note="a lead of the plan; no officer of its list",
)

Row = Mapping[str, str]


def published(name: str) -> list[Row]:
    """The rows of a published file."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def programme() -> Programme:
    """The plan with its people, themes, recommendations and actions."""
    people = _people(published("officers"))
    rows = published("plan_2018_19_actions")
    points = published("plan_2018_19_themes")
    keys = {row["id"]: f"action-{number:02}" for number, row in enumerate(rows, start=1)}
    subthemes = _subthemes(points)
    plan = Plan(
        "barnet-2018-19",
        "Barnet Children's Services Improvement Plan 2018/19",
        2,
        "plan_2018_19",
        FROM,
        people,
        _themes(points, people),
        tuple(_action(row, keys[row["id"]], people, {one.printed for one in subthemes}) for row in rows),
        subthemes,
        tuple(
            Point(f"theme-{row['theme']}", PointKind(row["kind"]), int(row["point_number"]), row["point"])
            for row in points
            if row["kind"] != "subtheme"
        ),
        tuple(map(_recommendation, published("recommendations"))),
        _mapped(rows, keys),
        before=1,
        source="Improvement Plan 2018/19",
    )
    return Programme(plan)


def _people(rows: Sequence[Row]) -> tuple[Person, ...]:
    """The officers' list; initials that stand there twice are told apart by the post."""
    often = Counter(row["initials"] for row in rows)
    found = []
    for row in rows:
        key = row["initials"].replace(" ", "-")
        if often[row["initials"]] > 1:
            key = f"{key}-{row['job_title'].rpartition(' ')[2].casefold()}"
        found.append(Person(key, row["initials"], row["job_title"], row["body"], note=row["note"]))
    return (*found, _GROUP)


def _themes(rows: Sequence[Row], people: Sequence[Person]) -> tuple[Theme, ...]:
    """Each theme once; its leads are printed as posts, parted by semicolons."""
    by_post = {one.job_title: one.key for one in people if one.job_title}
    first = {row["theme"]: row for row in reversed(rows)}
    return tuple(
        Theme(
            f"theme-{number}",
            number,
            first[number]["title"],
            tuple(by_post.get(post, post) for post in first[number]["lead_job_titles"].split(";") if post),
        )
        for number in sorted(first)
    )


def _subthemes(rows: Sequence[Row]) -> tuple[Subtheme, ...]:
    return tuple(
        Subtheme(row["subtheme_code"], f"theme-{row['theme']}", row["subtheme_code"], row["point"])
        for row in rows
        if row["kind"] == "subtheme" and row["subtheme_code"]
    )


def _action(row: Row, key: str, people: Sequence[Person], subthemes: set[str]) -> Action:
    """One action; a subtheme is taken only where the table prints one above the row."""
    keys = {one.initials: one.key for one in people}
    code = row["id"][:2]
    within = code if row["subtheme"] and _SUBTHEME.fullmatch(code) and code in subthemes else ""
    leads = tuple(keys.get(lead, lead) for lead in row["lead"].split(";") if lead)
    return Action(
        key,
        row["id"],
        f"theme-{row['theme']}",
        row["action"],
        _due(row["due"]),
        within,
        tuple(one for one in row["previous_ids"].split(";") if one),
        owned=(Ownership(None, leads, row["lead"]),),
        claims=(Claim(RATED, row["rag"], RATED_BY),),
        source=row["source"],
    )


def _due(printed: str) -> Due:
    endless = {kind.value: kind for kind in (DueKind.QUARTERLY, DueKind.ONGOING)}
    if printed.casefold() in endless:
        return Due(endless[printed.casefold()])
    month, year = printed.split()
    return Due(DueKind.MONTH, date(int(year), _MONTHS[month], 1))


def _recommendation(row: Row) -> Recommendation:
    ofsted = row["origin"] == "Ofsted"
    return Recommendation(
        f"{row['origin'].casefold()}-{row['number']}",
        Origin.OFSTED if ofsted else Origin.PARTNERSHIP,
        row["number"],
        row["recommendation"],
        INSPECTED if ofsted else None,
        "Ofsted inspection report, July 2017" if ofsted else "",
        source=row["source"],
    )


def _mapped(rows: Sequence[Row], keys: Mapping[str, str]) -> tuple[Mapped, ...]:
    """What became of each number of 2017 that the plan prints; those that it does not print are not known here."""
    now: dict[str, list[str]] = {}
    shared = {old for row in rows if len(_olds(row)) > 1 for old in _olds(row)}
    for row in rows:
        for old in _olds(row):
            now.setdefault(old, []).append(keys[row["id"]])
    return tuple(
        Mapped(
            old,
            tuple(actions),
            Fate.SPLIT if len(actions) > 1 else Fate.MERGED if old in shared else Fate.KEPT,
            because="Printed as a previous ID",
        )
        for old, actions in now.items()
    )


def _olds(row: Row) -> list[str]:
    return [one for one in row["previous_ids"].split(";") if one]


def main() -> int:
    """Write every file; returns 0."""
    PROGRAMME.mkdir(exist_ok=True)
    for name, data in as_files(programme()).items():
        (PROGRAMME / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
