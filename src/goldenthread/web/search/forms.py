"""What the page of search asks."""

from goldenthread.design.forms import Form, TextField

_LONGEST = 100


class WordsForm(Form):
    """Words of a measure, a clock or a paper."""

    q = TextField(
        "Search for", hint="Words of a title, a chapter or a code, such as visits or N00154", max_length=_LONGEST
    )


class ChildForm(Form):
    """The identifier of a child, which never stands in an address."""

    child_id = TextField(
        "Number of the child", hint="The whole number, as the case system has it", max_length=_LONGEST, width=20,
        error_messages={"required": "Enter the number of a child"}, autocomplete="off",
    )  # fmt: skip
