"""Two days of the plan set side by side: dates moved, ratings changed, owners gone, steps done."""

from datetime import date
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.calendar import add_months
from goldenthread.design.components import Cell
from goldenthread.design.figures import day, many
from goldenthread.design.pages import show
from goldenthread.plan.forms import DaysForm
from goldenthread.plan.pages import AskPage, Part
from goldenthread.plan.policies import sees_workings
from goldenthread.plan.rating import rating_tag
from goldenthread.plan.reading import Reading, the_reading
from goldenthread.plan.shown import people_words, table, trail
from goldenthread.programme.comparing import Change, Changed, compare
from goldenthread.programme.promises import Action

_INSIDE: Final = frozenset({Changed.UPDATE, Changed.EVIDENCE, Changed.MILESTONE})
_MONTHS_BACK: Final = 3


@door("plan")
@require_GET
def compared(request: HttpRequest) -> HttpResponse:
    """What changed from the end of one day to the end of another; three months back where no day is asked for."""
    reading = the_reading(the_viewer(request))
    names = [f"{name}-{part}" for name in ("earlier", "later") for part in ("day", "month", "year")]
    sent = any(request.GET.get(name) for name in names)
    usual = {"earlier": add_months(reading.today, -_MONTHS_BACK), "later": reading.today}
    form = DaysForm(request.GET) if sent else DaysForm(initial=usual)
    parts: tuple[Part, ...] = ()
    status = 200
    if not sent:
        parts = (_part(reading, usual["earlier"], usual["later"]),)
    elif form.is_valid():
        earlier, later = form.cleaned_data["earlier"], form.cleaned_data["later"]
        if later < earlier:
            form.add_error("later", "To must not lie before From")
            status = 422
        else:
            parts = (_part(reading, earlier, later),)
    else:
        status = 422
    says = ("The plan as it stood at the end of each day: nothing is overwritten, so any two days can be compared.",)
    page = AskPage("Compare two days", says, "", form, "Compare", "get", parts, "secondary", trail=trail())
    return show(request, "plan/ask.html", page, status)


def _part(reading: Reading, earlier: date, later: date) -> Part:
    found = [one for one in compare(reading.plan, earlier, later) if _may(reading, one)]
    rows = tuple(
        (
            Cell(one.printed or one.action, reverse("plan-action", args=[one.action])),
            one.kind.value,
            _side(reading, one, one.was),
            _side(reading, one, one.now),
            Cell(day(one.on), whole=True) if one.on is not None else "",
            one.because,
        )
        for one in found
    )
    heads = ("Action", "What changed", "Was", "Now", "On", "Because")
    caption = f"{day(earlier)} to {day(later)}"
    return Part(
        caption,
        (many(len(found), "change") + ".",),
        tables=(table(caption, heads, rows, "Nothing changed.", caption_hidden=True),),
    )


def _may(reading: Reading, one: Change) -> bool:
    action: Action | None = next((found for found in reading.plan.actions if found.key == one.action), None)
    return one.kind not in _INSIDE or sees_workings(reading.viewer, reading.owners(action) if action else ())


def _side(reading: Reading, one: Change, words: str) -> Cell:
    if one.kind is Changed.RATING and words:
        return Cell(tags=(rating_tag(reading.plan.scheme, words),))
    if one.kind is Changed.OWNER and words:
        return Cell(people_words(words.split("; "), reading.people))
    return Cell(words)
