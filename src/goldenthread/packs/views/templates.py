"""The council's own Word templates: put there, listed, and removed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.design.components import Link
from goldenthread.design.figures import moment
from goldenthread.design.pages import show
from goldenthread.packs import actions
from goldenthread.packs.forms import TemplateForm
from goldenthread.packs.pages import Kept, TemplatesPage
from goldenthread.packs.templating import most_bytes, templates
from goldenthread.packs.views.found import home
from goldenthread.records.errors import InputRefused

_MEGABYTE = 1_000_000
_KILOBYTE = 1_000


@door("packs.write")
@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """The templates, and one more."""
    form = TemplateForm(request.POST, request.FILES) if request.method == "POST" else TemplateForm()
    if form.is_bound and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            # One byte more than is taken tells that there is more.
            name = actions.keep_template(sent.name, sent.read(most_bytes() + 1), by=the_viewer(request))
        except InputRefused as refused:
            for one in refused.problems:
                form.add_error("file", f"{one.what[:1].upper()}{one.what[1:]}. {one.mend}.")
        else:
            messages.success(request, f"The template {name} can be chosen when a paper is frozen.")
            return redirect("pack-templates")
    kept = tuple(
        Kept(
            one.name,
            f"{max(1, round(one.size / _KILOBYTE)):,} kB, put there on {moment(one.put_at)}",
            reverse("pack-template-remove", args=[one.name]),
        )
        for one in templates(home())
    )
    says = (
        "A paper as Word is written into the template that is chosen when it is frozen, at its places; without one it has "
        f"the look of Golden Thread. A template may be {most_bytes() / _MEGABYTE:g} MB large, without macros and without "
        "fields that fetch from elsewhere."
    )
    page = TemplatesPage("Word templates", says, form, kept, trail=(Link("Papers", reverse("packs")),))
    return show(request, "packs/templates.html", page, status=422 if form.is_bound else 200)


@door("packs.write")
@require_POST
def remove(request: HttpRequest, name: str) -> HttpResponse:
    """Remove a template."""
    try:
        actions.remove_template(name, by=the_viewer(request))
    except Refused as refused:
        raise Http404 from refused
    messages.success(request, f"The template {name} was removed.")
    return redirect("pack-templates")
