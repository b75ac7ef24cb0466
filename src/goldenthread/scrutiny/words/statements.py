"""The sentences of a paper: its running text, and columns of statements, each with the measure that it stands beside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.scrutiny.findings import Place
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper
from goldenthread.scrutiny.words.facts import Fact, fact_of


@dataclass(frozen=True, slots=True)
class Statement:
    """A text and where it stands; ``about`` is the measure of its row, or the one that its reference names."""

    place: Place
    text: str
    about: Fact | None = None


def statements(paper: Paper, facts: Sequence[Fact], rules: Rules) -> Iterator[Statement]:
    """Every paragraph, then every cell of a column of statements, in order; blank ones are left out."""
    for paragraph in paper.paragraphs:
        if paragraph.text.strip():
            yield Statement(paragraph.place, paragraph.text)
    by_key: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.key:
            by_key.setdefault(fact.key.casefold(), []).append(fact)
    for sheet in paper:
        for column in sheet.having(Role.STATEMENT):
            for row in sheet.rows:
                named = by_key.get((row.text(Role.REF) or row.text(Role.ID)).casefold(), [])
                about = fact_of(row, rules) or (named[0] if len(named) == 1 else None)
                if row.raw(column):
                    yield Statement(row.place(column), row.raw(column), about)
