"""Signing in with a name and a password, and signing out."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldenthread.accounts.actions.users import has_run_out
from goldenthread.accounts.by import NO_POST, By, by_request, journalled
from goldenthread.accounts.doors import open_to_all
from goldenthread.accounts.forms import SignInForm
from goldenthread.accounts.onward import onward
from goldenthread.accounts.pages import SignIn, Told
from goldenthread.design.components import Link
from goldenthread.design.pages import show

_WRONG = "The user name or the password is not right"
_RAN_OUT = "This one-time password has run out. Ask your administrator for another"


@open_to_all
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; the same words answer a wrong name, a wrong password and a user who is kept out."""
    if request.user.is_authenticated:
        return redirect(onward(request))
    form = SignInForm(request.POST) if request.method == "POST" else SignInForm(initial={"next": onward(request)})
    if form.is_valid():
        said = {"username": form.cleaned_data["username"], "password": form.cleaned_data["password"]}
        user = authenticate(request, **said)
        if user is not None and has_run_out(user):
            journalled("one-time password ran out", By(user.username, NO_POST), {"user": user.username})
            user = None
            form.add_error(None, _RAN_OUT)
        elif user is None:
            form.add_error(None, _WRONG)
        if user is not None:
            login = Login(user=user, redirect_url=onward(request))
            answered: HttpResponse = perform_password_login(request, said, login)
            return answered
    provider = settings.INSTALLATION.openid
    page = SignIn("Sign in", form, provider.name if provider is not None else "", onward(request))
    return show(request, "accounts/sign_in.html", page)


@open_to_all
@never_cache
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session."""
    if request.user.is_authenticated:
        journalled("sign-out", by_request(request), {})
        logout(request)
    return redirect("signed-out")


@open_to_all
@never_cache
@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    """Say that the session is over."""
    says = ("Close the window if others use this computer.",)
    return show(request, "accounts/told.html", Told("You are signed out", says, Link("Sign in again", "/")))
