"""An empty form on paper: what a tool asks, and the standard of each grade, with room to write."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door
from goldenthread.design.components import Cell, Link
from goldenthread.design.figures import day
from goldenthread.design.pages import show
from goldenthread.plan.pages import Part
from goldenthread.quality.audit_pages import OwnPage
from goldenthread.quality.form_pages import PaperDomain, PaperPage
from goldenthread.quality.reading import tools
from goldenthread.quality.shown import GRADES, table, trail

_SAYS = (
    "Child (identifier only): ........................................ Audit: ....................",
    "Auditor: ........................................ Day: ....................",
)


@door("audits")
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Every tool with its versions; an audit that was answered is read by its own."""
    rows = tuple(
        (
            Cell(one.title, reverse("audit-tool", args=[one.key, one.version]), about=f"version {one.version}"),
            str(one.version),
            Cell(day(one.since), whole=True),
            ", ".join(domain.title for domain in one.domains),
        )
        for one in tools()
    )
    heads = ("For", "Version", "In use from", "What is looked at")
    part = Part("Tools", tables=(table("Tools", heads, rows, "There are no tools."),))
    says = ("What an audit asks in each area of practice, with the standard of each grade. Each can be printed.",)
    return show(request, "quality/own.html", OwnPage("Audit tools", says, (), (), (part,), trail=trail()))


@door("audits")
@require_GET
def paper(request: HttpRequest, tool: str, version: int) -> HttpResponse:
    """One version of a tool as an empty form."""
    found = next((one for one in tools() if (one.key, one.version) == (tool, version)), None)
    if found is None:
        raise Http404
    domains = tuple(
        PaperDomain(one.title, one.questions, tuple((GRADES[grade], said) for grade, said in one.standards))
        for one in found.domains
    )
    above = trail(Link("Audit tools", reverse("audit-tools")))
    title = f"{found.title}: audit form, version {found.version}"
    return show(
        request, "quality/form_paper.html", PaperPage(title, _SAYS, domains, tuple(GRADES.values()), trail=above)
    )
