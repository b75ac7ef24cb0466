"""Builds a pack: figures gathered once, pieces made in order, and everything that stands in the way told in one pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date
from typing import Final

from goldenthread.calendar import Period
from goldenthread.measures.disclosure import policies
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason
from goldenthread.measures.reading.points import period_words
from goldenthread.measures.run.readings import Reader
from goldenthread.measures.run.session import Session
from goldenthread.papers.anchors import distinct
from goldenthread.papers.checked import Checked, Doubt, check, published_folder
from goldenthread.papers.classes import Class
from goldenthread.papers.commentary import Comment
from goldenthread.papers.definition import PackDefinition, Section
from goldenthread.papers.gaps import Gap
from goldenthread.papers.gather import Gathered, gather
from goldenthread.papers.pieces import kinds
from goldenthread.papers.plain import with_glossary
from goldenthread.papers.programme.given import Given
from goldenthread.papers.promising import asks_of, promised_of
from goldenthread.papers.quality.given import Audited
from goldenthread.papers.run import Made, Run
from goldenthread.papers.said import notes_at
from goldenthread.papers.shown import Shown, shown_of
from goldenthread.papers.teams import team_names
from goldenthread.programme.blocks.plan_words import day_in_words
from goldenthread.records.errors import InputRefused, Problem, WrongUse
from goldenthread.reports.blocks import Block, Break, Document, Heading, Listing, Note, Text


@dataclass(frozen=True, slots=True)
class Asked:
    """What a pack is to be built for.

    ``baseline`` is the period that changes are also measured from. ``organisation`` and ``author`` stand on its front.
    ``approved`` says who made it final and on which day; None for a draft. ``meeting`` is the key of the meeting that it is
    for, with ``/`` and the number of the item where it is one of an agenda; "" where it is for none.
    """

    period: Period
    class_: Class
    written: date
    organisation: str
    author: str
    baseline: Period | None = None
    approved: tuple[str, date] | None = None
    meeting: str = ""

    @property
    def status(self) -> str:
        """Draft, or final with who approved it and when, as it is printed on the paper."""
        if self.approved is None:
            return "Draft"
        name, on = self.approved
        return f"Final, approved by {name} on {f'{on:%d %B %Y}'.lstrip('0')}"


@dataclass(frozen=True, slots=True)
class Built:
    """A pack before it is frozen: the document and every figure that it shows, in the order of their identity.

    ``printed`` are those and the earlier ones that they are set against and charted with. ``doubts`` are figures of its own
    tables that do not agree, answered or not. ``asked_of`` stands for what the guard asks of the plan that it tells of, ""
    where it tells of none.
    """

    definition: PackDefinition
    asked: Asked
    document: Document
    shown: tuple[Shown, ...]
    printed: frozenset[Figure]
    doubts: tuple[Doubt, ...] = ()
    asked_of: str = ""


def build(
    definition: PackDefinition,
    session: Session,
    reader: Reader,
    asked: Asked,
    commentary: Mapping[str, tuple[Comment, ...]],
    gaps: Mapping[str, Gap],
    given: Given | None = None,
    audited: Audited | None = None,
) -> Built:
    """Build a pack from one data version.

    Raises `WrongUse` where the period or baseline is not of the pack's kind, `InputRefused` with every undeclared gap,
    token without a figure, missing or misplaced commentary, gap that nothing used, and contradiction between its own
    figures that nobody has answered: a pack is never half filled, and never says two things. ``given`` is the programme
    that it tells of, None for one that tells of none; `WrongUse` says where one is needed, or nobody asked for it. ``audited``
    are the audits that it tells of, needed likewise.
    """
    _check(definition, asked)
    sections = definition.of_class(asked.class_)
    known = kinds()
    audience = definition.audiences[asked.class_]
    asks = [known[piece.kind].asks(piece.options) for section in sections for piece in section.pieces]
    asks += asks_of(definition, asked.class_, given, asked.meeting, session)
    figures = gather(session, reader, asks, asked.period, audience, asked.baseline)
    _check_held(figures, gaps, session, asked.period)
    promised = None
    if given is not None:
        promised = promised_of(given, figures, session, reader, definition, asked.class_, asked.written, asked.meeting)
    run = Run(
        definition, asked.class_, audience, asked.period, asked.baseline, asked.written, session, reader, figures,
        commentary, gaps, sections[0], teams=team_names(session) if any(one.by for one in asks) else {}, final=asked.approved is not None,
        promised=promised, audited=audited,
    )  # fmt: skip
    made, checked = _made(run, sections)
    parts = [part for _, found in made for part in found]
    problems = [problem for part in parts for problem in part.problems]
    problems += checked.unanswered(commentary)
    answered = _answers(run, checked, parts)
    if answered is not None:
        made.append((_ANSWERS, [answered]))
        problems += answered.problems
    used = frozenset(name for part in (*parts, *((answered,) if answered else ())) for name in part.used)
    problems += [
        Problem(f"commentary at {place}", "this pack has no such place", "Move it, or make it a place of the pack")
        for place in commentary
        if place not in used and not _kept_back(definition, asked.class_, place)
    ]
    problems += [
        Problem(f"gap {key}", "it is declared and nothing is missing there", "Take it out of the file of gaps")
        for key in gaps
        if key not in used and not definition.kept_back(asked.class_)
    ]
    document, unsaid = with_glossary(_document(definition, run, asked, made), definition.plain)
    problems += unsaid
    if problems:
        raise InputRefused(*dict.fromkeys(problems))
    shown = {shown_of(standing): None for part in parts for standing in part.shown}
    printed = frozenset(figure for part in parts for standing in part.shown for figure in standing.figures)
    printed |= frozenset(figure for part in parts for figure in part.printed)
    printed |= frozenset(promised.told if promised is not None else ())
    asked_of = promised.identity if promised is not None else ""
    return Built(definition, asked, document, tuple(sorted(shown)), printed, checked.doubts, asked_of)


def _check(definition: PackDefinition, asked: Asked) -> None:
    if asked.period.kind is not definition.period:
        what = f"{definition.key} is for a {definition.period.value}, and {asked.period.label} is none"
        raise WrongUse.of("--period", what, "Give a period of that kind")
    if definition.baseline and asked.baseline is None:
        raise WrongUse.of("--baseline", f"{definition.key} sets figures against a baseline", "Give its period")
    if asked.baseline is not None and asked.baseline.kind is not asked.period.kind:
        what = f"{asked.baseline.label} and {asked.period.label} are periods of two kinds, which cannot be compared"
        raise WrongUse.of("--baseline", what, f"Give a {asked.period.kind.value}")
    if asked.baseline is not None and asked.baseline.end >= asked.period.start:
        raise WrongUse.of("--baseline", f"{asked.baseline.label} is not before {asked.period.label}", "Give one before")
    if asked.class_ not in definition.classes:
        raise WrongUse.of("--class", f"{definition.key} holds nothing that is {asked.class_.value}", "Give another")


def _check_held(figures: Gathered, gaps: Mapping[str, Gap], session: Session, period: Period) -> None:
    """Refuse a period of which nothing is held, once and not for every measure. Raises `WrongUse`."""
    counted = [one for one in figures if one.figure.key in session.book.measures]
    if not counted or not all(one.is_gap and one.figure.key not in gaps for one in counted):
        return
    keys = {one.figure.key for one in counted}
    if period.start > session.as_at:
        what = f"{period.label} begins after the records, which are held up to {session.as_at}"
        raise WrongUse.of("--period", what, "Give an earlier period, or load what has come in since")
    if len(keys) > 1:
        what = f"nothing is held of {period.label} for any of its {len(keys)} measures ({counted[0].figure.note})"
        raise WrongUse.of("--period", what, f"Give a period that the records cover; they end on {session.as_at}")


#: Where answers to findings stand in a pack that has no place for them.
_ANSWERS: Final = Section("answers", "What does not agree", ())


def _made(run: Run, sections: Sequence[Section]) -> tuple[list[tuple[Section, list[Made]]], Checked]:
    """Every piece in order, and what scrutiny finds in their tables; what tells of that is made after the rest."""
    known = kinds()
    pieces = [(section, piece) for section in sections for piece in section.pieces]
    made: dict[int, Made] = {
        number: known[piece.kind].make(piece.options, replace(run, section=section))
        for number, (section, piece) in enumerate(pieces)
        if not known[piece.kind].last
    }
    home = run.reader.home
    published = published_folder(home.folder, run.period.label) if home is not None else None
    checked = check([table for part in made.values() for table in part.tables], run.written, published)
    for number, (section, piece) in enumerate(pieces):
        if number not in made:
            made[number] = known[piece.kind].make(piece.options, replace(run, section=section, checked=checked))
    found = [
        (section, [made[number] for number, (of, _) in enumerate(pieces) if of is section]) for section in sections
    ]
    return found, checked


def _answers(run: Run, checked: Checked, parts: Sequence[Made]) -> Made | None:
    """The answers to findings of a pack that has no piece for them: what was answered is told, whatever the pack."""
    used = {name for part in parts for name in part.used}
    places = [one for one in dict.fromkeys(doubt.place for doubt in checked.doubts) if one in run.commentary]
    left = [place for place in places if place not in used]
    if not left:
        return None
    doubts = {doubt.place: doubt.finding for doubt in checked.doubts}
    blocks: list[Block] = []
    problems: list[Problem] = []
    for place in left:
        notes, wrong = notes_at(run, place)
        blocks += [Text(f"{doubts[place].place.table}: {doubts[place].message}"), *notes]
        problems += wrong
    return Made(tuple(blocks), problems=tuple(problems), used=frozenset(left))


def _kept_back(definition: PackDefinition, class_: Class, place: str) -> bool:
    """Whether a place of commentary stands in a section that this class does not hold."""
    return any(place.split("/", maxsplit=1)[0] == section.key for section in definition.kept_back(class_))


def _document(definition: PackDefinition, run: Run, asked: Asked, made: list[tuple[Section, list[Made]]]) -> Document:
    blocks: list[Block] = []
    taken = {section.key for section, _ in made}
    for section, found in made:
        if section.own_page:
            blocks.append(Break())
        blocks.append(Heading(1, section.title, section.key))
        if section.marking.words:
            blocks.append(Text(section.marking.says))
        if section is made[0][0]:
            blocks += _mostly_hidden(run, [part for _, held in made for part in held])
        blocks += distinct((block for part in found for block in part.blocks), taken)
    kept = definition.kept_back(asked.class_)
    if kept:
        blocks += [
            Heading(1, "What is kept back", "kept-back"),
            Text("These parts are not in this edition:"),
            Listing(tuple(f"{section.title}: {section.marking.says}" for section in kept)),
        ]
    markings = [section.marking.words for section, _ in made if section.marking.words]
    snapshot = run.session.snapshot
    stamp = f"Data {snapshot.id[:12]}, as at {run.session.as_at}; pack {definition.key}, version {definition.version}"
    stamp += "; draft" if asked.approved is None else "; final"
    return Document(
        definition.title,
        period_words(asked.period)[0].upper() + period_words(asked.period)[1:],
        asked.author,
        asked.written,
        asked.organisation,
        _marking(definition, asked.class_, markings),
        (
            ("Period", period_words(asked.period)),
            *_of_which_days(run),
            ("Status", asked.status),
        ),
        stamp,
        tuple(blocks),
        listed=definition.listed,
    )


def _of_which_days(run: Run) -> tuple[tuple[str, str], ...]:
    """Of which day the records are; where a plan is told too, of which day it is and when its figures were known."""
    as_at = day_in_words(run.session.as_at)
    if run.promised is None:
        return (("Records as at", as_at),)
    loaded = run.session.snapshot.manifest.known_at.astimezone(UTC).date()
    after = ", after the day of this paper" if loaded > run.written else ""
    known = f"{as_at} (data version {run.session.snapshot.id[:12]}, loaded on {day_in_words(loaded)}{after})"
    return (("Records as at", known), ("Plan and boards as at", day_in_words(run.promised.day)))


def _mostly_hidden(run: Run, parts: Sequence[Made]) -> tuple[Block, ...]:
    """What a reader must know first where most of the figures asked for are hidden."""
    shown = {one.figure for part in parts for one in part.shown if not one.figure.breakdown}
    hidden = sum(one.reason is Reason.HIDDEN for one in shown)
    if 2 * hidden <= len(shown):
        return ()
    said = (
        f"Most of the figures for {period_words(run.period)} ({hidden} of {len(shown)}) are hidden in this edition, marked [c]: "
        "so few children stand behind them, or behind others that they would give away, that somebody could be known."
    )
    return (Note(said),)


def _marking(definition: PackDefinition, class_: Class, markings: list[str]) -> str:
    """What stands on every page: every marking of its sections, or whose paper it is, and whether small numbers stand in it."""
    if markings or class_ is Class.PUBLIC:
        return "; ".join(dict.fromkeys(markings))
    audience = definition.audiences[class_]
    small = "" if policies()[audience].threshold else "; small numbers may be shown"
    return f"Confidential: for the {audience.value} only{small}"
