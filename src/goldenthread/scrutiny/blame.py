"""One fault, one finding: where several relations stumble over the same cell of a row, that cell is named once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Place, Verdict
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.sheets import Paper

#: Relations whose findings follow from one another: a mistyped figure breaks several of them at once.
_ARITHMETIC: Final = frozenset(
    {
        *("change", "value-of-parts", "attainable", "shares-to-100", "direction-polarity", "arrow-sign"),
        *("rating-target", "rating-baseline", "two-places", "magnitude", "totals", "column-quotient", "share-of-total"),
        *("count-percent", "money-variance", "column-difference"),
    }
)
#: Relations that vouch for the cell that they agree about.
_VOUCH: Final = frozenset({"value-of-parts", "attainable"})
#: Relations that turn round when the polarity is mistyped, and not otherwise together.
_TURNED: Final = frozenset({"direction-polarity", "rating-target", "rating-baseline"})
#: Relations of a figure with an earlier one, which may stand in another row.
_MOVES: Final = frozenset({"change", "direction-polarity", "arrow-sign"})
#: Relations of one row, with those of its column that are out wherever the row's figure is.
_RESTS: Final = {
    "money-variance": frozenset({"totals"}),
    "savings": frozenset({"totals"}),
    "balances": frozenset({"totals", "opening-closing"}),
    "count-percent": frozenset({"shares-to-100"}),
    "share-of-total": frozenset({"shares-to-100"}),
}
_ASKED: Final = frozenset({Level.CONTRADICTION, Level.QUESTION, Level.UNIT})


def gathered(outcomes: Mapping[str, Sequence[Outcome]], paper: Paper) -> tuple[Finding, ...]:
    """Every finding, those about one cell of one row gathered into one; ``outcomes`` are by the key of their relation."""
    findings = dict.fromkeys(one.finding for some in outcomes.values() for one in some if one.finding is not None)
    vouched = {
        one.place
        for key, some in outcomes.items()
        for one in some
        if key in _VOUCH and one.verdict is Verdict.AGREES and one.finding is None
    }
    by_row: dict[tuple[str, str, int], list[Finding]] = {}
    for finding in findings:
        if finding.relation in _ARITHMETIC and finding.level in _ASKED:
            by_row.setdefault((finding.place.file, finding.place.table, finding.place.row), []).append(finding)
    for row_findings in by_row.values():
        for cell, together in _clusters(row_findings, vouched, paper):
            for finding in together:
                del findings[finding]
            findings[_one(cell, together, paper)] = None
    for main, follows in _below(findings):
        whole = (main, *follows)
        for finding in whole:
            del findings[finding]
        findings[_one(main.place, whole, paper)] = None
    return tuple(findings)


def _below(findings: Iterable[Finding]) -> list[tuple[Finding, tuple[Finding, ...]]]:
    """Figures that their own parts contradict, each with the changes and directions in other rows that rest on them."""
    held = [one for one in findings if one.level in _ASKED]
    found: list[tuple[Finding, tuple[Finding, ...]]] = []
    for main in held:
        if main.relation in _VOUCH:
            rests = [one for one in held if one.relation in _MOVES and main.place in one.also]
            if rests and all(one.place.row != main.place.row for one in rests):
                found.append((main, tuple(rests)))
        elif follows := _RESTS.get(main.relation, frozenset()):
            sums = [one for one in held if one.relation in follows and main.place in one.also]
            sums = [one for one in sums if one.place.row != main.place.row]
            if sums and main.level is Level.CONTRADICTION:
                found.append((main, tuple(sums)))
    # A movement between two such figures follows from both, and is told with the first.
    told: list[Finding] = []
    single: list[tuple[Finding, tuple[Finding, ...]]] = []
    for main, moves in found:
        alone = tuple(one for one in moves if all(one is not other for other in told))
        told.extend(alone)
        if alone:
            single.append((main, alone))
    return single


def _cells(finding: Finding) -> tuple[Place, ...]:
    return tuple(place for place in (finding.place, *finding.also) if place.row == finding.place.row)


def _clusters(
    some: Sequence[Finding], vouched: set[Place], paper: Paper
) -> Iterable[tuple[Place, tuple[Finding, ...]]]:
    """Cells that two findings or more have in common, each with those findings; a finding is in one cluster only."""
    left = list(some)
    while len(left) > 1:
        shared = {cell: [one for one in left if cell in _cells(one)] for finding in left for cell in _cells(finding)}
        cell, together = max(shared.items(), key=lambda one: _weight(one[0], one[1], vouched, paper))
        if len(together) < 2 or cell in vouched:
            return
        yield cell, tuple(together)
        left = [one for one in left if all(one is not other for other in together)]


def _weight(
    cell: Place, together: Sequence[Finding], vouched: set[Place], paper: Paper
) -> tuple[bool, int, bool, bool, int]:
    """How likely a cell is to be the fault: many findings share it, none vouches for it, one stands at it."""
    turned = len(together) > 1 and all(one.relation in _TURNED for one in together)
    polarity = turned and _role(cell, paper) is Role.POLARITY
    first = -min(_cells(one).index(cell) for one in together)
    return cell not in vouched, len(together), polarity, any(one.place == cell for one in together), first


def _role(cell: Place, paper: Paper) -> Role | None:
    for sheet in paper.sheets:
        if (sheet.grid.file, sheet.grid.table) == (cell.file, cell.table):
            return next((column.role for column in sheet.columns if column.heading == cell.column), None)
    return None


def _text(cell: Place, paper: Paper) -> str:
    for sheet in paper.sheets:
        if (sheet.grid.file, sheet.grid.table) == (cell.file, cell.table):
            row = next((row for row in sheet.rows if row.line.number == cell.row), None)
            column = next((column for column in sheet.columns if column.heading == cell.column), None)
            if row is not None and column is not None:
                return row.raw(column)
    return ""


def _one(cell: Place, together: Sequence[Finding], paper: Paper) -> Finding:
    """The findings as one at the cell that they share, in the words of the one that stands at it where there is one."""
    ranked = sorted(together, key=lambda one: (one.place != cell, one.level.rank))
    main = ranked[0]
    others = tuple(dict.fromkeys(place for one in ranked for place in (one.place, *one.also) if place != cell))
    also_by = ", ".join(dict.fromkeys(one.relation for one in ranked[1:]))
    arithmetic = "; ".join(dict.fromkeys(one.arithmetic for one in ranked))
    level = min((one.level for one in together), key=lambda one: one.rank)
    if main.place == cell:
        message = f"{main.message} Nor do its neighbours agree with it ({also_by})."
        return replace(main, level=level, arithmetic=arithmetic, message=message, also=others)
    return replace(
        main,
        place=cell,
        level=level,
        published=_text(cell, paper),
        expected="a figure with which its neighbours agree",
        arithmetic=arithmetic,
        message=f"{main.message} Several of its neighbours do not agree with this cell ({main.relation}, {also_by}).",
        mend="Correct this cell, or each of the others",
        also=others,
    )
