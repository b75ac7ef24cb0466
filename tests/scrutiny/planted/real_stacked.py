"""Published statistics in long form: years stacked, symbols for what is hidden, rates per 10,000 and their population."""

import random
from decimal import Decimal

from tests.scrutiny.planted.banks import WARDS, share, split
from tests.scrutiny.planted.catalogue import CONTRADICTION, QUESTION, REAL, UNIT, layout
from tests.scrutiny.planted.claims import Adds, Figure, Ratio
from tests.scrutiny.planted.printing import Style, like, nudged, number_of
from tests.scrutiny.planted.sheets import TOTAL, Paper, Row, Table, Where, cell, whole_row

YEARS = ("2012/13", "2013/14", "2014/15", "2015/16", "2016/17")
REASONS = ("Neglect", "Emotional abuse", "Physical abuse", "Sexual abuse", "Multiple")
PLACES = ("Northbridge", "Statistical neighbours", "London", "England")
RATE = "Rate per 10,000 children"


def _slack(style: Style) -> int:
    return 0 if style.base == 1 else style.base


@layout(REAL, formats=("csv", "csv", "xlsx"))
def stacked_years(rng: random.Random, style: Style) -> list[Paper]:
    """Plans by category of abuse: each year's categories below one another, with the total and the shares."""
    table = Table(["time_period", "geographic_level", "la_name", "category_of_abuse", "number", "percentage"])
    compact = rng.random() < 0.5
    for year in YEARS[-rng.randint(3, 5) :]:
        period = year.replace("/", "") if compact else year
        counts = split(rng, rng.randint(140, 260), 5, 2)
        whole = sum(counts)
        rows = []
        for name, count in zip(REASONS, counts, strict=True):
            shown = style.count(count)
            rate = style.number(share(count, whole), 1) if number_of(shown) is not None else style.hidden
            rows.append(table.add(period, "Local authority", "Northbridge", name, shown, rate, year=year))
        total = table.add(
            period, "Local authority", "Northbridge", "Total", style.count(whole), "100.0", kind=TOTAL, year=year
        )
        slack = _slack(style)
        table.claims.append(Adds(Figure(total, "number", slack), [Figure(row, "number", slack) for row in rows]))
        for row in rows:
            table.claims.append(
                Ratio(Figure(row, "percentage"), Figure(row, "number", slack), Figure(total, "number", slack))
            )
    return [Paper("plans_by_category", [table])]


@stacked_years.fault("parts and totals", times=3)
def total_of_a_year_does_not_add(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One year's total is not the sum of its categories."""
    total = rng.choice(papers[0].tables[0].totals)
    total["number"] = nudged(total["number"], rng, 5, 30)
    return cell(total, "number")


@stacked_years.fault("share of a total", times=3)
def share_of_a_year_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One category's share is not its number over its year's total."""
    row = rng.choice(papers[0].tables[0].data)
    row["percentage"] = nudged(row["percentage"], rng, 20, 60)
    return cell(row, "percentage")


@stacked_years.fault("same figure twice", QUESTION, times=2, arithmetic=False)
def a_row_stands_twice(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A category stands twice in one year, the second time with another number."""
    table = papers[0].tables[0]
    row = rng.choice(table.data)
    again = Row(table, list(row.cells), row.kind, row.truth)
    again["number"] = nudged(row["number"], rng, 7, 20)
    table.rows.insert(table.rows.index(row) + 1, again)
    total = next(other for other in table.totals if other.truth["year"] == row.truth["year"])
    return [*whole_row(again), *whole_row(row), *cell(total, "number")]


@layout(REAL)
def rates(rng: random.Random, style: Style) -> list[Paper]:
    """Children in care by ward: number, population of under-18s and rate per 10,000, with the whole borough."""
    table = Table(["Ward", "Children in care", "Population aged 0-17", RATE])
    table.title = ["Children in care per 10,000 by ward, 31 March 2017"] if style.titled else []
    slack = _slack(style)
    kept = [(style.drawn(rng, 21, 118), rng.randint(4100, 16000)) for _ in range(7)]
    for name, (count, people) in zip(rng.sample(WARDS, 7), kept, strict=True):
        rate = style.hidden if style.hides(count) else style.number(share(count, people, 10_000), 1)
        row = table.add(name, style.count(count), style.number(people, 0), rate)
        table.claims.append(
            Ratio(Figure(row, RATE), Figure(row, "Children in care", slack), Figure(row, table.columns[2], 0), 10_000)
        )
    count, people = (sum(pair[k] for pair in kept) for k in (0, 1))
    total = table.add(
        "Borough",
        style.count(count),
        style.number(people, 0),
        style.number(share(count, people, 10_000), 1),
        kind=TOTAL,
    )
    table.claims.append(
        Ratio(Figure(total, RATE), Figure(total, "Children in care", slack), Figure(total, table.columns[2], 0), 10_000)
    )
    table.claims.append(
        Adds(Figure(total, "Children in care", slack), [Figure(row, "Children in care", slack) for row in table.data])
    )
    return [Paper("rates_by_ward", [table])]


@rates.fault("population behind a rate", times=4)
def rate_does_not_follow(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A ward's rate is not its number over its population."""
    row = rng.choice(papers[0].tables[0].data)
    row[RATE] = nudged(row[RATE], rng, 15, 90)
    return cell(row, RATE)


@rates.fault("per 10,000 against per 100,000", UNIT, times=3)
def rate_per_hundred_thousand(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A rate per 100,000, or per 1,000, stands under the heading per 10,000."""
    row = rng.choice(papers[0].tables[0].data)
    factor = rng.choice([Decimal(10), Decimal("0.1")])
    row[RATE] = like(row[RATE], (number_of(row[RATE]) or Decimal(0)) * factor)
    return cell(row, RATE)


@layout(REAL)
def benchmark(rng: random.Random, style: Style) -> list[Paper]:
    """A rate over five years beside neighbours, London and England: one figure each, near one another."""
    table = Table(["Referrals: rate per 10,000", *YEARS, "Change since 2015/16"])
    table.title = ["Rate of referrals per 10,000 children aged 0 to 17"] if style.titled else []
    for name in PLACES:
        level = rng.randint(420, 580)
        values = [Decimal(level * 10 + rng.randint(-300, 300)) / 10 for _ in YEARS]
        texts = [f"{value:.1f}" for value in values]
        row = table.add(name, *texts, style.change(values[-1] - values[-2], 1))
        table.claims.append(
            Adds(Figure(row, "Change since 2015/16"), [Figure(row, YEARS[-1])], [Figure(row, YEARS[-2])])
        )
    return [Paper("benchmarks", [table])]


@benchmark.fault("per 10,000 against per 100,000", UNIT, times=3, arithmetic=False)
def one_year_per_hundred_thousand(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One figure of a series is ten times its neighbours: another base."""
    row = rng.choice(papers[0].tables[0].data)
    column = rng.choice(YEARS[:3])
    row[column] = like(row[column], (number_of(row[column]) or Decimal(0)) * 10)
    return cell(row, column)


@benchmark.fault("change = latest - previous", times=2)
def change_of_a_rate_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The change since the year before does not follow."""
    row = rng.choice(papers[0].tables[0].data)
    row["Change since 2015/16"] = nudged(row["Change since 2015/16"], rng, 12, 60)
    return cell(row, "Change since 2015/16")


@layout(REAL, formats=("csv", "xlsx", "docx"))
def several_tables(rng: random.Random, style: Style) -> list[Paper]:
    """Three short tables of one report below one another: headline, by outcome and by source, with shared figures."""
    received = rng.randint(880, 1900)
    outcomes = split(rng, received, 4, 60)
    sources = split(rng, received, 5, 60)
    headline = Table(["Headline", "Quarter 3"], title=["Table 1: Headline figures"])
    first = headline.add("Contacts received", str(received))
    rate = headline.add(
        "Percentage of contacts that became referrals", f"{style.decimal(share(outcomes[0], received), 1)}%"
    )
    by_outcome = Table(["Outcome of contact", "Number", "Percentage"], title=["Table 2: Contacts by outcome"])
    by_source = Table(["Source of contact", "Number", "Percentage"], title=["Table 3: Contacts by source"])
    lists = ((by_outcome, ("Referral", "Early help", "Information and advice", "No further action"), outcomes),
             (by_source, ("Police", "School", "Health", "Family or public", "Other"), sources))  # fmt: skip
    for table, names, counts in lists:
        for name, count in zip(names, counts, strict=True):
            row = table.add(name, str(count), f"{style.decimal(share(count, received), 1)}%")
            table.claims.append(Ratio(Figure(row, "Percentage"), Figure(row, "Number", 0), Decimal(received)))
        total = table.add("Total contacts received", str(received), "100.0%", kind=TOTAL)
        table.claims.append(Adds(Figure(total, "Number", 0), [Figure(row, "Number", 0) for row in table.data]))
        table.claims.append(Adds(Figure(first, "Quarter 3", 0), [Figure(total, "Number", 0)]))
    headline.claims.append(Ratio(Figure(rate, "Quarter 3"), Figure(by_outcome.data[0], "Number", 0), Decimal(received)))
    return [Paper("front_door", [headline, by_outcome, by_source])]


@several_tables.fault("parts and totals", times=3)
def second_table_does_not_add(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The last row of one table is mistyped; its share stays."""
    table = papers[0].tables[rng.choice([1, 2])]
    row = rng.choice(table.data)
    row["Number"] = nudged(row["Number"], rng, 20, 40)
    return [*cell(row, "Number", "Percentage"), *cell(table.totals[0], "Number")]


@several_tables.fault("same figure in two tables", QUESTION, times=3)
def two_tables_count_differently(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One table's number of contacts and parts are coherent, but another total than the headline and the other table."""
    table = papers[0].tables[2]
    row, total = table.data[0], table.totals[0]
    more = rng.randint(9, 12)
    row["Number"], total["Number"] = str(int(row["Number"]) + more), str(int(total["Number"]) + more)
    whole = int(total["Number"])
    for line in table.data:
        line["Percentage"] = f"{Decimal(int(line['Number']) * 100) / whole:.1f}%"
    return [
        *cell(total, "Number"),
        *cell(papers[0].tables[0].data[0], "Quarter 3"),
        *cell(papers[0].tables[1].totals[0], "Number"),
    ]


@several_tables.fault("share of a total", CONTRADICTION, times=2)
def share_in_the_third_table(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One share of the third table is wrong."""
    row = rng.choice(papers[0].tables[2].data)
    row["Percentage"] = nudged(row["Percentage"], rng, 25, 60)
    return cell(row, "Percentage")
