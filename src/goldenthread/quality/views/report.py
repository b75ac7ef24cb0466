"""What audits show together: a month for managers by domain and team; whole quarters without small numbers for all others."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from goldenthread.access.audience import Audience
from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.report.guarded_blocks import agreed_of, guarded_blocks
from goldenthread.auditing.report.monthly import Month
from goldenthread.auditing.report.monthly_blocks import month_blocks
from goldenthread.auditing.report.pictures import Named as Whole
from goldenthread.auditing.report.subjects import titles_of
from goldenthread.auditing.report.telling import share_cells
from goldenthread.auditing.statistics.distributions import Distribution
from goldenthread.auditing.triangulating import apart_words
from goldenthread.calendar import Period
from goldenthread.design.components import Banner, Cell, Column, Link, Table
from goldenthread.design.figures import many
from goldenthread.design.listing import Choices, filter_bar
from goldenthread.design.pages import show
from goldenthread.design.words import cell_of
from goldenthread.measures.reading.points import period_words
from goldenthread.plan.pages import Part, PartsPage
from goldenthread.quality.reading import served_now, tools
from goldenthread.quality.showing import MONTHS, Held, held_for, months, wholes
from goldenthread.quality.telling import parts_of, ways
from goldenthread.serving.staff import teams

TITLE: Final = "What audits show"
_TEAMS: Final = "audits-teams"
_GUARDED: Final = (
    "Whole quarters and years only, without teams and auditors: a month holds so few audits that a child or a worker could be "
    "known."
)


@door("audits.report")
@require_GET
def report(request: HttpRequest) -> HttpResponse:
    """The report of the period asked for, or of the latest."""
    viewer, today = the_viewer(request), localdate()
    held = held_for(viewer)
    manages = viewer.audience is Audience.MANAGEMENT
    offered = (*(months(held, today) if manages else ()), *wholes(held, today))
    period = _asked(request.GET.get("month", ""), offered, today)
    page = PartsPage(
        TITLE,
        trail=(Link("Audits", reverse("audits")),),
        says=() if manages else (_GUARDED,),
        banners=blind_banner(held),
        filters=filter_bar(
            request.path,
            {"month": period.label if period else ""},
            (Choices("month", "Period", tuple((one.label, period_words(one)) for one in offered), "The latest"),),
        )
        if offered
        else None,
        links=_links(viewer),
        parts=_nothing() if period is None else _managed(held, period) if manages else _told(held, period, viewer),
    )
    return show(request, "plan/parts.html", page)


def team_names() -> dict[str, str]:
    """Teams of the records by id."""
    return {one.team_id: one.name or one.team_id for one in teams(served_now())}


def _asked(label: str, offered: tuple[Period, ...], today: date) -> Period | None:
    """The period of an address, else the latest that has ended, else the latest; Http404 for one that is not offered."""
    if label:
        found = next((one for one in offered if one.label == label), None)
        if found is None:
            raise Http404
        return found
    ended = [one for one in offered if one.end < today]
    return next(iter(ended or offered), None)


def blind_banner(held: Held) -> tuple[Banner, ...]:
    """That what somebody is to grade blind does not count for them yet."""
    if not held.blind:
        return ()
    said = f"{many(len(held.blind), 'audit')} that you are to grade blind {'is' if len(held.blind) == 1 else 'are'} left out"
    return (Banner(f"{said} of what you see here, until your own grades are in."),)


def _links(viewer: Viewer) -> tuple[Link, ...]:
    learns = viewer.may("audits.learn")
    return ways(
        ("Auditors beside second graders", reverse("audit-auditors"), viewer.may("audits.keep")),
        ("Calibration exercises", reverse("audit-exercises"), viewer.may("audits")),
        ("What audits teach", reverse("audit-themes"), learns),
        ("Reviews of whole teams", reverse("audit-team-reviews"), learns),
        ("Check a published table of audits", reverse("audit-published"), viewer.may("scrutinise")),
    )


def _nothing() -> tuple[Part, ...]:
    return (Part("Nothing yet", ("No audit was graded in a period that may be told of.",)),)


def _managed(held: Held, period: Period) -> tuple[Part, ...]:
    found, names = held.month(period), team_names()
    titles = {**titles_of(tools()), **names}
    blocks = month_blocks(found, Audience.MANAGEMENT, titles, auditors=False, trend=held.trend(period))
    return tuple(_team_links(part, found, held.teams(period.end), names) for part in parts_of(blocks))


def _team_links(part: Part, found: Month, year: Sequence[Whole], names: dict[str, str]) -> Part:
    """Each team leads to its own page; whether teams can be told apart is said of a year, for a month holds too few."""
    if not any(one.anchor == _TEAMS for one in part.tables):
        return part
    says = apart_words([(names.get(name, name), _good(some)) for name, some in year])
    tables = tuple(
        _linked(one, [team.name for team in found.teams]) if one.anchor == _TEAMS else one for one in part.tables
    )
    return replace(
        part,
        says=(f"Over {MONTHS} months: {says[0].lower()}{says[1:]}", *part.says),
        tables=(_year(year, names), *tables),
    )


def _good(some: Distribution) -> tuple[int, int]:
    share = some.at_or_above("good")
    return share.count, share.n


def _year(year: Sequence[Whole], names: dict[str, str]) -> Table:
    """Teams by name, never by share: an order of so few would be chance."""
    rows: list[tuple[Cell | str, ...]] = []
    for name, some in sorted(year, key=lambda one: names.get(one[0], one[0])):
        share = [cell_of(one) for one in share_cells(some.at_or_above("good"))]
        rows.append((Cell(names.get(name, name), href=reverse("audit-team", args=[name])), str(some.n), *share))
    heads = ("Team", "n", "Good or better", "From", "To")
    columns = tuple(Column(head, numeric=bool(place)) for place, head in enumerate(heads))
    return Table(
        f"Teams over {MONTHS} months, as audited, by name", columns, tuple(rows), "No audit was graded.", wide=True
    )


def _linked(table: Table, keys: list[str]) -> Table:
    rows = []
    for key, row in zip(keys, table.rows, strict=True):
        first = row[0]
        text = first if isinstance(first, str) else first.text
        rows.append((Cell(text, href=reverse("audit-team", args=[key])) if key else first, *row[1:]))
    return replace(table, rows=tuple(rows))


def _told(held: Held, period: Period, viewer: Viewer) -> tuple[Part, ...]:
    edition = held.edition(period, viewer.audience or Audience.PUBLIC)
    blocks = guarded_blocks(edition, agreed_of(held.month(period).agreement), titles_of(tools()))
    return parts_of(blocks)
