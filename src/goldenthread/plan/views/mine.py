"""The reader's own actions: what is late, what is due, what is asked of them, what they should write of."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Cell, Table, Tag
from goldenthread.design.figures import day, many
from goldenthread.design.pages import show
from goldenthread.plan.pages import Part, PartsPage
from goldenthread.plan.reading import Reading, reading_of
from goldenthread.plan.shown import action_cell, claimed_cell, due_cell, state_tag, table, trail
from goldenthread.plan.standing import is_late, is_stale, weeks_silent
from goldenthread.plan.states import State
from goldenthread.programme.promises import Action
from goldenthread.reports.cells import Tone


@door("plan.own")
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Actions that the reader owns or covers; for a second person, those that wait to be agreed."""
    viewer = the_viewer(request)
    reading = reading_of(viewer)
    parts: list[Part] = []
    if reading is None:
        says = ("No plan has been loaded.",)
    else:
        says = ("Actions that you own, cover, or stand in for. Say how each goes before the Board asks.",)
        parts = _parts(reading)
    above = trail() if viewer.may("plan") else ()
    return show(request, "plan/parts.html", PartsPage("My actions", tuple(parts), says=says, trail=above))


def _parts(reading: Reading) -> list[Part]:
    own = [one for one in reading.plan.actions if reading.is_mine(one)]
    open_ = [one for one in own if reading.state(one) is State.OPEN]
    ended = [one for one in own if reading.state(one) is not State.OPEN]
    parts = [Part("Open", tables=(_table(reading, "Open actions", _pressing(reading, open_)),))]
    if ended:
        parts.append(Part("Said to be complete, or complete", tables=(_table(reading, "Ended actions", ended),)))
    asked = [one for one in reading.questions if one.about in {action.key for action in own} and not one.answered]
    if asked:
        rows = tuple(
            (Cell(one.title, reverse("plan-question", args=[one.number])), one.reasons[0].says, day(one.open_on))
            for one in asked
        )
        heads = ("About", "Why it is asked", "Shown to the Board from")
        parts.insert(
            0, Part("What the figures ask you", tables=(table("Questions", heads, rows, "", caption_hidden=True),))
        )
    if reading.viewer.may("plan.agree"):
        waiting = [one for one in reading.plan.actions if reading.state(one) is State.SAID and not reading.is_mine(one)]
        if waiting:
            parts.append(Part("Wait for a second person", tables=(_table(reading, "Waiting actions", waiting),)))
        checks = [one for one in reading.plan.actions if _check_due(reading, one)]
        if checks:
            parts.append(Part("To be looked at again", tables=(_table(reading, "Checks due", checks),)))
    return parts


def _pressing(reading: Reading, some: list[Action]) -> list[Action]:
    """Those past their date first, then by the last day that is in time; those without an end last."""
    return sorted(
        some, key=lambda one: (not is_late(one, reading.today), one.due.last is None, one.due.last or reading.today)
    )


def _check_due(reading: Reading, one: Action) -> bool:
    closure = one.closure
    checks = closure.checks if closure is not None else ()
    return any(check.done_on is None and check.due <= reading.today for check in checks)


def _table(reading: Reading, caption: str, some: list[Action]) -> Table:
    rows = tuple(
        (
            action_cell(one),
            due_cell(one, reading.today),
            claimed_cell(one, reading.plan.scheme),
            Cell(tags=(state_tag(reading.state(one)),)),
            Cell(
                f"{many(weeks_silent(one, reading.today, reading.plan.from_on), 'week')} ago",
                tags=(Tag("silent", Tone.AMBER, "▲"),) if is_stale(one, reading.today, reading.plan.from_on) else (),
            ),
        )
        for one in some
    )
    heads = ("Action", "Due", "Claimed", "Stands", "Last word")
    return table(caption, heads, rows, "No open action is yours.", caption_hidden=True)
