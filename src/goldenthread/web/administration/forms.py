"""What the pages of rules and targets ask."""

import re

from django.utils.timezone import localdate

from goldenthread.calendar import PeriodError, parse_period
from goldenthread.design.forms import DateField, Form, Select, TextField

_LONGEST = 200
_NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,4})?")


class ChooseMeasureForm(Form):
    """For which measure a target is set."""

    measure = Select("Measure")

    def __init__(self, measures: list[tuple[str, str]], data: object = None) -> None:
        """Measures as pairs of key and title."""
        super().__init__(data)
        self.fields["measure"].choices = measures


class TargetForm(Form):
    """A target: from which period, at least or at most how much, who decided and why."""

    since = TextField("From which period?", hint="For example, 2026-27, 2026-27-Q3 or 2026-10", width=10, max_length=20)
    at_least = TextField(
        "At least", hint="Fill in one of these two, or both for a range", required=False, width=10, mode="decimal"
    )
    at_most = TextField("At most", required=False, width=10, mode="decimal")
    until = TextField(
        "Until which period?", hint="Leave blank for a target without an end", required=False, width=10, max_length=20
    )
    set_by = TextField("Who decided?", hint="For example, Improvement Board", max_length=_LONGEST)
    set_on = DateField("Decided on", hint="For example, 6 11 2026")
    source = TextField(
        "Where is the decision written?", hint="For example, minutes, item 7", required=False, max_length=_LONGEST
    )
    because = TextField("Why?", hint="The history and the journal keep it", max_length=_LONGEST)

    def clean_since(self) -> str:
        """A label of a period."""
        return self._period("since")

    def clean_until(self) -> str:
        """A label of a period, or nothing."""
        return self._period("until") if self.cleaned_data["until"] else ""

    def clean_at_least(self) -> str:
        """A number, or nothing."""
        return self._number("at_least")

    def clean_at_most(self) -> str:
        """A number, or nothing."""
        return self._number("at_most")

    def clean_set_on(self) -> object:
        """A day that has been."""
        found = self.cleaned_data["set_on"]
        if found is not None and found > localdate():
            self.add_error("set_on", "Decided on must be today or earlier")
        return found

    def _period(self, name: str) -> str:
        said = str(self.cleaned_data[name]).strip()
        try:
            parse_period(said)
        except (PeriodError, ValueError):
            self.add_error(name, "Enter a period, such as 2026-27, 2026-27-Q3 or 2026-10")
        return said

    def _number(self, name: str) -> str:
        said = str(self.cleaned_data[name]).strip().rstrip("%").strip()
        if said and not _NUMBER.fullmatch(said):
            self.add_error(name, "Enter a number, such as 95 or 12.5")
        return said
