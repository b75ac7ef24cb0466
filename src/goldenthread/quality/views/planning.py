"""The programme of audits: what each round wants of whom, where it stands, and who is due."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.auditing.planning import Every, Per, Round, Stand, Standing, called_for
from goldenthread.calendar import add_months, month_end, month_start
from goldenthread.design.components import Cell, KeyFigure, Link, Table
from goldenthread.design.figures import day, whole
from goldenthread.design.listing import address
from goldenthread.design.pages import show
from goldenthread.plan.pages import Part, PartsPage
from goldenthread.quality import models
from goldenthread.quality.planning_kept import Kept, rounds_kept
from goldenthread.quality.planning_shown import (
    COUNTS,
    counted,
    counts_cells,
    people_named,
    span_words,
    stand_tag,
    wanted_words,
)
from goldenthread.quality.shown import KINDS, trail

#: Months shown before and after the one that runs.
_BEFORE, _AFTER = 5, 2


@door("audits.keep")
@require_GET
def programme(request: HttpRequest) -> HttpResponse:
    """All rounds by month, who is due this month, and themes that wait for their round."""
    viewer, today = the_viewer(request), localdate()
    kept = rounds_kept(viewer, today)
    running = [one for one in kept if one.round.runs_on(today)]
    page = PartsPage(
        "Programme of audits",
        trail=trail(),
        says=(
            f"What is planned, and where it stands on {day(today)}. An audit counts in the month in which it is given out.",
        ),
        figures=_figures(kept, today),
        links=(
            Link("Add a round", reverse("audit-round-add")),
            Link("Lists and samples", reverse("audit-lists")),
            Link("Reviews of cohorts", reverse("audit-cohorts")),
            Link("Dip samples", reverse("audit-dips")),
        ),
        parts=(
            *_called(kept),
            Part("Rounds by month", tables=(_by_month(kept, today),)),
            Part("Who is due this month", tables=(_who(running, today),)),
            Part("Auditors by month", tables=(_auditors(kept, today),)),
            Part("Every round", tables=(_rounds(kept, today),)),
        ),
    )
    return show(request, "plan/parts.html", page)


def _called(kept: Iterable[Kept]) -> tuple[Part, ...]:
    """Themes that have led nowhere yet: a round of the programme may look into each."""
    titles = {one.key: one.title for one in models.Theme.objects.filter(led__isnull=True).order_by("pk")}
    keys = called_for(titles, [one.round for one in kept])
    if not keys:
        return ()
    links = tuple(
        Link(f"Plan a round about: {titles[key]}", address(reverse("audit-round-add"), {}, learning=key))
        for key in keys
    )
    return (Part("Themes that have led nowhere yet", links=links),)


def _figures(kept: Sequence[Kept], today: date) -> tuple[KeyFigure, ...]:
    now_ = [slot for one in kept for slot in one.standings if slot.slot.since <= today <= slot.slot.until]
    every = [slot for one in kept for slot in one.standings]
    wanted, given = sum(one.slot.wanted for one in now_), sum(min(one.given, one.slot.wanted) for one in now_)
    return (
        KeyFigure("Given out of what is wanted now", f"{whole(given)} of {whole(wanted)}"),
        KeyFigure("Done of these", whole(sum(min(one.done, one.slot.wanted) for one in now_))),
        KeyFigure("Late, of all rounds", whole(sum(one.late for one in every))),
        KeyFigure("Missing, of months that are past", whole(sum(one.missing for one in every))),
    )


def _months(today: date) -> list[date]:
    first = add_months(month_start(today), -_BEFORE)
    return [add_months(first, number) for number in range(_BEFORE + _AFTER + 1)]


def _by_month(kept: Sequence[Kept], today: date) -> Table:
    months = _months(today)
    rows = [
        (
            Cell(one.round.title, reverse("audit-round", args=[one.round.key]), note=wanted_words(one.round)),
            *(_month([(one.round, slot) for slot in one.standings], month) for month in months),
        )
        for one in kept
        if any(slot.slot.since <= month_end(months[-1]) and slot.slot.until >= months[0] for slot in one.standings)
    ]
    heads = ("Round", *(f"{month:%B %Y}" for month in months))
    return counted("Rounds by month", heads, rows, "Nothing is planned for these months.", words=len(heads))


def _auditors(kept: Sequence[Kept], today: date) -> Table:
    """Auditors by month, of the rounds that want their number of each of them."""
    months, mine = _months(today), dict[str, list[tuple[Round, Standing]]]()
    for one in kept:
        for slot in one.standings if one.round.per is Per.AUDITOR else ():
            mine.setdefault(slot.slot.who, []).append((one.round, slot))
    names = people_named(mine)
    rows: list[tuple[Cell | str, ...]] = [
        (names[who], *(_month(mine[who], month) for month in months))
        for who in sorted(mine, key=lambda who: names[who].casefold())
    ]
    heads = ("Auditor", *(f"{month:%B %Y}" for month in months))
    return counted("Auditors by month", heads, rows, "No round wants its number of each auditor.", words=len(heads))


def _month(slots: Iterable[tuple[Round, Standing]], month: date) -> Cell:
    """How much of what is wanted in a month is done; a round that is wanted once stands in the month that it ends in."""
    some = [
        slot
        for one, slot in slots
        if month_start(slot.slot.since if one.every is Every.MONTH else slot.slot.until) == month
    ]
    if not some:
        return Cell("none", quiet=True)
    stands = [slot.stand for slot in some]
    worst = next(
        (stand for stand in (Stand.LATE, Stand.MISSING) if stand in stands), min(stands, key=list(Stand).index)
    )
    text = f"{sum(slot.done for slot in some)} of {sum(slot.slot.wanted for slot in some)} done"
    return Cell(text, tags=(stand_tag(worst),))


def _who(running: Sequence[Kept], today: date) -> Table:
    """Auditors by what their rounds want of each of them this month, and what they have in hand of any round."""
    names = people_named({who for one in running for who in one.round.auditors})
    rows = []
    for who, name in sorted(names.items(), key=lambda one: one[1].casefold()):
        mine = [
            slot
            for one in running
            for slot in one.standings
            if one.round.per is Per.AUDITOR and slot.slot.who == who and slot.slot.since <= today <= slot.slot.until
        ]
        audits = [audit for one in running for audit in one.audits if audit.auditor == who and not audit.cancelled]
        waiting = [audit for audit in audits if audit.first is None]
        late = sum(audit.due < today for audit in waiting)
        wanted, given, done, _, _ = counts_cells(mine)
        rows.append((name, wanted, given, done, whole(len(waiting)), whole(late)))
    heads = ("Auditor", "Wanted of them", "Given out", "Done", "In hand, of any round", "Late")
    return counted("Who is due this month", heads, rows, "No round runs today.")


def _rounds(kept: Sequence[Kept], today: date) -> Table:
    rows = [
        (
            Cell(one.round.title, reverse("audit-round", args=[one.round.key]), note=wanted_words(one.round)),
            KINDS[one.round.kind],
            Cell(span_words(one.round), note="runs now" if one.round.runs_on(today) else ""),
            *counts_cells(one.standings),
        )
        for one in kept
    ]
    return counted("Every round", ("Round", "Kind", "When", *COUNTS), rows, "No round is planned yet.", words=3)
