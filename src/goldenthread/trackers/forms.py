"""What this room asks: why a record is opened, why something is overdue, when it was done."""

from goldenthread.design.forms import Form, Radios
from goldenthread.trackers.reasons import OPENED


class OpeningForm(Form):
    """Why a restricted record is opened."""

    because = Radios(
        "Why do you open this record?",
        choices=tuple((one.code, one.words) for one in OPENED),
        error_messages={"required": "Choose why you open this record"},
    )
