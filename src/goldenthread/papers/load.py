"""Reads the definition of a pack from TOML, telling everything that is wrong with it in one pass."""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final

from goldenthread.access.audience import Audience
from goldenthread.calendar import PeriodKind
from goldenthread.measures.entries import Entry, Folder, file_of
from goldenthread.measures.language.book import Book
from goldenthread.papers.classes import Class, Marking
from goldenthread.papers.definition import PackDefinition, Piece, Section
from goldenthread.papers.pieces import kinds
from goldenthread.records.errors import InputRefused, Problem, WrongUse

FORMAT: Final = 1
#: Paragraphs of Part 1 of Schedule 12A to the Local Government Act 1972, England, as amended in 2006.
PARAGRAPHS: Final = range(1, 8)


def shipped() -> Folder:
    """The folder of the packs that are shipped."""
    return files("goldenthread.papers").joinpath("packs")


def names(folders: Sequence[Folder]) -> Mapping[str, Folder]:
    """The file of every pack by its key, those of later folders in the place of earlier ones."""
    found: dict[str, Folder] = {}
    for folder in folders:
        for file in sorted(folder.iterdir(), key=lambda one: one.name):
            if file.name.endswith(".toml"):
                found[file.name.removesuffix(".toml")] = file
    return found


def load_pack(name: str, folders: Sequence[Folder], book: Book) -> tuple[PackDefinition, bytes]:
    """The definition of a pack and the bytes that it was read from.

    Raises `WrongUse` for a pack that is not there and `InputRefused` with every problem of its definition.
    """
    held = names(folders)
    if name not in held:
        raise WrongUse.of(name, "there is no such pack", f"Known are {', '.join(sorted(held))}")
    problems: list[Problem] = []
    entry = file_of(held[name], problems)
    if entry is None:
        raise InputRefused(*problems)
    definition = _pack(entry, name, book)
    if problems:
        raise InputRefused(*problems)
    return definition, held[name].read_bytes()


def _pack(entry: Entry, name: str, book: Book) -> PackDefinition:
    if entry.whole("format") != FORMAT:
        entry.wrong("this version reads another format", f"Write format = {FORMAT}")
    if entry.text("key") != name:
        entry.wrong("its key is not the name of its file", f"Write key = {name!r}")
    kind = entry.choice("period", PeriodKind) or PeriodKind.MONTH
    definition = PackDefinition(
        name,
        entry.text("title"),
        entry.text("says"),
        entry.whole("version"),
        kind,
        tuple(_section(one, book) for one in entry.tables("sections")),
        _audiences(entry),
        entry.yes("baseline", False),
        entry.yes("plain", False),
        entry.whole("pages", 0),
        entry.yes("contents", True),
    )
    keys = [section.key for section in definition.sections]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        entry.wrong(f"the section {key!r} stands twice", "Give each its own key")
    if not keys:
        entry.wrong("it has no sections", "Add [[sections]]")
    entry.done()
    return definition


def _audiences(entry: Entry) -> Mapping[Class, Audience]:
    """Whose rule protects small numbers in a paper of each class: what is not said is as strict as for the public."""
    table = entry.table("audiences")
    found = dict.fromkeys(Class, Audience.PUBLIC)
    if table is not None:
        for one in Class:
            found[one] = table.choice(one.value, Audience, Audience.PUBLIC) or Audience.PUBLIC
        if found[Class.PUBLIC] is not Audience.PUBLIC:
            table.wrong("a public paper is for the public", 'Write public = "public"')
        table.done()
    return found


def _section(entry: Entry, book: Book) -> Section:
    key, title = entry.text("key"), entry.text("title")
    marking = _marking(entry)
    own_page = entry.yes("own_page", False)
    pieces = tuple(_piece(one, book) for one in entry.tables("pieces"))
    if not pieces:
        entry.wrong("it has no pieces", "Add [[sections.pieces]]")
    entry.done()
    return Section(key, title, pieces, marking, own_page)


def _marking(entry: Entry) -> Marking:
    class_ = entry.choice("class", Class, Class.PUBLIC) or Class.PUBLIC
    paragraph, reason = entry.whole("paragraph", 0), entry.text("reason", "")
    if class_ is Class.EXEMPT and paragraph not in PARAGRAPHS:
        entry.wrong("an exempt section names its paragraph of Schedule 12A", "Write paragraph = 1 to 7")
    if class_ is not Class.EXEMPT and paragraph:
        entry.wrong("only an exempt section has a paragraph", "Leave it out")
    if class_ is not Class.PUBLIC and not reason:
        entry.wrong("it does not say why it is kept back", 'Write reason = "…"')
    return Marking(class_, paragraph, reason)


def _piece(entry: Entry, book: Book) -> Piece:
    name = entry.text("kind")
    kind = kinds().get(name)
    if kind is None:
        entry.wrong(f"there is no kind of piece {name!r}", f"Use {', '.join(kinds())}")
        return Piece(name, None, entry.where)
    options = kind.read(entry, book)
    entry.done()
    return Piece(name, options, entry.where)


def own_folder(home: Path) -> Path:
    """Where a council keeps its own packs."""
    return home / "papers" / "packs"
