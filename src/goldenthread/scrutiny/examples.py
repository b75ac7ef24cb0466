"""Turns the example of a relation into the paper that it shows: small tables whose headings are the words of roles."""

from datetime import date
from typing import Final

from goldenthread.scrutiny.relation import Example
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.sheets import Grid, Line, Paper, Sheet

_ROLES: Final = {role.value: role for role in Role}
_TODAY: Final = date(2018, 1, 31)


def paper_of(example: Example) -> Paper:
    """The paper of an example; its rows are numbered as in a file of its own, the headings being row 1.

    A first line that ends in a colon is the caption of its table; captioned tables are of one file. A heading is the word
    of a role, and what it is about in brackets: ``series (2017-11)``. Raises ValueError for another.
    """
    texts = [text for text in example.table.strip().split("\n\n") if text.strip()]
    return Paper(tuple(_sheet(number, text) for number, text in enumerate(texts, start=1)), _TODAY)


def _sheet(number: int, text: str) -> Sheet:
    caption, body = captioned(text)
    lines = [tuple(cell.strip() for cell in line.split("|")) for line in body.splitlines()]
    columns = tuple(_column(index, heading) for index, heading in enumerate(lines[0]))
    rows = tuple(Line(place, cells) for place, cells in enumerate(lines[1:], start=2))
    return Sheet(Grid("example" if caption else f"example {number}", caption, lines[0], rows), columns)


def captioned(text: str) -> tuple[str, str]:
    """The caption of a table of an example, "" where it has none, and its lines."""
    first, _, rest = text.strip().partition("\n")
    if first.strip().endswith(":") and "|" not in first:
        return first.strip().removesuffix(":"), rest.strip()
    return "", text.strip()


def _column(index: int, heading: str) -> Column:
    word, _, about = heading.removesuffix(")").partition(" (")
    if word not in _ROLES:
        raise ValueError(f"{word!r} is not the word of a role")
    return Column(index, heading, _ROLES[word], about)
