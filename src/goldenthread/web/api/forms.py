"""What the pages of tokens ask."""

from goldenthread.design.forms import DateField, Form, TextField

_LONGEST = 60


class TokenForm(Form):
    """Which program a token is for, and until when."""

    name = TextField(
        "Which program is it for?", hint="For example, the Power BI report for the board", max_length=_LONGEST
    )
    expiry_date = DateField("Last day", hint="For example, 31 3 2027")
