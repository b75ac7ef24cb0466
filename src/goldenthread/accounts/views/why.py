"""Why somebody can, or cannot, see something: the rule by name for pages, and for a child only to who governs information."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from goldenthread.access.areas import AREAS, why
from goldenthread.access.policy import rule_of
from goldenthread.accounts.by import by_request, journalled
from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.forms import WhyChildForm, WhyForm, WhyMeasureForm
from goldenthread.accounts.measures import why_measure
from goldenthread.accounts.pages import Why
from goldenthread.accounts.seeing import why_child
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Column, Link, Table
from goldenthread.design.pages import show

#: What everybody else is told about a child, whoever asks and whether there is such a child or not.
CHILD = "Whether somebody may see a child is told to the information governance lead only."


@door("home")
@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """Which rule lets the viewer into a kind of page or to one measure, or keeps them out; and what their role may read."""
    viewer = the_viewer(request)
    form = WhyForm(request.GET if "area" in request.GET else None)
    answer: tuple[str, ...] = (why(viewer.role, form.cleaned_data["area"]),) if form.is_valid() else ()
    measure = WhyMeasureForm(request.GET if request.GET.get("measure") else None)
    if measure.is_valid():
        answer = why_measure(viewer, measure.cleaned_data["measure"].strip())
    rows = tuple(
        (area.key, "Yes" if viewer.may(area.key) else "No", why(viewer.role, area.key)) for area in AREAS.values()
    )
    columns = (Column("Rule"), Column("You may"), Column("Which says"))
    table = Table("Every kind of page", columns, rows, wide=True)
    page = Why("Why can I, or can I not, see this?", form, (*answer, *_role(viewer), CHILD), table, measure)
    return show(request, "accounts/why.html", page)


@door("grants")
@require_http_methods(["GET", "HEAD", "POST"])
def child(request: HttpRequest) -> HttpResponse:
    """Which rule lets a user see a child, or that none does; the question is journalled."""
    form = WhyChildForm(request.POST or None)
    answer: tuple[str, ...] = ()
    if form.is_valid():
        username, child_id = form.cleaned_data["username"], form.cleaned_data["child_id"]
        answer, key = why_child(username.strip(), child_id, localdate())
        about = {"user": username.strip()} | ({"person": key} if key else {})
        journalled("why asked", by_request(request), about, "why can a user see a child")
    page = Why("Why can a user see a child?", form, answer, back=Link("Grants", reverse("grants")))
    return show(request, "accounts/why.html", page)


def _role(viewer: Viewer) -> tuple[str, ...]:
    """What the rule of the viewer's role says of figures and of children's rows."""
    rule = rule_of(viewer.role)
    audiences = ", ".join(sorted(one.value for one in rule.audiences)) or "nobody"
    figures = f"The role {viewer.role} reads figures made for: {audiences}."
    staff = "It reads figures about named workers." if rule.workers else "It reads no figures about named workers."
    rows = f"Of children it sees {rule.reach.value}." if rule.rows else "It sees no child."
    return figures, staff, rows
