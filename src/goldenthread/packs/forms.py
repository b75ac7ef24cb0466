"""What the room asks for."""

from collections.abc import Sequence
from typing import Any

from goldenthread.design.forms import (
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
from goldenthread.packs.limits import NAME, SHORT, WORDS
from goldenthread.papers.classes import Class
from goldenthread.papers.gaps import Missing
from goldenthread.reports.formats import FORMATS

Choices = Sequence[tuple[str, str]]
_FORMAT_WORDS = {"html": "Web page", "docx": "Word", "xlsx": "Excel", "pdf": "PDF"}
_CLASS_WORDS = {
    Class.PUBLIC: "Public: small numbers are hidden, and it goes through the release ledger when it is final",
    Class.EXEMPT: "Exempt: with the parts kept back under Schedule 12A",
    Class.CONFIDENTIAL: "Confidential: everything",
}


class BeginForm(Form):
    """Which period a paper is for, and which meeting."""

    def __init__(self, periods: Choices, baselines: Choices, meetings: Choices, *given: Any, **named: Any) -> None:
        """``baselines`` is empty for a pack that has none, ``meetings`` for one that is for no meeting."""
        super().__init__(*given, **named)
        self.fields["period"] = Select("Period", choices=periods)
        if baselines:
            self.fields["baseline"] = Select("Baseline", choices=baselines, hint="Change is measured from here as well")
        if meetings:
            hint = (
                "Its requests, decisions and notice are told. A paper that was begun already is then for this meeting"
            )
            self.fields["meeting"] = Select("Meeting", choices=meetings, hint=hint)


class WordsForm(Form):
    """Commentary with its author."""

    text = TextArea(
        "Commentary",
        max_length=int(WORDS.value),
        hint="A live figure is written as {measure-key.value}. A blank line begins a new paragraph.",
    )
    author = TextField("Name and post", max_length=int(NAME.value), hint="As the paper prints it")


class SaveForm(Form):
    """The same words, seen with their figures."""

    text = HiddenField(max_length=int(WORDS.value))
    author = HiddenField(max_length=int(NAME.value))
    seen = HiddenField(initial="yes")


class GapForm(Form):
    """Something that is not there yet."""

    def __init__(self, keys: Choices, *given: Any, **named: Any) -> None:
        """``keys`` are what the pack may miss."""
        super().__init__(*given, **named)
        self.fields["key"] = Select("What is missing", choices=(("", "Choose"), *keys))
        self.fields["reason"] = Radios("Why", choices=[(one.value, one.value.capitalize()) for one in Missing])
        self.fields["why"] = TextField("The reason in a sentence", max_length=int(SHORT.value))
        self.fields["owner"] = TextField("Who answers for it", max_length=int(NAME.value), hint="Name and post")
        self.fields["due"] = DateField("Date by which it is there", hint="For example, 31 1 2027")


class FreezeForm(Form):
    """Which edition, in which formats."""

    def __init__(self, classes: Sequence[Class], templates: Choices, *given: Any, **named: Any) -> None:
        """``classes`` are the editions that the viewer may freeze, ``templates`` the looks that Word may have."""
        super().__init__(*given, **named)
        words = [(one.value, _CLASS_WORDS[one]) for one in classes]
        self.fields["class_"] = Radios("Edition", choices=words)
        formats = [(one, _FORMAT_WORDS[one]) for one in FORMATS]
        self.fields["formats"] = Checkboxes("Formats", choices=formats, initial=list(FORMATS))
        self.fields["template"] = Select("Word template", choices=templates, required=False)
        self.fields["author"] = TextField("Who answers for it", max_length=int(NAME.value), hint="Printed on its front")


class SendForm(Form):
    """To whom a draft is sent."""

    def __init__(self, roles: Sequence[str], *given: Any, **named: Any) -> None:
        """``roles`` are those that may read the paper once it is final."""
        super().__init__(*given, **named)
        words = [(one, one.capitalize()) for one in roles]
        self.fields["roles"] = Checkboxes("Send it to everybody who is", choices=words)


class TemplateForm(Form):
    """A Word template."""

    file = FileField("Word template", hint="A Word document (.docx or .dotx) without macros")


class CommentForm(Form):
    """A comment on a draft."""

    def __init__(self, places: Choices, *given: Any, **named: Any) -> None:
        """``places`` are those of the draft."""
        super().__init__(*given, **named)
        self.fields["at"] = Select("Place", choices=places)
        self.fields["text"] = TextArea("Comment", max_length=int(SHORT.value))


class AnswerForm(Form):
    """An answer to a comment."""

    text = TextArea("Answer", max_length=int(SHORT.value))


class WithdrawForm(Form):
    """Why a paper is taken back."""

    because = TextArea("Why is it withdrawn?", max_length=int(SHORT.value), hint="Printed beside the paper")
