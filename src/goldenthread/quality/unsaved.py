"""What was typed and reached the site without a session, or with a stale token: kept until its writer has signed in again.

Every page of the form carries a signed slip that says for whom it was made. A form that comes back after the session has
ended is not answered by a bare page to sign in on, which would lose its words: they are put into the new session with the
name on the slip, and only that person finds them on the page afterwards, not saved yet. Nobody else can send such a form:
the slip is signed by this installation.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.models import Session
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt

from goldenthread.quality.limits import UNSAVED_MINUTES
from goldenthread.quality.writing import Written

View = Callable[..., HttpResponseBase]
_SALT: Final = "goldenthread.quality.unsaved"
#: Where a session keeps them.
_KEPT: Final = "unsaved_grades"
_MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was typed into a part, and the mark of what stood there when its page was opened."""

    said: Written
    began: str


def slip(username: str, about: str, part: str) -> str:
    """The signed slip of a page: for whom it was made, and for which part of which audit or exercise."""
    return signing.dumps([username, about, part], salt=_SALT)


def writer(request: HttpRequest, about: str, part: str) -> str:
    """For whom the page that was sent was made; "" where the slip is missing, forged or of another page."""
    try:
        username, *page = signing.loads(request.POST.get("writer", ""), salt=_SALT)
    except signing.BadSignature:
        return ""
    return str(username) if page == [about, part] else ""


def said_in(request: HttpRequest) -> Unsaved:
    """What a sent page says, as it was typed."""
    sent = request.POST
    words = sent.get("words", "").replace("\r\n", "\n")
    return Unsaved(Written(sent.get("grade", ""), words), sent.get("began", ""))


def kept(request: HttpRequest, username: str, about: str, part: str) -> Unsaved | None:
    """What was kept of this person's for a part, if anything; it stays until `forget`."""
    held = request.session.get(_KEPT, {}).get(f"{about}/{part}")
    if held is None or held["writer"] != username or time.time() - held["at"] > UNSAVED_MINUTES.value * _MINUTE:
        return None
    return Unsaved(Written(held["grade"], held["words"]), held["began"])


def forget(request: HttpRequest, about: str, part: str) -> None:
    """Remove what was kept for a part: it is saved, or was put aside by its writer."""
    held = dict(request.session.get(_KEPT, {}))
    if held.pop(f"{about}/{part}", None) is not None:
        request.session[_KEPT] = held


def forget_expired(moment: datetime) -> int:
    """Remove every session that has run out, and with it what was kept in it; how many there were. The worker does so."""
    gone, _ = Session.objects.filter(expire_date__lt=moment).delete()
    return int(gone)


def never_lost(view: View) -> View:
    """Keep what is sent to a page of the form when it cannot be saved now. Put it above the door of the page.

    The token against forged forms is checked here as everywhere; a form without it changes nothing.
    """

    @csrf_exempt  # checked below, where what was typed is still in hand
    @wraps(view)
    def outer(request: HttpRequest, key: str, part: str) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, key, part)
        forged, signed_in = _forged(request), request.user.is_authenticated
        if signed_in and forged is None:
            return view(request, key, part)
        whose = writer(request, key, part)
        if not whose or (signed_in and whose != request.user.get_username()):
            return forged or view(request, key, part)
        _keep(request, whose, key, part)
        here = request.get_full_path()
        if signed_in:
            return redirect(here)
        messages.info(request, "What you wrote was not saved yet, and is not lost: sign in, and it stands on the page.")
        return redirect_to_login(here)

    return outer


def told_to_script(view: View) -> View:
    """Tell the script of the form, without a page, that nobody is signed in or that its token is stale; above the door.

    With a stale token it is given a fresh one, and tries again by itself.
    """

    @csrf_exempt  # checked below, so that the answer is one that the script understands
    @wraps(view)
    def outer(request: HttpRequest, key: str, part: str) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, key, part)
        if not request.user.is_authenticated:
            return _told({"says": "Not saved: you are signed out."}, 401)
        if _forged(request) is not None:
            whose = writer(request, key, part)
            return _told({"token": get_token(request)} if whose == request.user.get_username() else {}, 403)
        return view(request, key, part)

    return outer


def _told(said: dict[str, str], status: int) -> HttpResponse:
    return JsonResponse(said, status=status, headers={"Cache-Control": "no-store"})


def _forged(request: HttpRequest) -> HttpResponse | None:
    """The answer to a form without its token; None for one that has it."""
    found: HttpResponse | None = CsrfViewMiddleware(_passed).process_view(request, _passed, (), {})
    return found


def _passed(request: HttpRequest, *given: Any) -> HttpResponse:
    del request, given
    return HttpResponse()


def _keep(request: HttpRequest, whose: str, about: str, part: str) -> None:
    sent = said_in(request)
    one = {"writer": whose, "at": time.time(), "grade": sent.said.grade, "words": sent.said.words, "began": sent.began}
    request.session[_KEPT] = {**request.session.get(_KEPT, {}), f"{about}/{part}": one}
