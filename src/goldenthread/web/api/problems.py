"""Refusals as problem documents (RFC 9457): a title of ours for each kind, and never a word of what was asked or held."""

from http import HTTPStatus
from typing import Any, Final

from django.http import JsonResponse

from goldenthread.web.api.described import TITLES

_AGAIN: Final = "20"
_MINUTE: Final = "60"


def problem(status: HTTPStatus, detail: str = "") -> JsonResponse:
    """A problem document; ``detail`` holds only words of ours."""
    said: dict[str, Any] = {"type": "about:blank", "title": TITLES[status], "status": status.value}
    if detail:
        said["detail"] = detail
    answer = JsonResponse(said, status=status, content_type="application/problem+json")
    answer.headers["Cache-Control"] = "no-store"
    if status is HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="Golden Thread"'
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        answer.headers["Allow"] = "GET, HEAD"
    if status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        answer.headers["Retry-After"] = _MINUTE if status is HTTPStatus.TOO_MANY_REQUESTS else _AGAIN
    return answer
