"""Finds the viewer of each request, ends sessions that are over, and holds back who must first see to their account."""

from collections.abc import Callable
from typing import Any, Final

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from goldenthread.accounts.models import User
from goldenthread.accounts.posts import posts_of, viewer_for
from goldenthread.accounts.sessions import end_if_over, is_strong

#: Pages that stay open while a password must be changed or a second factor set up; by name of address.
_PASSWORD: Final = frozenset({"account_change_password", "account_logout", "account_reauthenticate"})
_FACTOR: Final = frozenset({"second-factor", "second-factor-on", "recovery-codes", "account"})


class ViewerMiddleware:
    """Puts ``request.viewer``: a `Viewer`, or None for a visitor or a user without a post in force."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Find the viewer, then answer."""
        request.viewer = viewer_for(request) if request.user.is_authenticated else None  # type: ignore[attr-defined]
        if request.user.is_authenticated and end_if_over(request):
            request.viewer = None  # type: ignore[attr-defined]
            messages.info(request, "You were signed out because your session was over. Sign in to go on.")
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *found: Any) -> HttpResponse | None:
        """Lead a user to what they must do first, from every page but those where they do it."""
        user, match = request.user, request.resolver_match
        name = match.view_name if match is not None else ""
        if not isinstance(user, User) or name in _PASSWORD:
            return None
        if user.must_change_password:
            return redirect("account_change_password")
        if name not in _FACTOR and lacks_second_factor(request, user):
            return redirect("second-factor")
        return None


def lacks_second_factor(request: HttpRequest, user: User) -> bool:
    """Whether a role that the user holds needs a second factor that they have not set up."""
    needing = set(settings.INSTALLATION.second_factor)
    if not needing or is_strong(request):
        return False
    held = {post.role for post in posts_of(request, user)}
    return bool(needing & held) and not is_mfa_enabled(user)
