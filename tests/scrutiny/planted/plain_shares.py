"""Plain tables of shares: numerator and denominator, parts and totals, bases and distributions."""

import random
from decimal import Decimal

from tests.scrutiny.planted.banks import TEAMS, fraction_near, share, split
from tests.scrutiny.planted.catalogue import PLAIN, layout
from tests.scrutiny.planted.claims import Adds, Figure, Ratio
from tests.scrutiny.planted.printing import Style, nudged, number_of
from tests.scrutiny.planted.sheets import TOTAL, Paper, Table, Where, cell


def _slack(style: Style) -> int:
    return 0 if style.base == 1 else style.base


@layout(PLAIN)
def fractions(rng: random.Random, style: Style) -> list[Paper]:
    """Numerator, denominator and value."""
    table = Table(["team", "numerator", "denominator", "value"])
    for team in rng.sample(TEAMS, 7):
        n, d = fraction_near(rng, rng.randint(30, 85))
        hidden = style.hide_below > n
        row = table.add(
            team,
            style.count(n),
            style.count(d),
            style.hidden if hidden else f"{style.decimal(share(n, d), style.places)}%",
        )
        slack = _slack(style)
        table.claims.append(
            Ratio(Figure(row, "value"), Figure(row, "numerator", slack), Figure(row, "denominator", slack))
        )
    return [Paper("fractions", [table])]


@fractions.fault("value = numerator / denominator", times=4)
def plain_value_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The value is another than its parts give."""
    row = rng.choice(papers[0].tables[0].data)
    row["value"] = nudged(row["value"], rng, 5, 12)
    return cell(row, "value")


@fractions.fault("value = numerator / denominator", times=3)
def plain_numerator_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The numerator was mistyped."""
    row = rng.choice(papers[0].tables[0].data)
    n, d = int(row["numerator"].replace(",", "")), int(row["denominator"].replace(",", ""))
    row["numerator"] = str(n + max(3, d // 20) * (1 if n < d * 0.8 else -1))
    return cell(row, "numerator", "value")


@fractions.fault("value = numerator / denominator", times=2)
def numerator_above_denominator(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The parts changed places."""
    row = rng.choice(papers[0].tables[0].data)
    row["numerator"], row["denominator"] = row["denominator"], row["numerator"]
    return cell(row, "numerator", "denominator", "value")


@layout(PLAIN)
def parts(rng: random.Random, style: Style) -> list[Paper]:
    """Category, number and share of total, with a total row."""
    table = Table(["category", "number", "share of total"])
    counts = split(rng, rng.randint(180, 900), 6, 2 if style.hide_below else 7)
    whole = sum(counts)
    slack = _slack(style)
    for team, count in zip(rng.sample(TEAMS, 6), counts, strict=True):
        shown = style.count(count)
        text = style.share(share(count, whole)) if number_of(shown) is not None else style.hidden
        row = table.add(team, shown, text)
        table.claims.append(Ratio(Figure(row, "share of total"), Figure(row, "number", slack), Decimal(whole)))
    total = table.add("Total", style.count(whole), style.share(Decimal(100)), kind=TOTAL)
    table.claims.append(Adds(Figure(total, "number", slack), [Figure(row, "number", slack) for row in table.data]))
    return [Paper("parts", [table])]


@parts.fault("parts and totals", times=4)
def plain_total_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The total is not the sum."""
    total = papers[0].tables[0].totals[0]
    total["number"] = nudged(total["number"], rng, 1, 3)
    return cell(total, "number")


@parts.fault("parts and totals", times=3)
def plain_part_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A part was mistyped; its share and the total stay."""
    table = papers[0].tables[0]
    row = rng.choice(table.data)
    row["number"] = nudged(row["number"], rng, 14, 40)
    return [*cell(row, "number", "share of total"), *cell(table.totals[0], "number")]


@parts.fault("share of a total", times=3)
def plain_share_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A share is not its part over the total."""
    row = rng.choice(papers[0].tables[0].data)
    row["share of total"] = nudged(row["share of total"], rng, 4, 9)
    return cell(row, "share of total")


@layout(PLAIN)
def distribution(rng: random.Random, style: Style) -> list[Paper]:
    """Shares that make 100 down a column."""
    table = Table(["outcome", "percentage"])
    counts = split(rng, rng.randint(90, 400), 5, 9)
    for name, count in zip(
        ("No further action", "Child in need plan", "Protection plan", "Looked after", "Early help"),
        counts,
        strict=True,
    ):
        table.add(name, f"{style.decimal(share(count, sum(counts)), 0)}%")
    table.add("Total", "100%", kind=TOTAL)
    table.claims.append(Adds(Decimal(100), [Figure(row, "percentage") for row in table.data]))
    return [Paper("distribution", [table])]


@distribution.fault("shares to 100", times=3)
def plain_shares_do_not_make_a_hundred(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One share is far too great."""
    table = papers[0].tables[0]
    row = rng.choice(table.data)
    row["percentage"] = f"{(number_of(row['percentage']) or 0) + rng.randint(7, 15)}%"
    return [where for line in table.rows for where in cell(line, "percentage")]


@layout(PLAIN)
def bases(rng: random.Random, style: Style) -> list[Paper]:
    """A percentage and the n that it stands on."""
    table = Table(["standard", "n", "percentage"])
    for place in range(8):
        whole = rng.choice([11, 12, 13, 14, 15, 16, 17, 18, 19, 21])
        count = rng.randint(1, whole - 1)
        table.add(f"Standard {place + 1}", str(whole), f"{style.decimal(share(count, whole), style.places)}%")
    return [Paper("bases", [table])]


@bases.fault("share attainable from n", times=5, arithmetic=False)
def plain_share_is_unattainable(papers: list[Paper], rng: random.Random) -> list[Where]:
    """No whole number of n gives the share."""
    row = rng.choice(papers[0].tables[0].data)
    whole = int(row["n"])
    near = {value for count in range(whole + 1) for value in (count * 100 // whole, -(-count * 100 // whole))}
    wrong = rng.choice([value for value in range(8, 95) if value not in near])
    row["percentage"] = f"{wrong}.0%" if "." in row["percentage"] else f"{wrong}%"
    return cell(row, "percentage", "n")


@layout(PLAIN)
def columns_add(rng: random.Random, style: Style) -> list[Paper]:
    """Boys, girls and total by team."""
    table = Table(["team", "boys", "girls", "total"])
    slack = _slack(style)
    for team in rng.sample(TEAMS, 6):
        first, second = (style.drawn(rng, 11, 140) for _ in range(2))
        row = table.add(team, style.count(first), style.count(second), style.count(first + second))
        table.claims.append(
            Adds(Figure(row, "total", slack), [Figure(row, "boys", slack), Figure(row, "girls", slack)])
        )
    return [Paper("boys_and_girls", [table])]


@columns_add.fault("parts and totals", times=4)
def plain_row_does_not_add(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A row's total is not boys and girls."""
    row = rng.choice(papers[0].tables[0].data)
    row["total"] = nudged(row["total"], rng, 1, 9)
    return cell(row, "total", "boys", "girls")
