"""A register of risks with its matrix, its bands and its directions."""

import random
from collections import Counter
from decimal import Decimal

from tests.scrutiny.planted.banks import OWNERS, RISKS, share
from tests.scrutiny.planted.catalogue import QUESTION, REAL, layout
from tests.scrutiny.planted.claims import Adds, Figure, Ratio, Times
from tests.scrutiny.planted.printing import Style
from tests.scrutiny.planted.sheets import TOTAL, Paper, Table, Where, cell

INHERENT = ["Inherent impact", "Inherent likelihood", "Inherent score"]
RESIDUAL = ["Residual impact", "Residual likelihood", "Residual score"]
COLUMNS = ["Risk ID", "Risk", "Owner", "Controls in place", *INHERENT, *RESIDUAL, "Direction of travel", "Response"]
BANDS = (("Low", 1, 3), ("Low-Medium", 4, 6), ("Medium-High", 8, 12), ("High", 15, 25))
IMPACTS = ("5 Catastrophic", "4 Major", "3 Moderate", "2 Minor", "1 Negligible")
LIKELIHOODS = ("1 Rare", "2 Unlikely", "3 Possible", "4 Likely", "5 Almost certain")
MOVES = ("Same", "Reduced", "Increased", "New")


@layout(REAL, formats=("csv", "xlsx", "docx"))
def risk_register(rng: random.Random, style: Style) -> list[Paper]:
    """The whole register, then the matrix of residual risk and the summary by band and by direction."""
    register = Table(list(COLUMNS), title=["Risk register"] if style.titled else [])
    number = 0
    for name in rng.sample(RISKS, 14):
        number += rng.randint(1, 2)
        residual = (rng.randint(2, 5), rng.randint(2, 4))
        inherent = (residual[0] + rng.randint(0, 5 - residual[0]), residual[1] + rng.randint(1, 5 - residual[1]))
        row = register.add(
            f"FS{number:03d}", name, rng.choice(OWNERS), "Board oversight; monthly review",
            *(str(part) for part in (*inherent, inherent[0] * inherent[1], *residual, residual[0] * residual[1])),
            rng.choice(MOVES), rng.choice(["Treat", "Tolerate"]), residual=residual,
        )  # fmt: skip
        for names in (INHERENT, RESIDUAL):
            first, second, score = (Figure(row, name, 0) for name in names)
            register.claims.append(Times(score, (first, second)))
    register.rows.sort(key=lambda row: -int(row[RESIDUAL[2]]))
    tables = [register, _matrix(register), _bands(register, style), _moves(register, style)]
    return [Paper("risk_register", tables)]


def _matrix(register: Table) -> Table:
    """Counts of risks by residual impact (down) and likelihood (across); blank where there is none."""
    table = Table(["Impact / Likelihood", *LIKELIHOODS], title=["Residual risk matrix: number of risks"])
    counts = Counter(row.truth["residual"] for row in register.data)
    for place, impact in enumerate(IMPACTS):
        values = [counts[5 - place, likelihood] for likelihood in range(1, 6)]
        row = table.add(impact, *(str(value) if value else "" for value in values))
        for likelihood, name in enumerate(LIKELIHOODS, start=1):
            found = sum(line.truth["residual"] == (5 - place, likelihood) for line in register.data)
            if found:
                table.claims.append(Adds(Decimal(found), [Figure(row, name, 0)]))
    return table


def _bands(register: Table, style: Style) -> Table:
    table = Table(["Risk rating", "Number of risks", "% of risks"], title=["Summary of residual risks"])
    for name, low, high in BANDS:
        found = sum(low <= int(row[RESIDUAL[2]]) <= high for row in register.data)
        label = f"{name} ({low} to {high})"
        _counted(table, style, label, found, len(register.data))
    total = table.add("Total", str(len(register.data)), "100%", kind=TOTAL)
    table.claims.append(
        Adds(Figure(total, "Number of risks", 0), [Figure(row, "Number of risks", 0) for row in table.data])
    )
    return table


def _moves(register: Table, style: Style) -> Table:
    table = Table(["Direction of travel", "Number of risks", "% of risks"], title=["Risks by direction of travel"])
    for name in MOVES:
        found = sum(row["Direction of travel"] == name for row in register.data)
        _counted(table, style, name, found, len(register.data))
    total = table.add("Total", str(len(register.data)), "100%", kind=TOTAL)
    table.claims.append(
        Adds(Figure(total, "Number of risks", 0), [Figure(row, "Number of risks", 0) for row in table.data])
    )
    return table


def _counted(table: Table, style: Style, label: str, found: int, whole: int) -> None:
    row = table.add(label, str(found), f"{style.decimal(share(found, whole), 0)}%")
    table.claims.append(Ratio(Figure(row, "% of risks"), Figure(row, "Number of risks", 0), Decimal(whole)))
    table.claims.append(Adds(Decimal(found), [Figure(row, "Number of risks", 0)]))


@risk_register.fault("risk score", times=4)
def score_is_not_the_product(papers: list[Paper], rng: random.Random) -> list[Where]:
    """An inherent score is not impact times likelihood."""
    row = rng.choice(papers[0].tables[0].data)
    row[INHERENT[2]] = str(int(row[INHERENT[2]]) + rng.choice([-1, 1, 2]))
    return cell(row, INHERENT[2])


@risk_register.fault("residual above inherent", QUESTION, times=3, arithmetic=False)
def residual_above_inherent(papers: list[Paper], rng: random.Random) -> list[Where]:
    """What is left after controls is more than there was before them."""
    row = rng.choice([row for row in papers[0].tables[0].data if int(row[RESIDUAL[2]]) >= 6])
    impact, likelihood = int(row[RESIDUAL[0]]), int(row[RESIDUAL[1]])
    row[INHERENT[0]], row[INHERENT[1]] = str(impact), str(likelihood - 1)
    row[INHERENT[2]] = str(impact * (likelihood - 1))
    return cell(row, *INHERENT, *RESIDUAL)


@risk_register.fault("matrix against register", times=3)
def matrix_counts_another_number(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One cell of the matrix has one risk too many."""
    matrix = papers[0].tables[1]
    row = rng.choice([row for row in matrix.data if any(row.cells[1:])])
    column = rng.choice([name for name in LIKELIHOODS if row[name]])
    row[column] = str(int(row[column]) + 1)
    return cell(row, column)


@risk_register.fault("matrix against register", times=1, arithmetic=False)
def risk_stands_in_another_cell(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One risk is counted one likelihood too far to the right, so the sum of the matrix is right."""
    row = rng.choice([row for row in papers[0].tables[1].data if any(row.cells[1:5])])
    column = rng.choice([place for place in range(1, 5) if row.cells[place]])
    row.cells[column] = str(int(row.cells[column]) - 1) if row.cells[column] != "1" else ""
    row.cells[column + 1] = str(int(row.cells[column + 1] or 0) + 1)
    return [Where(row.table, row, column), Where(row.table, row, column + 1)]


@risk_register.fault("band counts", times=3)
def band_counts_another_number(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Two bands of the summary are one out each, so the total holds but the register does not give them."""
    bands = papers[0].tables[2]
    first, second = rng.sample([row for row in bands.data if int(row["Number of risks"]) >= 1], 2)
    first["Number of risks"] = str(int(first["Number of risks"]) + 1)
    second["Number of risks"] = str(int(second["Number of risks"]) - 1)
    for row in (first, second):
        row["% of risks"] = f"{round(int(row['Number of risks']) * 100 / 14)}%"
    return cell(first, "Number of risks") + cell(second, "Number of risks")


@risk_register.fault("band percentages", times=3)
def band_share_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The share of one direction is not its count over all risks."""
    row = rng.choice([row for row in papers[0].tables[3].data if int(row["Number of risks"]) >= 2])
    row["% of risks"] = f"{int(row['% of risks'].rstrip('%')) + rng.choice([-1, 1]) * rng.randint(5, 9)}%"
    return [*cell(row, "% of risks", "Number of risks"), *cell(papers[0].tables[3].totals[0], "% of risks")]


@risk_register.fault("id gaps and duplicates", QUESTION, times=2, arithmetic=False)
def two_risks_share_an_id(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Two risks bear one ID."""
    first, second = rng.sample(papers[0].tables[0].data, 2)
    second["Risk ID"] = first["Risk ID"]
    return cell(first, "Risk ID") + cell(second, "Risk ID")
