"""What the pages of one audit ask for, one form a verb."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from goldenthread.auditing.model import Grade, Whose
from goldenthread.auditing.tools.reading import Domain
from goldenthread.design.forms import DateField, Form, HiddenField, Radios, Select, TextArea, TextField
from goldenthread.quality.limits import SHORT, WORDS
from goldenthread.quality.shown import GRADES, WHOSE
from goldenthread.quality.writing import NONE

Choices = Sequence[tuple[str, str]]
_WORDS, _SHORT = int(WORDS.value), int(SHORT.value)
_GRADES: Final = tuple((grade.value, GRADES[grade]) for grade in Grade)
_WAYS: Final = (("face", "Face to face"), ("writing", "In writing"))


class PartForm(Form):
    """A part of the form of grades: nothing of it can be left out in the end, and all of it for now."""

    def full_clean(self) -> None:
        """Look at what was typed; what is still missing is no error before it is handed in."""
        for field in self.fields.values():
            field.required = False
        super().full_clean()
        for field in self.fields.values():
            field.required = True


class DomainForm(PartForm):
    """The grade of a domain, the standard beside each, and its evidence. What is typed so far is saved as it stands."""

    def __init__(self, domain: Domain, *given: Any, **named: Any) -> None:
        """``domain`` gives the standards."""
        super().__init__(*given, **named)
        hints = {grade.value: said for grade, said in domain.standards}
        hints[NONE] = "Say why not, in the box below."
        self.fields["grade"] = Radios(
            "Which standard does the work meet?", choices=(*_GRADES, (NONE, "It does not apply to this child")), hints=hints,
        )  # fmt: skip
        self.fields["words"] = TextArea(
            "Evidence, or why it does not apply", max_length=_WORDS, strip=False,
            hint="What you saw, where in the record, and what it meant for the child.",
        )  # fmt: skip


class WholeForm(PartForm):
    """The overall grade, where the audit ends in one, and the summary."""

    def __init__(self, graded: bool, *given: Any, **named: Any) -> None:
        """``graded`` says whether there is an overall grade."""
        super().__init__(*given, **named)
        if graded:
            self.fields["grade"] = Radios("Overall grade", choices=_GRADES)
        self.fields["words"] = TextArea(
            "Summary" if graded else "What was found", max_length=_WORDS, strip=False,
            hint="What is working, what worries you, and what should happen next for this child.",
        )  # fmt: skip


class SureForm(Form):
    """Nothing but a button."""


class HandInForm(Form):
    """A button, and which saving it is about."""

    number = HiddenField()


class ModeratorForm(Form):
    """Who grades an audit again."""

    def __init__(self, people: Choices, *given: Any, **named: Any) -> None:
        """``people`` are those who may be asked, by user name."""
        super().__init__(*given, **named)
        self.fields["moderator"] = Select("Who grades it again?", choices=(("", "Choose"), *people))


class FeedbackForm(Form):
    """What the worker was told, when, and how."""

    def __init__(self, today: date, *given: Any, **named: Any) -> None:
        """``today`` is the last day that can be told of."""
        super().__init__(*given, **named)
        self.fields["way"] = Radios("How was the worker told?", choices=_WAYS)
        self.fields["on"] = DateField("On what day?", last=today, hint="For example, 6 11 2026")
        self.fields["words"] = TextArea(
            "What were they told?", max_length=_WORDS, hint="The worker reads this. Begin with what was done well."
        )


class ViewForm(Form):
    """What the child, the family, the worker or a partner says of the work."""

    def __init__(self, today: date, own: bool, *given: Any, **named: Any) -> None:
        """``today`` is the last day that can be told of; ``own`` is for the worker, who adds their own view only."""
        super().__init__(*given, **named)
        offered = [(one.value, said) for one, said in WHOSE.items() if not own or one is Whose.WORKER]
        self.fields["whose"] = Radios("Whose view is it?", choices=offered, initial=Whose.WORKER.value if own else None)
        if not own:
            self.fields["agency"] = TextField(
                "Which agency, where it is one?", max_length=_SHORT, required=False, hint="For example, Police"
            )
        self.fields["on"] = DateField("When did they say it?", last=today, hint="For example, 6 11 2026")
        self.fields["words"] = TextArea(
            "What do they say?", max_length=_WORDS, hint="In their own words where you can."
        )


class ActionForm(Form):
    """Something to be done, by whom and by when."""

    def __init__(self, people: Choices, *given: Any, **named: Any) -> None:
        """``people`` are those who may own it."""
        super().__init__(*given, **named)
        self.fields["text"] = TextArea("What is to be done?", max_length=_SHORT)
        self.fields["owner"] = Select("Who does it?", choices=(("", "Choose"), *people))
        self.fields["due"] = DateField("By when?", hint="For example, 27 3 2027")


class DoneForm(Form):
    """What shows that an action is done."""

    def __init__(self, today: date, *given: Any, **named: Any) -> None:
        """``today`` is the last day that can be told of."""
        super().__init__(*given, **named)
        self.fields["on"] = DateField("It was done on", last=today, hint="For example, 6 11 2026")
        self.fields["proof"] = TextArea(
            "What shows that it is done?", max_length=_SHORT, hint="Where it stands on the record"
        )


class SettleForm(Form):
    """Which grade stands after two that differ, and why."""

    stands = Radios("Which grade stands?", choices=_GRADES)
    why = TextArea("Why?", max_length=_WORDS, hint="Both grades are kept beside it. The auditor reads this.")


class CancelForm(Form):
    """Why an audit is not made."""

    why = TextArea("Why is it not made?", max_length=_SHORT)


class ConcernForm(Form):
    """That a child may not be safe now."""

    words = TextArea(
        "What have you seen, and what should happen?", max_length=_WORDS,
        hint="A manager of the case reads this now. Say what worries you, and what cannot wait.",
    )  # fmt: skip


class AnswerForm(Form):
    """What was done about a concern."""

    words = TextArea(
        "What was done?", max_length=_WORDS, hint="What you did, who has seen the child, and how the child is."
    )
