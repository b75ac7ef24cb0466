"""Files of a frozen paper: kept to download, or read as a page of its own that can do nothing."""

import base64
import hashlib
import re
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.packs.shelf import TYPES, Run
from goldenthread.packs.views.found import the_run
from goldenthread.packs.views.run import shown
from goldenthread.records.store.files import hash_file

_STYLE: Final = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
_CHANGED: Final = 409


@door("packs.read")
@require_GET
def file(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """A file to keep; its type is of our own list. One that is not as it was frozen is not given out."""
    found = the_run(request, name)
    data = _bytes(request, found, form)
    if data is None:
        return shown(request, found, status=_CHANGED)
    response = HttpResponse(data, content_type=TYPES[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{found.name}.{form}"'
    return _alone(response, "default-src 'none'; sandbox")


@door("packs.read")
@require_GET
def read(request: HttpRequest, name: str) -> HttpResponse:
    """The paper as a page: no script, no form, nothing fetched, no origin, and no style but its own."""
    found = the_run(request, name)
    data = _bytes(request, found, "html")
    if data is None:
        return shown(request, found, status=_CHANGED)
    styles = " ".join(f"'sha256-{_digest(style)}'" for style in _STYLE.findall(data)) or "'none'"
    response = HttpResponse(data, content_type=TYPES["html"])
    response.headers["Content-Disposition"] = "inline"
    rule = (
        f"default-src 'none'; style-src {styles}; img-src data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; sandbox"
    )
    return _alone(response, rule)


def _bytes(request: HttpRequest, found: Run, form: str) -> bytes | None:
    """The bytes of a format as they were frozen; None where they are not that any more."""
    if not found.opens_for(the_viewer(request).role):
        raise Http404
    place = found.file(form)
    if place is None:
        raise Http404
    name = place.relative_to(found.folder).as_posix()
    if place.is_symlink() or not place.is_file() or hash_file(place) != found.manifest.files[name]:
        return None
    return place.read_bytes()


def _digest(style: bytes) -> str:
    return base64.b64encode(hashlib.sha256(style).digest()).decode("ascii")


def _alone(response: HttpResponse, rule: str) -> HttpResponse:
    response.headers["Content-Security-Policy"] = rule
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
