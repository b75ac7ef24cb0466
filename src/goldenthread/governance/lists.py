"""Lists for a visit as a page tells them: which days there are, every list beside the dashboard, and the same as a file."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import Http404
from django.urls import reverse

from goldenthread.accounts.viewer import Viewer
from goldenthread.design import links
from goldenthread.design.components import Cell, Column, FilterBar, Link, Table, Tag
from goldenthread.design.figures import day, many, moment, whole
from goldenthread.design.listing import Choices, address, filter_bar
from goldenthread.design.sheets import Value
from goldenthread.governance.squaring import Agrees, Beside, Squared, days_offered, squared
from goldenthread.records.errors import RecordsError
from goldenthread.reports.cells import Tone
from goldenthread.serving.errors import NotServed
from goldenthread.serving.figures import ServedPeriod
from goldenthread.serving.opening import Readiness, Served, open_served, served_snapshots

PURPOSE: Final = "getting ready for a visit"
NAMES: Final = ("day", "known")
_TAGS: Final = {
    Agrees.YES: ("✓", Tone.GREEN),
    Agrees.NO: ("■", Tone.RED_AMBER),
    Agrees.NOT_RECORDED: ("?", Tone.GREY),
    Agrees.HIDDEN: ("–", Tone.GREY),
    Agrees.NOT_SERVED: ("?", Tone.AMBER),
}
_OTHERWISE: Final = {
    Agrees.NOT_RECORDED: "cannot be made: the records do not hold it",
    Agrees.HIDDEN: "with numbers too small for you",
    Agrees.NOT_SERVED: "of which the dashboard has no figure",
}
COLUMNS: Final = (
    *("List", "Title", "From", "To", "Rows of the list", "Counted by its measures", "Other rows of the same child"),
    *("Left out", "Measure", "Title of the measure", "On the list", "On the dashboard", "Agrees", "Because"),
)


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists as at a day, of the records as they were known: what was asked, and what may be."""

    served: Served
    period: ServedPeriod
    offered: tuple[ServedPeriod, ...]
    snapshots: tuple[Readiness, ...]
    squared: tuple[Squared, ...]

    @property
    def apart(self) -> int:
        """How many lists do not agree with the dashboard."""
        return sum(one.agrees is Agrees.NO for one in self.squared)


def lists_for(viewer: Viewer, asked: dict[str, str]) -> Lists | str:
    """Every list of a day, or in a sentence why there is none. Http404 for a day or snapshot that is not offered."""
    audience = viewer.audience
    if audience is None:
        raise Http404
    installation = settings.INSTALLATION
    try:
        snapshots = served_snapshots(installation.store)
        known = asked.get("known", "")
        if known and not any(one.snapshot == known and one.ready for one in snapshots):
            raise Http404
        served = open_served(installation.store, known or None)
        offered = days_offered(served)
        period = next((one for one in offered if asked.get("day", "") in ("", one.label)), None)
        if period is None:
            raise Http404
        found = squared(served, installation.home, viewer.scope(PURPOSE), audience, period.end)
    except (NotServed, RecordsError) as error:
        return f"Lists of children cannot be told now: {error.problems[0].what}."
    return Lists(served, period, offered, snapshots, found)


def lists_bar(here: str, asked: dict[str, str], found: Lists) -> FilterBar:
    """Which day, and which records."""
    days = tuple((one.label, day(one.end)) for one in found.offered[1:])
    choices = [Choices("day", "Lists as at", days, day(found.offered[0].end))]
    ready = [one for one in found.snapshots if one.ready]
    if len(ready) > 1:
        words = {one.snapshot: f"{moment(one.known_at)}, records as at {day(one.as_at)}" for one in ready}
        current = next((words[one.snapshot] for one in ready if one.current), "")
        past = tuple((one.snapshot, words[one.snapshot]) for one in ready if not one.current)
        choices.append(Choices("known", "As known on", past, current))
    return filter_bar(here, asked, choices, "Which lists")


def lists_says(found: Lists) -> tuple[str, ...]:
    """What the lists rest on, whether they agree, and which days cannot be asked for."""
    served = found.served
    rests = f"Lists as at {day(found.period.end)}, from records as at {day(served.as_at)}"
    offered = f"Lists are offered for the ends of the {many(len(found.offered), 'month')} that the dashboard reads"
    says = [
        f"{rests} that became known {moment(served.meta.known_at)}. {_verdict(found)}",
        f"{offered}: of another day it has no figure that a list could agree with.",
    ]
    waiting = [one for one in found.snapshots if not one.ready]
    if waiting:
        days = " and ".join(day(one.as_at) for one in waiting)
        says.append(f"Of the records as at {days} no figures are prepared: choose that day on the dashboard first.")
    return tuple(says)


def _verdict(found: Lists) -> str:
    if found.apart:
        return f"{many(found.apart, 'list does', 'lists do')} not agree with the dashboard: see why before it is handed out."
    number = {kind: sum(one.agrees is kind for one in found.squared) for kind in Agrees}
    said = [f"{many(number[Agrees.YES], 'list agrees', 'lists agree')} with the dashboard, each measure by itself"]
    for kind, words in _OTHERWISE.items():
        if number[kind]:
            said.append(f"{whole(number[kind])} {words}")
    return "; ".join(said) + "."


def lists_table(found: Lists) -> Table:
    """One row a list: its rows, the sum that leads to them, and whether its measures agree."""
    heads = (Column("List"), Column("What stands on it"), Column("Rows", True), Column("The sum"), Column("Dashboard"))
    rows = tuple(
        (
            Cell(f"{one.counted.spec.number}. {one.counted.spec.title}", note=_span(one)),
            one.counted.spec.rows_are,
            whole(one.rows) if one.rows is not None else Cell("too small for you", quiet=True),
            _sum(one) if one.rows is not None else Cell("", quiet=True),
            Cell(tags=(_tag(one.agrees),)),
        )
        for one in found.squared
    )
    return Table(f"Lists of children as at {day(found.period.end)}", heads, rows, wide=True)


def _span(one: Squared) -> str:
    window = one.counted.window
    return f"on {day(window.end)}" if window.start == window.end else f"{day(window.start)} to {day(window.end)}"


def _sum(one: Squared) -> str:
    held = one.counted
    less = [(held.same_child, "other rows of the same child"), *((many_, why) for why, many_ in held.left_out.items())]
    taken = "".join(f" less {whole(number)} ({why})" for number, why in less if number)
    return f"{whole(held.counted)} counted by its measures{taken}"


def _tag(agrees: Agrees) -> Tag:
    shape, tone = _TAGS[agrees]
    return Tag(agrees.value, tone, shape)


def beside_table(found: Lists, viewer: Viewer) -> Table:
    """One row a measure: on the list, on the dashboard, and the rows behind it for who may read them."""
    reads = viewer.may("rows")
    heads = [Column("Measure"), Column("On the list", True), Column("On the dashboard", True), Column("Stands")]
    rows: list[tuple[Cell | str, ...]] = []
    groups = []
    for one in found.squared:
        groups.append((len(rows), f"{one.counted.spec.number}. {one.counted.spec.title}"))
        rows += [_beside_row(each, found, viewer, reads) for each in one.beside]
    if reads:
        heads.append(Column("Rows of the month"))
    return Table(
        "Each measure of a list beside the dashboard", tuple(heads), tuple(rows), wide=True, groups=tuple(groups)
    )


def _beside_row(each: Beside, found: Lists, viewer: Viewer, reads: bool) -> tuple[Cell | str, ...]:
    measure = each.measure
    to = (links.link("measure", key=measure.key) or "") if viewer.may("figures") else ""
    months = len(each.months)
    when = "on the day" if measure.on_the_day else f"over {many(months, 'month')}"
    cells: list[Cell | str] = [
        Cell(measure.title, to, note=f"{when}, {'children' if measure.children else 'rows'}"),
        _number(each.here),
        _number(each.there),
        Cell(tags=(_tag(each.agrees),), note=_difference(each)),
    ]
    if reads:
        where = links.link("rows", key=measure.key, period=found.period.label) if not measure.lacking else None
        cells.append(Cell(found.period.words, where, about=measure.title) if where else Cell("none", quiet=True))
    return tuple(cells)


def _number(number: int | None) -> Cell | str:
    return whole(number) if number is not None else Cell("none", quiet=True)


def _difference(each: Beside) -> str:
    if each.agrees is Agrees.NO and each.here is not None and each.there is not None:
        by = abs(each.here - each.there)
        return f"{f'By {whole(by)}.' if by else 'In single months, though not in all.'} {each.because}"
    return each.because


def lists_exports(viewer: Viewer, asked: dict[str, str]) -> tuple[Link, ...]:
    """The counts as a file, and the lists themselves for who may read rows."""
    counts = reverse("readiness-counts")
    found = [
        Link(f"Save these counts as {words}", address(counts, asked, form=form))
        for words, form in (("Excel", "xlsx"), ("CSV", "csv"))
    ]
    if viewer.may("rows"):
        found.append(
            Link("Save the lists themselves, child by child, as Excel", address(reverse("readiness-lists"), asked))
        )
    return tuple(found)


def counts_rows(found: Lists) -> list[tuple[Value, ...]]:
    """The counts as rows of a file: one a measure, with its list."""
    return [
        (
            one.counted.spec.number,
            one.counted.spec.title,
            one.counted.window.start,
            one.counted.window.end,
            one.rows,
            one.counted.counted if one.rows is not None else None,
            one.counted.same_child if one.rows is not None else None,
            sum(one.counted.left_out.values()) if one.rows is not None else None,
            each.measure.key,
            each.measure.title,
            each.here,
            each.there,
            each.agrees.value,
            _difference(each),
        )
        for one in found.squared
        for each in one.beside
    ]
