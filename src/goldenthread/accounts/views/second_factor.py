"""The second factor: asked at a sign-in, set up, taken away, and its recovery codes."""

import base64

from allauth.account.stages import LoginStageController
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import TOTP, clear_totp_secret
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from goldenthread.accounts.by import NO_POST, By, by_request, journalled
from goldenthread.accounts.doors import fresh_sign_in, open_to_all, own
from goldenthread.accounts.forms import CodeForm, EitherCodeForm, SureForm
from goldenthread.accounts.middleware import lacks_second_factor
from goldenthread.accounts.models import User
from goldenthread.accounts.pages import Asked, Codes, SecondFactorOn, Told
from goldenthread.design.components import Link
from goldenthread.design.forms import Form
from goldenthread.design.pages import show

#: Letters that are typed at a time.
_GROUP = 4
_TOO_MANY = "There were too many wrong codes. Wait five minutes, then try again"


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: HttpRequest) -> HttpResponse:
    """Ask for the code between the password and the session."""
    if request.user.is_authenticated:
        return redirect("home")
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    if stage is None:
        return redirect("account_login")
    form = EitherCodeForm(request.POST or None)
    if form.is_valid():
        inner = AuthenticateForm(data={"code": form.cleaned_data["code"]}, user=stage.login.user)
        if inner.is_valid():
            inner.save()
            entered: HttpResponse = stage.exit()
            return entered
        _wrong(form, inner)
        journalled("second factor failed", By(stage.login.user.get_username(), NO_POST), {})
    page = Asked("Enter a code", form, ("Open the app on your phone that makes codes for Golden Thread.",))
    return show(request, "accounts/asked.html", page)


@own
@require_safe
def state(request: HttpRequest) -> HttpResponse:
    """Whether there is a second factor, and what to do."""
    if _totp(request) is not None:
        return redirect("account")
    needed = isinstance(request.user, User) and lacks_second_factor(request, request.user)
    first = "Your role needs a second factor before you can go on." if needed else "You have no second factor yet."
    says = (first, "It is an app on your phone that makes a code of six digits, which you enter after your password.")
    onward = Link("Set up a second factor", reverse("second-factor-on"))
    return show(request, "accounts/told.html", Told("Second factor", says, onward))


@own
@fresh_sign_in
@require_http_methods(["GET", "HEAD", "POST"])
def on(request: HttpRequest) -> HttpResponse:
    """Set up an app: it holds a secret once its first code is right."""
    if _totp(request) is not None:
        return redirect("account")
    form = CodeForm(request.POST or None)
    sent = {"code": form.data["code"]} if form.is_bound and form.is_valid() else None
    inner = ActivateTOTPForm(data=sent, user=request.user)
    if sent is not None and inner.is_valid():
        with transaction.atomic():
            TOTP.activate(request.user, inner.secret).validate_code(sent["code"])  # used up: it opens no sign-in
            Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).delete()
            RecoveryCodes.activate(request.user)
            journalled("second factor set up", by_request(request), {})
        clear_totp_secret(request)
        return redirect("recovery-codes")
    if sent is not None:
        _wrong(form, inner)
    adapter = get_adapter()
    svg = adapter.build_totp_svg(adapter.build_totp_url(request.user, inner.secret))
    picture = "data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8")).decode("ascii")
    typed = " ".join(inner.secret[start : start + _GROUP] for start in range(0, len(inner.secret), _GROUP))
    page = SecondFactorOn("Set up a second factor", form, picture, typed, back=_account())
    return show(request, "accounts/second_factor_on.html", page)


@own
@fresh_sign_in
@require_http_methods(["GET", "HEAD", "POST"])
def off(request: HttpRequest) -> HttpResponse:
    """Take the second factor away; a role that needs one asks for another at once."""
    if _totp(request) is None:
        raise Http404
    if request.method == "POST":
        with transaction.atomic():
            Authenticator.objects.filter(user=request.user).delete()
            journalled("second factor removed", by_request(request), {"user": str(request.user)})
        messages.success(request, "The second factor was taken away.")
        return redirect("account")
    says = ("Your password alone will then open your account, unless your role needs a second factor.",)
    page = Asked("Take the second factor away", SureForm(), says, "Take it away", "warning", back=_account())
    return show(request, "accounts/asked.html", page)


@own
@fresh_sign_in
@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: HttpRequest) -> HttpResponse:
    """Show the recovery codes that are still good; POST makes new ones in their stead."""
    found = _recovery(request)
    if found is None:
        raise Http404
    if request.method == "POST":
        with transaction.atomic():
            found.delete()
            RecoveryCodes.activate(request.user)
            journalled("recovery codes made", by_request(request), {})
        messages.success(request, "There are new recovery codes. The old ones are void.")
        return redirect("recovery-codes")
    return show(request, "accounts/codes.html", Codes("Recovery codes", _unused(found), back=_account()))


@own
@fresh_sign_in
@require_safe
def codes_file(request: HttpRequest) -> HttpResponse:
    """The recovery codes that are still good, as a file of text."""
    found = _recovery(request)
    if found is None:
        raise Http404
    journalled("recovery codes downloaded", by_request(request), {})
    response = HttpResponse("\r\n".join(_unused(found)) + "\r\n", content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="recovery-codes.txt"'
    return response


def _totp(request: HttpRequest) -> Authenticator | None:
    return Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).first()


def _recovery(request: HttpRequest) -> Authenticator | None:
    return Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).first()


def _unused(found: Authenticator) -> tuple[str, ...]:
    return tuple(found.wrap().get_unused_codes())


def _wrong(form: Form, inner: Form) -> None:
    """Say in our words what the library found wrong with a code."""
    wrong = inner.has_error("code", "incorrect_code")
    form.add_error("code", "The code is not right, or was used before. Enter the next one" if wrong else _TOO_MANY)


def _account() -> Link:
    return Link("Your account", reverse("account"))
