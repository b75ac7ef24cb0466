"""What somebody is told after too many wrong passwords."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from goldenthread.accounts.pages import LockedOut
from goldenthread.design.pages import show


def locked_out(
    request: HttpRequest, response: object = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """The page of a lock-out, with the same words for a user that is there and one that is not."""
    del response, credentials
    return show(request, "accounts/locked_out.html", LockedOut(), status=429)
