"""What a pack needs for the pieces that tell of a programme: the programme itself, a meeting, and the figures it promises."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from goldenthread.measures.disclosure import policies
from goldenthread.measures.run.readings import Reader
from goldenthread.measures.run.session import Session
from goldenthread.papers.classes import Class
from goldenthread.papers.definition import PackDefinition
from goldenthread.papers.gather import Asks, Gathered
from goldenthread.papers.kinds import Kind
from goldenthread.papers.pieces import kinds
from goldenthread.papers.pieces.council_report import COUNCIL
from goldenthread.papers.programme.figures import standings_of
from goldenthread.papers.programme.given import Given
from goldenthread.papers.programme.judged import (
    assessed_without,
    questions_without,
    reopenings_without,
    small_of,
    without_people,
)
from goldenthread.papers.programme.promised import Promised, linked, promised
from goldenthread.programme.guard import of_reader
from goldenthread.programme.history import as_at as plan_as_at
from goldenthread.programme.series import HISTORY_MONTHS, Behind, behind
from goldenthread.records.errors import WrongUse


def of_a_programme(definition: PackDefinition, class_: Class) -> bool:
    """Whether an edition tells of a programme, which must then be given."""
    return any(kind.programme for kind in _kinds(definition, class_))


def of_a_meeting(definition: PackDefinition, class_: Class) -> bool:
    """Whether an edition is for a meeting, which must then be named."""
    return any(kind.meeting for kind in _kinds(definition, class_))


def of_councillors(definition: PackDefinition, class_: Class) -> bool:
    """Whether an edition is a report to a committee or the cabinet."""
    return any(kind.name == COUNCIL for kind in _kinds(definition, class_))


def asks_of(
    definition: PackDefinition, class_: Class, given: Given | None, meeting: str, session: Session
) -> tuple[Asks, ...]:
    """The figures that a programme's actions should move, where a piece shows them.

    Raises `WrongUse` where a piece needs a programme or a meeting and none was given, or one was given and nothing needs
    it.
    """
    needs = of_a_programme(definition, class_)
    if needs and given is None:
        what = f"{definition.key} tells of an improvement programme, and none was given"
        raise WrongUse.of("--programme", what, "Name its folder of tables, its workbook or its kept file")
    if given is not None and not needs:
        raise WrongUse.of("--programme", f"{definition.key} tells of no programme", "Leave it out")
    if meeting and given is None:
        raise WrongUse.of("--meeting", f"{definition.key} tells of no meeting", "Leave it out")
    if given is not None and not meeting and of_a_meeting(definition, class_):
        known = ", ".join(one.key for one in given.programme.governance.meetings)
        mend = f"Give the meeting's key: {known}" if known else "Load the meeting into the programme, and give its key"
        raise WrongUse.of("--meeting", f"{definition.key} is for a meeting, and none was given", mend)
    if given is None or not any(kind.linked for kind in _kinds(definition, class_)):
        return ()
    book = session.book
    keys = tuple(one for one in linked(given) if one in book.measures or one in book.typed)
    return (Asks(keys, history=HISTORY_MONTHS),)


def promised_of(
    given: Given,
    figures: Gathered,
    session: Session,
    reader: Reader,
    definition: PackDefinition,
    class_: Class,
    day: date,
    meeting: str,
) -> Promised:
    """The programme as a pack tells of it, judged as its site judges it: by the same figures, limits and rules.

    Who reads for management reads what is asked at once; who may not read small numbers reads the questions without them.
    """
    audience = definition.audiences[class_]
    rules, settings = of_reader(reader)
    if class_ is Class.PUBLIC:
        rules = without_people(rules)
    found = Behind({}, ())
    if any(kind.linked for kind in _kinds(definition, class_)):
        found = behind(plan_as_at(given.programme.plan, day), day, reader, session.book, session)
    at_once = not policies()[audience].protects
    made = promised(given, day, found.series, meeting, at_once, rules, settings)
    held = [figure for one in standings_of(figures, linked(given)) for figure in one.figures]
    small = small_of(found, held, reader, audience)
    return replace(
        made,
        assessed=assessed_without(made.assessed, small.keys),
        questions=questions_without(made.questions, made.assessed, small.keys),
        every=questions_without(made.every, made.assessed, small.keys),
        told=small.told,
        reopenings=reopenings_without(made.reopenings, made.assessed, small.keys),
    )


def _kinds(definition: PackDefinition, class_: Class) -> Iterator[Kind]:
    known = kinds()
    for section in definition.of_class(class_):
        for piece in section.pieces:
            yield known[piece.kind]
