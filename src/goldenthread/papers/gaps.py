"""Gaps: figures that are not there yet, declared with their reason, owner and date, and printed so; never left blank."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Final

from goldenthread.measures.csv_lines import read_lines
from goldenthread.measures.kinds import Reason
from goldenthread.papers.standing import Standing
from goldenthread.records.errors import InputRefused, Problem
from goldenthread.reports.cells import State

COLUMNS: Final = ("key", "reason", "why", "owner", "date")
_WHY: Final = {Reason.NOT_RECORDED: "is not recorded", Reason.CANNOT_COMPUTE: "cannot be computed"}


class Missing(Enum):
    """Why something is not in a paper."""

    NOT_RECORDED = "not recorded"
    NOT_DUE = "not yet due"
    AWAITED = "awaited"

    @property
    def state(self) -> State:
        """How a cell says so."""
        return {"not recorded": State.NOT_RECORDED, "not yet due": State.NOT_DUE, "awaited": State.AWAITED}[self.value]


@dataclass(frozen=True, slots=True)
class Gap:
    """A declared gap: the measure or register, why it is not there in a word and in a sentence, whose it is, by when."""

    key: str
    reason: Missing
    why: str
    owner: str
    by: date

    @property
    def words(self) -> str:
        """The gap as a paper prints it."""
        day = f"{self.by.day} {self.by:%B %Y}"
        return f"{self.reason.value}: {self.why.rstrip('.')}. {self.owner} answers for it by {day}."


def read_gaps(path: Path) -> Mapping[str, Gap]:
    """Declared gaps by key from a CSV file with `COLUMNS`; raises `InputRefused` with every problem of the file."""
    problems: list[Problem] = []
    lines = read_lines(path, problems)
    if lines is None:
        raise InputRefused(*problems)
    headings = tuple(name.strip().casefold() for name in lines.heading)
    lacking = [name for name in COLUMNS if name not in headings]
    if lacking:
        raise InputRefused.of(
            path.name, f"the file lacks the column {', '.join(lacking)}", f"Head it {','.join(COLUMNS)}"
        )
    found: dict[str, Gap] = {}
    reasons = {one.value: one for one in Missing}
    for line, values in lines.rows:
        cells = dict(zip(headings, (value.strip() for value in values), strict=True))
        where = f"{path.name}, line {line}"
        blank = [name for name in COLUMNS if not cells[name]]
        if blank:
            problems.append(Problem(where, f"{', '.join(blank)} is blank", "A gap has a reason, an owner and a date"))
            continue
        if cells["reason"] not in reasons:
            problems.append(Problem(where, f"{cells['reason']!r} is no reason", f"Write one of {', '.join(reasons)}"))
        day = _day(cells["date"])
        if day is None:
            problems.append(Problem(where, f"{cells['date']!r} is not a date", "Write it as 2018-01-31"))
        if cells["key"] in found:
            problems.append(Problem(where, f"{cells['key']} stands twice", "Take one of them out"))
        if day is not None and cells["reason"] in reasons:
            found[cells["key"]] = Gap(cells["key"], reasons[cells["reason"]], cells["why"], cells["owner"], day)
    if problems:
        raise InputRefused(*problems)
    return found


def undeclared(standings: Iterable[Standing], declared: Mapping[str, Gap]) -> tuple[Problem, ...]:
    """A problem for every figure that is missing without a declared gap."""
    missing = {one.figure.key: one.figure for one in standings if one.is_gap and one.figure.key not in declared}
    return tuple(
        Problem(
            f"{key} ({figure.title}), {figure.period.label}",
            f"the figure {_WHY[figure.reason]}{f': {figure.note}' if figure.note else ''}",
            "Load what it needs, or declare the gap with its reason, owner and date (--gaps FILE)",
        )
        for key, figure in missing.items()
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
