"""A calibration exercise read from a table of case, grader and grade, and told as blocks of a paper."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from goldenthread.auditing.report.monthly import SCALE
from goldenthread.auditing.report.telling import decimal, ends
from goldenthread.auditing.report.wording import Wording, load_wording
from goldenthread.auditing.statistics.calibration import Exercise, exercise
from goldenthread.auditing.statistics.rules import Rules
from goldenthread.measures.reading.points import bare
from goldenthread.measures.reading.printed.cells import rows_of
from goldenthread.records.errors import Problem, refuse_if_any
from goldenthread.reports.blocks import Block, Column, Heading, Table, Text
from goldenthread.reports.cells import number, words

COLUMNS: Final = ("case", "grader", "grade")


def read_exercise(path: Path, rules: Rules | None = None, wording: Wording | None = None) -> Exercise:
    """Read a CSV of case, grader and grade, one row a grade given; a blank grade is one that was not given.

    Raises InputRefused with every problem: a grade that is none, a grader twice on one case, a blank case or grader.
    """
    wording = wording or load_wording()
    problems: list[Problem] = []
    gradings: dict[str, dict[str, str]] = {}
    for row in rows_of(path, COLUMNS, problems):
        case, grader, printed = (row.text(name) for name in COLUMNS)
        grade = wording.grade(printed.replace("-", " "))
        if not case or not grader:
            problems.append(Problem(row.where, "the case or the grader is blank", "Write both in every row."))
        elif printed and grade is None:
            problems.append(Problem(row.where, f"{printed!r} is no grade", f"Use {', '.join(SCALE)}."))
        elif grader in gradings.setdefault(case, {}):
            problems.append(Problem(row.where, f"{grader} graded {case} in another row", "Keep one."))
        elif grade is not None:
            gradings[case][grader] = grade
    refuse_if_any(problems)
    return exercise({case: given for case, given in gradings.items() if given}, SCALE, rules)


def calibration_blocks(found: Exercise, level: int = 2, unit: str = "case") -> tuple[Block, ...]:
    """How far graders agree on the same cases, where they part, and who stands above or below the others.

    ``unit`` is what each was graded in where it is not a case, such as a domain of one case.
    """
    cases = tuple(
        (words(case), *(number(spread[grade]) for grade in found.scale)) for case, spread in found.spread.items()
    )
    graders = tuple(
        (words(one.name), number(one.cases), number(one.same), decimal(one.mean, signed=True)) for one in found.graders
    )
    heads = (Column(unit.capitalize(), weight=2), *(Column(grade.capitalize(), numeric=True) for grade in found.scale))
    columns = (
        Column("Grader", weight=2),
        *(
            Column(name, numeric=True)
            for name in (f"{unit.capitalize()}s", "With the majority", "Grades above the others")
        ),
    )
    alone = (f"Left out, graded by one alone: {', '.join(found.alone)}.",) if found.alone else ()
    return (
        Heading(level, "Calibration of auditors", "calibration"),
        Text(_says(found, unit), lead=True),
        Table(f"Grades given to each {unit}", heads, cases, "calibration-cases", alone),
        Table(f"Graders beside the others on the same {unit}s", columns, graders, "calibration-graders"),
    )


def calibration_data(found: Exercise) -> dict[str, Any]:
    """The same as plain data for JSON."""
    interval = found.bootstrap
    return {
        "cases": found.cases,
        "gradings": found.gradings,
        "left_out": list(found.alone),
        "alpha": found.alpha,
        "interval": None if interval is None else [interval.low, interval.high],
        "why": found.why,
        "spread": {case: dict(spread) for case, spread in found.spread.items()},
        "graders": [
            {"grader": one.name, "cases": one.cases, "with_the_majority": one.same, "above_the_others": one.mean}
            for one in found.graders
        ],
    }


def _says(found: Exercise, unit: str) -> str:
    units = unit if found.cases == 1 else f"{unit}s"
    begun = f"{found.gradings} grades of {found.cases} {units} by {len(found.graders)} graders"
    if found.alpha is None:
        return f"{begun}: {found.why}."
    sides: Sequence[str] = [cell.text for cell in ends(found.bootstrap)] if found.bootstrap else ()
    around = f" ({' to '.join(sides)}, {unit}s drawn again)" if sides else ""
    return f"{begun}: Krippendorff's alpha for grades in order is {bare(found.alpha, 2)}{around}; 1 is full agreement."
