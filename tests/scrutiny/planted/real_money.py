"""Finance as committees receive it: revenue, capital, savings and balances, in thousands of pounds with brackets."""

import random
from fractions import Fraction

from tests.scrutiny.planted.banks import LINES, split
from tests.scrutiny.planted.catalogue import REAL, layout
from tests.scrutiny.planted.claims import Adds, Figure, Ratio
from tests.scrutiny.planted.printing import Style, like, nudged, number_of
from tests.scrutiny.planted.sheets import TOTAL, Paper, Row, Table, Where, cell

MONEY = ["Original Budget", "Revised Budget", "Q4 Outturn", "Variation"]
SHARE = "% Variation of revised budget"


@layout(REAL)
def revenue(rng: random.Random, style: Style) -> list[Paper]:
    """Lines under a service with subtotals, in £000 under a second line of headings, with comments and a total."""
    table = Table(["Description", *MONEY, "Comments", SHARE], under=["", "£000", "£000", "£000", "£000", "", "%"])
    if rng.random() < 0.4:
        table.columns = ["Description", *[f"{name} £000" for name in MONEY], "Comments", SHARE]
        table.under = []
    if style.titled:
        table.title = ["Revenue: outturn position 2017/18"]
    names = rng.sample(LINES, 10)
    grouped = rng.random() < 0.6
    groups = [("Social Care", names[:6]), ("Early Help", names[6:])] if grouped else [("", names)]
    everything: list[list[int]] = []
    # Each line is rounded from pounds, and so is each total: a total may differ by one from its printed lines.
    for title, lines in groups:
        if grouped:
            table.section(title)
        pounds = [_line(rng) for _ in lines]
        rows = [_money_row(style, table, name, figures, rng) for name, figures in zip(lines, pounds, strict=True)]
        if grouped:
            sums = [sum(column) for column in zip(*pounds, strict=True)]
            _total_row(style, table, f"Total {title}", sums, rows)
        everything.extend(pounds)
    sums = [sum(column) for column in zip(*everything, strict=True)]
    _total_row(style, table, "Total Family Services", sums, table.data)
    if style.noted:
        table.notes = ["Figures in brackets are underspends. Totals may not add because of rounding."]
    return [Paper("revenue_outturn", [table])]


def _line(rng: random.Random) -> list[int]:
    original = rng.randint(900_000, 9_000_000)
    revised = original + rng.randint(-300_000, 900_000)
    return [original, revised, round(revised * rng.uniform(0.86, 1.22))]


def _thousands(style: Style, pounds: int) -> int:
    return int(style.decimal(Fraction(pounds, 1000), 0))


def _put(style: Style, pounds: list[int]) -> list[str]:
    original, revised, outturn = pounds
    return [style.money(_thousands(style, value)) for value in (original, revised, outturn, outturn - revised)]


def _money_row(style: Style, table: Table, name: str, pounds: list[int], rng: random.Random) -> Row:
    said = "Agency staff and demand" if pounds[2] > pounds[1] else "Vacant posts held during the year"
    row = table.add(
        name, *_put(style, pounds), said, style.money_share(Fraction((pounds[2] - pounds[1]) * 100, pounds[1]))
    )
    _claim(table, row)
    return row


def _total_row(style: Style, table: Table, name: str, pounds: list[int], parts: list[Row]) -> None:
    row = table.add(
        name,
        *_put(style, pounds),
        "",
        style.money_share(Fraction((pounds[2] - pounds[1]) * 100, pounds[1])),
        kind=TOTAL,
    )
    _claim(table, row)
    for column in table.columns[1:5]:
        table.claims.append(Adds(Figure(row, column), [Figure(part, column) for part in parts]))


def _claim(table: Table, row: Row) -> None:
    revised, outturn, variation = table.columns[2:5]
    table.claims.append(Adds(Figure(row, variation), [Figure(row, outturn)], [Figure(row, revised)]))
    table.claims.append(Ratio(Figure(row, SHARE), Figure(row, variation), Figure(row, revised)))


@revenue.fault("variance = outturn - budget", times=4)
def variation_is_another_number(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One line's variation is not its outturn less its budget."""
    row = rng.choice(papers[0].tables[0].data)
    column = row.table.columns[4]
    row[column] = nudged(row[column], rng, 20, 90)
    return cell(row, column)


@revenue.fault("variance = outturn - budget", times=3)
def underspend_without_its_brackets(papers: list[Paper], rng: random.Random) -> list[Where]:
    """An underspend is printed as an overspend; its percentage stays."""
    rows = [row for row in papers[0].tables[0].data if (number_of(row[row.table.columns[4]]) or 0) < -40]
    row = rng.choice(rows or papers[0].tables[0].data)
    column = row.table.columns[4]
    row[column] = like(row[column], -(number_of(row[column]) or 0))
    return cell(row, column)


@revenue.fault("variance %", times=3)
def percentage_of_the_wrong_budget(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The percentage is another than the variation gives."""
    row = rng.choice(papers[0].tables[0].data)
    row[SHARE] = nudged(row[SHARE], rng, 15, 60)
    return cell(row, SHARE)


@revenue.fault("totals", times=4)
def total_is_another_number(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The total of the original budget, of which nothing else is made, does not add."""
    total = rng.choice(papers[0].tables[0].totals)
    column = total.table.columns[1]
    total[column] = nudged(total[column], rng, 60, 400)
    return [*cell(total, column), *cell(papers[0].tables[0].totals[-1], column)]


@revenue.fault("totals", times=3)
def line_was_mistyped(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One line's original budget is wrong, so that the totals below it no longer add."""
    row = rng.choice(papers[0].tables[0].data)
    column = row.table.columns[1]
    row[column] = nudged(row[column], rng, 90, 700)
    return [*cell(row, column), *(where for total in papers[0].tables[0].totals for where in cell(total, column))]


@layout(REAL)
def capital(rng: random.Random, style: Style) -> list[Paper]:
    """Approved budget, additions, slippage and what is expected, with a dash for none."""
    columns = ["Capital scheme", "2017/18 approved budget", "Additions / (deletions)", "Slippage / accelerated spend",
               "Proposed outturn", "Variance from approved budget", "% slippage"]  # fmt: skip
    table = Table(columns, title=["Capital programme 2017/18 (£000)"])
    names = ("Children's home replacement", "Libraries estate", "Early years capacity", "Foster carer adaptations",
             "Youth zone", "Case management system", "School expansion programme")  # fmt: skip
    figures = []
    for name in rng.sample(names, 6):
        approved = rng.randint(300, 9000)
        added = rng.choice([0, 0, rng.randint(20, 300), -rng.randint(20, 200)])
        slipped = rng.choice([-1, -1, 1]) * rng.randint(30, max(60, approved // 2))
        figures.append([approved, added, slipped])
        _capital_row(style, table, name, figures[-1])
    total = _capital_row(style, table, "Total", [sum(column) for column in zip(*figures, strict=True)], kind=TOTAL)
    for column in columns[1:6]:
        parts = [Figure(row, column, 0) for row in table.data if number_of(row[column]) is not None]
        if parts:
            table.claims.append(Adds(Figure(total, column, 0), parts))
    return [Paper("capital_programme", [table])]


def _capital_row(style: Style, table: Table, name: str, figures: list[int], kind: str = "data") -> Row:
    approved, added, slipped = figures
    outturn = approved + added + slipped
    row = table.add(
        name, style.money(approved), style.money(added) if added else "-", style.money(slipped) if slipped else "-",
        style.money(outturn), style.money(outturn - approved) if outturn != approved else "-",
        style.money_share(Fraction(slipped * 100, approved)), kind=kind,
    )  # fmt: skip
    columns = table.columns
    parts = [Figure(row, column, 0) for column in columns[1:4] if number_of(row[column]) is not None]
    table.claims.append(Adds(Figure(row, columns[4], 0), parts))
    table.claims.append(Adds(Figure(row, columns[5], 0), [Figure(row, columns[4], 0)], [Figure(row, columns[1], 0)]))
    table.claims.append(Ratio(Figure(row, columns[6]), Figure(row, columns[3], 0), Figure(row, columns[1], 0)))
    return row


@capital.fault("variance = outturn - budget", times=3)
def capital_variance_is_another_number(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The variance from the approved budget does not follow."""
    row = rng.choice([row for row in papers[0].tables[0].data if row[row.table.columns[5]] != "-"])
    column = row.table.columns[5]
    row[column] = nudged(row[column], rng, 10, 60)
    return cell(row, column)


@capital.fault("variance %", times=2)
def slippage_share_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The percentage of slippage is another than its parts give."""
    row = rng.choice(papers[0].tables[0].data)
    column = row.table.columns[6]
    row[column] = nudged(row[column], rng, 20, 80)
    return cell(row, column)


@capital.fault("totals", times=3)
def capital_total_does_not_add(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The total of one column is wrong, and so it contradicts both its column and its row."""
    total = papers[0].tables[0].totals[0]
    column = total.table.columns[rng.choice([1, 4])]
    total[column] = nudged(total[column], rng, 50, 400)
    return cell(total, column)


@layout(REAL)
def savings(rng: random.Random, style: Style) -> list[Paper]:
    """A tracker of savings: target, achieved, at risk, not achievable, with a total and its shares."""
    columns = ["Ref", "Saving", "Target £000", "Achieved £000", "At risk £000", "Not achievable £000", "% achieved"]
    table = Table(columns, title=["Savings tracker, month 9"] if style.titled else [])
    figures = []
    for place in range(8):
        parts = split(rng, rng.randint(120, 1400), 3, 0)
        figures.append([sum(parts), *parts])
        name = f"{rng.choice(['Review of', 'Reduction in', 'Renegotiation of'])} {LINES[place].lower()}"
        _saving_row(style, table, f"CF{place + 1:02d}", name, figures[-1])
    total = _saving_row(style, table, "Total", "", [sum(column) for column in zip(*figures, strict=True)], kind=TOTAL)
    for column in columns[2:6]:
        table.claims.append(Adds(Figure(total, column, 0), [Figure(row, column, 0) for row in table.data]))
    return [Paper("savings_tracker", [table])]


def _saving_row(style: Style, table: Table, ref: str, name: str, figures: list[int], kind: str = "data") -> Row:
    texts = [style.money(value) if value else "0" for value in figures]
    row = table.add(ref, name, *texts, style.money_share(Fraction(figures[1] * 100, figures[0]), 0), kind=kind)
    columns = table.columns
    table.claims.append(Adds(Figure(row, columns[2], 0), [Figure(row, column, 0) for column in columns[3:6]]))
    table.claims.append(Ratio(Figure(row, columns[6]), Figure(row, columns[3], 0), Figure(row, columns[2], 0)))
    return row


@savings.fault("savings achieved + at risk", times=3)
def saving_is_not_its_parts(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Target of one saving is not achieved + at risk + not achievable."""
    row = rng.choice(papers[0].tables[0].data)
    column = row.table.columns[rng.choice([4, 5])]
    row[column] = nudged(row[column], rng, 15, 90)
    return cell(row, *row.table.columns[2:6])


@savings.fault("totals", times=2)
def savings_total_does_not_add(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The total achieved is wrong."""
    total = papers[0].tables[0].totals[0]
    column = total.table.columns[3]
    total[column] = nudged(total[column], rng, 40, 200)
    return cell(total, *total.table.columns[2:6])


@savings.fault("share attainable from n", times=2)
def share_achieved_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The percentage achieved is not achieved over target."""
    row = rng.choice([row for row in papers[0].tables[0].data if 10 < (number_of(row["% achieved"]) or 0) < 85])
    row["% achieved"] = nudged(row["% achieved"], rng, 6, 12)
    return cell(row, "% achieved")
