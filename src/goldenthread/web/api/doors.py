"""The door of the interface for programs: who asks, how often, and what may be asked; every refusal is a problem document."""

import logging
import time
from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from goldenthread.access.errors import AccessError, NotAllowed
from goldenthread.accounts.by import By, journalled
from goldenthread.accounts.doors import refused, viewer_of
from goldenthread.accounts.viewer import Viewer
from goldenthread.records.errors import RecordsError, WrongUse
from goldenthread.serving.errors import NotServed
from goldenthread.web.api.described import Endpoint, Parameter, endpoint
from goldenthread.web.api.problems import problem
from goldenthread.web.api.tokens import viewer_by
from goldenthread.web.limits import ASKED_A_MINUTE

_LOG: Final = logging.getLogger(__name__)
_BEARER: Final = "bearer "
_MINUTE: Final = 60
_MOST_DIGITS: Final = 9
#: Answers a request of a viewer, with what was asked; see `described.Parameter`.
Answer = Callable[..., HttpResponse]


class BadParameter(Exception):
    """Something was asked that may not be asked; the words are ours and repeat nothing of it."""


def api(name: str) -> Callable[[Answer], Callable[..., HttpResponseBase]]:
    """Let in whoever may enter the endpoint's area, by token or session.

    A session without the area is told what it would be told of a page that is not there. The view gets the viewer and
    what was asked by name, every parameter that is not given as "".
    """
    offered = endpoint(name)

    def guarded(view: Answer) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def inside(request: HttpRequest, **named: str) -> HttpResponseBase:
            by_token = request.headers.get("Authorization") is not None
            viewer, key = _by_token(request) if by_token else _by_session(request)
            if not by_token and request.user.is_authenticated and (viewer is None or not viewer.may(offered.area)):
                refused(request, offered.area)
                raise Http404
            if viewer is None:
                return problem(HTTPStatus.UNAUTHORIZED)
            if _too_often(key):
                return problem(HTTPStatus.TOO_MANY_REQUESTS)
            if not viewer.may(offered.area):
                journalled("refused", By(viewer.username, viewer.role), {"area": offered.area, "page": name}, "refused")
                return problem(HTTPStatus.NOT_FOUND)
            if request.method not in ("GET", "HEAD"):
                return problem(HTTPStatus.METHOD_NOT_ALLOWED)
            return _answered(view, request, viewer, offered, named)

        inside.area = offered.area  # type: ignore[attr-defined]  # read by the sweep of every address
        inside.csrf_exempt = True  # type: ignore[attr-defined]  # nothing can be changed here
        return inside

    return guarded


def _answered(
    view: Answer, request: HttpRequest, viewer: Viewer, offered: Endpoint, named: Mapping[str, str]
) -> HttpResponse:
    try:
        answer = view(request, viewer, _asked(request, offered), **named)
    except BadParameter as error:
        return problem(HTTPStatus.BAD_REQUEST, str(error))
    except NotServed:
        return problem(HTTPStatus.SERVICE_UNAVAILABLE)
    except (NotAllowed, Http404):
        return problem(HTTPStatus.NOT_FOUND)
    except WrongUse:
        return problem(HTTPStatus.BAD_REQUEST, "A value that was asked for is none that there is.")
    except (RecordsError, AccessError):
        _LOG.exception("the interface for programs could not answer %s", offered.name)
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _by_token(request: HttpRequest) -> tuple[Viewer | None, str]:
    said = request.headers.get("Authorization", "")
    found = viewer_by(said[len(_BEARER) :].strip()) if said.lower().startswith(_BEARER) else None
    return (found[0], f"token-{found[1].pk}") if found is not None else (None, "")


def _by_session(request: HttpRequest) -> tuple[Viewer | None, str]:
    viewer = viewer_of(request)
    return viewer, f"user-{viewer.user_id}" if viewer is not None else ""


def _too_often(key: str) -> bool:
    """Whether a client asked too often in this minute; each process of the site counts for itself."""
    name = f"api-{key}-{int(time.time() // _MINUTE)}"
    cache.add(name, 0, _MINUTE)
    try:
        return bool(cache.incr(name) > ASKED_A_MINUTE.value)
    except ValueError:
        return False  # the minute was over between the two


def _asked(request: HttpRequest, offered: Endpoint) -> dict[str, Any]:
    """Every parameter of the endpoint, as it was asked; raises `BadParameter` for any other and for a value it cannot have."""
    known = {one.name: one for one in offered.allowed}
    if set(request.GET) - set(known):
        listed = ", ".join(known) or "nothing"
        raise BadParameter(f"Something was asked that cannot be asked here. What can be asked: {listed}.")
    return {name: _value(one, request.GET.get(name, "")) for name, one in known.items()}


def _value(one: Parameter, said: str) -> Any:
    if one.kind == "integer":
        if not said:
            return 0
        number = int(said) if said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS else 0
        if number < 1 or (one.most and number > one.most):
            limit = f" to {one.most}" if one.most else ""
            raise BadParameter(f"{one.name} is a whole number from 1{limit}.")
        return number
    if said and one.choices and said not in one.choices:
        raise BadParameter(f"{one.name} is one of: {', '.join(one.choices)}.")
    return said
