"""How the libraries for signing in are held to this site's rules: nobody signs up, no account is made by itself."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate

from goldenthread.accounts.actions.users import join_account
from goldenthread.accounts.by import NO_POST, By, by_request, journalled
from goldenthread.accounts.models import User
from goldenthread.accounts.openid.checked import strong_at_provider
from goldenthread.accounts.openid.refusals import refused
from goldenthread.accounts.posts import posts_in_force
from goldenthread.accounts.sessions import begin, freshen


class AccountAdapter(DefaultAccountAdapter):
    """Users are made by an administrator only; each sign-in is journalled before it holds."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Journal, sign in, and start counting the session's time."""
        posts = posts_in_force(user, localdate())
        by = By(user.get_username(), posts[0].role if posts else NO_POST)
        strong = strong_at_provider(request)
        factor = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
        journalled("sign-in", by, {"second factor": "own" if factor else "provider's" if strong else "none"})
        super().login(request, user)
        begin(request, strong=strong)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """A user who is kept out is told what a stranger is told."""
        return refused(request, "unknown")

    def add_message(self, *given: Any, **named: Any) -> None:
        """The library's own messages are left out: our pages say what was done."""
        del given, named

    def send_notification_mail(self, *given: Any, **named: Any) -> None:
        """Nothing is sent anywhere; the journal keeps what was done."""
        del given, named


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Accounts of the provider open only what an administrator joined them to."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Answer all but a sign-in of a joined user, which the library goes on with."""
        wanted = sociallogin.state.get("process")
        joined = sociallogin.user if sociallogin.is_existing else None
        if wanted == "join":
            raise ImmediateHttpResponse(_join(request, sociallogin.account.uid, joined))
        if wanted == "again":
            raise ImmediateHttpResponse(_again(request, joined, sociallogin.state.get("next", "/")))
        if joined is None:
            raise ImmediateHttpResponse(refused(request, "unknown"))

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,
    ) -> None:
        """Say in our own page that the provider's answer could not be used."""
        cancelled = getattr(error, "value", error) == "cancelled"
        raise ImmediateHttpResponse(refused(request, "cancelled" if cancelled else "failed", exception))


class MfaAdapter(DefaultMFAAdapter):
    """Second factors as the library has them, their secrets sealed with a key that is not in the database."""

    def encrypt(self, text: str) -> str:
        """Seal a secret for the database."""
        return _seal().encrypt(text.encode("utf-8")).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret; raises InvalidToken when the key is another one."""
        return _seal().decrypt(encrypted_text.encode("ascii")).decode("utf-8")


def _join(request: HttpRequest, subject: str, joined: User | None) -> HttpResponse:
    """Join the account to the user who is signed in with their password, where the council lets users do so."""
    user = request.user
    if not settings.INSTALLATION.openid.users_may_join or not isinstance(user, User):
        return refused(request, "unknown")
    if joined is not None and joined != user:
        return refused(request, "taken")
    join_account(user, subject, by=by_request(request))
    return redirect("account")


def _again(request: HttpRequest, joined: User | None, onward: str) -> HttpResponse:
    """Take the sign-in as showing again who one is."""
    if joined is None or joined != request.user:
        return refused(request, "other")
    journalled("signed in again", by_request(request), {"with": "provider"})
    freshen(request)
    return redirect(onward)


def _seal() -> Fernet:
    digest = hashlib.sha256(b"goldenthread second factor|" + settings.SECRET_KEY.encode("utf-8")).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
