"""Finds the viewer of each request: the signed-in user in the post they act in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from goldenthread.accounts.posts import viewer_for


def viewer(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Put ``request.viewer``: a `Viewer`, or None for a visitor or a user without a post in force."""

    def inside(request: HttpRequest) -> HttpResponseBase:
        request.viewer = viewer_for(request) if request.user.is_authenticated else None  # type: ignore[attr-defined]
        return get_response(request)

    return inside
