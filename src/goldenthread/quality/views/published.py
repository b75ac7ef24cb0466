"""Audit rows of a published dashboard: which percentages their numbers of audits cannot give, and what may be shown of them."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.doors import door
from goldenthread.auditing.report.dashboard import COLUMNS, read_audits
from goldenthread.auditing.report.dashboard_blocks import dashboard_blocks
from goldenthread.design.components import Link
from goldenthread.design.pages import show
from goldenthread.plan.pages import AskPage, Part
from goldenthread.quality.learning_forms import PublishedForm
from goldenthread.quality.limits import PUBLISHED_BYTES
from goldenthread.quality.telling import parts_of
from goldenthread.quality.views.report import TITLE
from goldenthread.records.errors import InputRefused

_SAYS: Final = (
    (
        "Send the rows of a published dashboard that print percentages of audits at each grade, with the rows that state how many "
        "audits there were. It is read and forgotten: nothing is kept."
    ),
    f"The columns are {', '.join(COLUMNS)}.",
)
_NAME: Final = "published.csv"


@door("scrutinise")
@require_http_methods(["GET", "HEAD", "POST"])
def published(request: HttpRequest) -> HttpResponse:
    """Take a table, and tell what its numbers can bear."""
    form: Any = PublishedForm(request.POST, request.FILES) if request.method == "POST" else PublishedForm()
    parts: tuple[Part, ...] = ()
    if form.is_bound and form.is_valid():
        sent = form.cleaned_data["file"]
        data = sent.read(int(PUBLISHED_BYTES.value) + 1) if sent is not None else form.cleaned_data["text"].encode()
        field = "file" if sent is not None else "text"
        if not data.strip():
            form.add_error("file", "Choose a file, or paste its rows")
        elif len(data) > PUBLISHED_BYTES.value:
            form.add_error(
                field, f"It is larger than {PUBLISHED_BYTES.value:,.0f} bytes: send the rows of audits alone"
            )
        else:
            try:
                parts = _told(data)
            except InputRefused as refused:
                for problem in refused.problems:
                    form.add_error(field, str(problem))
    page = AskPage(
        "Check a published table of audits",
        _SAYS if not parts else (),
        "",
        form,
        "Check it",
        parts=parts,
        trail=(Link("Audits", reverse("audits")), Link(TITLE, reverse("audit-report"))),
    )
    return show(request, "plan/ask.html", page, 422 if form.errors else 200)


def _told(data: bytes) -> tuple[Part, ...]:
    with TemporaryDirectory(prefix="goldenthread-") as folder:
        path = Path(folder) / _NAME
        path.write_bytes(data)
        return parts_of(dashboard_blocks(read_audits(path), "What these audits can bear"))
