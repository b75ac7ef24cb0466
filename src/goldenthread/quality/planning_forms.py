"""What the pages of the programme ask for, one form a verb."""

from datetime import date
from typing import Any, Final

from goldenthread.auditing.model import Kind
from goldenthread.auditing.planning import Every, Per
from goldenthread.auditing.sampling.draws import Why
from goldenthread.auditing.sampling.shares import Sharing
from goldenthread.design.forms import (
    Checkboxes,
    DateField,
    FileField,
    Form,
    IntegerField,
    Radios,
    Select,
    TextArea,
    TextField,
)
from goldenthread.quality.limits import SHORT
from goldenthread.quality.planning_shown import EVERY, PER, Choices
from goldenthread.quality.shown import KINDS

_SHORT: Final = int(SHORT.value)
_LINE: Final = 200
_MOST: Final = 1000
_WHOLE: Final = 100
_ONLY: Final = "One a line, such as team=IP1|IP2, days_open>=180 or days_open<=30. Leave it empty for the whole list."
#: Neyman's shares need the spread of what is measured, which nobody knows before the first audits.
_SHARINGS: Final = (
    (Sharing.PROPORTIONAL.value, "By how many cases each part of the list has"),
    (Sharing.EQUAL.value, "As many from each part"),
)


class RoundForm(Form):
    """A round of the programme."""

    title = TextField("What is it called?", max_length=_LINE)
    n = IntegerField("How many audits?", min_value=1, max_value=_MOST)
    per = Radios("Of whom?", choices=tuple((one.value, PER[one].capitalize()) for one in Per))
    every = Radios("How often?", choices=tuple((one.value, EVERY[one].capitalize()) for one in Every))
    since = DateField("From", hint="For example, 1 4 2027")
    until = DateField("Until", hint="For example, 31 3 2028")
    second_percent = IntegerField(
        "How many in a hundred are graded again blind?", min_value=0, max_value=_WHOLE, initial=20,
        hint="Which ones follows from the seed of the sample",
    )  # fmt: skip
    agencies = TextArea(
        "Which agencies take part?",
        required=False,
        max_length=_SHORT,
        hint="One a line; only for an audit of several agencies",
    )
    because = TextArea("Why is it planned?", max_length=_SHORT, required=False)
    field_order = (
        "title",
        "kind",
        "tool",
        "n",
        "per",
        "every",
        "auditors",
        "teams",
        "since",
        "until",
        "second_percent",
    )

    def __init__(
        self, kinds: tuple[Kind, ...], tools: Choices, people: Choices, teams: Choices, themes: Choices, *given: Any,
        **named: Any,
    ) -> None:  # fmt: skip
        """What may be chosen: kinds, tools, who audits, teams, and themes that call for a round."""
        super().__init__(*given, **named)
        self.fields["kind"] = Radios("What kind of audit?", choices=tuple((one.value, KINDS[one]) for one in kinds))
        self.fields["tool"] = Select("By which tool?", choices=(("", "Choose"), *tools))
        self.fields["auditors"] = Checkboxes("Who audits?", choices=people)
        self.fields["teams"] = Checkboxes("Cases of which teams?", choices=teams, required=False)
        if themes:
            self.fields["learning"] = Select(
                "Which theme calls for it?", choices=(("", "None"), *themes), required=False
            )  # fmt: skip
        self.order_fields(self.field_order)


class BecauseForm(Form):
    """A reason."""

    because = TextArea("Why?", max_length=_SHORT)


class ListForm(Form):
    """A list to be frozen."""

    name = TextField("What is the list called?", max_length=_LINE)
    only = TextArea("Which of its cases?", required=False, max_length=_SHORT, hint=_ONLY)
    file = FileField(
        "Children's identifiers", required=False,
        hint="Only for a list of your own: a CSV file or workbook with a column child_id",
    )  # fmt: skip

    def __init__(self, sources: Choices, *given: Any, **named: Any) -> None:
        """``sources`` are what a list may come from."""
        super().__init__(*given, **named)
        self.fields["source"] = Select("Where does it come from?", choices=(("", "Choose"), *sources))
        self.order_fields(("name", "source", "only", "file"))

    def conditions(self) -> tuple[str, ...]:
        """The conditions, one a line."""
        return lines_of(self.cleaned_data["only"])


class DrawForm(Form):
    """A sample to be drawn from a list."""

    n = IntegerField("How many cases?", min_value=1, max_value=_MOST)
    only = TextArea("Only cases that", required=False, max_length=_SHORT, hint=_ONLY)
    excluded = TextArea(
        "Which cases are left out before the draw?", required=False, max_length=_SHORT,
        hint="One a line: the child's identifier, an equals sign and the reason, such as 504157=moved away",
    )  # fmt: skip
    sharing = Radios(
        "How do the parts share the sample?", choices=_SHARINGS, required=False, initial=Sharing.PROPORTIONAL.value
    )  # fmt: skip
    seed = TextField(
        "Seed", max_length=_LINE, hint="Any words or number, settled before the draw: with the list it gives the sample"
    )  # fmt: skip

    def __init__(self, marks: Choices, rounds: Choices, *given: Any, **named: Any) -> None:
        """``marks`` are those by which the list may be parted, ``rounds`` those that the sample may be for."""
        super().__init__(*given, **named)
        self.fields["by"] = Checkboxes("Into which parts is the list divided first?", choices=marks, required=False)
        self.fields["round"] = Select("For which round?", choices=(("", "None"), *rounds), required=False)
        self.order_fields(("round", "n", "by", "sharing", "only", "excluded", "seed"))


class ReplaceForm(Form):
    """Why a drawn case is replaced."""

    why = Radios(
        "Why is it replaced?",
        choices=(
            (Why.OUT_OF_SCOPE.value, "It should not have been in the list"),
            (Why.NOT_POSSIBLE.value, "It belongs there and cannot be audited"),
        ),
        hints={Why.NOT_POSSIBLE.value: "The weight of the others grows: it is as if they spoke for it too"},
    )  # fmt: skip
    reason = TextArea("What happened?", max_length=_SHORT)


class GiveForm(Form):
    """To whom a sample is given out."""

    due = DateField("Due on", required=False, hint="Leave it empty for the usual number of working days")
    second_percent = IntegerField("How many in a hundred are graded again blind?", min_value=0, max_value=_WHOLE)

    def __init__(
        self, people: Choices, kinds: tuple[Kind, ...], tools: Choices, *given: Any, again: bool = True, **named: Any
    ) -> None:
        """``people`` are who may audit; ``kinds`` and ``tools`` are asked where no round says them; without ``again`` no
        second grade is asked for."""
        super().__init__(*given, **named)
        self.fields["auditors"] = Checkboxes("Who audits?", choices=people)
        if kinds:
            self.fields["kind"] = Radios("What kind of audit?", choices=tuple((one.value, KINDS[one]) for one in kinds))
            self.fields["tool"] = Select("By which tool?", choices=(("", "Choose"), *tools))
        if again:
            self.fields["moderators"] = Checkboxes("Who grades again?", choices=people, required=False)
        else:
            del self.fields["second_percent"]
        self.order_fields(("kind", "tool", "auditors", "due", "second_percent", "moderators"))


class CohortForm(Form):
    """The review of every child of a list."""

    name = TextField("What is it called?", max_length=_LINE)
    only = TextArea("Which of its cases?", required=False, max_length=_SHORT, hint=_ONLY)
    file = FileField(
        "Children's identifiers", required=False,
        hint="Only for a list of your own: a CSV file or workbook with a column child_id",
    )  # fmt: skip
    until = DateField("Reviewed by", hint="For example, 31 3 2027")
    because = TextArea("Why is it reviewed?", max_length=_SHORT, required=False)

    def __init__(self, sources: Choices, tools: Choices, people: Choices, *given: Any, **named: Any) -> None:
        """What may be chosen: where the list comes from, tools, who reviews."""
        super().__init__(*given, **named)
        self.fields["source"] = Select("Where does the list come from?", choices=(("", "Choose"), *sources))
        self.fields["tool"] = Select("By which tool?", choices=(("", "Choose"), *tools))
        self.fields["reviewers"] = Checkboxes("Who reviews?", choices=people)
        self.order_fields(("name", "source", "only", "file", "tool", "reviewers", "until", "because"))


class DipForm(Form):
    """A dip sample of items that a clock shows overdue."""

    name = TextField("What is it called?", max_length=_LINE)
    n = IntegerField("How many items?", min_value=1, max_value=_MOST)
    look_by = DateField("Looked at by", hint="For example, 31 3 2027")
    seed = TextField("Seed", max_length=_LINE, hint="Any words or number, settled before the draw")

    def __init__(self, clocks: Choices, people: Choices, *given: Any, **named: Any) -> None:
        """``clocks`` are those with something overdue; ``people`` who may look."""
        super().__init__(*given, **named)
        self.fields["clock"] = Select("Overdue by which clock?", choices=(("", "Choose"), *clocks))
        self.fields["checkers"] = Checkboxes("Who looks?", choices=people)
        self.order_fields(("name", "clock", "n", "checkers", "look_by", "seed"))


class LookForm(Form):
    """What was found of an item."""

    done_on = DateField("On what day was it done?", required=False, hint="Where it was done; for example, 6 11 2026")
    proof = TextArea("What shows it, and where does it stand?", max_length=_SHORT)

    def __init__(self, outcomes: Choices, today: date, *given: Any, **named: Any) -> None:
        """``outcomes`` in words; ``today`` is the last day that can be told of."""
        super().__init__(*given, **named)
        self.fields["done_on"].last = today  # type: ignore[attr-defined]  # a DateField
        self.fields["outcome"] = Radios("What did you find?", choices=outcomes)
        self.order_fields(("outcome", "done_on", "proof"))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
