"""Every public paper of a borough of 150 children: nothing hidden can be worked out, from figures, notes, charts or words."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.papers.ledger.world import PUBLIC

from goldenthread.access.scope import Scope
from goldenthread.borough.simulate import Plan, simulate
from goldenthread.borough.writers import write
from goldenthread.calendar import parse_period
from goldenthread.cli.demo_papers import papers
from goldenthread.measures.definitions import book
from goldenthread.measures.disclosure import Exposed
from goldenthread.measures.disclosure.cells import Role
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Audience, Reason, Unit
from goldenthread.measures.language.measures import Stat
from goldenthread.measures.run.readings import Reader
from goldenthread.measures.run.session import Session, open_session
from goldenthread.papers.build import Asked, Built
from goldenthread.papers.classes import Class
from goldenthread.papers.ledger.alike import Alike
from goldenthread.papers.ledger.attack import attack
from goldenthread.papers.ledger.guard import ReleaseGuard
from goldenthread.papers.ledger.released import Ledger, Release, Told
from goldenthread.papers.load import load_pack, shipped
from goldenthread.papers.sources import Sources, make
from goldenthread.records.store.load import load
from goldenthread.records.store.loaded import LoadRequest
from goldenthread.records.store.machinery import usual

AS_AT = date(2025, 9, 30)
MONTH, QUARTER = "2025-09", "2025-26-Q2"
PACKS = {
    "improvement-dashboard": MONTH,
    "worries-and-working-well": MONTH,
    "member-edition": MONTH,
    "quarterly-report": QUARTER,
    "monthly-performance-book": MONTH,
}
PEOPLE = 45_000.0
#: Few enough that nearly every count tells of somebody.
COMPLAINTS = """period,kind,stage,service,row_kind,count,responded,responded_in_time,upheld,partly_upheld,not_upheld,source,note
2025-26-Q1,complaint,Stage 1,Social care,row,12,12,9,2,3,7,Register,
2025-26-Q1,complaint,Stage 1,Early help,row,3,3,3,0,1,2,Register,
2025-26-Q1,complaint,Stage 1,All,total,15,15,12,2,4,9,Register,
2025-26-Q2,complaint,Stage 1,Social care,row,14,13,11,1,5,7,Register,
2025-26-Q2,complaint,Stage 1,Early help,row,8,8,8,0,2,6,Register,
2025-26-Q2,complaint,Stage 1,All,total,22,21,19,1,7,13,Register,
2025-26-Q2,compliment,,Social care,row,7,,,,,,Register,
"""


class Desk:
    """A small council's store and home folder, where public papers are built beside one ledger."""

    def __init__(self, folder: Path) -> None:
        plan = Plan(children=150, years=3, seed=5, as_at=AS_AT)
        write(simulate(plan), folder / "files", ("ssd", "local", "registers"), {})
        (folder / "files" / "registers" / "complaints.csv").write_text(COMPLAINTS, encoding="utf-8")
        load([folder / "files"], folder / "store", LoadRequest(authority="999", as_at=AS_AT, dates="dmy"), usual())
        self.home, self.inputs = folder / "home", folder / "papers"
        papers(folder / "store", self.inputs, self.home, "Small Borough", parse_period(MONTH), date(2025, 10, 6))
        scope = Scope.everything("A. Analyst", "tests")
        self.session = open_session(folder / "store", scope, book(), lambda *_: (PEOPLE, "mid-2024"))

    def build(
        self, name: str, ledger: Ledger, session: Session | None = None, class_: Class = Class.PUBLIC
    ) -> tuple[Built, ReleaseGuard | None]:
        """Build a shipped pack beside a ledger."""
        definition, _ = load_pack(name, [shipped()], self.session.book)
        period = parse_period(PACKS[name])
        baseline = period.same_period_last_year() if definition.baseline else None
        asked = Asked(period, class_, date(2025, 10, 6), "Small Borough", "A. Analyst", baseline)
        figures = self.inputs / "inputs" / "figures.csv"
        sources = Sources(self.home, figures=figures if name == "improvement-dashboard" else None)
        return make(definition, session or self.session, sources, asked, ledger)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The council."""
    return Desk(tmp_path_factory.mktemp("borough"))


@pytest.fixture(scope="module")
def released(desk: Desk) -> tuple[Ledger, dict[str, Built]]:
    """Every shipped pack released, one after another, and what each says."""
    ledger, built = Ledger((), ""), {}
    for name in PACKS:
        paper, guard = desk.build(name, ledger)
        assert guard is not None
        entry = Release(name, "999", AS_AT, "", guard.told(paper.printed))
        ledger, built[name] = Ledger((*ledger.releases, entry), ""), paper
    return ledger, built


def test_nothing_hidden_in_all_its_papers_can_be_worked_out(
    desk: Desk, released: tuple[Ledger, dict[str, Built]]
) -> None:
    """Measures, registers and findings of five papers, put together and solved."""
    ledger, _ = released
    told = ledger.told("999")
    assert sum(not one.shown for one in told) > 100
    assert {"register/complaints", "findings"} <= {one.key.partition(":")[0] for one in told}
    assert not any(PUBLIC.small(float(one.numerator)) for one in told if one.shown and "%" not in one.unit)
    found = [one for one in attack(told, PUBLIC, Alike(desk.session.book)) if _true(desk.session, one, told)]
    assert found == []


def _true(session: Session, one: Exposed, told: Sequence[Told]) -> bool:
    """Whether what a reader makes of it is so: a reader believes that the teams of a table are all teams, and they may not be."""
    cell = one.cell
    label = next(it.period for it in told if (it.key, it.start, it.end) == (cell.key, cell.start, cell.end))
    with session.asker() as asker:
        figures = asker.figures([cell.key], [parse_period(label)], [tuple(cell.breakdown.split("*"))])
    figure = next(figure for figure in figures if (figure.breakdown, figure.group) == (cell.breakdown, cell.group))
    number = figure.denominator if cell.role is Role.DENOMINATOR else figure.numerator
    return number is not None and one.low <= number <= one.high


def test_registers_hide_small_counts_and_what_leads_to_them(released: tuple[Ledger, dict[str, Built]]) -> None:
    """No cell of complaints from 1 to 5, and no share of a hidden one."""
    (table,) = [one for one in released[1]["quarterly-report"].document.tables() if one.anchor == "register-complaints"]
    counts = [cell for row in table.rows for cell, column in zip(row, table.columns, strict=True) if column.numeric]
    assert any(cell.text == "[c]" for cell in counts)
    assert not any(
        0 < float(cell.number) <= PUBLIC.threshold for cell in counts if cell.number is not None and not cell.suffix
    )


class Altered(Session):
    """A session whose data say otherwise of hidden figures: what may not be known may as well be another number."""

    change: Callable[[Figure], Figure]

    @contextmanager
    def asker(self) -> Iterator[Any]:
        """One who answers as the data were altered."""
        with super().asker() as asker:
            yield _Answers(asker, type(self).change)


class _Answers:
    def __init__(self, asker: Any, change: Callable[[Figure], Figure]) -> None:
        self._asker, self._change, self.connection = asker, change, asker.connection

    def figures(self, *asked: Any) -> tuple[Figure, ...]:
        """The figures, altered."""
        return tuple(self._change(one) for one in self._asker.figures(*asked))


UP, DOWN = (1.0, 2.0, 3.0, 4.0, 5.0), (5.0, 4.0, 3.0, 2.0, 1.0)


def _altered(session: Session, keys: Collection[str], order: Sequence[float], altered: set[tuple[str, str]]) -> Session:
    """A session whose small numbers of some measures are others; ``altered`` takes down which."""

    def change(figure: Figure) -> Figure:
        other = _another(figure, order) if figure.key in keys else figure
        if other != figure:
            altered.add((figure.key, figure.period.label))
        return other

    kind = type("Other", (Altered,), {"change": staticmethod(change)})
    parts = (session.store, session.snapshot, session.scope, session.book, session.as_at, session.population)
    made: Session = kind(*parts)
    return made


def _another(figure: Figure, order: Sequence[float]) -> Figure:
    """The figure with the first small numerator of an order that leaves as many of a share, small or not, as there are."""
    now = figure.numerator or 0.0
    if figure.reason is not Reason.VALUE or figure.breakdown or figure.part or not PUBLIC.small(now):
        return figure
    for number in order:
        if figure.unit is Unit.COUNT:
            return replace(figure, numerator=number, value=number)
        if figure.unit is Unit.PERCENT and figure.denominator:
            left, left_now = figure.denominator - number, figure.denominator - now
            if left >= 0 and (PUBLIC.small(left), left == 0) == (PUBLIC.small(left_now), left_now == 0):
                return replace(figure, numerator=number, value=100 * number / figure.denominator)
    return figure


@pytest.mark.parametrize(
    "name", ["member-edition", "worries-and-working-well", "improvement-dashboard", "quarterly-report"]
)
def test_a_public_paper_is_the_same_whatever_its_hidden_numbers_are(desk: Desk, name: str) -> None:
    """Signals, directions, ratings, sentences, charts and notes: were one reckoned from a hidden number, it would change."""
    alike, measures = Alike(desk.session.book), desk.session.book.measures
    printed = desk.build(name, Ledger((), ""))[0].printed
    families = Counter(alike.family(key) for key in {one.key for one in printed})
    period = parse_period(PACKS[name])
    free = {
        key
        for key, one in measures.items()
        if families[alike.family(key)] <= 1
        and one.stat in (Stat.COUNT, Stat.SHARE)
        and alike.days(key, period) == period
    }
    altered: set[tuple[str, str]] = set()

    fewest, most = (
        desk.build(name, Ledger((), ""), _altered(desk.session, free, order, altered))[0] for order in (UP, DOWN)
    )
    assert len(altered) > 20, altered
    assert [repr(one) for one in fewest.document.blocks] == [repr(one) for one in most.document.blocks]
    assert fewest.document == most.document
    assert fewest.shown == most.shown


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.BOARD, Audience.AGGREGATE])
def test_a_reading_is_the_same_whatever_the_hidden_history_is(desk: Desk, audience: Audience) -> None:
    """The period before is shown and may be hidden; the two years behind it are not shown at all."""
    period = parse_period(MONTH)
    altered: set[tuple[str, str]] = set()
    fewest, most = (
        Reader().read(
            _altered(desk.session, MOVING, order, altered), MOVING, [period], (), audience, [period.previous()]
        )
        for order in (UP, DOWN)
    )
    assert len(altered) >= 50
    assert fewest == most
    assert any(one.signal for one in most)


#: Measures that have a value in the month and small numbers behind it.
MOVING = (
    "children-not-yet-seen", "cin-plans-reviewed-in-time", "cin-reviews-overdue", "conferences", "early-help-reviewed-lately",
    "enquiries-started", "referrals-decided-in-one-working-day", "referrals-overdue-a-decision", "strategy-discussions",
)  # fmt: skip
