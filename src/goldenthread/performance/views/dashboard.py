"""The dashboard: what a director must know at once, then the figures, narrowed by links."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Cell, Column, Link, Table
from goldenthread.design.figures import day, many, moment
from goldenthread.design.links import link
from goldenthread.design.listing import address, page_of, pages
from goldenthread.design.pages import show
from goldenthread.jobs.actions import ask
from goldenthread.performance.asked import BOOK, CHAPTERS, EVERY, KEY, asked_of, bar, views
from goldenthread.performance.choosing import NONE, WITHOUT, Chosen, before, chosen
from goldenthread.performance.limits import LISTED, MONTHS_BACK
from goldenthread.performance.lines import first_lines
from goldenthread.performance.pages import ChaptersPage, DashboardPage, Line, NotReadyPage
from goldenthread.performance.preparing import AREA, PREPARE
from goldenthread.performance.reading import Reader, reader_of, served_now, snapshot_of, snapshots
from goldenthread.performance.shown import figures_table
from goldenthread.serving.dashboard import dashboard
from goldenthread.serving.figures import ReadRow
from goldenthread.serving.key_measures import KEY_RULE
from goldenthread.serving.opening import Readiness, Served, open_served


@door("figures")
@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """The figures as they are known, or as they were known on a day."""
    viewer, asked = the_viewer(request), asked_of(request)
    reader = reader_of(viewer, "reading figures")
    if asked.get("known"):
        named = snapshot_of(asked["known"])
        if not named.ready:
            return _not_ready(request, named, may=viewer.may(AREA))
        served = open_served(settings.INSTALLATION.store, named.snapshot)
    else:
        served = served_now()
    found = chosen(served, reader, asked)
    if asked.get("view") == CHAPTERS:
        return show(request, "performance/chapters.html", _chapters(asked, found, served, reader))
    return show(request, "performance/dashboard.html", _page(asked, found, served, reader))


@door(AREA)
@require_POST
def prepare(request: HttpRequest) -> HttpResponse:
    """Ask for the pages of an earlier snapshot."""
    named = snapshot_of(request.POST.get("known", ""))
    job = ask(PREPARE, {"snapshot": named.snapshot}, by=the_viewer(request))
    return redirect(link("job", job=str(job)) or address(reverse("dashboard"), {}, known=named.snapshot))


def _page(asked: dict[str, str], found: Chosen, served: Served, reader: Reader) -> DashboardPage:
    here, view = reverse("dashboard"), asked.get("view", KEY)
    shown = found.found
    known = snapshots()
    rows, turning = found.rows, None
    if view == EVERY and not asked.get("chapter"):
        total, size = len(rows), LISTED.value
        turning = pages(here, asked, total, size)
        first = (page_of(asked, total, size) - 1) * size
        rows = rows[first : first + size]
    worries = asked.get("order") != BOOK
    order = Link(
        "Put them in the order of the book" if worries else "Put worries first",
        address(here, asked, order=BOOK if worries else ""),
    )
    table = figures_table(
        f"Figures, {shown.period.words}",
        rows,
        shown.periods,
        empty=_empty(asked),
        team=asked.get("team", ""),
        known=asked.get("known", ""),
    )
    return DashboardPage(
        _title(shown.period.words, shown.team.name if shown.team else ""),
        trail=(Link("Home", reverse("home")),),
        says=_says(found, view, asked),
        lines=_lines(asked, found, served, reader) if _whole(asked) else (),
        tabs=views(here, asked),
        bar=bar(here, asked, shown, reader, found.themes, known),
        rows=table,
        turning=turning,
        notes=_notes(found, rows, view),
        order=order,
        exports=_exports(asked) if rows else (),
        warning=_warning(asked, served, shown.period.end > served.as_at, shown.period.words),
    )


def _whole(asked: dict[str, str]) -> bool:
    """Whether the page is that which everybody comes to first: key measures, not narrowed."""
    return not any(
        asked.get(name) for name in ("view", "theme", "rating", "signal", "team", "chapter", "value", "page")
    )


def _lines(asked: dict[str, str], found: Chosen, served: Served, reader: Reader) -> tuple[Line, ...]:
    was = before(found.found, MONTHS_BACK.value)
    earlier: Sequence[ReadRow] = ()
    if was is not None:
        earlier = dashboard(served, reader.scope, reader.audience, period=was.label, worries_first=False).rows
    rows = [one for one in found.every if one.figure.key in found.keys]
    return first_lines(rows, earlier, was, found.every, asked, lay=reader.lay)


def _title(period: str, team: str) -> str:
    return f"Figures of {team}, {period}" if team else f"Figures, {period}"


def _says(found: Chosen, view: str, asked: dict[str, str]) -> str:
    number = len({one.figure.key for one in found.rows})
    of = len({one.figure.key for one in found.every})
    if asked.get("value") == NONE:
        return f"{many(number, 'measure')} of {of} that cannot be told, because what they need is not recorded."
    return f"{many(number, 'measure')} of the {of} in the book."


def _empty(asked: dict[str, str]) -> str:
    if asked.get("team"):
        return "No figure of this team for this period is told under these filters."
    return "No measure is left under these filters."


def _notes(found: Chosen, rows: Sequence[ReadRow], view: str) -> tuple[str, ...]:
    said = [found.found.order]
    if view == KEY:
        said.insert(0, KEY_RULE)
    if rows and not any(one.comparator for one in rows):
        said.append("Nothing published is loaded to stand beside these figures, so no comparison with others is shown.")
    hidden = sum(one.figure.hidden for one in found.rows)
    if hidden:
        said.append(f"{many(hidden, 'value is', 'values are')} hidden, so that no child can be found.")
    return tuple(said)


def _warning(asked: dict[str, str], served: Served, running: bool, period: str) -> str:
    if asked.get("known"):
        return f"These are the figures as they were known on {moment(served.meta.known_at)}, not as they are known now."
    return f"{period} is not over: the records reach to {day(served.as_at)}." if running else ""


def _exports(asked: dict[str, str]) -> tuple[Link, ...]:
    where = reverse("figures-export")
    return tuple(
        Link(f"Save these figures as {words}", address(where, asked, form=form))
        for words, form in (("Excel", "xlsx"), ("CSV", "csv"))
    )


def _chapters(asked: dict[str, str], found: Chosen, served: Served, reader: Reader) -> ChaptersPage:
    here = reverse("dashboard")
    held: dict[str, list[ReadRow]] = {}
    for one in found.every:
        held.setdefault(one.entry.chapter, []).append(one)
    kept = {name: value for name, value in asked.items() if name in ("period", "known", "team")}
    heads = ("Measures", "Red", "Worse than usual", "Better than usual", "Not recorded")
    rows: tuple[tuple[Cell | str, ...], ...] = tuple(
        (
            Cell(title, href=address(here, kept, view=EVERY, chapter=title)),
            *_counts(mine, here, {**kept, "view": EVERY, "chapter": title}),
        )
        for title, mine in held.items()
    )
    shown = found.found
    return ChaptersPage(
        f"The book of measures, {shown.period.words}",
        trail=(Link("Home", reverse("home")), Link("Figures", here)),
        says=f"{many(len(rows), 'chapter')}. Open a chapter to see every measure in it.",
        tabs=views(here, asked),
        bar=bar(here, {**asked, "view": CHAPTERS}, shown, reader, (), snapshots()),
        chapters=Table(
            "Chapters of the book",
            (Column("Chapter"), *(Column(head, numeric=True) for head in heads)),
            rows,
            wide=True,
        ),
        warning=_warning(asked, served, shown.period.end > served.as_at, shown.period.words),
    )


def _counts(rows: Sequence[ReadRow], here: str, chapter: dict[str, str]) -> tuple[Cell | str, ...]:
    """How many measures of a chapter there are, and how many stand so or so: each number leads to those it counts."""
    measures = {one.figure.key: one for one in reversed(rows)}.values()  # a mix counts once, by its first row
    told = {one.figure.key for one in rows if one.figure.reason not in WITHOUT}
    counted = (
        (sum(one.colour == "red" for one in measures), {"rating": "red"}, "red"),
        (sum(one.signal == "concern" for one in measures), {"signal": "concern"}, "worse than usual"),
        (sum(one.signal == "improvement" for one in measures), {"signal": "improvement"}, "better than usual"),
        (len(measures) - len(told), {"value": NONE}, "not recorded"),
    )
    return (
        str(len(measures)),
        *(
            Cell(str(number), href=address(here, chapter, **asked), about=f"{words} in {chapter['chapter']}")
            if number
            else "0"
            for number, asked, words in counted
        ),
    )


def _not_ready(request: HttpRequest, named: Readiness, *, may: bool) -> HttpResponse:
    page = NotReadyPage(
        "These figures are not ready",
        trail=(Link("Home", reverse("home")), Link("Figures", reverse("dashboard"))),
        says=f"The records as known on {moment(named.known_at)}, as at {day(named.as_at)}, are kept, but {named.why}.",
        send_to=reverse("figures-prepare") if may else "",
        known=named.snapshot,
        latest=Link("Figures as they are known now", reverse("dashboard")),
    )
    return show(request, "performance/not_ready.html", page)
