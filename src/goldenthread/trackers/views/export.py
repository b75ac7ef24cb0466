"""A tracker as a file, for those whose sign-in is fresh; what it holds is journalled before it is sent."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, fresh_sign_in, the_viewer
from goldenthread.design.figures import day
from goldenthread.design.sheets import Value, as_csv, as_workbook, attached
from goldenthread.serving.due import due
from goldenthread.serving.due_rows import Due
from goldenthread.trackers.asked import asked_of, filter_of
from goldenthread.trackers.limits import EXPORTED
from goldenthread.trackers.reading import journal, names_for, served_now, team_names

_COLUMNS = (
    "Child", "Name", "What", "Started", "Due", "Status", "Working days over", "Team", "Worker", "Read from", "As at",
)  # fmt: skip


@door("trackers")
@fresh_sign_in
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The rows of a tracker that the reader may see, under the filters of the page that led here."""
    form, clock = request.GET.get("form", ""), request.GET.get("clock", "")
    if form not in ("csv", "xlsx"):
        raise Http404
    viewer, served, asked = the_viewer(request), served_now(), asked_of(request)
    scope = viewer.scope("exporting who is due")
    found = due(served, scope, journal(), filter_of(asked, clock, EXPORTED.value))
    names, teams = names_for(served, scope, [row.person_key for row in found.rows]), team_names(served)
    rows = [_row(row, names, teams) for row in found.rows]
    file = f"due-{clock or 'everything'}-{served.as_at.isoformat()}.{form}"
    if form == "csv":
        return attached(as_csv(_COLUMNS, rows), file)
    about = [
        f"Records as at {day(served.as_at)}, snapshot {served.snapshot}",
        f"Narrowed by: {', '.join(f'{name} {value}' for name, value in asked.items()) or 'nothing'}",
        found.proof,
        "It names children: keep it as their records are, and remove it when it has served.",
    ]
    if found.shown > len(rows):
        about.append(f"Only the first {len(rows):,} of {found.shown:,} rows are here: narrow the list.")
    return attached(as_workbook("Who is due", about, _COLUMNS, rows), file)


def _row(row: Due, names: dict[str, str], teams: dict[str, str]) -> tuple[Value, ...]:
    first = row.sources[0] if row.sources else None
    return (
        row.child_id,
        names.get(row.person_key, ""),
        row.title,
        row.start,
        row.due,
        row.status.replace("-", " "),
        row.days_over,
        teams.get(row.team, row.team),
        row.worker,
        f"{first.file}, row {first.row}" if first is not None else "",
        first.as_at if first is not None else None,
    )
