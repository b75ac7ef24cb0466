"""Every verb about an action as a page of its own: what is asked, of whom, and what is done with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from goldenthread.accounts.viewer import Viewer
from goldenthread.design.forms import Form
from goldenthread.plan import actions, forms
from goldenthread.plan.rating import choices
from goldenthread.plan.reading import Reading
from goldenthread.plan.views.offered import checks_due, evidence_of, measures_of, open_steps, people_there
from goldenthread.programme.promises import Action, EvidenceKind

#: What a verb does with a form that was sent well: key of the action, form, who.
Done = Callable[[str, Any, Viewer], object]
Made = Callable[[Reading, Action, tuple[Any, ...]], Form]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: ``key`` as the rules name it, ``area`` of its page, what heads its page and button, its form, and what it does."""

    key: str
    area: str
    title: str
    submit: str
    form: Made
    do: Done
    says: tuple[str, ...] = ()


def _plain(form: type[Form]) -> Made:
    return lambda _reading, _action, given: form(*given)


def _close(key: str, form: Any, by: Viewer) -> object:
    return actions.close(key, form.cleaned_data["evidence"], by=by)


def _check(key: str, form: Any, by: Viewer) -> object:
    told = form.cleaned_data
    return actions.look_again(key, int(told["months"]), told["holds"] == "yes", told["says"], by=by)


def _evidence(key: str, form: Any, by: Viewer) -> object:
    told = form.cleaned_data
    return actions.add_evidence(key, EvidenceKind(told["kind"]), told["shows"], by=by, file=told["file"])


def _decide(key: str, form: Any, by: Viewer) -> object:
    told = form.cleaned_data
    return actions.decide(key, told["reopen"] == "yes", by=by, because=told["because"])


def _because(verb: Callable[..., object]) -> Done:
    return lambda key, form, by: verb(key, by=by, because=form.cleaned_data["because"])


def _reworded(reading: Reading, action: Action, given: tuple[Any, ...]) -> Form:
    return forms.RewordForm(*given, initial={"text": action.text})


#: By the name of the address, in the order in which a page offers them.
VERBS: Final[dict[str, Verb]] = {
    "plan-update": Verb(
        "update", "plan.own", "Say how it goes", "Save", _plain(forms.UpdateForm),
        lambda key, form, by: actions.update(key, form.cleaned_data["text"], by=by),
    ),
    "plan-claim": Verb(
        "claim", "plan.own", "Rate how it goes", "Save",
        lambda reading, _action, given: forms.ClaimForm(choices(reading.plan.scheme), *given),
        lambda key, form, by: actions.claim(
            key, form.cleaned_data["rating"], by=by, because=form.cleaned_data["because"]
        ),
        ("This is about delivery: whether it is being done in time. What it changes for children is told by the figures.",),
    ),
    "plan-milestone": Verb(
        "milestone", "plan.own", "Add a step", "Add", _plain(forms.MilestoneForm),
        lambda key, form, by: actions.add_milestone(key, form.cleaned_data["title"], form.due(), by=by),
    ),
    "plan-milestone-done": Verb(
        "milestone done", "plan.own", "Say that a step is done", "Save",
        lambda _reading, action, given: forms.DoneForm(open_steps(action), *given),
        lambda key, form, by: actions.finish_milestone(
            key, form.cleaned_data["step"], form.cleaned_data["done_on"], by=by
        ),
    ),
    "plan-add-evidence": Verb("evidence", "plan.own", "Add evidence", "Add", _plain(forms.EvidenceForm), _evidence),
    "plan-close": Verb(
        "close", "plan.own", "Say that it is complete", "Say that it is complete",
        lambda _reading, action, given: forms.CloseForm(evidence_of(action), *given), _close,
        ("A second person, who is neither you nor an owner, then agrees or sends it back.",),
    ),
    "plan-cover": Verb(
        "cover", "plan.own", "Say who covers", "Save",
        lambda reading, _action, given: forms.CoverForm(people_there(reading), *given),
        lambda key, form, by: actions.set_cover(
            key, form.cleaned_data["cover"], by=by, because=form.cleaned_data["because"]
        ),
    ),
    "plan-move": Verb(
        "move", "plan.change", "Move the date", "Move it", _plain(forms.MoveForm),
        lambda key, form, by: actions.move(key, form.due(), by=by, because=form.cleaned_data["because"]),
        ("The date first agreed stays on the page, with every move and its reason.",),
    ),
    "plan-hand-over": Verb(
        "hand over", "plan.change", "Hand it over", "Hand it over",
        lambda reading, _action, given: forms.OwnersForm(people_there(reading), *given),
        lambda key, form, by: actions.hand_over(
            key, form.cleaned_data["owners"], by=by, because=form.cleaned_data["because"]
        ),
    ),
    "plan-link": Verb(
        "link", "plan.change", "Link a figure", "Link it",
        lambda _reading, _action, given: forms.LinkForm(measures_of(), *given),
        lambda key, form, by: actions.link_figure(key, form.expected(), by=by),
    ),
    "plan-reword": Verb(
        "reword", "plan.change", "Change the words", "Change them", _reworded,
        lambda key, form, by: actions.reword(
            key, form.cleaned_data["text"], by=by, because=form.cleaned_data["because"]
        ),
        ("The words that stood before are kept, with who changed them and why.",),
    ),
    "plan-agree": Verb(
        "agree", "plan.agree", "Agree that it is complete", "Agree that it is complete", _plain(forms.SureForm),
        lambda key, _form, by: actions.agree(key, by=by),
        ("It is looked at again after three and six months. If its figures fall back, reopening it is proposed to the Board.",),
    ),
    "plan-send-back": Verb(
        "send back", "plan.agree", "Send it back", "Send it back", _plain(forms.BecauseForm), _because(actions.send_back)
    ),
    "plan-check": Verb(
        "check", "plan.agree", "Say whether it holds", "Save",
        lambda reading, action, given: forms.CheckForm(checks_due(action, reading.today), *given), _check,
    ),
    "plan-propose": Verb(
        "propose", "plan.agree", "Propose to reopen it", "Propose it", _plain(forms.BecauseForm),
        _because(actions.propose),
    ),
    "plan-decide": Verb(
        "reopen", "boards.keep", "Record what the Board decided", "Record it", _plain(forms.DecideForm), _decide
    ),
}  # fmt: skip
