"""Doors: each page names the area it belongs to, and only viewers whose role may enter that area get in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from goldenthread.access.areas import AREAS
from goldenthread.access.of_home import journal_log
from goldenthread.access.scope import Scope
from goldenthread.accounts.viewer import Viewer

View = Callable[..., HttpResponseBase]
#: The area of a page that anybody may open, signed in or not.
OPEN = "open"


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
    viewer = viewer_of(request)
    role = viewer.role if viewer is not None else "no post"
    scope = Scope.figures_only(str(request.user), "refused", role=role)
    match = request.resolver_match
    about = {"area": area, "page": match.view_name if match is not None else ""}
    journal_log(settings.INSTALLATION.home).append("refused", scope, about)


def not_there() -> HttpResponse:
    """What is not yours and what is not there: the same answer."""
    raise Http404
