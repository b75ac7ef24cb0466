"""The list of papers, and where one is begun."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Cell, Column, Link, Table
from goldenthread.design.listing import Choices, filter_bar
from goldenthread.design.pages import show
from goldenthread.packs import actions
from goldenthread.packs.catalogue import baselines_of, packs, periods
from goldenthread.packs.forms import BeginForm
from goldenthread.packs.limits import PREPARING
from goldenthread.packs.models import Paper
from goldenthread.packs.pages import BeginPage, PacksPage
from goldenthread.packs.programme import meetings_ahead
from goldenthread.packs.rules import MEMBER_EDITION, MEMBERS, may_prepare, why
from goldenthread.packs.shelf import Run, runs
from goldenthread.packs.shown import period_said, runs_table
from goldenthread.papers.classes import Class

TITLE = "Papers"


@door("packs.read")
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Frozen papers that the viewer may read; for those who prepare papers, those in hand as well."""
    viewer, home = the_viewer(request), settings.INSTALLATION.home
    everything = runs(home, viewer.role)
    asked = {name: request.GET[name] for name in ("pack", "edition", "status") if request.GET.get(name)}
    shown = [
        one
        for one in everything
        if asked.get("pack", one.pack) == one.pack
        and asked.get("edition", one.class_.value) == one.class_.value
        and asked.get("status", one.status) == one.status
    ]
    choices = (
        Choices("pack", "Pack", tuple(sorted({(one.pack, one.title) for one in everything}))),
        Choices(
            "edition", "Edition", tuple((c.value, c.value) for c in Class if any(o.class_ is c for o in everything))
        ),
        Choices("status", "Status", tuple((word, word) for word in sorted({one.status for one in everything}))),
    )
    member = _member_edition(viewer, everything)
    preparing = may_prepare(viewer.role)
    empty = "No paper that you may read has been made." if not everything else "No paper is like that."
    page = PacksPage(
        TITLE,
        Link(member.title, reverse("pack-run", args=[member.name])) if member is not None else None,
        period_said(member.period) if member is not None else "",
        runs_table("Papers that you may read", shown, empty),
        filter_bar(request.path, asked, choices),
        _preparing() if preparing else None,
        _begin(viewer) if viewer.may("packs.write") else None,
        why(viewer.role),
    )
    return show(request, "packs/packs.html", page)


@door("packs.write")
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, key: str) -> HttpResponse:
    """Choose the period of a paper, and the meeting."""
    installation = settings.INSTALLATION
    pack = packs(installation.home).get(key)
    if pack is None:
        raise Http404
    offered = periods(installation.store, pack.definition)
    labels = [(one.label, period_said(one.label)) for one in offered]
    baselines = []
    if pack.definition.baseline:
        baselines = [(one.label, period_said(one.label)) for one in baselines_of(offered[0])]
    meetings = meetings_ahead(pack.definition, localdate())
    form = BeginForm(labels, baselines, meetings, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            asked = (told["period"], told.get("baseline", ""), told.get("meeting", ""))
            paper = actions.begin(pack, *asked, by=the_viewer(request))
        except Refused as refused:
            for field, problem in refused.problems.items():
                form.add_error(field or None, problem)
        else:
            return redirect("pack-paper", number=paper.pk)
    page = BeginPage(
        f"Begin: {pack.definition.title}", pack.definition.says, form, trail=(Link(TITLE, reverse("packs")),)
    )
    return show(request, "packs/begin.html", page, status=422 if form.is_bound else 200)


def _member_edition(viewer: Viewer, everything: tuple[Run, ...]) -> Run | None:
    """The latest final member edition, for members."""
    if viewer.role not in MEMBERS:
        return None
    return next((one for one in everything if one.pack == MEMBER_EDITION and one.status == "final"), None)


def _preparing() -> Table:
    known = packs(settings.INSTALLATION.home)
    rows = tuple(
        (
            Cell(
                known[one.pack].definition.title if one.pack in known else one.pack,
                reverse("pack-paper", args=[one.pk]),
                about=period_said(one.period),
            ),
            period_said(one.period),
            one.begun_by,
        )
        for one in Paper.objects.order_by("-pk")[: int(PREPARING.value)]
    )
    columns = (Column("Paper"), Column("Period"), Column("Begun by"))
    return Table("Papers being prepared", columns, rows, "None is being prepared.")


def _begin(viewer: Viewer) -> Table:
    rows = tuple(
        (
            Cell(pack.definition.title, reverse("pack-begin", args=[key]), about="begin"),
            pack.definition.period.value.replace("_", " "),
            ", ".join(one.value for one in pack.definition.classes),
            pack.definition.says,
        )
        for key, pack in packs(settings.INSTALLATION.home).items()
    )
    columns = (Column("Pack"), Column("For a"), Column("Editions"), Column("What it is"))
    return Table("Begin a paper", columns, rows, wide=True)
