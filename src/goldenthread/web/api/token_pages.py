"""Tokens of one's own: what there are, making one, revoking one."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldenthread.accounts.by import by_request
from goldenthread.accounts.doors import door, fresh_sign_in, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.forms import carried_out
from goldenthread.accounts.pages import Asked
from goldenthread.design.components import Link
from goldenthread.design.figures import day, moment
from goldenthread.design.pages import show
from goldenthread.web.api.forms import TokenForm
from goldenthread.web.api.pages import TokenLine, TokenPage, TokensPage
from goldenthread.web.api.tokens import make_token, revoke_token
from goldenthread.web.limits import TOKEN_DAYS
from goldenthread.web.models import Token

_SAYS = (
    "A token lets a program, such as Power BI, read what you may read in the post you act in, and change nothing.",
    "Whoever has it reads as you do. It ends on its last day, when your post ends, or when you revoke it.",
    "Restricted records stay closed to programs.",
)
_TITLE = "Tokens for programs"


@door("api")
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """The viewer's tokens, the latest first."""
    viewer = the_viewer(request)
    found = Token.objects.filter(user=viewer.user_id).select_related("post").order_by("-made_at", "-pk")
    page = TokensPage(
        _TITLE,
        trail=(Link("Your account", reverse("account")),),
        says=_SAYS,
        tokens=tuple(_line(one) for one in found),
        links=(
            Link("Make a token", reverse("token-make")),
            Link("What programs can ask (OpenAPI)", reverse("api-openapi")),
        ),
    )
    return show(request, "web/tokens.html", page)


@door("api")
@fresh_sign_in
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Make a token; it is shown this once."""
    viewer, made = the_viewer(request), list[str]()
    form = TokenForm(request.POST or None, initial={"expiry_date": localdate() + timedelta(days=TOKEN_DAYS.value)})
    back = Link(_TITLE, reverse("tokens"))

    def verb() -> None:
        made.append(make_token(viewer, form.cleaned_data["name"], form.cleaned_data["expiry_date"]))

    if carried_out(form, verb):
        return show(request, "web/token.html", TokenPage("Your token", back=back, token=made[0]))
    return show(request, "accounts/asked.html", Asked("Make a token", form, _SAYS, "Make the token", back=back))


@door("api")
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke a token of one's own."""
    found = Token.objects.filter(pk=pk, user=the_viewer(request).user_id).select_related("user").first()
    if found is None:
        raise Http404
    try:
        revoke_token(found, by_request(request))
        messages.success(request, "The token was revoked: it opens nothing any more.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("tokens")


def _line(one: Token) -> TokenLine:
    used = f"last used on {day(one.used_date)}" if one.used_date is not None else "never used"
    said = f"{one.name} ({one.mark}…), as {one.post.role}: made {moment(one.made_at)}, {used}"
    if one.revoked_at is not None:
        return TokenLine(f"{said}; revoked {moment(one.revoked_at)} by {one.revoked_by}", "")
    if one.expiry_date < localdate():
        return TokenLine(f"{said}; ended on {day(one.expiry_date)}", "")
    return TokenLine(f"{said}; good until {day(one.expiry_date)}", reverse("token-revoke", args=[one.pk]))
