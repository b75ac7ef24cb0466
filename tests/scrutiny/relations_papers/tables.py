"""Small tables in the words of roles, and what one relation says of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from math import floor

from goldenthread.scrutiny.examples import paper_of
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict
from goldenthread.scrutiny.relation import Example, examine
from goldenthread.scrutiny.relations import relations
from goldenthread.scrutiny.rules import load_rules
from goldenthread.scrutiny.sheets import Paper, Paragraph

RULES = load_rules()
TODAY = date(2018, 1, 31)


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """One table as the examples of relations write it."""
    return "\n".join([" | ".join(headings), *(" | ".join(str(cell) for cell in row) for row in rows)])


def outcomes(key: str, *tables: str, today: date = TODAY, text: Sequence[str] = ()) -> tuple[Outcome, ...]:
    """Everything that a relation says of the tables and of lines of running text."""
    relation = next(one for one in relations() if one.key == key)
    paper = paper_of(Example("", "\n\n".join(tables), ()))
    paragraphs = tuple(Paragraph("report", number, line) for number, line in enumerate(text, start=1))
    return examine(relation, Paper(paper.sheets, today, paragraphs), RULES)


def findings(key: str, *tables: str, today: date = TODAY, text: Sequence[str] = ()) -> tuple[Finding, ...]:
    """The findings alone, those that are only notes left out."""
    said = (one.finding for one in outcomes(key, *tables, today=today, text=text))
    return tuple(one for one in said if one is not None and one.level is not Level.NOTE)


def cells(found: Sequence[Finding]) -> list[str]:
    """Where findings stand, as "3 change"."""
    return [f"{one.place.row} {one.place.column}" for one in found]


def verdicts(key: str, *tables: str, today: date = TODAY, text: Sequence[str] = ()) -> list[str]:
    """The verdicts in order."""
    return [one.verdict.value for one in outcomes(key, *tables, today=today, text=text)]


def agreed(key: str, *tables: str, today: date = TODAY, text: Sequence[str] = ()) -> int:
    """How often the relation compared and agreed: a silence that checked nothing proves nothing."""
    return sum(one.verdict is Verdict.AGREES for one in outcomes(key, *tables, today=today, text=text))


def shown(number: Fraction, places: int, half_even: bool = False) -> str:
    """A number rounded as papers round: half away from nought, or half to even."""
    scaled = number * 10**places
    if half_even:
        whole = round(scaled)
    else:
        whole = floor(abs(scaled) + Fraction(1, 2)) * (1 if scaled >= 0 else -1)
    digits = str(abs(whole)).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if whole < 0 else text
