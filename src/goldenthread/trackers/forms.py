"""What this room asks: why a record is opened, why something is overdue, when it was done."""

from typing import Final

from goldenthread.design.forms import DateField, Form, Radios
from goldenthread.trackers.reasons import OPENED, WHY

_NONE: Final = "none"


class OpeningForm(Form):
    """Why a restricted record is opened."""

    because = Radios(
        "Why do you open this record?",
        choices=tuple((one.code, one.words) for one in OPENED),
        error_messages={"required": "Choose why you open this record"},
    )


class NoteForm(Form):
    """Why something is overdue, and the day on which it was done; one of both at least."""

    reason = Radios(
        "Why it is open",
        choices=((_NONE, "No reason to give"), *((one.code, one.words) for one in WHY)),
        required=False,
        initial=_NONE,
    )
    done_date = DateField(
        "It was done, and is recorded in the case system, on",
        required=False,
        hint="Leave this empty if it was not done. The next load confirms it, or you are asked.",
    )

    def clean_reason(self) -> str:
        """The code, "" for none."""
        code = str(self.cleaned_data["reason"])
        return "" if code == _NONE else code
