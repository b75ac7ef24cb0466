"""Showing again who one is, before what is sensitive."""

from allauth.mfa.base.forms import ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.by import by_request, journalled
from goldenthread.accounts.doors import own
from goldenthread.accounts.forms import EitherCodeForm, PasswordAgainForm, SureForm
from goldenthread.accounts.onward import onward
from goldenthread.accounts.pages import Asked
from goldenthread.accounts.sessions import freshen
from goldenthread.design.forms import Form
from goldenthread.design.pages import show

_SAYS = "What you asked for is sensitive. Show that it is still you."


@own
@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """Ask for a code where there is a second factor, else for the password, else at the provider."""
    factor = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists()
    kind: type[Form] = EitherCodeForm if factor else PasswordAgainForm
    if not factor and not request.user.has_usable_password():
        kind = SureForm
    form = kind(request.POST or None)
    if kind is not SureForm and form.is_valid():
        if _shown(request, form, factor):
            journalled("signed in again", by_request(request), {"with": "code" if factor else "password"})
            freshen(request)
            return redirect(onward(request))
        form.add_error(None, "That is not right. Try again")
        journalled("sign-in failed", by_request(request), {"because": "signing in again"})
    joined = SocialAccount.objects.filter(user=request.user).exists()
    provider = settings.INSTALLATION.openid.name if settings.INSTALLATION.openid is not None and joined else ""
    page = Asked("Sign in again", form, (_SAYS,), provider=provider, onward=onward(request))
    return show(request, "accounts/again.html", page)


def _shown(request: HttpRequest, form: Form, factor: bool) -> bool:
    """Whether the code or password is that of who is signed in; wrong ones count towards a lock-out."""
    if factor:
        inner = ReauthenticateForm(data={"code": form.cleaned_data["code"]}, user=request.user)
        if inner.is_valid():
            inner.save()
            return True
        return False
    return bool(authenticate(request, username=request.user.get_username(), password=form.cleaned_data["password"]))
