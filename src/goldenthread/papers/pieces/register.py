"""A register as committee papers print it: actions, risks, money, complaints and the rest, from the same data version."""

from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.registers import REGISTERS, TITLES, blocks_of, holds, read_registers
from goldenthread.papers.registers.counted import guarded_rows
from goldenthread.papers.registers.known import known_of
from goldenthread.papers.run import Made, Run
from goldenthread.records.errors import Problem
from goldenthread.reports.blocks import Heading, Note
from goldenthread.reports.blocks import Kind as NoteKind


@dataclass(frozen=True, slots=True)
class _Options:
    name: str


def _read(entry: Entry, book: Book) -> _Options:
    del book
    name = entry.text("register")
    if name not in REGISTERS:
        entry.wrong(f"there is no register {name!r}", f"Use {', '.join(REGISTERS)}")
    return _Options(name)


def _make(options: _Options, run: Run) -> Made:
    """The register under its title; a register that says nothing of the period is a gap, known as ``register/name``."""
    rows = read_registers(run.session, [options.name])[options.name]
    snapshot = run.session.snapshot.id
    rows, figures = guarded_rows(options.name, rows, run.period, run.reader.guard, run.audience, snapshot)
    named = TITLES[options.name]
    own = Heading(2, named, f"{run.section.key}-{options.name.replace('_', '-')}")
    title = (own,) if named != run.section.title else ()
    if holds(rows, run.period):
        blocks = blocks_of(options.name, rows, run.period)
        return Made((*title, *blocks), tables=known_of(blocks), printed=figures)
    key = f"register/{options.name}"
    gap = run.gaps.get(key)
    if gap is not None:
        return Made((*title, Note(gap.words, NoteKind.GAP)), used=frozenset({key}))
    what = f"it says nothing of {run.period.label}"
    mend = f"Load the register for that period, or declare the gap {key!r} (--gaps FILE)"
    return Made((), problems=(Problem(f"the register {options.name}", what, mend),))


KIND: Final = Kind(
    "register", "A register: actions, risks, revenue, capital, complaints and so on.", _read, nothing, _make
)
