"""What the ledger holds: every figure of every public paper that was released, as printed, with what was decided of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from goldenthread.calendar import Period, PeriodKind, parse_period
from goldenthread.measures.figures import Figure
from goldenthread.measures.home import writer
from goldenthread.measures.kinds import Reason, Unit
from goldenthread.papers.chain import Link, add, head, links
from goldenthread.papers.words import exact_words, value_cell
from goldenthread.records.errors import InputRefused, Problem, StoreDamaged
from goldenthread.records.store.files import writing

FOLDER: Final = "papers/ledger"
NAME: Final = "released.jsonl"

#: Key, first and last day counted, breakdown, group and part: what makes two figures the same.
Identity = tuple[str, date, date, str, tuple[str, ...], str]


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """One released figure: what it is, whether it was ``shown`` or hidden, and what was printed ("" for nothing).

    ``start`` and ``end`` are the days that it counts, which may begin before its ``period``. Nothing that was hidden is
    held: the ledger tells no more than the papers did.
    """

    key: str
    start: date
    end: date
    breakdown: str
    group: tuple[str, ...]
    part: str
    period: str
    title: str
    unit: str
    shown: bool
    value: str
    numerator: str
    denominator: str
    definition_version: int
    snapshot: str

    @property
    def identity(self) -> Identity:
        """What makes it the same figure as another."""
        return self.key, self.start, self.end, self.breakdown, self.group, self.part

    def figure(self) -> Figure:
        """The figure as it was printed, over the days that it counts."""
        numerator, denominator = (float(text) if text else None for text in (self.numerator, self.denominator))
        days = Period(self.start, self.end, _kind(self.period), self.period)
        value = None if not self.shown else numerator if denominator is None else _over(numerator, denominator)
        reason = Reason.VALUE if value is not None else Reason.HIDDEN
        return Figure(
            self.key, self.title, days, self.breakdown, self.group, numerator, denominator, value, Unit(self.unit), reason,
            0, self.definition_version, self.snapshot, self.part,
        )  # fmt: skip


@lru_cache(maxsize=4096)
def _kind(label: str) -> PeriodKind:
    return parse_period(label).kind


def _over(numerator: float | None, denominator: float) -> float:
    return (numerator or 0.0) / denominator if denominator else 0.0


def told_of(figure: Figure, days: Period) -> Told:
    """What is held of a guarded figure that has a value or hides one; ``days`` are those that it counts."""
    shown = figure.reason is Reason.VALUE
    return Told(
        figure.key, days.start, days.end, figure.breakdown, figure.group, figure.part, figure.period.label, figure.title,
        figure.unit.value, shown, value_cell(figure).text if shown else "", exact_words(figure.numerator if shown else None),
        exact_words(figure.denominator), figure.definition_version, figure.snapshot,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Release:
    """One paper that was released: its name, the authority, the day, its figures, and the SHA-256 of its draft's manifest."""

    paper: str
    authority: str
    released_on: date
    draft: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every release in order, and the ``head`` that names the state of the ledger."""

    releases: tuple[Release, ...]
    head: str

    def told(self, authority: str) -> tuple[Told, ...]:
        """Every figure ever released of an authority, in the order of its release."""
        return tuple(one for release in self.releases if release.authority == authority for one in release.told)


def read_ledger(home: Path, upto: str = "", without: str = "") -> Ledger:
    """The ledger of a home folder, as it stands or as it stood when its head was ``upto``.

    The last paper is left out where it is the one of the draft ``without``: its release was cut short.

    Raises `StoreDamaged` where an entry is not as it was written, `InputRefused` where it never had that head.
    """
    path = home / FOLDER / NAME
    held = links(path)
    if upto:
        number = int(upto.split(" ", maxsplit=1)[0])
        if head(held[:number]) != upto:
            what = f"the ledger never stood at entry {number} with the mark {upto[-12:]}"
            raise InputRefused.of(str(path), what, "Name the home folder with which the paper was built (--home)")
        held = held[:number]
    if held and without and held[-1].said["draft"] == without:
        held = held[:-1]
    return Ledger(tuple(_release(path, link) for link in held), head(held))


def release(
    home: Path, paper: str, authority: str, on: date, draft: str, told: Iterable[Told], expected: str,
    then: Callable[[], None],
) -> None:  # fmt: skip
    """Add a paper to the ledger, and ``then`` let it out, while no other can be released.

    What was decided holds only beside what was released by then: raises `InputRefused` where the ledger's head is not the
    ``expected`` one any more. A paper that is there already, as after a kill between the two steps, is let out only.
    """
    with writer(home, FOLDER) as folder:
        path = folder / NAME
        held = links(path)
        if held and held[-1].said["draft"] == draft:
            then()
            return
        if head(held) != expected:
            others = ", ".join(str(link.said["paper"]) for link in held[int(expected.split(" ", maxsplit=1)[0]) :])
            what = f"{others or 'another paper'} was released since this paper was decided"
            raise InputRefused(Problem(paper, what, "Build it again beside what is known now"))
        entry = Release(paper, authority, on, draft, tuple(sorted(told)))
        with writing(home):
            add(path, _said(entry))
        then()


def _said(entry: Release) -> dict[str, Any]:
    told = [
        {**asdict(one), "start": one.start.isoformat(), "end": one.end.isoformat(), "group": list(one.group)}
        for one in entry.told
    ]
    return {
        "paper": entry.paper,
        "authority": entry.authority,
        "released_on": entry.released_on.isoformat(),
        "draft": entry.draft,
        "told": told,
    }


def _release(path: Path, link: Link) -> Release:
    said = link.said
    try:
        told = tuple(
            Told(**{**one, "start": date.fromisoformat(one["start"]), "end": date.fromisoformat(one["end"]),
                    "group": tuple(one["group"])})
            for one in said["told"]
        )  # fmt: skip
        day = date.fromisoformat(said["released_on"])
        return Release(said["paper"], said["authority"], day, said["draft"], told)
    except (KeyError, TypeError, ValueError) as error:
        what = f"entry {link.number} is not one that this version can read ({error})"
        raise StoreDamaged(Problem(str(path), what, "Use the version that wrote it, or a backup")) from error


def latest(told: Sequence[Told]) -> dict[Identity, tuple[Told, ...]]:
    """Every figure with all that was ever released of it, in order."""
    found: dict[Identity, tuple[Told, ...]] = {}
    for one in told:
        found[one.identity] = (*found.get(one.identity, ()), one)
    return found
