"""What this room asks about boards and meetings."""

from typing import Any, Final

from django.utils.timezone import localdate

from goldenthread.design.forms import (
    Checkbox,
    Checkboxes,
    DateField,
    Form,
    IntegerField,
    Radios,
    Select,
    TextArea,
    TextField,
)
from goldenthread.governance.actions.meetings import MINUTE_KINDS
from goldenthread.governance.limits import SHORT, TEXT
from goldenthread.governance.papers import Frozen
from goldenthread.governance.people import People
from goldenthread.programme.boards import Board, Decision, Item, Minute
from goldenthread.programme.governing.meetings import CLEARED_BY, NOTICE

_SHORT: Final = int(SHORT.value)
_TEXT: Final = int(TEXT.value)
NOBODY: Final = ("", "Nobody yet")
CHOOSE: Final = ("", "Choose a person")


def because(label: str = "Reason", *, required: bool = True) -> TextField:
    """Why, for the journal."""
    return TextField(label, max_length=_SHORT, required=required, hint="The journal keeps it. Name no child.")


def exempt() -> TextField:
    """Why the public is shut out of something."""
    return TextField(
        "Why the public is shut out",
        max_length=_SHORT,
        required=False,
        hint="The paragraph of Schedule 12A and the reason; empty where the public may read it",
    )


class MarkForm(Form):
    """Why the public is shut out, or that it is not."""

    exempt = exempt()
    because = because("Why the mark is changed")


class BoardForm(Form):
    """What is kept of a board."""

    key = TextField(
        "Short name",
        max_length=60,
        width=20,
        hint="Small letters, digits and hyphens. It never changes.",
        autocomplete="off",
    )
    title = TextField("Name of the board", max_length=_SHORT)
    terms = TextArea("Terms of reference", max_length=_TEXT, required=False)
    chair = Select("Chair", required=False)
    quorum = IntegerField("Quorum", min_value=0, max_value=99, required=False, hint="How many members make a meeting")
    cycle = TextField("How often it meets", max_length=_SHORT, required=False)
    public = Checkbox("The public may read its papers", required=False)
    committee = Checkbox("It is a committee of the council", required=False)
    because = because()

    def __init__(
        self, *given: Any, people: People, board: Board | None = None, new: bool = False, **named: Any
    ) -> None:
        """A new board has a short name; one that is there a reason for the change."""
        held = {name: getattr(board, name) for name in Board.__slots__} if board is not None else {}
        super().__init__(*given, initial=held, **named)
        self._key = board.key if board is not None else ""
        self.fields["chair"].choices = [NOBODY, *people.answerers()]
        if board is not None and board.chair and board.chair not in dict(people.answerers()):
            self.fields["chair"].choices.append((board.chair, people.named(board.chair)))
        del self.fields["because" if new else "key"]

    def board(self) -> Board:
        """The board as it was filled in."""
        told = self.cleaned_data
        return Board(
            told.get("key", self._key), told["title"].strip(), told["terms"].strip(), told["chair"], told["quorum"] or 0,
            told["cycle"].strip(), told["public"], told["committee"],
        )  # fmt: skip


class SeatForm(Form):
    """Who sits on a board, as what and from when."""

    person = Select("Person", hint="People are those of the improvement plan")
    role = TextField("Sits on the board as", max_length=_SHORT, width=20, hint="Member, chair, adviser")
    since = DateField("First day")
    until = DateField("Last day", required=False)

    def __init__(self, *given: Any, people: People, **named: Any) -> None:
        """Anybody who has not left."""
        super().__init__(*given, **named)
        self.fields["person"].choices = [CHOOSE, *people.answerers()]
        self.fields["since"].initial = localdate()


class UnseatForm(Form):
    """The last day, and why."""

    until = DateField("Last day")
    because = because()


class CallForm(Form):
    """When a board meets."""

    on = DateField("Day of the meeting")


class MoveForm(Form):
    """Another day, and why."""

    on = DateField("New day")
    because = because()


class PublishForm(Form):
    """When papers went out."""

    on = DateField("Day on which agenda and papers went out")
    urgent_because = TextField(
        "Why it is urgent",
        max_length=_SHORT,
        required=False,
        hint=f"Only with fewer than {NOTICE.value:.0f} clear working days before the meeting",
    )


class ItemForm(Form):
    """A line of an agenda."""

    number = TextField("Number", max_length=20, width=5)
    title = TextField("What it is about", max_length=_SHORT)
    pack = Select("Frozen paper", required=False)
    exempt = Checkbox("Exempt: the public is shut out", required=False)
    lead = Select("Who leads it", required=False)
    because = because()

    def __init__(
        self, *given: Any, people: People, papers: tuple[Frozen, ...], item: Item | None = None, **named: Any
    ) -> None:
        """A line that is there keeps its number, and needs a reason to change."""
        held = (
            {name: getattr(item, name) for name in ("number", "title", "pack", "exempt", "lead")}
            if item is not None
            else {}
        )
        super().__init__(*given, initial=held, **named)
        self._number = item.number if item is not None else ""
        choices = [(one.name, _words(one)) for one in papers]
        if item is not None and item.pack and item.pack not in dict(choices):
            choices.append((item.pack, item.pack))
        self.fields["pack"].choices = [("", "No paper"), *choices]
        self.fields["lead"].choices = [NOBODY, *people.answerers()]
        if item is not None and item.lead and item.lead not in dict(people.answerers()):
            self.fields["lead"].choices.append((item.lead, people.named(item.lead)))
        del self.fields["because" if item is None else "number"]

    def item(self) -> Item:
        """The line as it was filled in."""
        told = self.cleaned_data
        return Item(told.get("number", self._number).strip(), told["title"], told["pack"], told["exempt"], told["lead"])


def _words(paper: Frozen) -> str:
    return (
        f"{paper.title} ({'public' if paper.public else 'not public'}{'' if paper.final else ', draft'}): {paper.name}"
    )


class AttendanceForm(Form):
    """Who was there, and who sent apologies."""

    present = Checkboxes("Present", required=False)
    apologies = Checkboxes("Apologies", required=False)

    def __init__(self, *given: Any, choices: list[tuple[str, str]], **named: Any) -> None:
        """Members of the day."""
        super().__init__(*given, **named)
        for name in ("present", "apologies"):
            self.fields[name].choices = choices


class MinuteForm(Form):
    """A line of minutes."""

    number = IntegerField("Number", min_value=1, max_value=999, hint="A response has the number of its query")
    kind = Radios("Kind", choices=tuple((one, one.capitalize()) for one in MINUTE_KINDS))
    speaker = TextField("Who spoke", max_length=_SHORT, required=False, hint="A post or a body")
    text = TextArea("What was said", max_length=_TEXT)
    refers_to = TextField(
        "What it refers to",
        max_length=_SHORT,
        required=False,
        hint="Item 2, for what was said of an exempt item 2: it is then exempt too",
    )
    exempt = exempt()

    def minute(self) -> Minute:
        """The line as it was filled in."""
        told = self.cleaned_data
        return Minute(
            told["number"], told["kind"], told["speaker"], told["text"].strip(), told["refers_to"], told["exempt"].strip()
        )  # fmt: skip


class CorrectForm(Form):
    """Other words for a line of minutes."""

    text = TextArea("What was said", max_length=_TEXT)
    exempt = exempt()
    because = because()


class DecisionForm(Form):
    """What was decided."""

    text = TextArea("What was decided", max_length=_TEXT)
    owner = Select("Who carries it out")
    due = DateField("By when")
    exempt = exempt()

    def __init__(self, *given: Any, people: People, **named: Any) -> None:
        """Anybody who has not left."""
        super().__init__(*given, **named)
        self.fields["owner"].choices = [CHOOSE, *people.answerers()]

    def decision(self) -> Decision:
        """The decision as it was filled in."""
        told = self.cleaned_data
        return Decision("", told["text"], told["owner"], told["due"], exempt=told["exempt"].strip())


class DoneForm(Form):
    """That a decision was carried out."""

    done_on = DateField("Day on which it was carried out")
    outcome = TextArea("What came of it", max_length=_TEXT)


class ClearForm(Form):
    """Which clearance, by whom."""

    kind = Radios("What is cleared")
    who = TextField("Who cleared it", max_length=_SHORT)
    says = TextField("What they said", max_length=_SHORT, required=False)

    def __init__(self, *given: Any, kinds: tuple[str, ...], **named: Any) -> None:
        """Only what is open, and what the reader may record."""
        super().__init__(*given, **named)
        self.fields["kind"].choices = [(one, f"{one.capitalize()}: {CLEARED_BY[one]}") for one in kinds]


class CommentForm(Form):
    """A comment on a paper."""

    text = TextArea(
        "Comment", max_length=_TEXT, hint="Name no child. The clerk says what became of it in the final version."
    )


class BecameForm(Form):
    """What became of a comment."""

    words = TextArea("What became of it", max_length=_TEXT)
