"""Marking a request or a decision as exempt."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Link
from goldenthread.governance.actions import marking
from goldenthread.governance.forms import MarkForm
from goldenthread.governance.seeing import seen_by
from goldenthread.governance.shown import short
from goldenthread.governance.views.doing import doing, sent


@door("boards.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: HttpRequest, of: str, key: str) -> HttpResponseBase:
    """Say why the public is shut out of something, or that it is not."""
    row = marking.marked(of, key)
    if row is None:
        raise Http404
    if of == marking.REQUEST:
        seen = seen_by(the_viewer(request), "requests", "meetings", request=key)
        seen.line(key)
        back = Link(short(row.text), reverse("request", args=[key]))
    else:
        seen = seen_by(the_viewer(request), "meetings")
        meeting, board = seen.meeting(row.meeting)
        back = Link(board.title, reverse("meeting", args=[meeting.key]))
    form = MarkForm(sent(request), initial={"exempt": row.exempt})
    return doing(
        request, f"Whether the public is shut out of this {of}", form,
        lambda: marking.mark(of, key, **form.cleaned_data, by=seen.viewer), back, quoted=row.text,
        says=("Only who sits on the board, and who runs the services, then reads it; papers for the public leave it out.",),
    )  # fmt: skip
