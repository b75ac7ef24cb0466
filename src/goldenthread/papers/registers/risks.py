"""The risk register as papers print it: bands and movement counted, the matrix, and every risk from a score on."""

from collections import Counter
from dataclasses import dataclass

from goldenthread.calendar import Period
from goldenthread.papers.registers.cells import counted, score_cell, spared, whole_cell, with_shares
from goldenthread.papers.registers.labels import label, plural
from goldenthread.papers.registers.rows import Row, Rows, rows_of
from goldenthread.papers.registers.rules import Rules
from goldenthread.records.tables.registers import STEPS
from goldenthread.reports.blocks import Block, Chart, Column, Table, Text
from goldenthread.reports.cells import number, words
from goldenthread.reports.charts.matrix import Band as Drawn
from goldenthread.reports.charts.matrix import risk_matrix

#: Words of the steps from 1 where a register gives none. Source: Barnet quarterly report, Q4 2016/17, section 6.
_IMPACTS = ("Negligible", "Minor", "Moderate", "Major", "Catastrophic")
_LIKELIHOODS = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")


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
    """A matrix drawn, and how many risks stand in each band."""
    listed = sum(
        count for (impact, likelihood), count in matrix.counts.items() if impact * likelihood >= rules.listed_from
    )
    text = f"The matrix holds {plural(matrix.total, 'risk')}, {listed} of them at {rules.listed_from} or above."
    return (Text(text), matrix_chart(matrix, rules), bands_table(matrix, rules))


def score_of(row: Row) -> int | None:
    """The score as given, else impact times likelihood after controls."""
    score, impact, likelihood = (row.whole(name) for name in ("score", "residual_impact", "residual_likelihood"))
    return score if score is not None or impact is None or likelihood is None else impact * likelihood


def matrix_chart(matrix: Matrix, rules: Rules) -> Chart:
    """The matrix drawn, impact upwards and likelihood to the right, with every number in its table."""
    steps = range(1, STEPS + 1)
    return risk_matrix(
        "Risks after controls",
        matrix.counts,
        [matrix.impacts.get(step) or _IMPACTS[step - 1] for step in steps],
        [matrix.likelihoods.get(step) or _LIKELIHOODS[step - 1] for step in steps],
        [Drawn(band.word, band.low, band.high, band.tone, band.colour.shape) for band in rules.bands],
        "register-risk-matrix",
    )


def _bands(rules: Rules) -> str:
    return "Bands of scores: " + ", ".join(f"{band.shown} {band.low} to {band.high}" for band in rules.bands) + "."


def bands_table(matrix: Matrix, rules: Rules) -> Table:
    """How many risks stand in each band, out of all in the matrix."""
    found: Counter[str] = Counter()
    for (impact, likelihood), count in matrix.counts.items():
        band = rules.band(impact * likelihood)
        if band is not None:
            found[band.word] += count
    counts = [*(found[band.word] for band in rules.bands), matrix.total]
    names = [(words(band.shown, band.tone), words(f"{band.low} to {band.high}")) for band in rules.bands]
    lines = [(*name, number(count)) for name, count in zip([*names, (words("All"), words(""))], counts, strict=True)]
    columns = (Column("Band"), Column("Scores"), Column("Risks", True))
    made = with_shares(columns, lines, counts, matrix.total, rules)
    return Table("Risks by band", *made, "register-risk-bands", totals=frozenset({len(lines) - 1}))


def _movement(rows: Rows, rules: Rules) -> Table:
    found = Counter(row.text("direction") for row in rows)
    told = [code for code in ("increased", "same", "reduced", "new") if found[code] or code != "new"]
    names = [*told, *([""] if found[""] else [])]
    counts = [found[code] for code in names]
    lines = [(words(label("risk_direction", code) or "Not said"), number(found[code])) for code in names]
    columns = (Column("Since the last report"), Column("Risks", True))
    made = with_shares(columns, lines, counts, len(rows), rules)
    return Table("Risks by movement of their score", *made, "register-risk-movement")


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
