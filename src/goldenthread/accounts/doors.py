"""Doors: each page names the area it belongs to, and only viewers whose role may enter that area get in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from goldenthread.access.areas import AREAS
from goldenthread.accounts.by import by_request, journalled
from goldenthread.accounts.sessions import is_fresh
from goldenthread.accounts.viewer import Viewer

View = Callable[..., HttpResponseBase]
#: The area of a page that anybody may open, signed in or not.
OPEN = "open"
#: The area of the pages of one's own account, for whoever is signed in, with a post or without.
OWN = "own"


def door(area: str) -> Callable[[View], View]:
    """Let in viewers whose role may enter an area; others are told what they would be told of a page that is not there.

    Raises KeyError, when the module is read, for an area there is none of. The refusal is journalled.
    """
    AREAS[area]

    def guarded(view: View) -> View:
        @wraps(view)
        def inside(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            viewer = viewer_of(request)
            if viewer is None or not viewer.may(area):
                refused(request, area)
                raise Http404
            response = view(request, *given, **named)
            response.headers.setdefault("Cache-Control", "no-store")
            return response

        inside.area = area  # type: ignore[attr-defined]  # read by the sweep of every address
        return inside

    return guarded


def open_to_all(view: View) -> View:
    """Mark a page that needs no sign-in: the statement of accessibility, signing in itself."""

    @wraps(view)
    def inside(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
        return view(request, *given, **named)

    inside.area = OPEN  # type: ignore[attr-defined]  # read by the sweep of every address
    return inside


def own(view: View) -> View:
    """Let in whoever is signed in, to a page about their own account and nothing else."""

    @wraps(view)
    def inside(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        response = view(request, *given, **named)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    inside.area = OWN  # type: ignore[attr-defined]  # read by the sweep of every address
    return inside


def fresh_sign_in(view: View) -> View:
    """Ask for the password, code or provider again unless that was done within `limits.FRESH_MINUTES`.

    For restricted records, bulk exports and one's own second factor. Put it beneath the door: ``@door("child")`` first.
    """

    @wraps(view)
    def inside(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
        if is_fresh(request):
            return view(request, *given, **named)
        return redirect_to_login(request.get_full_path(), login_url=reverse("account_reauthenticate"))

    return inside


def viewer_of(request: HttpRequest) -> Viewer | None:
    """The viewer of a request, as the middleware found it; None for a visitor, or a user without a post in force."""
    found = getattr(request, "viewer", None)
    return found if isinstance(found, Viewer) else None


def the_viewer(request: HttpRequest) -> Viewer:
    """The viewer of a request that came through a door."""
    found = viewer_of(request)
    if found is None:
        raise Http404
    return found


def refused(request: HttpRequest, area: str) -> None:
    """Journal that somebody was kept out of an area: which address by name, never what stood in it."""
    match = request.resolver_match
    about = {"area": area, "page": match.view_name if match is not None else ""}
    journalled("refused", by_request(request), about, "refused")


def not_there() -> HttpResponse:
    """What is not yours and what is not there: the same answer."""
    raise Http404
