"""What somebody is told when the provider's answer opens nothing here: the same page, with what to do."""

import logging
from types import MappingProxyType
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from goldenthread.accounts.by import by_request, journalled
from goldenthread.accounts.pages import ProviderRefused
from goldenthread.design.pages import show

_LOG: Final = logging.getLogger(__name__)
_ASK: Final = (
    "Ask an administrator of Golden Thread at your council. Tell them the name that you sign in with at {name}."
)
#: By reason: the heading and what to do.
_WORDS: Final = MappingProxyType(
    {
        "unknown": ("Your account opens nothing here", f"You signed in at {{name}}, but no user is joined to it. {_ASK}"),
        "failed": (
            "The sign-in could not be checked",
            ("The answer of {name} is not one that this site can trust, or it came too late. Start again. "
            "If it happens again, tell whoever looks after Golden Thread at your council."),
        ),
        "down": (
            "The sign-in service does not answer",
            "{name} cannot be reached at the moment. Try again in a few minutes, or sign in with a password if you have one.",
        ),
        "cancelled": ("You did not sign in", "The sign-in at {name} was stopped. Nothing was changed."),
        "other": (
            "That is another account",
            "You signed in at {name} with an account that is not joined to the user who is signed in here.",
        ),
        "taken": ("That account is joined to another user", _ASK),
    }
)  # fmt: skip
_STATUS: Final = MappingProxyType({"down": 503, "cancelled": 200})
_REFUSED: Final = 403


def refused(request: HttpRequest, reason: str, because: Exception | None = None) -> HttpResponse:
    """The page for a reason; one that is a fault of the connection counts as the provider not answering. Journalled."""
    if isinstance(because, OSError):
        reason = "down"
    name = settings.INSTALLATION.openid.name
    if because is not None:
        _LOG.warning("The sign-in at %s failed: %s", name, because)  # for who looks after the site; holds no secret
    journalled("sign-in failed", by_request(request), {"at": name, "because": reason})
    title, says = _WORDS[reason]
    page = ProviderRefused(title, says=says.format(name=name))
    return show(request, "accounts/provider_refused.html", page, status=_STATUS.get(reason, _REFUSED))
