"""Changing one's own password."""

from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.actions import change_password
from goldenthread.accounts.by import by_request
from goldenthread.accounts.doors import own
from goldenthread.accounts.forms import NewPasswordForm, carried_out
from goldenthread.accounts.models import User
from goldenthread.accounts.pages import Asked
from goldenthread.accounts.sessions import freshen
from goldenthread.design.components import Link
from goldenthread.design.pages import show

_FIRST = "Somebody else chose your password. Choose your own before you go on."


@own
@never_cache
@sensitive_post_parameters("password", "password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Ask for the current password and a new one; other sessions of the user end."""
    user = request.user
    if not isinstance(user, User) or not user.has_usable_password():
        raise Http404
    form = NewPasswordForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        if not authenticate(request, username=user.get_username(), password=said["password"]):
            form.add_error("password", "Enter your current password as it is")
        elif said["password"] == said["password1"]:
            form.add_error("password1", "Choose another password than the current one")
        elif carried_out(form, lambda: change_password(user, said["password1"], by=by_request(request))):
            update_session_auth_hash(request, user)
            freshen(request)
            messages.success(request, "Your password was changed. You are signed out everywhere else.")
            return redirect("account")
    says = (_FIRST,) if user.must_change_password else ()
    back = None if user.must_change_password else Link("Your account", reverse("account"))
    return show(request, "accounts/asked.html", Asked("Change your password", form, says, "Change password", back=back))
