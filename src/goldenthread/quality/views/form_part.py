"""One part of the form of grades: shown, saved with its button, and saved by the script as it is typed."""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.forms import fill_errors
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Banner, Link
from goldenthread.design.forms import Form
from goldenthread.design.listing import address
from goldenthread.design.pages import show
from goldenthread.quality import queries
from goldenthread.quality.form_pages import Other, PartPage
from goldenthread.quality.forms import DomainForm, WholeForm
from goldenthread.quality.shown import GRADES
from goldenthread.quality.unsaved import forget, kept, never_lost, said_in, slip, told_to_script
from goldenthread.quality.views.form_sheets import TITLES, Clash, Sheet, save_part, sheet_of
from goldenthread.quality.writing import NONE, WHOLE, Written, domain_of, parts_of, title_of, written

PURPOSE: Final = "grading an audit"
_ASIDE: Final = "aside"
_CLASHED: Final = Banner(
    "This part was changed from another page since you opened this one. Nothing is lost: both texts are below.",
    "problem",
)
_UNSAVED: Final = Banner("You were signed out before this could be saved. Nothing is lost: save it now.", "problem")


@never_lost
@door("audits")
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, key: str, part: str) -> HttpResponseBase:
    """One domain, or the whole of the work."""
    viewer = the_viewer(request)
    sheet = _sheet(viewer, key, part)
    if request.method == "POST":
        return _sent(request, viewer, sheet, part)
    if _ASIDE in request.GET:
        forget(request, key, part)
        return redirect(sheet.at(part))
    stands, found = written(sheet.document, part), kept(request, viewer.username, key, part)
    if found is None or found.said == stands:
        return _page(request, viewer, sheet, part, _form(sheet, part, initial=_told(stands)), stands.mark)
    overtaken = found.began != stands.mark
    return _page(
        request, viewer, sheet, part, _form(sheet, part, initial=_told(found.said)), stands.mark,
        other=_other(sheet, part, stands) if overtaken else None, banners=(_UNSAVED,),
    )  # fmt: skip


@told_to_script
@door("audits")
@require_POST
def save(request: HttpRequest, key: str, part: str) -> HttpResponse:
    """Save what is typed, for the script; what it says is printed on the page as it stands."""
    viewer = the_viewer(request)
    sheet, sent = _sheet(viewer, key, part), said_in(request)
    form = _form(sheet, part, _told(sent.said))
    if not form.is_valid():
        return JsonResponse({"says": f"Not saved: {_first_error(form)}."}, status=422)
    try:
        saved = save_part(sheet, part, sent.said, sent.began, viewer)
    except Clash:
        told = "Not saved: this part was changed from another page. Press Save and continue to see both texts."
        return JsonResponse({"says": told}, status=409)
    except Refused as refused:
        return JsonResponse({"says": f"Not saved: {refused}"}, status=422)
    forget(request, key, part)
    at = localtime(saved.saved_at).strftime("%H:%M") if saved.saved_at is not None else ""
    return JsonResponse({"says": f"Saved {at}", "began": written(saved.document, part).mark})


def _sheet(viewer: Viewer, key: str, part: str) -> Sheet:
    sheet = sheet_of(viewer, key)
    if part not in parts_of(sheet.tool):
        raise Http404
    return sheet


def _sent(request: HttpRequest, viewer: Viewer, sheet: Sheet, part: str) -> HttpResponse:
    sent = said_in(request)
    form = _form(sheet, part, _told(sent.said))
    if not form.is_valid():
        return _page(request, viewer, sheet, part, form, sent.began)
    try:
        save_part(sheet, part, sent.said, sent.began, viewer)
    except Clash as clash:
        other = _other(sheet, part, clash.stands)
        return _page(
            request, viewer, sheet, part, form, clash.stands.mark, other=other, banners=(_CLASHED,), status=409
        )
    except Refused as refused:
        fill_errors(form, refused)
        return _page(request, viewer, sheet, part, form, sent.began)
    forget(request, sheet.about, part)
    then = request.POST.get("then", "")
    if then == "concern":
        messages.success(request, "What you wrote is saved.")
        return redirect("audit-concern", key=sheet.about)
    return redirect(sheet.tasks.href if then == "list" else sheet.after(part))


def _form(sheet: Sheet, part: str, *given: Any, **named: Any) -> Form:
    if part == WHOLE:
        return WholeForm(sheet.graded, *given, **named)
    return DomainForm(domain_of(sheet.tool, part), *given, **named)


def _told(said: Written) -> dict[str, str]:
    return {"grade": said.grade, "words": said.words}


def _first_error(form: Form) -> str:
    return str(next(iter(form.errors.values()))[0])


def _other(sheet: Sheet, part: str, stands: Written) -> Other:
    at = f"at {localtime(sheet.saved_at):%H:%M}" if sheet.saved_at is not None else ""
    keep = Link("keep what was saved and drop what stands below", address(sheet.at(part), {}, **{_ASIDE: "yes"}))
    words = {NONE: "It does not apply", "": "No grade yet"} | {grade.value: said for grade, said in GRADES.items()}
    return Other(words.get(stands.grade, stands.grade), stands.words, at, keep)


def _page(
    request: HttpRequest,
    viewer: Viewer,
    sheet: Sheet,
    part: str,
    form: Form,
    began: str,
    *,
    other: Other | None = None,
    banners: tuple[Banner, ...] = (),
    status: int = 0,
) -> HttpResponse:
    found = queries.opened(viewer, sheet.about, PURPOSE)
    names = parts_of(sheet.tool)
    here = sheet.at(part)
    page = PartPage(
        title_of(sheet.tool, part),
        caption=f"Part {names.index(part) + 1} of {len(names)}: {TITLES[sheet.seat].lower()}",
        case=f"Child {found.child.label}, audit {sheet.about}.",
        questions=() if part == WHOLE else domain_of(sheet.tool, part).questions,
        form=form,
        began=began,
        slip=slip(viewer.username, sheet.about, part),
        here=here,
        save=reverse("audit-grade-save", args=[sheet.about, part]),
        sign_in=address(reverse("account_login"), {}, next=here),
        concern=Link("A child may not be safe now: raise a concern", reverse("audit-concern", args=[sheet.about])),
        other=other,
        unsaved=form.is_bound or bool(banners),
        banners=banners,
        trail=sheet.trail,
    )
    return show(request, "quality/form_part.html", page, status or (422 if form.is_bound else 200))
