"""A plan on a page: its themes with what is claimed, what follows from the dates, and what is past its due."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.programme.blocks.plan_words import counted, day_in_words, listed
from goldenthread.programme.delivery import Delivery, Scheme, Standing, delivered, schemes
from goldenthread.programme.history import as_at as as_at_day
from goldenthread.programme.promises import Action, Plan, PointKind, Theme
from goldenthread.programme.shown import Impact, Verdict
from goldenthread.reports.blocks import Block, Column, Heading, Listing, Table, Text
from goldenthread.reports.cells import Cell, number, words

_LATE: Final = (Standing.LATE, Standing.LATE_WITH_A_PLAN)
_FIGURES: Final = ("Support it", "In doubt", "Against it", "Cannot tell")
_FIGURES_NOTES: Final = (
    "In doubt: better on its face, and by recording, by counting fewer, or while something else got worse.",
    "Cannot tell: no measure, not recorded, too early, too few values, redefined, or too old to judge by.",
)
_ALL: Final = "All themes"
_NO_FIGURES: Final = Impact(Verdict.NO_MEASURE)
_ASKS: Final = {
    PointKind.FIX: "What is to be mended",
    PointKind.CHANGE: "What will be done differently",
    PointKind.SEE: "What children, families and staff will see",
}


@dataclass(frozen=True, slots=True)
class Standings:
    """What is counted of some actions; ``claimed`` by code, "" for none.

    By their figures: how many ``support`` what is done, do so in ``doubt`` (better recording, fewer counted, a guardrail
    worse), speak ``against`` it, or ``cannot_tell`` (no measure, too early, too old).
    """

    actions: int
    claimed: Mapping[str, int]
    late: int
    contradicted: int
    moved: int
    open_ended: int
    support: int = 0
    doubt: int = 0
    against: int = 0
    cannot_tell: int = 0


def standings(
    actions: Sequence[Action], scheme: Scheme, as_at: date, shown: Mapping[str, Impact] | None = None
) -> Standings:
    """The counts of some actions at the end of a day; they must be as they stood then.

    ``shown`` is what figures show by action; an action that it does not hold has no measure.
    """
    impacts = [(shown or {}).get(action.key, _NO_FIGURES) for action in actions]
    found = [(action, delivered(action, scheme, as_at)) for action in actions]
    return Standings(
        len(found),
        Counter(_claimed(delivery) for _, delivery in found),
        sum(delivery.standing in _LATE for _, delivery in found),
        sum(delivery.contradicts for _, delivery in found),
        sum(bool(action.slips) for action, _ in found),
        sum(action.due.last is None for action, _ in found),
        sum(one.verdict.supports and not one.doubtful for one in impacts),
        sum(one.verdict.supports and one.doubtful for one in impacts),
        sum(one.verdict.judged and not one.verdict.supports for one in impacts),
        sum(not one.verdict.judged for one in impacts),
    )


def _claimed(delivery: Delivery) -> str:
    return delivery.claimed.rating if delivery.claimed else ""


def plan_on_a_page(
    plan: Plan, as_at: date, level: int = 2, points: bool = False, shown: Mapping[str, Impact] | None = None
) -> tuple[Block, ...]:
    """The plan at the end of a day: a sentence, a row a theme, and with ``points`` what each theme is for.

    With ``shown`` (what the figures of each action show, by its key) a second table says so.
    """
    then = as_at_day(plan, as_at)
    scheme = schemes()[then.scheme]
    whole = standings(then.actions, scheme, as_at, shown)
    blocks: list[Block] = [
        Heading(level, f"{then.title} on a page", "plan-on-a-page"),
        Text(_sentence(whole, scheme, len(then.themes), as_at), lead=True),
        _by_theme(then, scheme, as_at, whole),
    ]
    if shown is not None:
        blocks.append(_by_figures(then, scheme, as_at, whole, shown))
    for theme in then.themes if points else ():
        blocks += _points(then, theme, level + 1)
    return tuple(blocks)


def _sentence(whole: Standings, scheme: Scheme, themes: int, as_at: date) -> str:
    said = [
        f"{count} rated {code} ({scheme.rating(code).label.casefold()})"
        if code in scheme.codes
        else f"{count} not rated"
        for code, count in whole.claimed.items()
    ]
    ratings = f": {listed(said)}" if said else ""
    late = f"{counted(whole.late, 'is', 'are').capitalize()} past the due that holds and not shown to be done"
    against = f"; {counted(whole.contradicted, 'rating')} cannot stand beside that" if whole.contradicted else ""
    return (
        f"On {day_in_words(as_at)} the plan holds {counted(whole.actions, 'action')} in "
        f"{counted(themes, 'theme')}{ratings}. {late}{against}."
    )


def _by_theme(plan: Plan, scheme: Scheme, as_at: date, whole: Standings) -> Table:
    codes = (*scheme.codes, *([""] if whole.claimed.get("") else []))
    columns = (
        Column("Theme", weight=3),
        Column("Actions", numeric=True),
        *(Column(_heading(scheme, code), numeric=True, group="Claimed") for code in codes),
        Column("Past due", numeric=True, group="By the dates"),
        Column("Rating contradicted", numeric=True, group="By the dates"),
        Column("Due moved", numeric=True, group="By the dates"),
        Column("No end", numeric=True, group="By the dates"),
    )

    def row(title: str, counts: Standings) -> tuple[Cell, ...]:
        claimed = (counts.claimed.get(code, 0) for code in codes)
        rest = (counts.late, counts.contradicted, counts.moved, counts.open_ended)
        return (words(title), *map(number, (counts.actions, *claimed, *rest)))

    rows = [row(_title(theme), standings(_of(plan, theme), scheme, as_at)) for theme in plan.themes]
    notes = tuple(f"{one.code}: {one.means}" for one in scheme.ratings)
    return Table(
        "Actions by theme",
        columns,
        (*rows, row(_ALL, whole)),
        "plan-by-theme",
        notes,
        totals=frozenset({len(rows)}),
    )


def _by_figures(plan: Plan, scheme: Scheme, as_at: date, whole: Standings, shown: Mapping[str, Impact]) -> Table:
    columns = (Column("Theme", weight=3), *(Column(one, numeric=True) for one in ("Actions", *_FIGURES)))

    def row(title: str, counts: Standings) -> tuple[Cell, ...]:
        seen = (counts.support, counts.doubt, counts.against, counts.cannot_tell)
        return (words(title), *map(number, (counts.actions, *seen)))

    rows = [row(_title(theme), standings(_of(plan, theme), scheme, as_at, shown)) for theme in plan.themes]
    caption = "What the figures say of them: how many actions they support"
    return Table(
        caption,
        columns,
        (*rows, row(_ALL, whole)),
        "plan-by-figures",
        _FIGURES_NOTES,
        totals=frozenset({len(rows)}),
    )


def _title(theme: Theme) -> str:
    return f"{theme.printed} {theme.title}"


def _heading(scheme: Scheme, code: str) -> str:
    return (
        f"{code} {scheme.rating(code).label.partition(':')[2].strip() or scheme.rating(code).label}" if code else "None"
    )


def _of(plan: Plan, theme: Theme) -> list[Action]:
    return [action for action in plan.actions if action.theme == theme.key]


def _points(plan: Plan, theme: Theme, level: int) -> list[Block]:
    blocks: list[Block] = [Heading(level, f"{theme.printed} {theme.title}")]
    for kind, asks in _ASKS.items():
        said = tuple(point.text for point in plan.points if point.theme == theme.key and point.kind is kind)
        if said:
            blocks += [Text(f"{asks}:"), Listing(said)]
    return blocks
