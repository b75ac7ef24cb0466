"""Files of the room: evidence to save, the actions as a table, the whole plan as a workbook; each is journalled first."""

from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.figures import day
from goldenthread.design.sheets import Value, as_csv, as_workbook, attached
from goldenthread.journal.actions import record
from goldenthread.plan import keeping, models, queries
from goldenthread.plan.policies import can_open_files
from goldenthread.plan.rating import by_rule
from goldenthread.plan.reading import Reading, the_action, the_reading
from goldenthread.plan.shown import people_words
from goldenthread.programme import tables
from goldenthread.programme.promises import Action

_PURPOSE: Final = "the improvement plan"
_FORMS: Final = ("csv", "xlsx")
_COLUMNS: Final = (
    *("Key", "Number", "Theme", "Subtheme", "Action", "Owner", "Cover", "Due", "Last day in time", "Date first agreed"),
    *(
        "Times moved",
        "Claimed",
        "Claimed on",
        "By the rule",
        "Shown by figures",
        "Stands",
        "Recommendations",
        "Measures",
    ),
)
_GONE: Final = 410


@door("plan.own")
@require_GET
def evidence(request: HttpRequest, number: int) -> HttpResponse:
    """A file of evidence, to be saved and never shown; one that is not as it was handed in is not given out."""
    viewer = the_viewer(request)
    row = models.Evidence.objects.select_related("action").filter(pk=number).first()
    if row is None or not row.sha256:
        raise Http404
    reading = the_reading(viewer)
    action = the_action(reading, row.action.key)
    if not can_open_files(viewer, reading.owners(action)):
        raise Http404
    data = keeping.kept(settings.INSTALLATION.home, row.sha256)
    if data is None:
        return HttpResponse(
            "The file is not there, or not as it was handed in.", status=_GONE, content_type="text/plain"
        )
    record(
        viewer.scope(_PURPOSE), "evidence opened", {"action": row.action.key, "evidence": row.pk, "sha256": row.sha256}
    )
    response = HttpResponse(data, content_type="application/octet-stream")
    # A name that people gave holds letters, digits and a few marks only: see `keeping.plain_name`.
    name = keeping.plain_name(row.file).encode("ascii", "replace").decode("ascii").replace("?", "-")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@door("plan")
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The actions as one table."""
    form = request.GET.get("form", "")
    if form not in _FORMS:
        raise Http404
    reading = the_reading(the_viewer(request))
    plan = reading.plan
    rows = [_row(reading, one) for one in plan.actions]
    record(
        reading.viewer.scope(_PURPOSE),
        "plan exported",
        {"plan": plan.key, "version": plan.version, "form": form, "rows": len(rows)},
    )
    name = f"plan-version-{plan.version}-{reading.today.isoformat()}"
    if form == "csv":
        return attached(as_csv(_COLUMNS, rows), f"{name}.csv")
    about = [f"Version {plan.version}, as it stands on {day(reading.today)}", plan.source]
    return attached(as_workbook(plan.title, about, _COLUMNS, rows), f"{name}.xlsx")


@door("plan.files")
@require_GET
def export_whole(request: HttpRequest) -> HttpResponse:
    """The whole plan as a workbook that can be loaded again."""
    viewer = the_viewer(request)
    if queries.current() is None:
        raise Http404
    plan = queries.plan_as_value()
    data = tables.as_workbook(tables.Programme(plan))
    record(viewer.scope(_PURPOSE), "plan exported", {"plan": plan.key, "version": plan.version, "form": "whole"})
    return attached(data, f"plan-version-{plan.version}-whole.xlsx")


def _row(reading: Reading, one: Action) -> tuple[Value, ...]:
    plan, now, claim = reading.plan, one.ownership, one.claim
    rule = by_rule(one, plan.scheme, reading.today)
    themes = {theme.key: theme.title for theme in plan.themes}
    parts = {part.key: part.title for part in plan.subthemes}
    return (
        one.key,
        one.printed,
        themes.get(one.theme, one.theme),
        parts.get(one.subtheme, one.subtheme),
        one.text,
        (people_words(now.owners, reading.people) or now.printed) if now is not None else "",
        people_words([now.cover], reading.people) if now is not None and now.cover else "",
        one.due.words(),
        one.due.last,
        one.baseline.words(),
        len(one.slips),
        claim.rating if claim is not None else "",
        claim.on if claim is not None else None,
        rule.rating if rule is not None else "",
        reading.verdict(one.key),
        reading.state(one).value,
        "; ".join(one.recommendations),
        "; ".join(said.measure for said in one.expected),
    )
