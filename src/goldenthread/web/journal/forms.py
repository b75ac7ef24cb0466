"""What is looked for in the journal."""

from goldenthread.design.forms import DateField, Form, Select, TextField

_LONGEST = 64


class Search(Form):
    """Entries by viewer, kind, child and day; the child is looked up by identifier and never stands in an address."""

    viewer = Select("Who", required=False)
    action = Select("What", required=False)
    child = TextField(
        "Child", required=False, max_length=_LONGEST, width=20, hint="The child's identifier. The search is journalled."
    )
    since = DateField("From", required=False)
    until = DateField("To", required=False)

    def __init__(self, viewers: tuple[str, ...], actions: tuple[str, ...], *given: object, **named: object) -> None:
        """The viewers and kinds of entry that there are."""
        super().__init__(*given, **named)
        self.fields["viewer"].choices = [("", "Anybody"), *((one, one) for one in viewers)]
        self.fields["action"].choices = [("", "Anything"), *((one, one) for one in actions)]
