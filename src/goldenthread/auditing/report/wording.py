"""How a published dashboard words its grades and its numbers of audits, as data that a council may add to."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files as package_files

from goldenthread.measures.entries import Entry, Folder, files
from goldenthread.records.errors import Problem, refuse_if_any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Stated:
    """The row that states the number of audits behind every measure whose name holds the words ``behind``."""

    measure: str
    submeasure: str
    behind: str
    source: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Grades by how they are printed (small letters), the grades in order with the best first, and the rows with numbers."""

    grades: tuple[str, ...]
    printed: tuple[tuple[str, str], ...]
    stated: tuple[Stated, ...]

    def grade(self, text: str) -> str | None:
        """The grade that a row is of, or None where it is of none."""
        return dict(self.printed).get(" ".join(text.casefold().split()))

    def behind(self, measure: str) -> Stated | None:
        """The row that states the number of audits of a measure, or None where none does."""
        return next((one for one in self.stated if one.behind in measure.casefold()), None)


def load_wording(*folders: Folder) -> Wording:
    """The package's wording, with what a council's folders add; raises InputRefused with every problem of every file."""
    return _load(folders) if folders else _shipped()


@cache
def _shipped() -> Wording:
    return _load(())


def _load(folders: tuple[Folder, ...]) -> Wording:
    problems: list[Problem] = []
    grades: dict[str, None] = {}
    printed: dict[str, str] = {}
    stated: list[Stated] = []
    for _, file in files((package_files("goldenthread.auditing.report"), *folders), problems):
        if file.whole("format") != FORMAT:
            file.wrong("the file is of another format", f"Write format = {FORMAT}.")
        for entry in file.tables("grade"):
            _grade(entry, grades, printed)
        for entry in file.tables("stated"):
            made = Stated(*(entry.text(name) for name in ("measure", "submeasure", "behind", "source")))
            stated.append(Stated(made.measure, made.submeasure, made.behind.casefold(), made.source))
            entry.done()
        file.done()
    refuse_if_any(problems)
    return Wording(tuple(grades), tuple(printed.items()), tuple(stated))


def _grade(entry: Entry, grades: dict[str, None], printed: dict[str, str]) -> None:
    name = entry.text("name")
    for words in entry.lines("printed"):
        if printed.setdefault(words.casefold(), name) != name:
            entry.wrong(f"{words!r} is a grade already", "Give it to one grade.")
    entry.done()
    grades[name] = None
