"""The children behind a figure: logged before they are shown, of the reader's scope only, squared with the figure."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.access.scope import Scope
from goldenthread.accounts.doors import door, fresh_sign_in, the_viewer
from goldenthread.accounts.lines import lines_of
from goldenthread.calendar import parse_period
from goldenthread.design.components import Link
from goldenthread.design.figures import day, many
from goldenthread.design.listing import Choices, address, filter_bar, page_of, pages
from goldenthread.design.pages import show
from goldenthread.design.sheets import as_csv, as_workbook, attached
from goldenthread.measures.run.opened import home_session, own_book
from goldenthread.measures.run.session import Session
from goldenthread.performance.children import COLUMNS, SHARE, has_rows, row_values, rows_table
from goldenthread.performance.limits import CHILDREN_LISTED
from goldenthread.performance.pages import ChildrenPage
from goldenthread.performance.reading import journal, reader_of, served_now
from goldenthread.serving.children import BehindFigure, children_behind
from goldenthread.serving.figures import Entry, ServedPeriod, entry_of, period_of, periods
from goldenthread.serving.names import names_of
from goldenthread.serving.opening import Served

_MET: Final = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class _Read:
    served: Served
    scope: Scope
    entry: Entry
    period: ServedPeriod
    found: BehindFigure | None


@door("rows")
@require_GET
def children(request: HttpRequest, key: str) -> HttpResponse:
    """The rows behind a figure of a period; those that meet it or do not, where a figure says so."""
    asked = {name: request.GET[name] for name in ("period", "met", "page") if request.GET.get(name)}
    read = _read(request, key, asked, "seeing who stands behind a figure")
    here, entry, found = reverse("measure-children", args=[key]), read.entry, read.found
    rows = found.rows if found is not None else ()
    total, size = len(rows), CHILDREN_LISTED.value
    first = (page_of(asked, total, size) - 1) * size
    shown = rows[first : first + size]
    page = ChildrenPage(
        f"Behind: {entry.title}",
        trail=(
            Link("Home", reverse("home")),
            Link("Figures", reverse("dashboard")),
            Link(entry.title, address(reverse("measure", args=[key]), {}, period=read.period.label)),
        ),
        says=f"{entry.says} {read.period.words}, {many(total, 'row')} whom you may see.",
        bar=filter_bar(here, asked, _choices(read), "Which rows"),
        rows=rows_table(
            f"Behind {entry.title}",
            entry,
            shown,
            _names(read, [one.person_key for one in shown]),
            sheets=lines_of(the_viewer(request), read.served),
        ),
        turning=pages(here, asked, total, size),
        proof=found.proof if found is not None else "",
        exports=_exports(key, asked) if rows else (),
        lacking="" if has_rows(entry) else _lacking(entry),
    )
    return show(request, "performance/children.html", page)


@door("rows")
@fresh_sign_in
@require_GET
def saved(request: HttpRequest, key: str) -> HttpResponse:
    """The same rows as a file, for those whose sign-in is fresh."""
    asked = {name: request.GET[name] for name in ("period", "met") if request.GET.get(name)}
    form = request.GET.get("form", "")
    if form not in ("csv", "xlsx"):
        raise Http404
    read = _read(request, key, asked, "exporting who stands behind a figure")
    if read.found is None:
        raise Http404
    names = _names(read, [one.person_key for one in read.found.rows])
    rows = [row_values(one, names) for one in read.found.rows]
    journal().append(
        "rows exported",
        read.scope,
        {
            "measure": key,
            "period": read.period.label,
            "snapshot": read.served.snapshot,
            "form": form,
            "persons": sorted({one.person_key for one in read.found.rows if one.person_key}),
        },
    )
    name = f"behind-{key}-{read.period.label}.{form}"
    if form == "csv":
        return attached(as_csv(COLUMNS, rows), name)
    about = [
        f"{read.period.words}; records as at {day(read.served.as_at)}, snapshot {read.served.snapshot}",
        f"Rows that meet it: {asked.get('met', 'all rows')}",
        read.found.proof,
        "It names children: keep it as their records are, and remove it when it has served.",
    ]
    return attached(as_workbook(read.entry.title, about, COLUMNS, rows), name)


def _read(request: HttpRequest, key: str, asked: dict[str, str], purpose: str) -> _Read:
    served = served_now()
    reader = reader_of(the_viewer(request), purpose)
    entry, period = entry_of(served, key), period_of(served, asked.get("period", ""))
    met = asked.get("met", "")
    if met and (met not in _MET or entry.stat != SHARE):
        raise Http404
    if not has_rows(entry):
        return _Read(served, reader.scope, entry, period, None)

    def opened(scope: Scope) -> Session:
        installation = settings.INSTALLATION
        book, _ = own_book(installation.home)
        return home_session(installation.store, scope, installation.home, book, snapshot=served.snapshot)

    found = children_behind(served, opened, reader.scope, journal(), key, parse_period(period.label), _MET.get(met))
    return _Read(served, reader.scope, entry, period, found)


def _names(read: _Read, persons: list[str]) -> dict[str, str]:
    wanted = {key for key in persons if key}
    if not read.scope.may_read_names or not wanted:
        return {}
    return names_of(read.served, read.scope, journal(), wanted)


def _choices(read: _Read) -> list[Choices]:
    served = [one for one in periods(read.served) if one.read]
    latest = next((one.words for one in served if one.first), "")
    earlier = tuple((one.label, one.words) for one in reversed(served) if not one.first)
    choices = [Choices("met", "Meets it", (("yes", "Those that do"), ("no", "Those that do not")))]
    return [*(choices if read.entry.stat == SHARE else []), Choices("period", "Period", earlier, latest)]


def _lacking(entry: Entry) -> str:
    if entry.typed:
        return "This figure is typed in: there are no rows behind it."
    return "This measure divides one number by another and has no rows of its own. Its page names the two: look behind each of them."


def _exports(key: str, asked: dict[str, str]) -> tuple[Link, ...]:
    where = reverse("measure-children-export", args=[key])
    return tuple(
        Link(f"Save these rows as {words}", address(where, asked, form=form))
        for words, form in (("Excel", "xlsx"), ("CSV", "csv"))
    )
