"""What this room asks about requests, what is owed, visits and conditions."""

from typing import Any, Final

from django.utils.timezone import localdate

from goldenthread.design.forms import Checkbox, Checkboxes, DateField, Form, Radios, Select, TextArea, TextField
from goldenthread.governance.actions.owed import GRADES
from goldenthread.governance.actions.requests import Asked
from goldenthread.governance.forms import CHOOSE, because, exempt
from goldenthread.governance.limits import SHORT, TEXT
from goldenthread.governance.policies import OF_STAFF
from goldenthread.programme.boards import RequestKind, Visit
from goldenthread.programme.ledger import NAMES, WORDS, Deed
from goldenthread.programme.ledger_answers import QUESTIONS, Answer, written

_SHORT: Final = int(SHORT.value)
_TEXT: Final = int(TEXT.value)
_FORM: Final = "form"
_FREE: Final = "free"
_LABELS: Final = {
    Deed.REFUSE: "What the answer leaves open",
    Deed.PASS_ON: "Why it is passed on",
    Deed.WITHDRAW: "Why it is taken back",
}
_WHOM: Final = {Deed.ASSIGN: "Whose answer it is", Deed.PASS_ON: "Who takes it over"}


def _kinds(staff: bool) -> tuple[tuple[str, str], ...]:
    return tuple((one.value, one.value.capitalize()) for one in RequestKind if (one in OF_STAFF) is staff)


class AskForm(Form):
    """What a member or a board asks."""

    board = Select("Board")
    kind = Radios(
        "What it is",
        choices=_kinds(staff=False),
        initial=RequestKind.REQUEST.value,
        hints={
            RequestKind.REQUEST.value: "Something to be told or done",
            RequestKind.CHALLENGE.value: "Something said is doubted",
        },
    )
    text = TextArea("What is asked", max_length=_TEXT, hint="Name no child")
    about = TextField(
        "What it is about",
        max_length=_SHORT,
        required=False,
        hint="Numbers of actions, recommendations or measures, apart by commas",
    )
    due_meeting = Select("Meeting that is to have the answer", required=False)
    exempt = exempt()
    for_body = Checkbox("The board itself asks, not I", required=False)

    def __init__(
        self, *given: Any, boards: list[tuple[str, str]], meetings: list[tuple[str, str]], for_body: bool, **named: Any
    ) -> None:
        """Boards that the reader sees; only a clerk or chair asks for one."""
        super().__init__(*given, **named)
        self.fields["board"].choices = [("", "Choose a board"), *boards]
        self.fields["due_meeting"].choices = [("", "None set"), *meetings]
        if not for_body:
            del self.fields["for_body"]

    def asked(self) -> Asked:
        """What was filled in."""
        told = self.cleaned_data
        return Asked(
            RequestKind(told["kind"]), told["text"], _keys(told["about"]), told["due_meeting"], exempt=told["exempt"]
        )


class SuggestForm(Form):
    """What staff suggest, or what is in the way."""

    kind = Radios("What it is", choices=_kinds(staff=True))
    text = TextArea("In your words", max_length=_TEXT, hint="Name no child")
    about = TextField(
        "What it is about", max_length=_SHORT, required=False, hint="Numbers of actions or measures, apart by commas"
    )

    def asked(self) -> Asked:
        """What was filled in."""
        told = self.cleaned_data
        return Asked(RequestKind(told["kind"]), told["text"], _keys(told["about"]))


class CaptureForm(Form):
    """A minute that asks for something."""

    kind = Radios("What it is", choices=_kinds(staff=False), initial=RequestKind.REQUEST.value)
    text = TextArea("What is asked", max_length=_TEXT)
    asked_by = Select("Who asked", hint="Where the body asked, its clerk or chair accepts the answer")
    owner = Select(
        "Whose answer it is",
        required=False,
        hint="A response under the same number then stands as the answer, to be accepted",
    )
    due_meeting = Select("Meeting that is to have the answer", required=False)
    exempt = exempt()

    def __init__(
        self,
        *given: Any,
        askers: list[tuple[str, str]],
        owners: tuple[tuple[str, str], ...],
        meetings: list[tuple[str, str]],
        **named: Any,
    ) -> None:
        """The board and who sits on it."""
        super().__init__(*given, **named)
        # Who asked has the say over the answer: nobody is put forward.
        self.fields["asked_by"].choices = [("", "Choose who asked"), *askers]
        self.fields["asked_by"].error_messages["required"] = "Choose who asked"
        self.fields["owner"].choices = [("", "Nobody yet"), *owners]
        self.fields["due_meeting"].choices = [("", "None set"), *meetings]

    def asked(self) -> Asked:
        """What was filled in."""
        told = self.cleaned_data
        return Asked(RequestKind(told["kind"]), told["text"], (), told["due_meeting"], exempt=told["exempt"])


class AnswerForm(Form):
    """An answer: in six parts for a red or changed figure, or in free words."""

    shape = Radios(
        "How you answer",
        choices=((_FORM, "In six parts, as for a red or changed figure"), (_FREE, "In free words")),
        initial=_FORM,
    )
    see = TextArea(QUESTIONS["see"], max_length=_TEXT, required=False)
    why = TextArea(QUESTIONS["why"], max_length=_TEXT, required=False)
    so_what = TextArea(QUESTIONS["so_what"], max_length=_TEXT, required=False)
    now = TextArea(QUESTIONS["now"], max_length=_TEXT, required=False)
    who = TextField(QUESTIONS["who"], max_length=_SHORT, required=False)
    when = TextField(QUESTIONS["when"], max_length=_SHORT, required=False)
    text = TextArea("In free words", max_length=_TEXT, required=False)

    def clean(self) -> dict[str, Any]:
        """All six parts, or the free words."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("shape") == _FORM:
            for name in self.answer().missing:
                self.add_error(name, f"Answer: {QUESTIONS[name]}?")
        elif not told.get("text", "").strip():
            self.add_error("text", "Write the answer")
        return told

    def answer(self) -> Answer:
        """The six parts."""
        return Answer(**{name: self.cleaned_data.get(name, "") for name in QUESTIONS})

    def words(self) -> str:
        """The answer as the words of a step."""
        return written(self.answer()) if self.cleaned_data["shape"] == _FORM else str(self.cleaned_data["text"])


class DeedForm(Form):
    """What any other deed asks: words, a person, a meeting or a day."""

    to = Select("To")
    on = DateField("Or another day", required=False)
    text = TextArea("Words", max_length=_TEXT)

    def __init__(self, *given: Any, deed: Deed, choices: list[tuple[str, str]], **named: Any) -> None:
        """Only the fields that this deed needs."""
        super().__init__(*given, **named)
        if deed in _WHOM:
            self.fields["to"].label = _WHOM[deed]
            self.fields["to"].error_messages["required"] = NAMES[deed]
            self.fields["to"].choices = [CHOOSE, *choices]
        elif deed is Deed.SET_DUE:
            self.fields["to"].label, self.fields["to"].required = "Meeting that is to have the answer", False
            self.fields["to"].choices = [("", "None of these"), *choices]
            self.fields["text"].label, self.fields["text"].required = "Why", False
        else:
            del self.fields["to"]
        if deed is not Deed.SET_DUE:
            del self.fields["on"]
        if deed in WORDS:
            self.fields["text"].label = _LABELS.get(deed, "Words")
            self.fields["text"].error_messages["required"] = WORDS[deed]
        elif deed is not Deed.SET_DUE:
            del self.fields["text"]

    def whom(self) -> str:
        """The person, the meeting's key, or the day."""
        told = self.cleaned_data
        day = told.get("on")
        return day.isoformat() if day is not None else str(told.get("to", ""))

    def words(self) -> str:
        """The words, "" where none are asked for."""
        return str(self.cleaned_data.get("text", ""))


class DeliverForm(Form):
    """That something was delivered, and what shows it."""

    on = DateField("Day on which it was delivered")
    evidence = TextField("What shows it", max_length=_SHORT, hint="A letter, a minute, the name of a frozen paper")


class FirstDueForm(Form):
    """When something is first due."""

    on = DateField("First due")
    because = because("Where that is said, or why it is another day")


class MapForm(Form):
    """To which recommendations a finding belongs."""

    recommendations = Checkboxes("Recommendations")
    because = because("Why they belong together")

    def __init__(self, *given: Any, choices: list[tuple[str, str]], **named: Any) -> None:
        """Those of the plan in force."""
        super().__init__(*given, **named)
        self.fields["recommendations"].choices = choices


class VisitForm(Form):
    """An inspection or visit."""

    key = TextField(
        "Short name",
        max_length=60,
        width=20,
        hint="Small letters, digits and hyphens. It never changes.",
        autocomplete="off",
    )
    title = TextField("What it is called", max_length=_SHORT)
    by = TextField("Who visits", max_length=_SHORT, width=20)
    began = DateField("First day")
    ended = DateField("Last day", required=False)
    focus = TextField("What it looks at", max_length=_SHORT, required=False)
    document = TextField("Letter or report", max_length=_SHORT, required=False, hint="As its findings are listed under")
    letter_on = DateField("Day of the letter", required=False)

    def visit(self) -> Visit:
        """The visit as it was filled in."""
        return Visit(**self.cleaned_data)


class AssessForm(Form):
    """How far a condition is met."""

    grade = Radios("How far it is met", choices=tuple((one, one.capitalize()) for one in GRADES))
    says = TextArea("What is seen", max_length=_TEXT, hint="Name no child")
    evidence = TextField(
        "What shows it", max_length=_SHORT, required=False, hint="Evidence of an action, a measure, an audit"
    )


def _keys(said: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.strip() for one in said.split(",") if one.strip()))


def today_first(form: Form, name: str) -> Form:
    """The same form with today in a field of days."""
    form.fields[name].initial = localdate()
    return form
