"""How long a session lasts: so many minutes of rest, so many hours in all, and how fresh its sign-in is."""

import time
from typing import Final

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest

from goldenthread.accounts.by import by_request, journalled
from goldenthread.accounts.limits import FRESH_MINUTES, SEEN_SECONDS

_BEGAN: Final = "session_began_at"
_SEEN: Final = "session_seen_at"
_FRESH: Final = "fresh_at"
_STRONG: Final = "second_factor_by_provider"
_MINUTE: Final = 60
_HOUR: Final = 3600


def begin(request: HttpRequest, *, strong: bool = False) -> None:
    """Start counting, at a sign-in; ``strong`` says that the provider asked for a second factor itself."""
    moment = time.time()
    request.session[_BEGAN] = request.session[_SEEN] = request.session[_FRESH] = moment
    request.session[_STRONG] = strong


def freshen(request: HttpRequest) -> None:
    """Remember that who is signed in has just shown again who they are."""
    request.session[_FRESH] = time.time()


def is_fresh(request: HttpRequest) -> bool:
    """Whether the last showing of a password, code or provider's account was within `limits.FRESH_MINUTES`."""
    return time.time() - float(request.session.get(_FRESH, 0)) < FRESH_MINUTES.value * _MINUTE


def is_strong(request: HttpRequest) -> bool:
    """Whether the provider said that it asked for a second factor."""
    return bool(request.session.get(_STRONG, False))


def end_if_over(request: HttpRequest) -> bool:
    """End the session of a signed-in user once it has rested, or lasted, too long; returns whether it ended.

    A session without a beginning, such as one of an earlier version, begins now.
    """
    moment, session, installation = time.time(), request.session, settings.INSTALLATION
    began, seen = session.setdefault(_BEGAN, moment), session.setdefault(_SEEN, moment)
    rested = moment - float(seen) > installation.session_minutes * _MINUTE
    lasted = moment - float(began) > installation.session_hours * _HOUR
    if rested or lasted:
        journalled("session ended", by_request(request), {"because": "rest" if rested else "hours in all"})
        logout(request)
        return True
    if moment - float(seen) > SEEN_SECONDS.value:
        session[_SEEN] = moment
    return False
