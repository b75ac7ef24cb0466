"""A day asked for in three parts, as people write it, with one error that says which part is wrong."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms

from goldenthread.design.forms.fields import Told

PARTS: Final = ("day", "month", "year")
_DIGITS_OF_YEAR: Final = 4
_LEAST_LETTERS: Final = 3


class DayInput(forms.Widget):
    """Reads the three inputs of a day; `goldenthread.design.forms.shown` draws them."""

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> tuple[str, ...]:
        """The three parts as typed, "" for one that is missing."""
        del files
        return tuple(str(data.get(f"{name}-{part}", "")).strip() for part in PARTS)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: object, name: str) -> bool:
        """Whether none of the three was sent."""
        del files
        return not any(f"{name}-{part}" in data for part in PARTS)


class DateField(Told, forms.Field):
    """A day, from the first to the last allowed where these are given; cleaned to a date, or None when left empty."""

    widget = DayInput

    def __init__(self, label: str, *, first: date | None = None, last: date | None = None, **more: Any) -> None:
        """A day called ``label``; both bounds are allowed."""
        self.first, self.last = first, last
        super().__init__(label, **more)

    def clean(self, value: Any) -> date | None:
        """The day that was typed; raises ValidationError with one error, which names the parts at fault."""
        parts = tuple(value or ("", "", ""))
        if not any(parts):
            super().validate("" if self.required else "given")
            return None
        missing = [name for name, part in zip(PARTS, parts, strict=True) if not part]
        if missing:
            raise _wrong(f"{self.label} must have a {' and a '.join(missing)}", missing)
        day, month, year = parts
        numbers = (_number(day), _month(month), _number(year))
        odd = [name for name, number in zip(PARTS, numbers, strict=True) if number is None]
        if odd or len(year) != _DIGITS_OF_YEAR:
            raise _wrong(f"{self.label} must be a real date, such as 6 11 2026", odd or ["year"])
        try:
            found = date(numbers[2] or 0, numbers[1] or 0, numbers[0] or 0)
        except ValueError as error:
            raise _wrong(f"{self.label} must be a real date, such as 6 11 2026", list(PARTS)) from error
        self._within(found)
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other parts were sent than the day that stood there."""
        return tuple(data or ("", "", "")) != typed(initial)

    def _within(self, found: date) -> None:
        if self.first is not None and found < self.first:
            raise _wrong(f"{self.label} must be on or after {_words(self.first)}", list(PARTS))
        if self.last is not None and found > self.last:
            raise _wrong(f"{self.label} must be on or before {_words(self.last)}", list(PARTS))


def typed(value: Any) -> tuple[str, ...]:
    """A day as its three parts; parts that were typed stay as they are."""
    if isinstance(value, date):
        return str(value.day), str(value.month), str(value.year)
    return tuple(str(part) for part in value) if value else ("", "", "")


def _wrong(words: str, parts: list[str]) -> forms.ValidationError:
    return forms.ValidationError(words.replace("%", "%%"), code="day", params={"parts": parts})


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS_OF_YEAR else None


def _month(text: str) -> int | None:
    """The number of a month written as a number or by its name, in full or its first letters."""
    if len(text) >= _LEAST_LETTERS and text.isalpha():
        return next((n for n in range(1, 13) if f"{date(2000, n, 1):%B}".lower().startswith(text.lower())), None)
    return _number(text)


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
