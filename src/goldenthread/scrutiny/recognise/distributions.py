"""Numbers beside percentages: whether n is the number of cases that a percentage is of, or the count that it is a share for."""

from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.printed import Kind, Printed
from goldenthread.scrutiny.recognise.state import Guess, Table
from goldenthread.scrutiny.roles import Role

_SHARES: Final = frozenset({Role.SERIES, Role.VALUE, Role.LATEST, Role.PREVIOUS, Role.SHARE, Role.IGNORED})


def distributions(table: Table) -> Table:
    """Make counts and shares of n and % where each % is n of the sum of all n; a value of a % beside its parts."""
    for count in table.having(Role.N, Role.COUNT, Role.SERIES):
        if _in_percent(count) or count.told:
            continue
        share = _beside(table, count)
        if share is not None and _is_distribution(table, count, share):
            about = count.words.period.key if count.words.period is not None else ""
            table = table.changed(count.as_role(Role.COUNT, about), share.as_role(Role.SHARE, about))
    for total in table.having(Role.TOTAL):
        share = _beside(table, total)
        if share is not None and share.role is Role.IGNORED and _is_distribution(table, total, share):
            table = table.changed(share.as_role(Role.SHARE, ""))
    return _base(_value(_number_and_percent(table)))


def _beside(table: Table, count: Guess) -> Guess | None:
    """The percentages of the same period that stand beside the numbers; None where that is not one column."""
    bare = [one for one in table.having(*_SHARES) if _bare(one) and one.column.index == count.column.index + 1]
    if bare:
        return bare[0] if not bare[0].told else None
    found = [
        guess
        for guess in table.having(*_SHARES)
        if _in_percent(guess)
        and guess.words.period == count.words.period
        and abs(guess.column.index - count.column.index) == 1
        and not guess.told
    ]
    return found[0] if len(found) == 1 else None


def _bare(guess: Guess) -> bool:
    """Whether a heading is nothing but a percent sign, so that it belongs to the column before."""
    return guess.words.tokens == ("percent",) and guess.words.period is None


def _in_percent(guess: Guess) -> bool:
    """Whether a percent sign stands over a column, or in its cells."""
    signed = sum(cell.sign == "%" for cell in guess.cells.printed)
    return guess.words.sign == "%" or signed * 2 > guess.cells.filled


def _is_distribution(table: Table, count: Guess, share: Guess) -> bool:
    label = table.one(Role.LABEL, Role.SUBLABEL, Role.GROUP)
    names = [cell.text.strip().casefold() for cell in table.cells(label.column.index)] if label is not None else []
    pairs = [
        (number, part)
        for place, (number, part) in enumerate(
            zip(table.cells(count.column.index), table.cells(share.column.index), strict=True)
        )
        if number.kind is Kind.NUMBER
        and part.kind is Kind.NUMBER
        and not (place < len(names) and _is_total(names[place], table))
    ]
    whole = sum((number.number for number, _ in pairs), Fraction(0))
    if len(pairs) < table.least_rows or whole <= 0:
        return False
    fits = sum(_gives(number, part, whole) for number, part in pairs)
    return Fraction(fits, len(pairs)) >= table.least_share


def _is_total(name: str, table: Table) -> bool:
    return name in table.known.cells["total"] or name.startswith(("all ", "total ")) or name.endswith(" total")


def _gives(number: Printed, part: Printed, whole: Fraction) -> bool:
    return part.span().holds(number.number * 100 / whole)


def _number_and_percent(table: Table) -> Table:
    """Of a result printed as a number and as a percentage, the percentage is the value and the number its count."""
    numbers = [guess for guess in table.having(Role.VALUE) if {"number", "no", "n", "count"} & set(guess.words.tokens)]
    shares = [guess for guess in table.having(Role.SHARE, Role.VALUE) if "percent" in guess.words.tokens]
    if len(numbers) == len(shares) == 1 and _apart(numbers[0]) == _apart(shares[0]):
        return table.changed(numbers[0].as_role(Role.COUNT, ""), shares[0].as_role(Role.VALUE, ""))
    return table


def _apart(guess: Guess) -> tuple[str, ...]:
    return tuple(word for word in guess.words.tokens if word not in ("number", "no", "n", "count", "percent"))


def _value(table: Table) -> Table:
    """A lone percentage beside its numerator and denominator is the value of the row."""
    shares = table.having(Role.SHARE)
    parts = table.having(Role.PAIR) or (table.having(Role.NUMERATOR) and table.having(Role.DENOMINATOR))
    if len(shares) == 1 and parts and table.one(Role.VALUE, Role.LATEST, Role.SERIES) is None:
        return table.changed(shares[0].as_role(Role.VALUE, ""))
    return table


#: Words of a heading that names whom or what percentages beside it are of, and nothing that was done to them.
_PEOPLE_OR_CASES: Final = frozenset(
    {
        *(
            "number",
            "no",
            "total",
            "children",
            "child",
            "young",
            "people",
            "person",
            "persons",
            "pupils",
            "families",
            "carers",
        ),
        *(
            "staff",
            "employees",
            "workers",
            "adopters",
            "parents",
            "respondents",
            "responses",
            "replies",
            "returns",
            "surveys",
        ),
        *(
            "questionnaires",
            "forms",
            "audits",
            "cases",
            "files",
            "records",
            "plans",
            "visits",
            "reviews",
            "households",
            "posts",
        ),
        *(
            "received",
            "completed",
            "returned",
            "surveyed",
            "asked",
            "sampled",
            "audited",
            "reviewed",
            "eligible",
            "who",
        ),
        *("answered", "answering", "replied", "replying", "responded", "responding", "size", "cohort", "group"),
    }
)
_NUMBER_WORDS: Final = frozenset({"number", "no", "total"})
#: What a percentage of a total is headed by, which is no base but the sum of what stands beside it.
_OF_ALL: Final = frozenset({"total", "all", "share"})


def _base(table: Table) -> Table:
    """The one count beside percentages is the number that they are of, where its heading says no more than whom it counts."""
    counts = table.having(Role.COUNT)
    known = table.having(Role.N, Role.NUMERATOR, Role.DENOMINATOR, Role.PAIR, Role.PART, Role.TOTAL, Role.POPULATION)
    shares = [guess for guess in table.guesses if guess.role in _SHARES and _in_percent(guess) and guess.cells.numbers]
    others = [guess for guess in table.having(Role.SERIES, Role.IGNORED) if guess.cells.numbers and guess not in shares]
    if len(counts) != 1 or known or not shares or others or counts[0].told:
        return table
    words = set(counts[0].words.tokens) - table.known.little
    named = words <= _PEOPLE_OR_CASES and len(words - _NUMBER_WORDS) > 0
    whole = any(_OF_ALL & set(guess.words.tokens) for guess in shares)
    return table.changed(counts[0].as_role(Role.N, "")) if named and not whole else table
