"""Reads the shipped rules and a file of a council's own, which may give any of them another value."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Final

from goldenthread.records.errors import InputRefused, Problem, refuse_if_any

#: What every section says of itself, beside its rules.
ABOUT: Final = ("says", "source")
Value = bool | int | Decimal | str | tuple[str, ...] | Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules by section and name, such as ``rating`` ``good_words``; asking for one that is not shipped is a KeyError."""

    sections: Mapping[str, Mapping[str, object]]
    # Lists of words are asked for at every cell.
    _folded: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    def number(self, section: str, name: str) -> Fraction:
        """A number, exact."""
        value = self.sections[section][name]
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise TypeError(f"{section}.{name} is not a number")
        return Fraction(value)

    def flag(self, section: str, name: str) -> bool:
        """Yes or no."""
        value = self.sections[section][name]
        if not isinstance(value, bool):
            raise TypeError(f"{section}.{name} is not true or false")
        return value

    def words(self, section: str, name: str) -> tuple[str, ...]:
        """A list of words, folded to small letters."""
        value = self.sections[section][name]
        if not isinstance(value, list):
            raise TypeError(f"{section}.{name} is not a list of words")
        if (section, name) not in self._folded:
            self._folded[section, name] = tuple(str(word).casefold() for word in value)
        return self._folded[section, name]

    def table(self, section: str, name: str) -> Mapping[str, object]:
        """A table of values by name."""
        value = self.sections[section][name]
        if not isinstance(value, dict):
            raise TypeError(f"{section}.{name} is not a table")
        return value


def load_rules(own: Path | None = None) -> Rules:
    """The shipped rules, one section a file, with a council's own values put over them.

    Raises `InputRefused` with every section or name of ``own`` that is not known and every value of another kind.
    """
    held: dict[str, dict[str, object]] = {}
    for file in sorted(files("goldenthread.scrutiny.rules").joinpath("house").iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            held[file.name.removesuffix(".toml")] = tomllib.loads(file.read_text("utf-8"), parse_float=Decimal)
    if own is not None:
        _put_over(held, own)
    return Rules(held)


def _put_over(held: dict[str, dict[str, object]], own: Path) -> None:
    try:
        told = tomllib.loads(own.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        raise InputRefused.of(own.name, f"the file cannot be read: {error.strerror}", "Name a file of rules") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputRefused.of(own.name, f"it is not TOML in UTF-8: {error}", "Mend the line that it names") from error
    problems: list[Problem] = []
    for section, values in told.items():
        if section not in held or not isinstance(values, dict):
            problems.append(Problem(own.name, f"there is no section {section!r} of rules", _near(section, held)))
            continue
        for name, value in values.items():
            shipped = held[section].get(name)
            where = f"{own.name}, {section}.{name}"
            if shipped is None or name in ABOUT:
                problems.append(Problem(where, "there is no such rule", _near(name, held[section])))
            elif not _alike(shipped, value):
                problems.append(Problem(where, f"{value!r} is of another kind", f"Give one like {shipped!r}"))
            else:
                held[section][name] = value
    refuse_if_any(problems)


def _alike(shipped: object, value: object) -> bool:
    numbers = (int, Decimal)
    if isinstance(shipped, bool) or isinstance(value, bool):
        return isinstance(shipped, bool) and isinstance(value, bool)
    if isinstance(shipped, numbers):
        return isinstance(value, numbers)
    return isinstance(value, type(shipped))


def _near(name: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(name, known, 1)
    listed = ", ".join(sorted(word for word in known if word not in ABOUT))
    return f"Did you mean {near[0]!r}?" if near else f"Known are {listed}"
