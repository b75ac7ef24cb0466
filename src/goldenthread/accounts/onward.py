"""Where to go next: an address of this site that was asked for, and never another site."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

_FIRST = "/"


def onward(request: HttpRequest) -> str:
    """The path in ``next`` of what was sent or asked, when it is on this site; else the first page."""
    wanted = str(request.POST.get("next") or request.GET.get("next") or "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # A word without a slash would be taken for the name of a page.
    return wanted if ours and wanted.startswith("/") else _FIRST
