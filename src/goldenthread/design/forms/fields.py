"""Fields: Django's, with a hint, a width and errors that say what to do."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile


class Told(forms.Field):
    """What our fields add to Django's: a label that begins every error, a ``hint``, a ``width`` in characters.

    ``width`` is one that GOV.UK draws: 2, 3, 4, 5, 10, 20 or 30. ``mode`` is the keyboard ("numeric"). A field that is
    not ``required`` says so after its label.
    """

    asks = "Enter"

    def __init__(
        self, label: str, *, hint: str = "", width: int = 0, autocomplete: str = "", mode: str = "", **more: Any
    ) -> None:
        """A field called ``label``; anything else as Django's field takes it."""
        self.hint, self.width, self.autocomplete, self.mode = hint, width, autocomplete, mode
        errors = {"required": self.missing(label)} | self.faults(label, more)
        more["error_messages"] = errors | more.get("error_messages", {})
        super().__init__(label=label, **more)

    def missing(self, label: str) -> str:
        """What is said when it was left out; give ``error_messages={"required": ...}`` where that reads badly."""
        return f"Answer: {label}" if label.endswith("?") else f"{self.asks} {inner(label)}"

    def faults(self, label: str, more: dict[str, Any]) -> dict[str, str]:
        """The words of its other errors."""
        del label, more
        return {}


def inner(label: str) -> str:
    """A label within a sentence: its first letter small, unless it is an abbreviation or "I"."""
    return label if label.split(" ", 1)[0].isupper() else label[:1].lower() + label[1:]


class TextField(Told, forms.CharField):
    """One line of words."""

    def faults(self, label: str, more: dict[str, Any]) -> dict[str, str]:
        """Too long."""
        return {"max_length": f"{label} must be {more.get('max_length', 0)} characters or fewer"}


class TextArea(TextField):
    """Several lines of words."""

    widget = forms.Textarea(attrs={"rows": 5})


class PasswordField(TextField):
    """A password; what was typed is never shown again. ``autocomplete`` is "current-password" unless it is a new one."""

    widget = forms.PasswordInput

    def __init__(self, label: str, *, autocomplete: str = "current-password", **more: Any) -> None:
        """A password is kept as typed, spaces and all."""
        super().__init__(label, autocomplete=autocomplete, strip=False, **more)


class IntegerField(Told, forms.IntegerField):
    """A whole number."""

    widget = forms.TextInput

    def __init__(self, label: str, *, mode: str = "numeric", width: int = 5, **more: Any) -> None:
        """A whole number, ``min_value`` and ``max_value`` included."""
        super().__init__(label, mode=mode, width=width, **more)

    def faults(self, label: str, more: dict[str, Any]) -> dict[str, str]:
        """No number, too small, too large."""
        return {
            "invalid": f"{label} must be a whole number",
            "min_value": f"{label} must be {more.get('min_value')} or more",
            "max_value": f"{label} must be {more.get('max_value')} or less",
        }


class _OneOf(Told):
    asks = "Choose"

    def faults(self, label: str, more: dict[str, Any]) -> dict[str, str]:
        """A value that is not among the choices."""
        del more
        told = f"Choose {inner(label)} from the list"
        return {"invalid_choice": told, "invalid_list": told}


class Select(_OneOf, forms.ChoiceField):
    """One of many, as a list that opens. ``choices`` are pairs of value and words."""


class Radios(_OneOf, forms.ChoiceField):
    """One of a few, all seen at once; ``hints`` explain values."""

    widget = forms.RadioSelect

    def __init__(self, label: str, *, hints: dict[str, str] | None = None, **more: Any) -> None:
        """Radios for ``choices``, pairs of value and words."""
        self.hints = hints or {}
        super().__init__(label, **more)


class Checkboxes(_OneOf, forms.MultipleChoiceField):
    """Any of a few; ``hints`` explain values."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: str, *, hints: dict[str, str] | None = None, **more: Any) -> None:
        """Boxes for ``choices``, pairs of value and words."""
        self.hints = hints or {}
        super().__init__(label, **more)


class Checkbox(Told, forms.BooleanField):
    """Yes or no; required means that it must be ticked."""

    def missing(self, label: str) -> str:
        """That it must be ticked."""
        return f"Tick the box: {label}"


class HiddenField(forms.CharField):
    """What a form carries along unseen. Never trust it: check it as anything that is sent."""

    widget = forms.HiddenInput
    default_error_messages: ClassVar = {
        "required": "Part of this page was not sent with it: load the page again, then send it"
    }


class FileField(Told, forms.FileField):
    """A file; its type is told by its content elsewhere, never by its name."""

    asks = "Choose"
    widget = forms.FileInput

    def faults(self, label: str, more: dict[str, Any]) -> dict[str, str]:
        """Nothing in it."""
        del label, more
        return {"empty": "The file is empty", "invalid": "Choose a file"}


class _FileInputs(forms.FileInput):
    allow_multiple_selected = True


class ManyFiles(FileField):
    """One file or several at once; cleaned to a list."""

    widget = _FileInputs

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Each file by itself; what is wrong with any is said of the field."""
        given: Sequence[Any] = data if isinstance(data, list | tuple) else [data] if data else []
        if not given:
            super().clean(None, initial)
        return [super(ManyFiles, self).clean(one, initial) for one in given]
