"""What a floor below refuses, told as a page: records that are being prepared, and what is not the reader's to see."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.doors import refused
from goldenthread.design.errors import not_found, preparing
from goldenthread.serving.errors import NotServed


class RefusalsMiddleware:
    """Turns two refusals of any view into pages, so that no view need think of them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Around what answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as whatever is inside does."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """`NotServed`: being prepared, 503. `NotAllowed`: journalled, then told like what is not there. Else none of ours."""
        if isinstance(exception, NotServed):
            return preparing(request, exception.problems[0].what)
        if isinstance(exception, NotAllowed):
            match = request.resolver_match
            refused(request, str(getattr(match.func, "area", "")) if match is not None else "")
            return not_found(request)
        return None
