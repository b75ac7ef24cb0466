"""The layouts, the faults planted in each, and the cases and clean files made of them."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

from tests.scrutiny.planted.printing import Style, any_style, planted_style
from tests.scrutiny.planted.sheets import Paper, Where
from tests.scrutiny.planted.writing import Written, write

Build = Callable[[random.Random, Style], list[Paper]]
Plant = Callable[[list[Paper], random.Random], list[Where]]

REAL = "real"
PLAIN = "plain"
CONTRADICTION = "contradiction"
UNIT = "unit"
QUESTION = "question"
NOTE = "note"

#: Modules that hold layouts; each registers its own when it is read.
ROOMS = (
    "real_dashboard",
    "real_quarterly",
    "real_money",
    "real_balances",
    "real_risks",
    "real_plan",
    "real_months",
    "real_counts",
    "real_stacked",
    "real_audits",
    "real_documents",
    "real_more",
    "plain_figures",
    "plain_shares",
    "plain_ratings",
    "plain_registers",
    "plain_money",
)


@dataclass(frozen=True)
class Fault:
    """One way of going wrong in a layout."""

    name: str
    plant: Plant
    family: str
    level: str
    times: int
    arithmetic: bool


@dataclass(eq=False)
class Layout:
    """A kind of published table and the faults that can be planted in it."""

    name: str
    kind: str
    build: Build
    faults: list[Fault] = field(default_factory=list)
    formats: tuple[str, ...] = ("csv", "csv", "xlsx", "docx")

    def fault(
        self, family: str, level: str = CONTRADICTION, *, times: int = 2, arithmetic: bool = True
    ) -> Callable[[Plant], Plant]:
        """Register a fault: its relation, the least level that names it rightly, and how many cases it makes.

        ``arithmetic`` says that it breaks a claim of the table, which the tests prove.
        """

        def register(plant: Plant) -> Plant:
            self.faults.append(Fault(plant.__name__, plant, family, level, times, arithmetic))
            return plant

        return register


LAYOUTS: dict[str, Layout] = {}


def layout(kind: str, formats: tuple[str, ...] | None = None) -> Callable[[Build], Layout]:
    """Register a builder as a layout under its own name."""

    def register(build: Build) -> Layout:
        made = Layout(build.__name__, kind, build)
        if formats:
            made.formats = formats
        LAYOUTS[made.name] = made
        return made

    return register


@dataclass(frozen=True)
class Case:
    """A table with exactly one fault, the same table without it, and where the fault may be named."""

    name: str
    layout: str
    kind: str
    family: str
    level: str
    arithmetic: bool
    seed: str
    form: str

    def made(self, *, planted: bool) -> tuple[list[Paper], list[Where]]:
        """The papers, and the cells to blame."""
        rng = random.Random(self.seed)
        home = layouts()[self.layout]
        papers = home.build(rng, planted_style(rng))
        if not planted:
            return papers, []
        fault = next(fault for fault in home.faults if self.name.split("/")[1] == fault.name)
        return papers, fault.plant(papers, rng)

    def write(self, folder: Path, *, planted: bool) -> Written:
        """The files in a folder, and the acceptable cells."""
        papers, blamed = self.made(planted=planted)
        return write(papers, blamed, folder, self.form, random.Random(self.seed + "/form"))


@cache
def layouts() -> Mapping[str, Layout]:
    """Every layout by its name."""
    for room in ROOMS:
        import_module(f"tests.scrutiny.planted.{room}")
    return LAYOUTS


@cache
def cases() -> tuple[Case, ...]:
    """Every planted fault, in order."""
    return tuple(_cases())


def _cases() -> Iterator[Case]:
    turn = 0
    for home in layouts().values():
        for fault in home.faults:
            for number in range(fault.times):
                form = home.formats[turn % len(home.formats)]
                name = f"{home.name}/{fault.name}/{number + 1}"
                yield Case(name, home.name, home.kind, fault.family, fault.level, fault.arithmetic, name, form)
                turn += 1


def clean_papers(seed: int) -> tuple[str, str, list[Paper]]:
    """A clean table of any layout in any way of printing: the layout's name, the form to write and the papers."""
    rng = random.Random(f"clean {seed}")
    names = sorted(layouts())
    home = layouts()[names[seed % len(names)]]
    return home.name, rng.choice(home.formats), home.build(rng, any_style(rng))


def clean(seed: int, folder: Path) -> Written:
    """The files of a clean table in a folder."""
    _, form, papers = clean_papers(seed)
    return write(papers, [], folder, form, random.Random(f"clean {seed} form"))
