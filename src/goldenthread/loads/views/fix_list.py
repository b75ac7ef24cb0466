"""The fix list: who has what to mend, and what they say of it; only the next load confirms it."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldenthread.access.of_home import journal_log
from goldenthread.access.scope import Scope
from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Cell, Link, SummaryList, SummaryRow, Table, Tag
from goldenthread.design.figures import day, moment, whole
from goldenthread.design.links import link
from goldenthread.design.listing import Choices, filter_bar, page_of, pages
from goldenthread.design.pages import show
from goldenthread.loads.fixing import FILTERS, fix_list, visible_people
from goldenthread.loads.handing import BACK, CONFIRMED, HANDED, SAID, TRANSITIONS, say
from goldenthread.loads.limits import LISTED
from goldenthread.loads.models import Handed
from goldenthread.loads.pages import FixListPage, HandedPage
from goldenthread.loads.tables import columns
from goldenthread.records.checks.titles import title
from goldenthread.records.errors import WrongUse
from goldenthread.reports.cells import Tone
from goldenthread.serving.opening import Served, open_served
from goldenthread.serving.refs import refs_of

_LOOKS = {
    HANDED: Tag(HANDED, Tone.AMBER, "▲"),
    SAID: Tag(SAID, Tone.BLUE, "○"),
    CONFIRMED: Tag(CONFIRMED, Tone.GREEN, "✓"),
    BACK: Tag(BACK, Tone.RED, "■"),
}
_WORDS = {SAID: "It is mended in the case system", HANDED: "It is not mended after all"}
_SAYS = (
    "What a worker says of a finding is shown apart: only the next load confirms that it is mended. "
    "It changes no record and no figure."
)


@door("findings")
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """What was handed out."""
    served, scope = open_served(settings.INSTALLATION.store), the_viewer(request).scope("mending data")
    asked = {name: request.GET[name] for name in (*FILTERS, "page") if request.GET.get(name)}
    every = fix_list(served, scope, {})
    found = fix_list(served, scope, asked)
    total, size = found.count(), int(LISTED.value)
    first = (page_of(asked, total, size) - 1) * size
    part = list(found[first : first + size])
    _log(part, served, scope, asked)
    here = reverse("fix-list")
    page = FixListPage(
        "The fix list",
        trail=(Link("What is wrong with the data", reverse("findings")),),
        says=_SAYS,
        bar=filter_bar(here, asked, _choices(every)),
        counts=_counts(found),
        rows=_table(part, served, scope),
        pages=pages(here, asked, total, size),
    )
    return show(request, "loads/fix_list.html", page)


@door("findings")
@require_GET
def handed(request: HttpRequest, number: int) -> HttpResponse:
    """One finding that was handed out."""
    served, scope = open_served(settings.INSTALLATION.store), the_viewer(request).scope("mending data")
    one = _one(served, scope, number)
    _log([one], served, scope, {"handed": str(number)})
    child = visible_people(served, scope).get(one.person_key, "")
    rows = [
        SummaryRow("State", Cell(tags=(_LOOKS[one.state],))),
        SummaryRow("What is wrong", Cell(title(one.rule), note=one.rule)),
        SummaryRow("Child", _child(one, child)),
        SummaryRow("Handed to", one.worker_id or f"{one.team_id}: inbox of the team"),
        SummaryRow("Handed out", f"{moment(one.handed_at)} by {one.handed_by}"),
    ]
    if one.changed_at is not None:
        rows.append(SummaryRow("Last changed", f"{moment(one.changed_at)} by {one.changed_by or 'a load'}"))
    page = HandedPage(
        title(one.rule),
        trail=(Link("The fix list", reverse("fix-list")),),
        summary=SummaryList(tuple(rows)),
        say_at=reverse("finding-say", args=[one.pk]),
        may_say=tuple((state, _WORDS[state]) for state in sorted(TRANSITIONS[one.state])),
    )
    return show(request, "loads/handed.html", page)


@door("findings")
@require_POST
def said(request: HttpRequest, number: int) -> HttpResponse:
    """Say that it was mended in the case system, or that it was not after all."""
    viewer = the_viewer(request)
    one = _one(open_served(settings.INSTALLATION.store), viewer.scope("mending data"), number)
    try:
        say(one.key, request.POST.get("state", ""), by=viewer)
    except WrongUse as wrong:
        messages.error(request, str(wrong))
    return redirect("finding-handed", number)


def _one(served: Served, scope: Scope, number: int) -> Handed:
    found = fix_list(served, scope, {}).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _log(part: Sequence[Handed], served: Served, scope: Scope, asked: Mapping[str, str]) -> None:
    people = sorted({one.person_key for one in part if one.person_key})
    about = {"snapshot": served.snapshot, **asked, "rows": len(part), "persons": people}
    journal_log(settings.INSTALLATION.home).append("fix list read", scope, about)


def _choices(every: object) -> tuple[Choices, ...]:
    def values(column: str) -> tuple[tuple[str, str], ...]:
        found = every.order_by(column).values_list(column, flat=True).distinct()  # type: ignore[attr-defined]
        return tuple((one, one) for one in found if one)

    return (
        Choices("state", "State", values("state")),
        Choices("team", "Team", values("team_id")),
        Choices("worker", "Worker", values("worker_id")),
    )


def _counts(found: object) -> Table:
    """How many each team's people have, by state."""
    grouped = found.order_by().values("team_id", "worker_id", "state").annotate(n=Count("pk"))  # type: ignore[attr-defined]
    by_holder: dict[tuple[str, str], dict[str, int]] = {}
    for row in grouped:
        by_holder.setdefault((row["team_id"], row["worker_id"]), {})[row["state"]] = row["n"]
    rows = tuple(
        (Cell(team), Cell(worker or "inbox of the team"), *(Cell(whole(counts.get(state, 0))) for state in _LOOKS))
        for (team, worker), counts in sorted(by_holder.items())
    )
    heads = ("Team", "Who has it", *(state.capitalize() for state in _LOOKS))
    return Table("Who has what", columns(*heads, numeric=heads[2:]), rows, "Nothing was handed out yet.", wide=True)


def _table(part: Sequence[Handed], served: Served, scope: Scope) -> Table:
    people = visible_people(served, scope)
    rows = tuple(
        (
            Cell(
                title(one.rule), href=reverse("finding-handed", args=[one.pk]), about=f"finding {one.pk}", note=one.rule
            ),
            _child(one, people.get(one.person_key, "")),
            Cell(one.worker_id or f"{one.team_id} (inbox)"),
            Cell(tags=(_LOOKS[one.state],)),
            Cell(day(one.handed_at.date()), whole=True),
        )
        for one in part
    )
    heads = ("What is wrong", "Child", "Who has it", "State", "Handed out")
    return Table("Handed out", columns(*heads), rows, "Nothing was handed out of children whom you may see.", wide=True)


def _child(one: Handed, child_id: str) -> Cell:
    if not one.person_key:
        return Cell("none named", quiet=True)
    ref = refs_of(settings.INSTALLATION.home).of(one.person_key)
    return Cell(child_id or "no identifier of the council's own", href=link("child", ref=ref) or "", whole=True)
