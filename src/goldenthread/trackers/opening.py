"""Opening a child's record: at once where it may be, after a fresh sign-in and a coded reason where it is restricted."""

import time
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import now

from goldenthread.access.scope import Scope
from goldenthread.accounts.doors import the_viewer
from goldenthread.accounts.sessions import is_fresh
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.listing import address
from goldenthread.serving.child_rows import Child
from goldenthread.serving.children import ReasonNeeded, child
from goldenthread.serving.opening import Served
from goldenthread.trackers.limits import REASON_MINUTES
from goldenthread.trackers.reading import journal, served_now

#: Where the session keeps which restricted records a reason was given for, and when.
_GIVEN: Final = "restricted_reasons"
_MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class Opened:
    """A child's record that was opened, by whom, from which served file."""

    child: Child
    viewer: Viewer
    scope: Scope
    served: Served


def opened(request: HttpRequest, ref: str) -> Opened | HttpResponseBase:
    """The record of a child, its opening journalled; or where the reader is led first because it is restricted.

    Raises `NotAllowed` for what is not there and for what is not theirs alike, and `LogFailed`.
    """
    viewer, served = the_viewer(request), served_now()
    scope = viewer.scope("opening a child's record")
    fresh = is_fresh(request)
    try:
        found = child(served, scope, journal(), ref, _reason(request, ref) if fresh else "")
    except ReasonNeeded:
        here = request.get_full_path()
        if not fresh:
            return redirect_to_login(here, login_url=reverse("account_reauthenticate"))
        return redirect(address(reverse("child-reason", args=[ref]), {}, next=here))
    return Opened(found, viewer, scope, served)


def give_reason(request: HttpRequest, ref: str, code: str) -> None:
    """Keep in the session why a restricted record is opened, for `limits.REASON_MINUTES`."""
    given = dict(request.session.get(_GIVEN, {}))
    request.session[_GIVEN] = {**given, ref: [code, time.time()]}


def take_back_reasons(refs: Collection[str]) -> int:
    """Take the reasons given for some records out of every session; how many there were."""
    gone = 0
    for one in Session.objects.filter(expire_date__gte=now()):
        given = one.get_decoded().get(_GIVEN, {})
        left = {ref: said for ref, said in given.items() if ref not in refs}
        if len(left) < len(given):
            store = SessionStore(session_key=one.session_key)
            store[_GIVEN] = left
            store.save()
            gone += len(given) - len(left)
    return gone


def _reason(request: HttpRequest, ref: str) -> str:
    code, at = request.session.get(_GIVEN, {}).get(ref, ("", 0.0))
    return str(code) if time.time() - float(at) < REASON_MINUTES.value * _MINUTE else ""
