"""The SQL by which checks read the figures of registers: as numbers, with how exactly they were printed."""

from goldenthread.records.printed_figures import MONEY_UNITS, SCALES

_WIDE = "decimal(24, 6)"


def value(column: str, money: bool = False, alias: str = "r") -> str:
    """The number of a figure in ones, null where there is none; money without a letter is in the unit of its row."""
    return f"(try_cast({_digits(column, alias)} as {_WIDE}) * {_scale(column, money, alias)})"


def step(column: str, money: bool = False, alias: str = "r") -> str:
    """The size of the last place printed, in ones: 1000 for £000, 100000 for £5.7m, 0.1 for 44.0; null without a number."""
    places = f"length(split_part({_digits(column, alias)}, '.', 2))"
    return (
        f"(case when try_cast({_digits(column, alias)} as {_WIDE}) is not null"
        f" then pow(10, -{places})::{_WIDE} * {_scale(column, money, alias)} end)"
    )


def coarsest(*columns: str, money: bool = False, alias: str = "r") -> str:
    """The largest of the steps of several figures: no sum of them is more exact than that."""
    return f"greatest({', '.join(step(column, money, alias) for column in columns)})"


def shown(number: str, money: bool = False, alias: str = "r") -> str:
    """A number in ones as text, in the unit of the row where it is money."""
    over = f"({number})::double / {_unit(alias)}" if money else f"({number})::double"
    return f"rtrim(rtrim(round({over}, 2)::varchar, '0'), '.')"


def _digits(column: str, alias: str) -> str:
    return f"rtrim({alias}.{column}, '{''.join(SCALES)}')"


def _unit(alias: str) -> str:
    units = " ".join(f"when '{unit}' then {times}" for unit, times in MONEY_UNITS.items())
    return f"(case {alias}.unit {units} end)"


def _scale(column: str, money: bool, alias: str) -> str:
    if not money:
        return f"1::{_SMALL}"
    letters = " ".join(
        f"when {alias}.{column} like '%{letter}' then {times}" for letter, times in SCALES.items() if letter
    )
    return f"(case {letters} else {_unit(alias)} end)::{_SMALL}"


_SMALL = "decimal(8, 0)"
