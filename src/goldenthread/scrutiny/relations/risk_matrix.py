"""The matrix of risks holds the risks that the register lists, each in the cell of its impact and likelihood."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.blocks import blocks, is_total
from goldenthread.scrutiny.reckoning.matrices import Matrix, Register, Where, matrices, registers
from goldenthread.scrutiny.reckoning.risk_words import ANY, scores_of, speaks_of_risks
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper
from goldenthread.scrutiny.shown import plain


def check(paper: Paper, rules: Rules) -> Iterable[Outcome]:
    """Set every matrix beside the one register that can be its own."""
    held = registers(paper, rules)
    for matrix in matrices(paper, rules):
        own = [read for read in held if read[0].sheet.grid.file == matrix.sheet.grid.file] or list(held)
        if len(own) == 1:
            yield from _best(matrix, own[0], _totals(paper, rules))
        elif own:
            yield cannot_tell(matrix.place, "there is more than one register to which the matrix could belong")


def _totals(paper: Paper, rules: Rules) -> frozenset[Fraction]:
    """Every number of all risks that the paper's summaries print."""
    return frozenset(
        item.number
        for sheet in paper
        for block in blocks(sheet, rules)
        if speaks_of_risks(block, rules)
        for item in block.items
        if item.number is not None and (scores_of(item.name, rules) == ANY or is_total(item.name, rules))
    )


def _best(matrix: Matrix, read: Sequence[Register], totals: frozenset[Fraction]) -> tuple[Outcome, ...]:
    """The matrix beside the residual risks, unless its caption or all its cells say that it is of the inherent ones."""
    caption = matrix.sheet.grid.table.casefold()
    named = [register for register in read if register.kind.name and register.kind.name in caption]
    first, *others = (_compared(matrix, register, totals) for register in named or read)
    for other in others:
        if (
            any(one.finding for one in first)
            and not any(one.finding for one in other)
            and _agreeing(other) > _agreeing(first)
        ):
            return other
    return first


def _agreeing(outcomes: Sequence[Outcome]) -> int:
    return sum(one.verdict is Verdict.AGREES for one in outcomes)


def _compared(matrix: Matrix, register: Register, totals: frozenset[Fraction]) -> tuple[Outcome, ...]:
    listed_in_all = len(register.rows) + register.doubtful
    complete = listed_in_all in {matrix.total, *totals}
    least = Fraction(0) if complete else register.threshold
    short, over, outcomes = [], [], []
    for where, (_, place) in matrix.cells.items():
        count, listed = matrix.count(where), len(register.at(where))
        if count is None:
            outcomes.append(cannot_tell(place, "the cell hides its number"))
        elif count < listed:
            short.append(where)
        elif count > listed and where[0] * where[1] >= least:
            over.append(where)
        elif listed:
            outcomes.append(agrees(place))
        elif count:
            outcomes.append(cannot_tell(place, f"the register lists only risks of {plain(least)} and above"))
    missing = {where for _, where in register.rows} - set(matrix.cells)
    outcomes += [cannot_tell(matrix.place, "the matrix has no cell for a risk of the register") for _ in missing]
    outcomes += [disagrees(_short(matrix, register, where, over, complete)) for where in short]
    if not short:
        outcomes += _over(matrix, register, over, complete or register.stated, _agreeing(outcomes))
    return tuple(outcomes)


def _over(matrix: Matrix, register: Register, over: list[Where], sure: bool, agreeing: int) -> Iterator[Outcome]:
    """Cells that hold more risks than are listed: a fault only where the register is known to list them all."""
    for where in over:
        place = matrix.cells[where][1]
        if register.doubtful:
            yield cannot_tell(place, "a score of the register contradicts its own impact and likelihood")
        elif sure or len(over) == 1 <= agreeing:
            yield disagrees(_more(matrix, register, where, sure))
        else:
            yield cannot_tell(place, "the register need not list every risk of the cell")


def _short(matrix: Matrix, register: Register, where: Where, over: list[Where], complete: bool) -> Finding:
    cell, place = matrix.cells[where]
    rows = register.at(where)
    listed = ", ".join(row.label for row in rows)
    return Finding(
        place,
        RELATION.key,
        Level.CONTRADICTION if cell.text.strip() or complete else Level.QUESTION,
        cell.text.strip() or "blank",
        str(len(rows)),
        f"impact {plain(where[0])}, likelihood {plain(where[1])}: the register lists {len(rows)} ({listed}), "
        f"the matrix {cell.text.strip() or 'none'}",
        "The cell holds fewer risks than the register lists for it. Which of the two is meant?",
        f"Print {len(rows)}, or correct the levels in the register",
        (
            *(row.place(register.kind.likelihood) for row in rows),
            *(matrix.cells[other][1] for other in over if len(over) == 1),
        ),
    )


def _more(matrix: Matrix, register: Register, where: Where, sure: bool) -> Finding:
    cell, place = matrix.cells[where]
    listed = len(register.at(where))
    least = plain(register.threshold)
    why = "" if sure else f" It looks as if every risk of {least} and above is listed, which is inferred."
    return Finding(
        place,
        RELATION.key,
        Level.CONTRADICTION if sure else Level.QUESTION,
        cell.text.strip(),
        str(listed),
        f"impact {plain(where[0])}, likelihood {plain(where[1])}: the matrix holds {cell.text.strip()}, the register lists {listed}",
        f"The cell holds more risks than the register lists for it.{why} Is one missing from the register?",
        f"Print {listed}, or list the risk that is missing",
        tuple(row.place(register.kind.likelihood) for row in register.at(where)),
    )


RELATION: Final = Relation(
    key="risk-matrix",
    title="The matrix of risks holds the risks of the register",
    sentence="Each cell of the matrix counts the risks of the register with its impact and likelihood, or more where only high risks "
    "are listed.",
    rounding="Counts are whole numbers; a blank cell holds no risk, and what lies below the lowest listed score cannot be told.",
    examples=(
        Example(
            "Two risks of 12 and one of 16 are where the matrix says; those of 6 are not listed.",
            """
            impact | likelihood | count
            4 | 4 | 1
            4 | 3 | 2
            3 | 2 | 5

            id | impact | likelihood | score
            R1 | 4 | 4 | 16
            R2 | 4 | 3 | 12
            R3 | 4 | 3 | 12
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.CANNOT_TELL),
        ),
        Example(
            "The cell of 4 × 3 holds one, yet two are listed.",
            """
            impact | likelihood | count
            4 | 4 | 1
            4 | 3 | 1
            3 | 2 | 5

            id | impact | likelihood | score
            R1 | 4 | 4 | 16
            R2 | 4 | 3 | 12
            R3 | 4 | 3 | 12
            """,
            (Verdict.AGREES, Verdict.CANNOT_TELL, Verdict.DISAGREES),
            "3 count",
            "2",
        ),
        Example(
            "The same as a grid, likelihood across: the register lists all.",
            """
            impact | count (1 Rare) | count (2 Unlikely) | count (3 Possible)
            3 Moderate | 0 | 1 | 1
            2 Minor | 1 | |
            1 Negligible | | |

            id | impact | likelihood
            R1 | Moderate | Unlikely
            R2 | Moderate | Possible
            R3 | Minor | Rare
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
        ),
    ),
    check_paper=check,
)
