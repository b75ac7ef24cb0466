"""What came of a calibration exercise: how far graders agree, where they part, who stands above or below."""

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from goldenthread.auditing.model import Grade, Grading
from goldenthread.auditing.report.calibrating import calibration_blocks
from goldenthread.auditing.report.monthly import SCALE
from goldenthread.auditing.statistics.calibration import exercise
from goldenthread.auditing.tools.reading import Tool
from goldenthread.plan.pages import Part
from goldenthread.quality import models
from goldenthread.quality.people import names_of
from goldenthread.quality.shown import GRADES
from goldenthread.quality.telling import parts_of
from goldenthread.records.kept_values import valued
from goldenthread.reports.blocks import Block, Table

_OVERALL = "Overall"
_GRADERS = "calibration-graders"
_ONE_CASE = (
    "One case says how these graders read it, and little of how they read others: look at where they part, and why, before "
    "at any number."
)


def result(row: models.Exercise, tool: Tool, username: str, *, named: bool) -> list[Part]:
    """Parts of a closed exercise; graders are ``named`` to who keeps the programme, and each finds their own line alone."""
    given = {one.username: _grading(one) for one in row.gradings.order_by("pk")}
    if len(given) < 2:
        return [Part("What came of it", ("Fewer than two handed in their grades: nothing can be compared.",))]
    names = names_of(given) if named else {one: "You" if one == username else one for one in given}
    called = {one: f"{name} ({one})" if list(names.values()).count(name) > 1 else name for one, name in names.items()}
    units: dict[str, dict[str, str]] = {_OVERALL: {}, **{domain.title: {} for domain in tool.domains}}
    titles = {domain.key: domain.title for domain in tool.domains}
    for who, grading in given.items():
        for part, grade in (
            (_OVERALL, grading.overall),
            *((titles[one.domain], one.grade) for one in grading.judgements),
        ):
            if grade is not None:
                units[part][called[who]] = grade.value.replace("-", " ")
    found = exercise({part: some for part, some in units.items() if some}, SCALE)
    blocks = calibration_blocks(found, unit="domain")
    told = parts_of(blocks if named else [_only(one, called.get(username, "")) for one in blocks])
    return [replace(told[0], says=(*told[0].says, _ONE_CASE)), *told[1:], *_written(given.values(), tool)]


def _only(block: Block, own: str) -> Block:
    """A table of graders with one's own line alone."""
    if not isinstance(block, Table) or block.anchor != _GRADERS:
        return block
    return replace(block, rows=tuple(row for row in block.rows if row[0].text == own))


def _written(given: Iterable[Grading], tool: Tool) -> list[Part]:
    """What graders wrote of each domain, without their names, the best grade first."""
    held = list(given)
    parts = []
    for domain in tool.domains:
        said = [one for grading in held for one in grading.judgements if one.domain == domain.key]
        said.sort(key=lambda one: (list(Grade).index(one.grade) if one.grade else len(Grade), one.evidence))
        points = tuple(f"{GRADES[one.grade] if one.grade else 'Does not apply'}: {one.evidence}" for one in said)
        parts.append(Part(f"What was written: {domain.title}", points=points, folded=True))
    return parts


def _grading(row: models.ExerciseGrading) -> Grading:
    return cast(Grading, valued(row.document, Grading))
