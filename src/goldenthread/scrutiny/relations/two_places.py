"""The same figure in two places is the same."""

from collections.abc import Iterable
from typing import Final

from goldenthread.scrutiny.figures.cells import bases, found
from goldenthread.scrutiny.figures.places import Figure, Pair, believed, figures_of, pairs
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper

_KEY: Final = "two-places"


def check(paper: Paper, rules: Rules) -> Iterable[Outcome]:
    """Compare every figure that stands in two rows or tables under one label, unit and period."""
    held = [bases(sheet, rules) for sheet in paper.sheets]
    figures = [one for number, sheet in enumerate(paper.sheets) for one in figures_of(sheet, number, rules)]

    def agree(one: Figure, other: Figure) -> bool:
        return one.cell.span(held[one.table]).meets(other.cell.span(held[other.table]))

    for pair, settled in believed(pairs(figures, agree), rules):
        place = pair.second.cell.place
        if pair.agree:
            yield agrees(place)
        elif settled:
            yield disagrees(_finding(pair))
        else:
            yield cannot_tell(place, "the two tables share labels but may be of different children or teams")


def _finding(pair: Pair) -> Finding:
    first, second = pair.first.cell, pair.second.cell
    both = pair.first.latest and pair.second.latest
    where = f"row {first.row.line.number}"
    if pair.first.table != pair.second.table:
        grid = first.row.sheet.grid
        where = f"{grid.table or grid.file}, {where}"
    revised = "" if both else " Was it revised?"
    return found(
        _KEY,
        Level.CONTRADICTION if both else Level.QUESTION,
        second,
        first.text,
        f"{first.text} in {where}; {second.text} here, both for {pair.second.name.period}",
        f"{second.row.label}: the same figure for the same period is printed twice and differs.{revised} Which is meant?",
        "Print one figure in both places, or say why they differ",
        (first,),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="The same figure in two places is the same",
    sentence="A figure with the same label, part, unit and period is the same wherever it is printed.",
    rounding="Each place may round in its own way: 44% and 44.0% are one figure, 44% and 45.0% are not.",
    examples=(
        Example(
            "44.0% in one table and 44% in another.",
            """
            label | unit | period | value
            Children in foster care | percent | Mar 2017 | 44.0%

            label | unit | period | value
            Children in foster care | percent | March 2017 | 44%
            """,
            (Verdict.AGREES,),
        ),
        Example(
            "358 in one table and 357 in another.",
            """
            label | unit | period | value
            Number of children looked after | count | 2017-03 | 358

            label | unit | period | value
            Number of children looked after | count | 2017-03 | 357
            """,
            (Verdict.DISAGREES,),
            "2 value",
            "358",
        ),
        Example(
            "Two tables that share labels and agree on nothing may be of two teams.",
            """
            label | unit | period | value
            Number of open cases | count | 2017-03 | 358
            Visits within the timescale | percent | 2017-03 | 80

            label | unit | period | value
            Number of open cases | count | 2017-03 | 120
            Visits within the timescale | percent | 2017-03 | 91
            """,
            (Verdict.CANNOT_TELL, Verdict.CANNOT_TELL),
        ),
    ),
    check_paper=check,
)
