"""Movements that open where they closed, and one budget in two files."""

import random
from decimal import Decimal
from fractions import Fraction

from tests.scrutiny.planted.banks import LINES
from tests.scrutiny.planted.catalogue import CONTRADICTION, QUESTION, REAL, layout
from tests.scrutiny.planted.claims import Adds, Figure, Ratio
from tests.scrutiny.planted.printing import Style, like, number_of
from tests.scrutiny.planted.sheets import TOTAL, Paper, Row, Table, Where, cell


@layout(REAL)
def balances(rng: random.Random, style: Style) -> list[Paper]:
    """Children in care month by month: at the start, started, ceased, at the end; the next month opens where it closed."""
    columns = ["Month", "Open at start of month", "Started in month", "Ended in month", "Open at end of month"]
    table = Table(columns, title=["Children in care: movement 2017/18"] if style.titled else [])
    opening = rng.randint(310, 390)
    rows: list[Row] = []
    for month in ("Apr-17", "May-17", "Jun-17", "Jul-17", "Aug-17", "Sep-17", "Oct-17", "Nov-17", "Dec-17"):
        started, ended = rng.randint(11, 29), rng.randint(11, 29)
        closing = opening + started - ended
        row = table.add(month, *(str(value) for value in (opening, started, ended, closing)))
        first, second, third, last = (Figure(row, column, 0) for column in columns[1:])
        table.claims.append(Adds(last, [first, second], [third]))
        if rows:
            table.claims.append(Adds(first, [Figure(rows[-1], columns[4], 0)]))
        rows.append(row)
        opening = closing
    return [Paper("care_movements", [table])]


@balances.fault("closing = next opening", CONTRADICTION, times=3)
def month_opens_elsewhere(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A month opens with another number than the month before closed with, and its own sum is right."""
    table = papers[0].tables[0]
    place = rng.randrange(1, len(table.data))
    row, columns = table.data[place], table.columns
    step = rng.choice([-1, 1]) * rng.randint(1, 4)
    row[columns[1]] = str(int(row[columns[1]]) + step)
    row[columns[3]] = str(int(row[columns[3]]) + step)
    return [*cell(row, columns[1]), *cell(table.data[place - 1], columns[4])]


@balances.fault("closing = next opening", CONTRADICTION, times=3)
def movement_does_not_close(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Start and movements do not give the end of the month."""
    row = rng.choice(papers[0].tables[0].data)
    column = row.table.columns[rng.choice([2, 3])]
    row[column] = str(int(row[column]) + rng.randint(2, 6))
    return cell(row, *row.table.columns[1:])


@layout(REAL, formats=("csv", "xlsx"))
def finance_twice(rng: random.Random, style: Style) -> list[Paper]:
    """A summary in millions and the detail in thousands, in two files of one report."""
    detail = Table(["Service area", "Revised budget £000", "Forecast outturn £000", "Variance £000"])
    figures = []
    for name in rng.sample(LINES, 6):
        revised = rng.randint(1500, 12000)
        forecast = revised + rng.randint(-400, 900)
        figures.append([name, revised, forecast])
        detail.add(name, style.money(revised), style.money(forecast), style.money(forecast - revised))
    revised, forecast = (sum(int(line[k]) for line in figures) for k in (1, 2))
    total = detail.add(
        "Total", style.money(revised), style.money(forecast), style.money(forecast - revised), kind=TOTAL
    )
    for column in detail.columns[1:]:
        detail.claims.append(Adds(Figure(total, column, 0), [Figure(row, column, 0) for row in detail.data]))
    summary = Table(["Service area", "Revised budget £m", "Forecast outturn £m", "Variance £m"])
    for name, first, second in [*figures, ["Total", revised, forecast]]:
        texts = [_millions(style, value) for value in (first, second, second - first)]
        row = summary.add(str(name), *texts, kind=TOTAL if name == "Total" else "data")
        twin = next(other for other in detail.rows if other[detail.columns[0]] == name)
        for short, long in zip(summary.columns[1:3], detail.columns[1:3], strict=True):
            summary.claims.append(Ratio(Figure(row, short), Figure(twin, long, 0), Decimal(1000), 1))
    return [Paper("finance_detail", [detail]), Paper("finance_summary", [summary])]


def _millions(style: Style, value: int) -> str:
    rounded = style.decimal(Fraction(abs(value), 1000), 1)
    return f"({rounded})" if value < 0 and style.brackets else f"{'-' if value < 0 else ''}{rounded}"


@finance_twice.fault("same figure in two tables", QUESTION, times=3)
def summary_says_otherwise(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The summary's budget and forecast of one service are both another than the detail's."""
    detail, summary = papers[0].tables[0], papers[1].tables[0]
    place = rng.randrange(len(summary.data))
    row, twin = summary.data[place], detail.data[place]
    extra = Decimal(rng.randint(7, 15)) / 10
    for column in summary.columns[1:3]:
        row[column] = like(row[column], (number_of(row[column]) or 0) + extra)
    return [
        *cell(row, *summary.columns[1:3]),
        *cell(twin, *detail.columns[1:3]),
        *cell(summary.totals[0], *summary.columns[1:3]),
    ]
