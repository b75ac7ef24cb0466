"""Counts that a table prints rounded to 5 or 10: inferred from a column, and the span that such a count stands for."""

from collections.abc import Iterable
from fractions import Fraction

from goldenthread.scrutiny.printed import Kind, Printed
from goldenthread.scrutiny.roles import Column
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Sheet
from goldenthread.scrutiny.spans import Span, about


def base_of(sheet: Sheet, column: Column, rules: Rules) -> Fraction:
    """What the counts of a column are multiples of: a base where so many counts of it, and all, are; else 1."""
    cells = (row.at(column) for row in sheet.rows)
    counts = [cell.number for cell in cells if cell.kind is Kind.NUMBER and cell.number]
    if len(counts) < rules.number("reading", "fewest_to_infer_rounding"):
        return Fraction(1)
    for word in rules.words("reading", "rounding_bases"):
        base = Fraction(word)
        if all((count / base).denominator == 1 for count in counts):
            return base
    return Fraction(1)


def doubted_base(sheet: Sheet, columns: Iterable[Column], rules: Rules) -> Fraction:
    """What counts in several columns may all have been rounded to, where there are too few in one column to be sure."""
    cells = [row.at(column) for row in sheet.rows for column in columns]
    counts = [cell.number for cell in cells if cell.kind is Kind.NUMBER and cell.number and cell.sign != "%"]
    if len(counts) < rules.number("figures", "fewest_to_doubt_exactness"):
        return Fraction(1)
    bases = (Fraction(word) for word in rules.words("reading", "rounding_bases"))
    return next((base for base in bases if all((count / base).denominator == 1 for count in counts)), Fraction(1))


def count_span(cell: Printed, base: Fraction) -> Span:
    """The counts that a printed count may stand for: itself, what rounds to its base, or what rounds to £0.1m."""
    if cell.step != 1:
        return cell.span()
    return about(cell.number, base) if base > 1 else cell.itself()
