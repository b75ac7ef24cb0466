"""Tries a paper before it is frozen: its live figures for the words beside them, and everything that stands in the way."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any, Final, TypeVar

from django.utils.timezone import localdate

from goldenthread.access.scope import Scope
from goldenthread.measures.run.beside import Home
from goldenthread.measures.run.opened import SETTINGS, home_session, settings_hash
from goldenthread.measures.run.readings import Reader
from goldenthread.measures.run.session import Session
from goldenthread.packs.catalogue import Pack, period_named, the_book
from goldenthread.packs.limits import TRIALS
from goldenthread.packs.models import Paper
from goldenthread.packs.programme import Held, held
from goldenthread.packs.quality import held_audits
from goldenthread.packs.writing import commentary_text, for_class, gaps_in_force, gaps_text, written_to
from goldenthread.papers.build import Asked
from goldenthread.papers.checked import Doubt
from goldenthread.papers.claims import contradicted
from goldenthread.papers.classes import Class
from goldenthread.papers.commentary import TOKEN, Comment, filled
from goldenthread.papers.gather import Gathered, gather
from goldenthread.papers.ledger.guard import ReleaseGuard
from goldenthread.papers.ledger.released import read_ledger
from goldenthread.papers.pieces import kinds
from goldenthread.papers.programme.given import given_of
from goldenthread.papers.programme.typed import with_typed
from goldenthread.papers.promising import asks_of
from goldenthread.papers.sources import Sources, make
from goldenthread.papers.tokens import PARTS, told
from goldenthread.records.errors import InputRefused, Problem, WrongUse
from goldenthread.records.store.store import Store

_Found = TypeVar("_Found")
_BARE: Final = ("{", "}")


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of building a paper without freezing it: what stands in the way, or has to be known, and what does not agree."""

    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """Words as the paper would print them, with what is wrong with their tokens and what their figures contradict."""

    text: str
    unknown: tuple[Problem, ...]
    contradicted: tuple[Problem, ...]


class _Held:
    """A few results of long work, so that one who writes waits only once; old ones go."""

    def __init__(self) -> None:
        self._found: OrderedDict[Hashable, Any] = OrderedDict()
        self._working: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def of(self, key: Hashable, work: Callable[[], _Found]) -> _Found:
        """What is held for a key, or what the work gives; of one key only one reader's work is done, and others wait for it.

        Nobody waits for the work of another key.
        """
        with self._lock:
            if key in self._found:
                return self._held(key)
            own = self._working.setdefault(key, Lock())
        with own:
            with self._lock:
                if key in self._found:
                    return self._held(key)
            try:
                made = work()
                with self._lock:
                    self._found[key] = made
                    while len(self._found) > TRIALS.value:
                        self._found.popitem(last=False)
            finally:
                with self._lock:
                    self._working.pop(key, None)
            return made

    def _held(self, key: Hashable) -> Any:
        self._found.move_to_end(key)
        return self._found[key]


_FIGURES: Final = _Held()
_TRIALS: Final = _Held()


def asked_of(paper: Paper, class_: Class, written: date, organisation: str, author: str, meeting: str = "") -> Asked:
    """What a paper is to be built for; ``meeting`` is the key of the one that it is for, "" for none."""
    baseline = period_named(paper.baseline) if paper.baseline else None
    return Asked(period_named(paper.period), class_, written, organisation, author, baseline, meeting=meeting)


def opened(home: Path, store: Path, viewer: str, role: str, snapshot: str = "") -> Session:
    """The store as the paper's figures are counted from: every child counts, and what may be shown is decided by audience."""
    scope = Scope.everything(viewer, "preparing a paper", role=role)
    return home_session(store, scope, home, the_book(home), snapshot=snapshot)


def live_figures(home: Path, store: Path, paper: Paper, pack: Pack, class_: Class, viewer: str, role: str) -> Gathered:
    """Every figure of an edition, guarded for its audience; counted once for each data version and settings.

    Raises `NotAllowed` where the role may not read for that audience.
    """
    try:
        of = held(pack.definition, class_, localdate(), paper.meeting)
    except WrongUse:
        of = Held()  # what stands in the way is told where an edition is tried; words can be written meanwhile
    given = given_of(of.programme, of.guard) if of.programme is not None else None
    key = (*_version(home, store, paper, pack), class_, role, of)

    def counted() -> Gathered:
        session = opened(home, store, viewer, role)
        asked = asked_of(paper, class_, date.min, "", "")
        beside = Home(home)
        guard = ReleaseGuard(session, beside, read_ledger(home)) if class_ is Class.PUBLIC else None
        rules = home / SETTINGS if (home / SETTINGS).is_dir() else None
        reader = Reader(settings=rules, home=beside) if guard is None else Reader(guard, rules, beside)
        sections, known = pack.definition.of_class(class_), kinds()
        asks = [known[piece.kind].asks(piece.options) for section in sections for piece in section.pieces]
        if given is not None:
            session = with_typed(session, given, beside)
            asks += asks_of(pack.definition, class_, given, of.meeting, session)
        audience = pack.definition.audiences[class_]
        return gather(session, reader, asks, asked.period, audience, asked.baseline)

    return _FIGURES.of(key, counted)


def proof(comment: Comment, figures: Gathered) -> Proof:
    """A comment with its live figures; what is wrong with it is told, and nothing is refused."""
    if any(brace in TOKEN.sub("", comment.text) for brace in _BARE):
        wrong = Problem(
            f"commentary at {comment.place}",
            "there is a brace that is no live figure",
            "Write one as {measure-key.value}, or leave braces out",
        )
        return Proof(comment.text, (wrong,), ())
    done, unknown = filled(comment, lambda key, part: told(figures, key, part))
    against = contradicted(done, figures, comment.place.partition("/")[2])
    return Proof(done.text, unknown, against)


def tokens(figures: Gathered) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """Every measure that words may use: its key, title, and each part with what it stands for now."""
    keys = dict.fromkeys((one.figure.key, one.figure.title) for one in figures if not one.figure.breakdown)
    found = []
    for key, title in keys:
        parts = ((part, told(figures, key, part)) for part in PARTS)
        known = tuple((part, words) for part, words in parts if words is not None and part != "title")
        if known:
            found.append((key, title, known))
    return tuple(found)


def tried(
    home: Path,
    store: Path,
    paper: Paper,
    pack: Pack,
    class_: Class,
    viewer: str,
    role: str,
    written: date,
    council: str,
) -> Trial:
    """Build an edition and keep nothing of it but what stands in its way and what does not agree.

    Raises `NotAllowed` where the role may not read for its audience.
    """
    words, gaps = commentary_text(for_class(paper, pack, class_)), gaps_text(tuple(gaps_in_force(paper)))
    try:
        of = held(pack.definition, class_, written, paper.meeting)
    except WrongUse as refused:
        return Trial(refused.problems)
    audits = held_audits(pack.definition, class_, paper.period, written)
    key = (*_version(home, store, paper, pack), class_, role, words, gaps, written, of, audits)

    def built() -> Trial:
        session = opened(home, store, viewer, role)
        with TemporaryDirectory(prefix="goldenthread-") as scratch:
            commentary, declared, _ = written_to(Path(scratch), paper, pack, class_)
            sources = Sources(
                home, None, None, commentary, declared, programme=of.programme, guard=of.guard, audits=audits
            )
            asked = asked_of(paper, class_, written, council, viewer, of.meeting)
            try:
                made, guard = make(pack.definition, session, sources, asked, read_ledger(home))
            except (InputRefused, WrongUse) as refused:
                return Trial(refused.problems)
        return Trial((), tuple(guard.warnings) if guard is not None else (), made.doubts)

    return _TRIALS.of(key, built)


def _version(home: Path, store: Path, paper: Paper, pack: Pack) -> tuple[Hashable, ...]:
    """What the figures of a paper depend on."""
    snapshot = Store.open(store).current().id
    return (
        home,
        snapshot,
        settings_hash(home),
        read_ledger(home).head,
        paper.pack,
        paper.period,
        paper.baseline,
        pack.text,
    )
