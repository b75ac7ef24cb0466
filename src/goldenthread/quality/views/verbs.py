"""Every verb about an audit as a page of its own: what is asked, when it is offered, and what is done with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.model import Audit, Grade, Whose
from goldenthread.auditing.states import missing_to_close
from goldenthread.design.forms import Form
from goldenthread.quality import forms
from goldenthread.quality.actions import audits, concerns
from goldenthread.quality.policies import Seat, can_do
from goldenthread.quality.queries import Opened
from goldenthread.quality.views.verbs_offered import moderators, owners

#: What a form is made of: the audit, what was sent, today.
Made = Callable[[Opened, tuple[Any, ...], date], Form]
#: What a verb does with a form that was sent well: key of the audit, form, who.
Done = Callable[[str, Any, Viewer], object]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: ``key`` as the policies name it, what heads its page and button, its form, what it does, and when it can be done.

    ``tone`` is that of its button. ``quiet`` leaves it out of the list of what may be done: the page offers it elsewhere.
    """

    key: str
    title: str
    submit: str
    form: Made
    do: Done
    stands: Callable[[Audit], bool]
    says: tuple[str, ...] = ()
    tone: str = ""
    quiet: bool = False


def offered(found: Opened, verb: Verb) -> bool:
    """Whether the viewer may do this to an audit where it stands now; nobody closes what they do not see whole."""
    if verb.key == "close" and found.hidden:
        return False
    return can_do(verb.key, found.seats, found.blind) and verb.stands(found.audit)


def is_open(audit: Audit) -> bool:
    """Whether an audit is neither closed nor cancelled."""
    return audit.closed is None and not audit.cancelled


def _graded(audit: Audit) -> bool:
    return is_open(audit) and audit.first is not None


def _waits(audit: Audit) -> bool:
    return is_open(audit) and (audit.first is None or (bool(audit.moderator) and audit.second is None))


def _feed_back(key: str, form: Any, by: Viewer) -> object:
    told = form.cleaned_data
    return audits.feed_back(key, told["words"], face_to_face=told["way"] == "face", on=told["on"], by=by)


def _view(key: str, form: Any, by: Viewer) -> object:
    told = form.cleaned_data
    agency = told.get("agency", "")
    return audits.add_view(key, Whose(told["whose"]), told["words"], on=told["on"], by=by, agency=agency)


def _action(key: str, form: Any, by: Viewer) -> object:
    told = form.cleaned_data
    return audits.add_action(key, told["text"], owner=told["owner"], due=told["due"], by=by)


def _settle(key: str, form: Any, by: Viewer) -> object:
    return audits.settle(key, Grade(form.cleaned_data["stands"]), form.cleaned_data["why"], by=by)


#: By the name of the address, in the order in which a page offers them.
VERBS: Final[dict[str, Verb]] = {
    "audit-settle": Verb(
        "settle", "Say which grade stands", "Save", lambda _found, given, _today: forms.SettleForm(*given), _settle,
        lambda audit: is_open(audit) and audit.differs and audit.settled is None,
        ("The two grades differ. Talk with the auditor first; then say which stands, and why.",),
    ),
    "audit-feedback": Verb(
        "feed back", "Record feedback to the worker", "Save",
        lambda _found, given, today: forms.FeedbackForm(today, *given), _feed_back, _graded,
        ("The worker is told face to face and in writing. Record each by itself. Work graded inadequate needs both.",),
    ),
    "audit-view": Verb(
        "add view", "Add a view of the work", "Add it",
        lambda found, given, today: forms.ViewForm(today, found.seats <= {Seat.WORKER}, *given), _view, is_open,
    ),
    "audit-action": Verb(
        "add action", "Add an action", "Add it",
        lambda found, given, today: forms.ActionForm(owners(found.audit, today), *given), _action, _graded,
        ("Something that has to change for this child, with one owner and a day.",),
    ),
    "audit-moderator": Verb(
        "ask moderator", "Ask for a second grade", "Ask them",
        lambda found, given, today: forms.ModeratorForm(moderators(found.audit, today), *given),
        lambda key, form, by: audits.ask_moderator(key, form.cleaned_data["moderator"], by=by),
        lambda audit: is_open(audit) and audit.second is None,
        ("They read the case and grade it for themselves. Until their grades are in they are shown none.",),
    ),
    "audit-renew": Verb(
        "renew", "Give more time to read the case", "Give more time",
        lambda _found, given, _today: forms.SureForm(*given), lambda key, _form, by: audits.renew(key, by=by), _waits,
        ("Who has grades to hand in may read the case for some more days. The day on which they are due does not move.",),
    ),
    "audit-close": Verb(
        "close", "Close the audit", "Close it", lambda _found, given, _today: forms.SureForm(*given),
        lambda key, _form, by: audits.close(key, by=by), lambda audit: _graded(audit) and not missing_to_close(audit),
        ("Nothing is left to do. It stays as it is for good.",),
    ),
    "audit-cancel": Verb(
        "cancel", "Cancel the audit", "Cancel it", lambda _found, given, _today: forms.CancelForm(*given),
        lambda key, form, by: audits.cancel(key, form.cleaned_data["why"], by=by),
        lambda audit: is_open(audit) and audit.first is None,
        ("It is not made, and the programme counts it so. An audit that is graded cannot be cancelled.",), "warning",
    ),
    "audit-concern": Verb(
        "raise concern", "A child may not be safe now", "Raise the concern",
        lambda _found, given, _today: forms.ConcernForm(*given),
        lambda key, form, by: concerns.raise_(key, form.cleaned_data["words"], by=by), lambda audit: not audit.cancelled,
        (
            "It goes at once to the next manager of the case, and to the one above where nobody answers in time.",
            "If a child is in danger this minute, ring the police on 999 and the front door first. Then write it here.",
        ),
        "warning", quiet=True,
    ),
}  # fmt: skip
