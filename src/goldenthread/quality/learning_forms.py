"""What the pages of calibration, themes and reviews ask for, one form a verb."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from goldenthread.auditing.model import Grade
from goldenthread.auditing.tools.reading import Tool
from goldenthread.design.forms import (
    Checkbox,
    Checkboxes,
    DateField,
    FileField,
    Form,
    HiddenField,
    Radios,
    Select,
    TextArea,
    TextField,
)
from goldenthread.quality.limits import PUBLISHED_BYTES, SHORT, WORDS
from goldenthread.quality.shown import GRADES

Choices = Sequence[tuple[str, str]]
_WORDS, _SHORT, _TITLE = int(WORDS.value), int(SHORT.value), 200
_CHOOSE: Final = ("", "Choose")
_GRADES: Final = tuple((grade.value, GRADES[grade]) for grade in Grade)
NONE: Final = "none"


class ExerciseForm(Form):
    """A calibration exercise: one case, its graders, and from when until when."""

    def __init__(self, tools: Choices, people: Choices, *given: Any, **named: Any) -> None:
        """``tools`` by key, ``people`` by user name."""
        super().__init__(*given, **named)
        self.fields["title"] = TextField("What is it called?", max_length=_TITLE, hint="Name no child.")
        self.fields["tool"] = Select("Which tool do they grade with?", choices=(_CHOOSE, *tools))
        self.fields["child"] = TextField(
            "Number of the child whose case it is", max_length=_TITLE, required=False, width=20, autocomplete="off",
            hint="Graders may open the record for as long as the exercise runs. Leave it empty for an invented case.",
        )  # fmt: skip
        self.fields["vignette"] = TextArea(
            "An invented case", max_length=_WORDS, required=False, hint="In its stead. Nobody in it is real."
        )
        self.fields["graders"] = Checkboxes("Who grades?", choices=people)
        self.fields["opens_on"] = DateField("First day", hint="For example, 6 11 2026")
        self.fields["closes_on"] = DateField("Last day", hint="Nobody sees another's grades before it has closed.")


class GradesForm(Form):
    """Every grade of one case on one page: saved as often as wanted, handed in once with all of them."""

    def __init__(self, tool: Tool, *given: Any, **named: Any) -> None:
        """``tool`` gives domains and standards; only what is handed in must be whole."""
        super().__init__(*given, **named)
        whole = not self.is_bound or "done" in self.data
        self.fields["number"] = HiddenField(required=False)
        for domain in tool.domains:
            hints = {grade.value: said for grade, said in domain.standards}
            self.fields[f"grade-{domain.key}"] = Radios(
                domain.title, choices=(*_GRADES, (NONE, "It does not apply to this child")), hints=hints, required=whole
            )
            self.fields[f"evidence-{domain.key}"] = TextArea(
                f"{domain.title}: evidence", max_length=_WORDS, required=whole,
                hint="What the grade rests on, or why it does not apply.",
            )  # fmt: skip
        self.fields["overall"] = Radios("Overall grade", choices=_GRADES, required=whole)
        self.fields["summary"] = TextArea("Summary", max_length=_WORDS, required=whole)
        self.fields["done"] = Checkbox(
            "These are my grades: hand them in", required=False, hint="Leave it empty to save and come back."
        )


class SureForm(Form):
    """Nothing but a button."""


class ThemeForm(Form):
    """Something that audits teach."""

    def __init__(self, domains: Choices, teams: Choices, *given: Any, **named: Any) -> None:
        """``domains`` by subject, ``teams`` by id."""
        super().__init__(*given, **named)
        self.fields["title"] = TextField("What is learned, in a line", max_length=_TITLE)
        self.fields["words"] = TextArea(
            "What was seen, and what should be different", max_length=_WORDS,
            hint="Managers and whoever keeps the plan read this. Name no child, no family and no worker.",
        )  # fmt: skip
        self.fields["domain"] = Select("Domain", choices=(("", "None in particular"), *domains), required=False)
        self.fields["team"] = Select("Team", choices=(("", "All teams"), *teams), required=False)
        self.fields["audits"] = TextField(
            "Audits that it comes from", max_length=_SHORT, required=False, hint="Their keys, parted by spaces: A12 A31"
        )


class LedForm(Form):
    """Where a theme led."""

    def __init__(self, rounds: Choices, *given: Any, **named: Any) -> None:
        """``rounds`` are those of the programme by key."""
        super().__init__(*given, **named)
        self.fields["to"] = Radios(
            "Where does it lead?",
            choices=(
                ("proposed", "An action is proposed for the plan"), ("training", "Training or guidance"),
                ("round", "The next round of audits"), ("nothing", "Nothing more is to be done"),
            ),
            hints={"proposed": "Whoever keeps the plan sees it here and can raise the action."},
        )  # fmt: skip
        self.fields["round"] = Select("Which round?", choices=(("", "None"), *rounds), required=False)
        self.fields["words"] = TextArea("What is to happen, or why nothing?", max_length=_SHORT)


class ReviewForm(Form):
    """Whether a whole team is looked at, by whom and until when."""

    def __init__(self, people: Choices, today: date, *given: Any, **named: Any) -> None:
        """``people`` may lead it, by user name."""
        super().__init__(*given, **named)
        self.fields["decision"] = Radios(
            "What do you decide?", choices=(("begun", "Review the team"), ("declined", "Do not"))
        )
        self.fields["leads"] = Select("Who leads it?", choices=(_CHOOSE, *people), required=False)
        self.fields["due"] = DateField("By when?", required=False, hint="For example, 27 3 2027")
        self.fields["because"] = TextArea("Why?", max_length=_SHORT, hint="The journal keeps it. Name no child.")


class HeldForm(Form):
    """What a review of a team found."""

    def __init__(self, today: date, *given: Any, **named: Any) -> None:
        """``today`` is the last day that can be told of."""
        super().__init__(*given, **named)
        self.fields["on"] = DateField("It was held on", last=today, hint="For example, 6 11 2026")
        self.fields["found"] = TextArea("What was found?", max_length=_WORDS, hint="Strengths first. Name no child.")


class PublishedForm(Form):
    """A published dashboard with rows of audits."""

    file = FileField("File", required=False, hint="CSV, with a row a measure and grade")
    text = TextArea("Or paste it", max_length=int(PUBLISHED_BYTES.value), required=False)
