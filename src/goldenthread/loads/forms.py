"""The forms of the room; fields show themselves."""

from typing import Any

from goldenthread.design.forms import Checkboxes, DateField, Form, ManyFiles, Radios, Select, TextField

_DATES = (
    ("", "The files say, or write them as 2026-09-30"),
    ("dmy", "30/09/2026"),
    ("mdy", "09/30/2026"),
    ("iso", "2026-09-30"),
)
_ENCODINGS = (("utf-8", "UTF-8 (usual)"), ("cp1252", "Windows (cp1252)"), ("utf-16", "UTF-16"))
_LONGEST = 200


class Answers(Form):
    """What files do not always say of themselves."""

    as_at = DateField("Day that the files speak of", required=False, hint="Only where the files do not say it.")
    dates = Radios("How the files write 30 September 2026", choices=_DATES, required=False)
    encoding = Select("How text files were written", choices=_ENCODINGS, required=False)

    def answers(self) -> dict[str, str]:
        """As JSON; only once the form is valid."""
        given = self.cleaned_data
        day = given["as_at"].isoformat() if given["as_at"] else ""
        return {"as_at": day, "dates": given["dates"], "encoding": given["encoding"] or "utf-8"}


class SendFiles(Answers):
    """Files to be checked and loaded."""

    files = ManyFiles(
        "Files", hint="All the files of one month may be chosen at once. What each is, is told by what is in it."
    )
    field_order = ("files", "as_at", "dates", "encoding")


class TakeFiles(Answers):
    """Files that lie in the watched folder."""

    names = Checkboxes("Files in the watched folder")
    field_order = ("names", "as_at", "dates", "encoding")

    def __init__(self, names: list[tuple[str, str]], *given: Any, **named: Any) -> None:
        """The files that lie there now, as pairs of name and words."""
        super().__init__(*given, **named)
        self.fields["names"].choices = names


class GoBack(Form):
    """Why an earlier snapshot is made current again."""

    because = TextField(
        "Why", max_length=_LONGEST, hint="It stands in the journal and in the history. Do not write about a child."
    )


class HandOut(Form):
    """To whom findings are handed."""

    to = Select("Who is to mend them")

    def __init__(self, choices: list[tuple[str, str]], *given: Any, **named: Any) -> None:
        """The teams and workers there are, as pairs of value and words."""
        super().__init__(*given, **named)
        self.fields["to"].choices = choices
