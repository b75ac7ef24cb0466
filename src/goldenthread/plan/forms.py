"""What the room asks for, one form a verb."""

from collections.abc import Sequence
from typing import Any, Final

from goldenthread.design.forms import (
    Checkboxes,
    DateField,
    FileField,
    Form,
    Radios,
    Select,
    TextArea,
    TextField,
)
from goldenthread.plan.limits import SHORT, TEXT
from goldenthread.programme.due import Due, DueKind
from goldenthread.programme.promises import EvidenceKind, Expected, Moves, Stands

Choices = Sequence[tuple[str, str]]
_TEXT, _SHORT = int(TEXT.value), int(SHORT.value)
_KINDS: Final = (
    (DueKind.DATE.value, "On a day"),
    (DueKind.MONTH.value, "In a month, which is in time to its last day"),
    (DueKind.QUARTERLY.value, "Every quarter"),
    (DueKind.ONGOING.value, "For as long as the plan runs"),
)
_MOVES: Final = ((Moves.UP.value, "Up"), (Moves.DOWN.value, "Down"), (Moves.HOLD.value, "Stay as it is"))
_STANDS: Final = (
    (Stands.AIM.value, "What the action should move"),
    (Stands.GUARDRAIL.value, "What must not get worse meanwhile"),
)


class DueForm(Form):
    """A due: its kind, its day, and when somebody looks again at what has no end."""

    kind = Radios("When is it due?", choices=_KINDS)
    on = DateField("Day, or any day of the month", required=False, hint="For example, 31 3 2027")
    next_check = DateField("Next looked at on", required=False, hint="Where it is due every quarter or has no end")

    def clean(self) -> dict[str, Any]:
        """A day where the kind needs one, and none where it has no end."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        kind = given.get("kind")
        if kind and "on" in given:
            endless = kind in (DueKind.QUARTERLY.value, DueKind.ONGOING.value)
            if not endless and given["on"] is None:
                self.add_error("on", "Enter the day, or any day of the month")
            if endless and given["on"] is not None:
                self.add_error("on", "Leave the day empty: it has no end")
        return given

    def due(self) -> Due:
        """The due; only once the form is valid."""
        given = self.cleaned_data
        return Due(DueKind(given["kind"]), given["on"], given["next_check"])


class MoveForm(DueForm):
    """Another due, and why."""

    because = TextArea("Why does it move?", max_length=_TEXT, hint="The Board reads it beside the date first agreed")


class MilestoneForm(DueForm):
    """A step with its due."""

    title = TextField("What is the step?", max_length=_SHORT)
    field_order = ("title", "kind", "on", "next_check")


class RaiseForm(DueForm):
    """A new action."""

    def __init__(self, themes: Choices, people: Choices, recommendations: Choices, *given: Any, **named: Any) -> None:
        """``themes``, ``people`` and ``recommendations`` are those of the plan."""
        super().__init__(*given, **named)
        self.fields["theme"] = Select("Theme", choices=(("", "Choose"), *themes))
        self.fields["text"] = TextArea("What is to be done?", max_length=_TEXT)
        self.fields["printed"] = TextField("Number in papers", max_length=_SHORT, required=False)
        self.fields["owners"] = Checkboxes("Whose is it?", choices=people)
        self.fields["recommendations"] = Checkboxes(
            "Which recommendations does it answer?", choices=recommendations, required=False
        )
        self.fields["because"] = TextArea(
            "Why is it raised?", max_length=_TEXT, hint="The audit, risk, complaint or decision that it comes from"
        )
        self.order_fields(
            ("theme", "text", "printed", "owners", "kind", "on", "next_check", "recommendations", "because")
        )


class DoneForm(Form):
    """Which step was done, and when."""

    def __init__(self, steps: Choices, *given: Any, **named: Any) -> None:
        """``steps`` are those that are not done."""
        super().__init__(*given, **named)
        self.fields["step"] = Radios("Which step?", choices=steps)
        self.fields["done_on"] = DateField("It was done on", hint="For example, 6 11 2026")


class ClaimForm(Form):
    """A delivery rating, and why where the rule says otherwise."""

    def __init__(self, ratings: Choices, *given: Any, **named: Any) -> None:
        """``ratings`` are those of the plan's scheme with what each means."""
        super().__init__(*given, **named)
        self.fields["rating"] = Radios("How does it go?", choices=ratings)
        self.fields["because"] = TextArea(
            "Why, if the dates say otherwise", max_length=_TEXT, required=False, hint="Both are shown, with your reason"
        )


class UpdateForm(Form):
    """How it goes."""

    text = TextArea(
        "How does it go?", max_length=_TEXT,
        hint="What was done, what changed for children, what is in the way. Do not name a child.",
    )  # fmt: skip


class RewordForm(Form):
    """Other words for an action."""

    text = TextArea("Words of the action", max_length=_TEXT)
    because = TextArea("Why do the words change?", max_length=_TEXT)


class OwnersForm(Form):
    """Whose an action is from today."""

    def __init__(self, people: Choices, *given: Any, **named: Any) -> None:
        """``people`` are those of the plan who are there."""
        super().__init__(*given, **named)
        self.fields["owners"] = Checkboxes("Whose is it from today?", choices=people)
        self.fields["because"] = TextArea("Why is it handed over?", max_length=_TEXT)


class CoverForm(Form):
    """Who covers an action from today."""

    def __init__(self, people: Choices, *given: Any, **named: Any) -> None:
        """``people`` are those of the plan who are there."""
        super().__init__(*given, **named)
        self.fields["cover"] = Select("Who covers?", choices=(("", "Nobody"), *people), required=False)
        self.fields["because"] = TextArea("Why?", max_length=_TEXT)


class EvidenceForm(Form):
    """What shows that something was done."""

    kind = Radios("What is it?", choices=[(one.value, one.value.capitalize()) for one in EvidenceKind])
    shows = TextField("What does it show?", max_length=_SHORT, hint="In a sentence. Do not name a child.")
    file = FileField(
        "File",
        required=False,
        hint="It is kept with its hash and only ever sent as a file to save. No file that names a child.",
    )


class LinkForm(Form):
    """A figure that an action should move."""

    def __init__(self, measures: Choices, *given: Any, **named: Any) -> None:
        """``measures`` are those of the book and of typed figures."""
        super().__init__(*given, **named)
        self.fields["measure"] = Select("Measure", choices=(("", "Choose"), *measures))
        self.fields["subject"] = TextField(
            "How do the two belong together?", max_length=_SHORT, hint="In words: a number alone links nothing"
        )
        self.fields["stands"] = Radios("What is it for?", choices=_STANDS)
        self.fields["moves"] = Radios("How should it move?", choices=_MOVES)
        self.fields["since"] = DateField("Looked at from", required=False, hint="Where not from when the action began")
        self.fields["by"] = DateField("It should show by", required=False)

    def expected(self) -> Expected:
        """The link; only once the form is valid."""
        given = self.cleaned_data
        return Expected(
            given["measure"], Moves(given["moves"]), Stands(given["stands"]), given["by"], given["since"],
            given["subject"],
        )  # fmt: skip


class CloseForm(Form):
    """The evidence that an action is complete."""

    def __init__(self, evidence: Choices, *given: Any, **named: Any) -> None:
        """``evidence`` is what the action has."""
        super().__init__(*given, **named)
        self.fields["evidence"] = Checkboxes("What shows that it is complete?", choices=evidence)


class BecauseForm(Form):
    """A reason."""

    because = TextArea("Why?", max_length=_TEXT)


class CheckForm(Form):
    """What a look at a closed action found."""

    def __init__(self, checks: Choices, *given: Any, **named: Any) -> None:
        """``checks`` are those that are due."""
        super().__init__(*given, **named)
        self.fields["months"] = Radios("Which check?", choices=checks)
        self.fields["holds"] = Radios("Does it hold?", choices=(("yes", "Yes"), ("no", "No, it fell back")))
        self.fields["says"] = TextArea("What did you look at, and what did you find?", max_length=_TEXT)


class DecideForm(Form):
    """What the Board decided on a proposal."""

    reopen = Radios("What did the Board decide?", choices=(("yes", "Reopen it"), ("no", "Keep it closed")))
    because = TextArea("Meeting, and what it said", max_length=_TEXT)


class AnswerForm(Form):
    """An answer to what the figures ask."""

    text = TextArea(
        "Answer", max_length=_TEXT, hint="Say what supports the claim, or change the claim. The Board reads it."
    )


class SureForm(Form):
    """Nothing but a button."""


class DaysForm(Form):
    """Two days to compare."""

    earlier = DateField("From")
    later = DateField("To")


class NumbersForm(Form):
    """Another paper that prints numbers of the plan."""

    file = FileField("Table of the other paper", hint="A CSV file with headings. It is read and not kept.")
    number = TextField("Heading of its numbers", max_length=_SHORT, initial="plan_id", width=20)
    subject = TextField("Heading of what each line is about", max_length=_SHORT, initial="measure", width=20)


class FilesForm(Form):
    """A plan as a workbook."""

    file = FileField("Workbook", hint="An Excel workbook with one sheet a kind of thing, as the export writes it")
