"""What a sample tells of its whole list: plain shares beside those weighted by the chance that each case had."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import is_

from goldenthread.auditing.model import Audit, Grade
from goldenthread.auditing.report.telling import decimal, percent, share_cells
from goldenthread.auditing.sampling.draws import Draw
from goldenthread.auditing.sampling.shares import Values
from goldenthread.auditing.statistics.intervals import Share, share_of
from goldenthread.auditing.statistics.weighting import Drawn, Estimate, weighted_mean
from goldenthread.design.components import Cell, Column, Table
from goldenthread.design.words import cell_of
from goldenthread.quality.shown import GRADES
from goldenthread.records.errors import WrongUse
from goldenthread.reports.cells import State, absent, number

_GOOD = (Grade.OUTSTANDING, Grade.GOOD)
_BETWEEN = " / "
#: An error can be told of so many cases of a part.
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A share of a sample: of its own graded cases, and estimated for the whole list (None where it cannot be)."""

    name: str
    plain: Share
    weighted: Estimate | None

    @property
    def effect(self) -> float | None:
        """The design effect: of how many cases drawn evenly each is worth one; None without an estimate."""
        return self.weighted.n / self.weighted.effective if self.weighted and self.weighted.effective else None


@dataclass(frozen=True, slots=True)
class Results:
    """Shares by grade of so many graded audits of a sample; ``why`` there is no estimate for the whole list, "" where there is.

    ``together`` are the parts that were put together for the estimate.
    """

    graded: int
    told: tuple[Told, ...]
    why: str
    together: tuple[str, ...]


def results_of(draw: Draw, audits: Sequence[Audit]) -> Results:
    """The grades that stand of a sample's audits, as the viewer may count them.

    The chance of a case is that of its draw, lessened so that the graded cases of its part stand for the whole part: as if
    those that are not graded were like them. Parts with fewer than two graded cases, of which no error can be told, are
    put together (collapsed strata; Cochran, Sampling Techniques, 3rd edition, 5A.12).
    """
    strata = {pick.key: pick.stratum for pick in draw.picks if pick.replaced is None}
    graded = [one for one in audits if not one.cancelled and one.stands is not None and one.case.key in strata]
    part, together = _parts(draw, Counter(strata[one.case.key] for one in graded))
    names = [part[strata[one.case.key]] for one in graded]
    chances = [float(draw.probability(one.case.key)) for one in graded]
    sizes, weights = defaultdict[str, float](float), defaultdict[str, float](float)
    for stratum in draw.strata:
        # What should not have been in the list is estimated out of it, as its share among those looked at.
        meant = stratum.audited / stratum.probability if stratum.probability else stratum.size
        sizes[part[stratum.values]] += float(meant)
    for name, chance in zip(names, chances, strict=True):
        weights[name] += 1 / chance
    chances = [min(chance * weights[name] / sizes[name], 1.0) for name, chance in zip(names, chances, strict=True)]
    why = ""
    tests: list[tuple[str, Callable[[Grade | None], bool]]] = [("Good or better", lambda grade: grade in _GOOD)]
    tests += [(GRADES[one], partial(is_, one)) for one in Grade]
    rows = []
    for name, counts in tests:
        values = [counts(one.stands) for one in graded]
        estimate = None
        if graded and not why:
            parts = zip(values, chances, names, strict=True)
            try:
                estimate = weighted_mean([Drawn(float(value), chance, part) for value, chance, part in parts])
            except WrongUse as refused:
                why = " ".join(f"{one.what[0].upper()}{one.what[1:]}. {one.mend}" for one in refused.problems)
        rows.append(Told(name, share_of(sum(values), len(values)), estimate))
    return Results(len(graded), tuple(rows), why, together if graded else ())


def _parts(draw: Draw, graded: Counter[Values]) -> tuple[dict[Values, str], tuple[str, ...]]:
    """The part that each stratum counts in, and the strata that were put together: those of fewer than two graded cases
    that were not looked at whole, with the largest other where they have fewer than two among them all."""
    names = {one.values: _BETWEEN.join(words or "not recorded" for words in one.values) for one in draw.strata}
    few = [one for one in draw.strata if graded[one.values] < _LEAST and graded[one.values] < one.size]
    others = sorted((one for one in draw.strata if one not in few), key=lambda one: (-one.size, one.values))
    if few and sum(graded[one.values] for one in few) < _LEAST:
        few += others[:1]
    if len(few) < _LEAST:
        return names, ()
    together = tuple(names[one.values] for one in few)
    return names | dict.fromkeys((one.values for one in few), " + ".join(together)), together


def results_table(found: Results) -> Table:
    """The shares as a table, each with its interval and, of the estimate, its design effect."""
    heads = ("Grade", "Audits", "Of the sample", "From", "To", "Of the list, weighted", "From", "To", "Design effect")
    columns = tuple(Column(head, numeric=place > 0) for place, head in enumerate(heads))
    return Table(
        "Grades that stand", columns, tuple(_row(one) for one in found.told), "Nothing is graded yet.", wide=True,
        caption_hidden=True, notes=(_NOTE,),
    )  # fmt: skip


_NOTE = (
    "Of the list: each case stands for as many as its chance says. The interval is Wilson's of as many cases as the design is "
    "worth. A design effect of 2 says that the sample is worth half as many cases drawn evenly."
)


def _row(one: Told) -> tuple[Cell, ...]:
    estimate = one.weighted
    if estimate is None:
        weighted = (absent(State.CANNOT_COMPUTE),) * 4
    else:
        ends = percent(estimate.interval.low), percent(estimate.interval.high)
        weighted = (percent(estimate.value), *ends, decimal(one.effect))
    cells = (number(one.plain.count), *share_cells(one.plain), *weighted)
    return (Cell(one.name), *(cell_of(cell) for cell in cells))
