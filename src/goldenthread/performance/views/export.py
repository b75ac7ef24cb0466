"""Figures as a file, with the filters that chose them named in it; that they were saved is journalled first."""

from collections.abc import Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from goldenthread.access.scope import Scope
from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.figures import day
from goldenthread.design.sheets import Value, as_csv, as_workbook, attached
from goldenthread.design.words import reason_words
from goldenthread.journal.actions import record
from goldenthread.performance.asked import asked_of
from goldenthread.performance.choosing import chosen
from goldenthread.performance.reading import reader_of, served_now, snapshot_of
from goldenthread.serving.exporting import export_rows
from goldenthread.serving.figures import ReadRow, entry_of
from goldenthread.serving.opening import Served, open_served

_COLUMNS = (
    *("Chapter", "Measure", "Part", "Key", "Period", "Value", "Unit", "Numerator", "Denominator", "Why no value", "As printed"),
    *("Target", "Rating", "Change", "Direction", "Own usual range", "Others", "Definition version", "Snapshot"),
)  # fmt: skip
_FORMS = ("csv", "xlsx")


@door("figures.export")
@require_GET
def dashboard_saved(request: HttpRequest) -> HttpResponse:
    """The measures of a dashboard under its filters."""
    form, asked = _form(request), asked_of(request)
    reader = reader_of(the_viewer(request), "exporting figures")
    served = _served(asked.get("known", ""))
    found = chosen(served, reader, asked, every_part=True)
    rows = [_row(one) for one in found.rows]
    narrowed = {name: value for name, value in asked.items() if name != "page"}
    said = [
        ("Period", found.found.period.words),
        ("Team", found.found.team.name if found.found.team else "everybody"),
        *((name, value) for name, value in narrowed.items() if name not in ("period", "team", "known", "order")),
    ]
    _recorded(reader.scope, served, {"view": asked.get("view", "key"), **narrowed, "rows": len(rows), "form": form})
    about = [*_about(served, reader.audience.value), *(f"{name}: {value}" for name, value in said), found.found.order]
    return _sent(form, "Figures", about, _COLUMNS, rows, f"figures-{found.found.period.label}")


@door("figures.export")
@require_GET
def measure_saved(request: HttpRequest, key: str) -> HttpResponse:
    """Every figure of one measure that the reader may see: all periods, teams and breakdowns."""
    form, known = _form(request), request.GET.get("known", "")
    reader = reader_of(the_viewer(request), "exporting figures")
    served = _served(known)
    entry = entry_of(served, key)
    found = export_rows(served, reader.scope, reader.audience, keys=(key,))
    rows = [_guarded(row, found.columns) for row in found.rows if reader.by_team or not _by_team(row, found.columns)]
    _recorded(reader.scope, served, {"measure": key, "rows": len(rows), "form": form})
    about = [entry.says, *(f"{name}: {value}" for name, value in found.chosen)]
    return _sent(form, entry.title, about, found.columns, rows, f"{key}-{served.as_at.isoformat()}")


def _by_team(row: tuple[Value, ...], columns: tuple[str, ...]) -> bool:
    return "team" in str(row[columns.index("breakdown")]).split("*")


def _guarded(row: tuple[Value, ...], columns: tuple[str, ...]) -> tuple[Value, ...]:
    """A row with no count beside a hidden value, as papers print it."""
    if row[columns.index("reason")] != reason_words("hidden"):
        return row
    blank = {columns.index("numerator"), columns.index("denominator")}
    return tuple(None if place in blank else value for place, value in enumerate(row))


def _form(request: HttpRequest) -> str:
    form = request.GET.get("form", "")
    if form not in _FORMS:
        raise Http404
    return str(form)


def _served(known: str) -> Served:
    return open_served(settings.INSTALLATION.store, snapshot_of(known).snapshot) if known else served_now()


def _recorded(scope: Scope, served: Served, about: dict[str, object]) -> None:
    record(scope, "figures exported", {"snapshot": served.snapshot, **about})


def _about(served: Served, audience: str) -> list[str]:
    return [
        f"Records as at {day(served.as_at)}, known since {day(served.meta.known_at)}, snapshot {served.snapshot}",
        f"Made for: {audience}",
    ]


def _sent(
    form: str, title: str, about: list[str], columns: tuple[str, ...], rows: Sequence[tuple[Value, ...]], name: str
) -> HttpResponse:
    if form == "xlsx":
        return attached(as_workbook(title, about, columns, rows), f"{name}.xlsx")
    # A file of one table names what chose it in columns of every row, where no reader of tables trips over it.
    told = "; ".join(about)
    return attached(as_csv((*columns, "Chosen by"), [(*row, told) for row in rows]), f"{name}.csv")


def _row(one: ReadRow) -> tuple[Value, ...]:
    figure, change = one.figure, one.previous
    return (
        one.entry.chapter,
        one.entry.title,
        one.part_words,
        figure.key,
        one.own_period,
        figure.value,
        one.entry.unit,
        None if figure.hidden else figure.numerator,
        None if figure.hidden else figure.denominator,
        reason_words(figure.reason) if figure.reason else None,
        None if figure.reason else figure.shown,
        one.target or None,
        one.colour or (one.rating if not figure.hidden else None) or None,
        change.change if change is not None and change.direction else None,
        change.direction if change is not None else None,
        one.signal or None,
        one.comparator or None,
        figure.version,
        figure.snapshot,
    )
