"""Pages for when something is refused, missing or broken: plain words, in the site's frame where that still stands."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import engines

from goldenthread.design.components import Link
from goldenthread.design.pages import Page, show
from goldenthread.design.shell import Shell


@dataclass(frozen=True, slots=True)
class ErrorPage(Page):
    """What happened, and what to do now, one sentence or two to a paragraph."""

    says: tuple[str, ...] = ()
    onward: Link | None = None


#: A program that asked for a page that is not ready is told to come back after so many seconds.
_AGAIN: Final = 20
_HOME: Final = Link("Go to the first page", "/")
NOT_FOUND: Final = ErrorPage(
    "Page not found",
    (
        "There is no such page, or it is not one that you may see.",
        "If you typed the address, check that it is right. If you followed a link, it may be out of date.",
    ),
    _HOME,
)
FORBIDDEN: Final = ErrorPage(
    "This could not be sent",
    (
        "The page that you sent from was opened too long ago, or in another window in which you signed out since.",
        "Go back, load the page again and send it once more. Nothing was changed.",
    ),
    _HOME,
)
BAD_REQUEST: Final = ErrorPage(
    "This could not be understood",
    ("What was sent is not what this page expects. Nothing was changed.", "Go back and try once more."),
    _HOME,
)
TOO_MANY: Final = ErrorPage(
    "Too many requests",
    ("Too much was asked for in a short time. Wait a minute, then load the page again.",),
    _HOME,
)
BROKEN: Final = ErrorPage(
    "Something went wrong",
    (
        "The page could not be made. What went wrong has been written to the log of the site.",
        "If you were changing something, look whether it was saved before you send it again.",
        "If it happens again, tell whoever looks after Golden Thread at your council, and when it happened.",
    ),
    _HOME,
)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: what is not there and what is not yours, told alike: no place of the navigation is where the reader is."""
    del exception
    request.resolver_match = None
    return show(request, "design/error.html", NOT_FOUND, HTTPStatus.NOT_FOUND)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: in this site only a form without its token; what may not be seen is not found."""
    del exception
    return show(request, "design/error.html", FORBIDDEN, HTTPStatus.FORBIDDEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form without its token; ``CSRF_FAILURE_VIEW``."""
    del reason
    return forbidden(request)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, told without asking anything of the request: it may be its host that is wrong."""
    del request, exception
    return _alone(BAD_REQUEST, HTTPStatus.BAD_REQUEST)


def too_many(request: HttpRequest) -> HttpResponse:
    """429."""
    return show(request, "design/error.html", TOO_MANY, HTTPStatus.TOO_MANY_REQUESTS)


def preparing(request: HttpRequest, what: str) -> HttpResponse:
    """503 while the pages of a load are being made ready: ``what`` stands in the way, as the words of a sentence's end."""
    page = ErrorPage(
        "Not ready yet",
        (
            f"This page cannot be shown now: {what}.",
            "Pages are prepared after each load, which takes a few minutes.",
        ),
        _HOME,
        watch=(Link("Try again", request.get_full_path()),) if request.method == "GET" else (),
    )
    answer = show(request, "design/error.html", page, HTTPStatus.SERVICE_UNAVAILABLE)
    answer.headers["Retry-After"] = str(_AGAIN)
    return answer


def broken(request: HttpRequest) -> HttpResponse:
    """500, told without asking for anything that may be what broke: no session, no viewer, no database."""
    del request
    return _alone(BROKEN, HTTPStatus.INTERNAL_SERVER_ERROR)


def _alone(page: ErrorPage, status: HTTPStatus) -> HttpResponse:
    installation = settings.INSTALLATION
    shell = Shell(installation.council, installation.colour)
    made = engines["jinja2"].get_template("design/error.html").render({"page": page, "shell": shell})
    return HttpResponse(made, status=status)
