"""The risk register as papers print it: bands and movement counted, the matrix, and every risk from a score on."""

from collections import Counter
from dataclasses import dataclass

from goldenthread.calendar import Period
from goldenthread.papers.registers.cells import counted, score_cell, share, small_note, spared, whole_cell
from goldenthread.papers.registers.labels import label, plural
from goldenthread.papers.registers.rows import Row, Rows, rows_of
from goldenthread.papers.registers.rules import Rules
from goldenthread.records.tables.registers import STEPS
from goldenthread.reports.blocks import Block, Column, Table, Text
from goldenthread.reports.cells import Cell, number, words


@dataclass(frozen=True, slots=True)
class Matrix:
    """How many risks stand at each impact and likelihood, both from 1, and the words of the steps where they are given."""

    counts: Counter[tuple[int, int]]
    impacts: dict[int, str]
    likelihoods: dict[int, str]

    @property
    def total(self) -> int:
        """Risks in the whole matrix."""
        return sum(self.counts.values())


def matrix_of(risks: Rows, cells: Rows) -> Matrix:
    """The matrix as it was given, else counted from the risks themselves; a blank cell holds none."""
    counts: Counter[tuple[int, int]] = Counter()
    impacts: dict[int, str] = {}
    likelihoods: dict[int, str] = {}
    if cells:
        for cell in cells:
            impact, likelihood = cell.whole("impact"), cell.whole("likelihood")
            if impact is None or likelihood is None:
                continue
            counts[impact, likelihood] += int(counted(cell, "count") or 0)
            impacts[impact] = cell.text("impact_label")
            likelihoods[likelihood] = cell.text("likelihood_label")
    else:
        for risk in open_risks(risks):
            impact, likelihood = risk.whole("residual_impact"), risk.whole("residual_likelihood")
            if impact is not None and likelihood is not None:
                counts[impact, likelihood] += 1
    return Matrix(counts, impacts, likelihoods)


def open_risks(rows: Rows) -> Rows:
    """Those that had not been closed."""
    return tuple(row for row in rows if row.day("closed_on") is None)


def risk_blocks(rows: Rows, period: Period, rules: Rules) -> tuple[Block, ...]:
    """How risks moved, and every risk from the score on that the rules name, the highest first."""
    now = open_risks(rows_of(rows, period))
    listed = sorted(
        (row for row in now if (score_of(row) or 0) >= rules.listed_from), key=lambda row: -(score_of(row) or 0)
    )
    return (
        Text(f"The register lists {plural(len(now), 'risk')}, {len(listed)} of them at {rules.listed_from} or above."),
        _movement(now, rules),
        _list(tuple(listed), rules),
    )


def matrix_blocks(rows: Rows, period: Period, rules: Rules) -> tuple[Block, ...]:
    """The matrix of residual impact and likelihood as it was given, and its bands counted."""
    return blocks_of_matrix(matrix_of((), rows_of(rows, period)), rules)


def blocks_of_matrix(matrix: Matrix, rules: Rules) -> tuple[Block, ...]:
    """A matrix as a table of counts, and how many risks stand in each band."""
    listed = sum(
        count for (impact, likelihood), count in matrix.counts.items() if impact * likelihood >= rules.listed_from
    )
    text = f"The matrix holds {plural(matrix.total, 'risk')}, {listed} of them at {rules.listed_from} or above."
    return (Text(text), matrix_table(matrix, rules), bands_table(matrix, rules))


def score_of(row: Row) -> int | None:
    """The score as given, else impact times likelihood after controls."""
    score, impact, likelihood = (row.whole(name) for name in ("score", "residual_impact", "residual_likelihood"))
    return score if score is not None or impact is None or likelihood is None else impact * likelihood


def matrix_table(matrix: Matrix, rules: Rules) -> Table:
    """The matrix: impact down, the greatest first; likelihood across; a cell without a risk is blank."""
    steps = range(1, STEPS + 1)
    lines: list[tuple[Cell, ...]] = []
    for impact in reversed(steps):
        cells = [_matrix_cell(matrix.counts[impact, likelihood], impact * likelihood, rules) for likelihood in steps]
        lines.append((words(_step(impact, matrix.impacts)), *cells))
    columns = (
        Column("Impact", weight=1.5),
        *(Column(_step(one, matrix.likelihoods), True, group="Likelihood") for one in steps),
    )
    notes = (f"Each cell counts risks after controls. {_bands(rules)}",)
    return Table("Risks by impact and likelihood after controls", columns, tuple(lines), "register-risk-matrix", notes)


def _matrix_cell(count: int, score: int, rules: Rules) -> Cell:
    band = rules.band(score)
    if not count or band is None:
        return words("")
    return number(count, suffix=f" {band.mark}", tone=band.tone)


def _bands(rules: Rules) -> str:
    return "Bands of scores: " + ", ".join(f"{band.shown} {band.low} to {band.high}" for band in rules.bands) + "."


def _step(step: int, names: dict[int, str]) -> str:
    return f"{step} {names.get(step, '')}".strip()


def bands_table(matrix: Matrix, rules: Rules) -> Table:
    """How many risks stand in each band, out of all in the matrix."""
    found: Counter[str] = Counter()
    for (impact, likelihood), count in matrix.counts.items():
        band = rules.band(impact * likelihood)
        if band is not None:
            found[band.word] += count
    lines: list[tuple[Cell, ...]] = [
        (
            words(band.shown, band.tone),
            words(f"{band.low} to {band.high}"),
            number(found[band.word]),
            share(found[band.word], matrix.total, rules),
        )
        for band in rules.bands
    ]
    lines.append((words("All"), words(""), number(matrix.total), share(matrix.total, matrix.total, rules)))
    columns = (Column("Band"), Column("Scores"), Column("Risks", True), Column("Share", True))
    notes = small_note(lines, rules)
    total = frozenset({len(lines) - 1})
    return Table("Risks by band", columns, tuple(lines), "register-risk-bands", notes, totals=total)


def _movement(rows: Rows, rules: Rules) -> Table:
    found = Counter(row.text("direction") for row in rows)
    told = [code for code in ("increased", "same", "reduced", "new") if found[code] or code != "new"]
    lines = [
        (words(label("risk_direction", code)), number(found[code]), share(found[code], len(rows), rules))
        for code in told
    ]
    if found[""]:
        lines.append((words("Not said"), number(found[""]), share(found[""], len(rows), rules)))
    columns = (Column("Since the last report"), Column("Risks", True), Column("Share", True))
    notes = small_note(lines, rules)
    return Table("Risks by movement of their score", columns, tuple(lines), "register-risk-movement", notes)


def _list(rows: Rows, rules: Rules) -> Table:
    columns = (
        Column("Ref", weight=0.7),
        Column("Risk", weight=3),
        Column("Owner", weight=1.2),
        Column("Controls in place", weight=3),
        Column("Impact", True, 0.6, "Before controls"),
        Column("Likelihood", True, 0.6, "Before controls"),
        Column("Impact", True, 0.6, "After controls"),
        Column("Likelihood", True, 0.6, "After controls"),
        Column("Score", True, 0.6),
        Column("Movement"),
        Column("Response"),
    )
    scores = ("inherent_impact", "inherent_likelihood", "residual_impact", "residual_likelihood")
    lines = tuple(
        (
            words(row.text("risk_id")),
            words(": ".join(part for part in (row.text("title"), row.text("description")) if part)),
            words(row.text("owner")),
            words(row.text("controls")),
            *(whole_cell(row.whole(name)) for name in scores),
            score_cell(score_of(row), rules),
            words(label("risk_direction", row.text("direction"))),
            words(label("risk_response", row.text("response"))),
        )
        for row in rows
    )
    return Table(f"Risks at {rules.listed_from} or above", *spared(columns, lines), "register-risks", (_bands(rules),))
