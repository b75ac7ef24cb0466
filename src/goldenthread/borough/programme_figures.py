"""The monthly figures that the borough's programme is linked to, typed: real change, none, worse, and bought ones."""

import random
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from goldenthread.calendar import add_months, month, month_end, month_start

MONTHS: Final = 26
COLUMNS: Final = (
    "key",
    "title",
    "period",
    "numerator",
    "denominator",
    "value",
    "unit",
    "source",
    "who",
    "when",
    "note",
)
_WHO: Final = "Performance Manager"
_SOURCE: Final = "Service lists, counted each month"

#: How many met and how many count in a month, by how many months before the day of the plan it is.
_Counts = Callable[[random.Random, int], tuple[int, int]]


def _share(before: float, after: float, since: int, until: int = 0, of: int = 90) -> _Counts:
    """A share that moves over three months once something begins, and goes back once it is over."""

    def counts(dice: random.Random, back: int) -> tuple[int, int]:
        step = min(max(since - back, 0), 3) / 3 - min(max(until - back, 0), 3) / 3 * (until > 0)
        size = of + dice.randint(-6, 6)
        return _met(dice, before + (after - before) * step, size), size

    return counts


def _closing(dice: random.Random, back: int) -> tuple[int, int]:
    """As many are seen as before; from 12 months before the day on those not seen are closed."""
    whole = 120 + dice.randint(-4, 4)
    seen = _met(dice, 0.6, whole)
    return seen, whole - (int((whole - seen) * 0.6) if back < 12 else 0)


def _leaving_out(dice: random.Random, back: int) -> tuple[int, int]:
    """As many are assessed as before; from 11 months before the day on half of the others are said not to need it."""
    whole = 64 + dice.randint(-2, 2)
    done = _met(dice, 0.62, whole)
    return done, whole - (int((whole - done) * 0.55) if back < 11 else 0)


def _met(dice: random.Random, chance: float, size: int) -> int:
    return sum(dice.random() < chance for _ in range(size))


MEASURES: Final[Mapping[str, tuple[str, _Counts]]] = {
    "programme-contacts-decided": ("Contacts decided within a working day", _share(0.64, 0.86, 13, of=160)),
    "programme-visits-in-time": ("Children in need visited in time", _closing),
    "programme-referred-again": ("Referred again within a year of closing", _share(0.16, 0.34, 10, of=70)),
    "programme-core-groups": ("Core groups held in time", _share(0.6, 0.82, 13)),
    "programme-return-interviews": ("Missing children interviewed in three days", _share(0.5, 0.82, 18, 6)),
    "programme-health-assessments": ("Health assessments in time", _leaving_out),
    "programme-life-story": ("Children in care with life story work begun", _share(0.72, 0.54, 12)),
    "programme-pathway-plans": ("Pathway plans up to date", _share(0.58, 0.84, 15)),
    "programme-foster-homes": ("Children in care living in the borough", _share(0.55, 0.55, 12)),
    "programme-supervision": ("Supervisions within six weeks", _share(0.56, 0.8, 13)),
    "programme-audits-good": ("Audits graded good", _share(0.48, 0.48, 12, of=60)),
}


def programme_figures(as_at: date, seed: int = 6) -> list[dict[str, str]]:
    """Rows of typed figures for the months up to a day's, oldest first for each measure; the same for the same seed.

    The month of the day itself is there only where the day is its last.
    """
    whole = as_at == month_end(as_at)
    found = []
    for key, (title, counts) in MEASURES.items():
        dice = random.Random(f"{key} {seed}")
        for back in range(MONTHS, -1 if whole else 0, -1):
            first = add_months(month_start(as_at), -back)
            met, of = counts(dice, back)
            found.append(
                {
                    **dict.fromkeys(COLUMNS, ""),
                    "key": key,
                    "title": title,
                    "period": month(first.year, first.month).label,
                    "numerator": str(met),
                    "denominator": str(of),
                    "unit": "percent",
                    "source": _SOURCE,
                    "who": _WHO,
                    "when": str(as_at),
                }
            )
    return found
