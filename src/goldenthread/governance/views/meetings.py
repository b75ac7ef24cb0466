"""What is done about a meeting: called, moved, papers sent, agenda, attendance, minutes, decisions, comments, clearances."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.design.components import Link
from goldenthread.design.figures import day, many
from goldenthread.governance import forms, models, queries
from goldenthread.governance.actions import meetings, papers, requests
from goldenthread.governance.asking import CaptureForm
from goldenthread.governance.papers import frozen_for
from goldenthread.governance.seeing import Seen, seen_by
from goldenthread.governance.views.doing import doing, sent
from goldenthread.programme.boards import Item, Meeting
from goldenthread.programme.governing.meetings import NOTICE, meetings_of, not_cleared

_FORM = require_http_methods(["GET", "HEAD", "POST"])


def _opened(request: HttpRequest, key: str) -> tuple[Seen, Meeting, Link]:
    """Who asks, the meeting, and the way back to it; raises Http404 where it is not there for them."""
    seen = seen_by(the_viewer(request), "agenda", "attendance", meeting=key)
    meeting, board = seen.meeting(key)
    return seen, meeting, Link(f"{board.title}, {day(meeting.on)}", reverse("meeting", args=[key]))


@door("boards.keep")
@_FORM
def call(request: HttpRequest, key: str) -> HttpResponseBase:
    """Put a meeting on the forward plan."""
    viewer = the_viewer(request)
    board = seen_by(viewer).board(key)
    form = forms.CallForm(sent(request))
    back = Link(board.title, reverse("board", args=[key]))
    return doing(request, "Plan a meeting", form, lambda: meetings.call(key, form.cleaned_data["on"], by=viewer), back)


@door("boards.keep")
@_FORM
def move(request: HttpRequest, key: str) -> HttpResponseBase:
    """Move a meeting that was not held."""
    seen, _, back = _opened(request, key)
    form = forms.MoveForm(sent(request))
    says = ("What is due to the meeting moves with it.",)
    return doing(
        request,
        "Move the meeting",
        form,
        lambda: meetings.move(key, **form.cleaned_data, by=seen.viewer),
        back,
        says=says,
    )


@door("boards.keep")
@_FORM
def publish(request: HttpRequest, key: str) -> HttpResponseBase:
    """Record that papers went out."""
    seen, meeting, back = _opened(request, key)
    form = forms.PublishForm(sent(request))
    owed = many(int(NOTICE.value), "clear working day")
    says = (f"The meeting is on {day(meeting.on)}. Notice of {owed} is owed, or a reason why it is urgent.",)
    return doing(
        request,
        "Papers went out",
        form,
        lambda: meetings.publish(key, **form.cleaned_data, by=seen.viewer),
        back,
        says=says,
    )


@door("boards.keep")
@_FORM
def item(request: HttpRequest, key: str) -> HttpResponseBase:
    """Add a line to an agenda."""
    seen, meeting, back = _opened(request, key)
    form = forms.ItemForm(sent(request), people=seen.people, papers=frozen_for(seen.viewer.role))

    def verb() -> None:
        made = form.item()
        if made.number in {one.number for one in meeting.items}:
            raise Refused.of("number", "There is an item of this number already: change that one")
        papers.put_item(key, made, by=seen.viewer)

    return doing(request, "Add an item to the agenda", form, verb, back)


@door("boards.keep")
@_FORM
def item_change(request: HttpRequest, key: str, number: str) -> HttpResponseBase:
    """Change a line of an agenda."""
    seen, meeting, back = _opened(request, key)
    found = _item(meeting, number)
    form = forms.ItemForm(sent(request), people=seen.people, papers=frozen_for(seen.viewer.role), item=found)

    def verb() -> None:
        papers.put_item(key, form.item(), by=seen.viewer, because=form.cleaned_data["because"])

    says = ("Another paper has to be cleared anew.",)
    return doing(request, f"Change item {number}", form, verb, back, says=says)


@door("boards.keep")
@_FORM
def attendance(request: HttpRequest, key: str) -> HttpResponseBase:
    """Record who was there."""
    seen, meeting, back = _opened(request, key)
    there = [one.person for one in seen.governance.members if one.board == meeting.board]
    keys = dict.fromkeys([*there, *meeting.present, *meeting.apologies])
    held = {"present": list(meeting.present), "apologies": list(meeting.apologies)}
    form = forms.AttendanceForm(sent(request), choices=[(one, seen.people.named(one)) for one in keys], initial=held)
    return doing(request, "Attendance", form, lambda: meetings.attend(key, **form.cleaned_data, by=seen.viewer), back)


@door("boards.keep")
@_FORM
def minute(request: HttpRequest, key: str) -> HttpResponseBase:
    """Write a line of minutes."""
    seen, _, back = _opened(request, key)
    form = forms.MinuteForm(sent(request))
    return doing(
        request, "Write a line of minutes", form, lambda: meetings.minute(key, form.minute(), by=seen.viewer), back
    )


@door("boards.keep")
@_FORM
def correct(request: HttpRequest, minute: int) -> HttpResponseBase:
    """Correct a line of minutes."""
    row = _minute(minute)
    seen, _, back = _opened(request, row.meeting)
    form = forms.CorrectForm(sent(request), initial={"text": row.text, "exempt": row.exempt})
    says = ("What stands now is kept beside the correction.",)
    return doing(
        request,
        "Correct a line of minutes",
        form,
        lambda: meetings.correct(row, **form.cleaned_data, by=seen.viewer),
        back,
        says=says,
    )


@door("boards.keep")
@_FORM
def capture(request: HttpRequest, minute: int) -> HttpResponseBase:
    """Put what a minute asks into the ledger."""
    row = _minute(minute)
    seen, meeting, back = _opened(request, row.meeting)
    sits = dict.fromkeys(one.person for one in seen.governance.members if one.board == meeting.board)
    askers = [(meeting.board, f"{seen.people.named(meeting.board)}, as a body")]
    askers += [(one, seen.people.named(one)) for one in sits]
    later = [(one.key, day(one.on)) for one in meetings_of(seen.governance, meeting.board) if one.on > seen.today]
    form = CaptureForm(
        sent(request),
        askers=askers,
        owners=seen.people.answerers(),
        meetings=later,
        initial={"text": row.text, "exempt": requests.shut_because(row)},
    )

    def verb() -> None:
        told = form.cleaned_data
        requests.capture(row, form.asked(), told["asked_by"], told["owner"], by=seen.viewer)

    says = ("It stays open until an answer was accepted by who asked, or by the clerk or chair for the body.",)
    return doing(request, "Put it in the ledger", form, verb, back, says=says, quoted=row.text)


@door("boards.keep")
@_FORM
def decide(request: HttpRequest, key: str) -> HttpResponseBase:
    """Record a decision."""
    seen, _, back = _opened(request, key)
    form = forms.DecisionForm(sent(request), people=seen.people)
    return doing(
        request, "Record a decision", form, lambda: meetings.decide(key, form.decision(), by=seen.viewer), back
    )


@door("boards.keep")
@_FORM
def decision_done(request: HttpRequest, decision: str) -> HttpResponseBase:
    """Record that a decision was carried out."""
    row = queries.standing_row(models.Decision, key=decision)
    if row is None or row.done_on is not None:
        raise Http404
    seen, _, back = _opened(request, row.meeting)
    form = forms.DoneForm(sent(request))
    return doing(
        request, "A decision was carried out", form, lambda: meetings.carry_out(decision, **form.cleaned_data, by=seen.viewer), back,
        quoted=row.text,
    )  # fmt: skip


@door("boards")
@_FORM
def clear(request: HttpRequest, key: str, number: str) -> HttpResponseBase:
    """Record that a paper was cleared."""
    seen, meeting, back = _opened(request, key)
    found = _item(meeting, number)
    directs = seen.viewer.role == "director"
    kinds = tuple(
        one
        for one in not_cleared(found)
        if (one == "director" and directs) or (one != "director" and seen.may("clear"))
    )
    if not kinds:
        raise Http404
    form = forms.ClearForm(
        sent(request), kinds=kinds, initial={"who": seen.viewer.name if directs else "", "kind": kinds[0]}
    )
    return doing(
        request,
        "Clear a paper",
        form,
        lambda: papers.clear(key, number, **form.cleaned_data, by=seen.viewer),
        back,
        quoted=found.title,
    )


@door("boards")
@_FORM
def comment(request: HttpRequest, key: str, number: str) -> HttpResponseBase:
    """Comment on a paper before the meeting."""
    seen, meeting, back = _opened(request, key)
    found = _item(meeting, number)
    _, board = seen.meeting(key)
    if not found.pack or not seen.may("comment") or not seen.sees(found, board):
        raise Http404
    form = forms.CommentForm(sent(request))
    return doing(
        request, "Comment on a paper", form, lambda: papers.comment(key, number, form.cleaned_data["text"], by=seen.viewer), back,
        quoted=found.title,
    )  # fmt: skip


@door("boards.keep")
@_FORM
def became(request: HttpRequest, comment: int) -> HttpResponseBase:
    """Say what became of a comment."""
    row = models.Comment.objects.filter(pk=comment).first()
    if row is None:
        raise Http404
    seen, _, back = _opened(request, row.meeting)
    form = forms.BecameForm(sent(request))
    return doing(
        request, "What became of a comment", form, lambda: papers.became(row, form.cleaned_data["words"], by=seen.viewer), back,
        quoted=row.text,
    )  # fmt: skip


def _minute(number: int) -> models.Minute:
    row: models.Minute | None = queries.standing_row(models.Minute, pk=number)
    if row is None:
        raise Http404
    return row


def _item(meeting: Meeting, number: str) -> Item:
    found = next((one for one in meeting.items if one.number == number), None)
    if found is None:
        raise Http404
    return found
