"""Plain tables of figures over time: previous, latest, change, periods, units, rates and populations."""

import random
from decimal import Decimal

from tests.scrutiny.planted.banks import COUNTS, SHARES, WARDS, WATCHED, fraction_near, share
from tests.scrutiny.planted.catalogue import NOTE, PLAIN, QUESTION, UNIT, layout
from tests.scrutiny.planted.claims import Adds, Figure, Ratio
from tests.scrutiny.planted.printing import Style, like, nudged, number_of
from tests.scrutiny.planted.sheets import Paper, Table, Where, cell, heading, whole_row


@layout(PLAIN)
def changes(rng: random.Random, style: Style) -> list[Paper]:
    """Measure, unit, previous, latest, change: shares to one place and whole counts."""
    table = Table(["measure", "unit", "previous", "latest", "change"])
    for name, _, level in rng.sample(SHARES, 5):
        before, now = (share(*fraction_near(rng, level, 80)) for _ in range(2))
        texts = [style.number(value, 1) for value in (before, now)]
        moved = (number_of(texts[1]) or Decimal(0)) - (number_of(texts[0]) or Decimal(0))
        exact = now - before if not style.change_from_printed else moved
        row = table.add(name, "percent", *texts, style.change(exact, 1), count=False)
        table.claims.append(Adds(Figure(row, "change"), [Figure(row, "latest")], [Figure(row, "previous")]))
    for name, _, level in rng.sample(COUNTS, 4):
        first, second = (level + rng.randint(-12, 12) for _ in range(2))
        row = table.add(name, "count", str(first), str(second), style.change(second - first, 0), count=True)
        table.claims.append(Adds(Figure(row, "change", 0), [Figure(row, "latest", 0)], [Figure(row, "previous", 0)]))
    return [Paper("changes", [table])]


@changes.fault("change = latest - previous", times=4)
def plain_change_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The change is a few units of its last place out."""
    row = rng.choice(papers[0].tables[0].data)
    row["change"] = nudged(row["change"], rng, 4, 8)
    return cell(row, "change")


@changes.fault("change = latest - previous", QUESTION, times=3)
def plain_change_has_the_other_sign(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A rise as a fall."""
    row = rng.choice([row for row in papers[0].tables[0].data if abs(number_of(row["change"]) or 0) >= 1])
    row["change"] = like(row["change"].lstrip("+"), -(number_of(row["change"]) or Decimal(0)))
    return cell(row, "change")


@changes.fault("unit", UNIT, times=3, arithmetic=False)
def percent_above_a_hundred(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A count bears the unit percent, though it is far above 100."""
    table = papers[0].tables[0]
    row = rng.choice([row for row in table.data if row.truth["count"]])
    row["unit"] = "percent"
    row["previous"], row["latest"] = (str(int(row[name]) + 240) for name in ("previous", "latest"))
    return cell(row, "unit", "latest", "previous")


@layout(PLAIN)
def baselines(rng: random.Random, style: Style) -> list[Paper]:
    """Baseline, latest and change since baseline, in percentage points."""
    table = Table(["measure", "baseline", "latest", "change since baseline"])
    for name, _, level in rng.sample(SHARES, 6):
        before, now = (share(*fraction_near(rng, level, 80)) for _ in range(2))
        row = table.add(
            name, f"{style.decimal(before, 1)}%", f"{style.decimal(now, 1)}%", style.change(now - before, 1, " pts")
        )
        row.truth["change"] = style.change(now - before, 1)
    return [Paper("baselines", [table])]


@baselines.fault("change = latest - previous", times=3, arithmetic=False)
def change_since_baseline_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The change since the baseline is some points out."""
    row = rng.choice(papers[0].tables[0].data)
    row["change since baseline"] = nudged(row.truth["change"], rng, 6, 40) + " pts"
    return cell(row, "change since baseline")


@layout(PLAIN)
def series(rng: random.Random, style: Style) -> list[Paper]:
    """Years across, one measure a row."""
    years = [f"20{year}-{year + 1}" for year in range(12, 18)]
    table = Table(["measure", *years])
    for name, _, level in rng.sample(WATCHED, 4):
        table.add(name, *(str(level + rng.randint(-15, 15)) for _ in years))
    return [Paper("series", [table])]


@series.fault("period headings", QUESTION, times=2, arithmetic=False)
def year_heading_twice(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Two columns bear one year."""
    table = papers[0].tables[0]
    place = rng.randint(2, 5)
    table.columns[place] = table.columns[place - 1]
    return heading(table, place - 1, place)


@series.fault("period headings", QUESTION, times=2, arithmetic=False)
def year_is_missing(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A year in the middle is left out."""
    table = papers[0].tables[0]
    place = rng.randint(2, 5)
    del table.columns[place]
    for row in table.rows:
        del row.cells[place]
    return heading(table, place - 1, place)


@series.fault("period headings", QUESTION, times=2, arithmetic=False)
def years_reversed_in_one_place(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Two years stand in the wrong order."""
    table = papers[0].tables[0]
    place = rng.randint(2, 4)
    table.columns[place], table.columns[place + 1] = table.columns[place + 1], table.columns[place]
    return heading(table, *range(place - 1, min(place + 3, 7)))


@layout(PLAIN)
def population_rates(rng: random.Random, style: Style) -> list[Paper]:
    """Count, population and rate per 10,000."""
    table = Table(["area", "count", "population", "rate per 10,000"])
    for name in rng.sample(WARDS, 6):
        count, people = style.drawn(rng, 23, 140), rng.randint(5200, 21000)
        hidden = style.hides(count)
        rate = style.hidden if hidden else str(style.decimal(share(count, people, 10_000), 1))
        row = table.add(name, style.hidden if hidden else str(count), str(people), rate)
        table.claims.append(
            Ratio(Figure(row, "rate per 10,000"), Figure(row, "count", 0), Figure(row, "population", 0), 10_000)
        )
    return [Paper("population_rates", [table])]


@population_rates.fault("population behind a rate", times=2)
def plain_rate_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The rate is not count over population."""
    row = rng.choice(papers[0].tables[0].data)
    row["rate per 10,000"] = nudged(row["rate per 10,000"], rng, 8, 60)
    return cell(row, "rate per 10,000")


@population_rates.fault("per 10,000 against per 100,000", UNIT, times=3)
def plain_rate_on_another_base(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The rate is per 100,000 or per 1,000."""
    row = rng.choice(papers[0].tables[0].data)
    factor = rng.choice([Decimal(10), Decimal("0.1")])
    row["rate per 10,000"] = like(row["rate per 10,000"], (number_of(row["rate per 10,000"]) or Decimal(0)) * factor)
    return cell(row, "rate per 10,000")


@population_rates.fault("population behind a rate", times=2)
def population_lost_a_digit(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The population's digits changed, so that the rate does not follow."""
    row = rng.choice(papers[0].tables[0].data)
    row["population"] = str(int(row["population"]) + rng.choice([2000, 3000, -2000]))
    return cell(row, "population", "rate per 10,000")


@layout(PLAIN)
def stacked_periods(rng: random.Random, style: Style) -> list[Paper]:
    """One row a measure and period, with its target."""
    table = Table(["measure", "period", "value", "target"])
    for name, _, level in rng.sample(SHARES, 4):
        for period in ("2017-09", "2017-10", "2017-11"):
            table.add(
                name, period, f"{style.decimal(share(*fraction_near(rng, level, 80)), 1)}%", f"{level}%", name=name
            )
    return [Paper("stacked_periods", [table])]


@stacked_periods.fault("one target per measure and period", QUESTION, times=3, arithmetic=False)
def period_twice_with_two_targets(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One measure and period stands twice, with another target."""
    table = papers[0].tables[0]
    row = rng.choice(table.data)
    again = table.add(*row.cells)
    again["target"] = nudged(row["target"], rng, 5, 8)
    return cell(row, "target") + cell(again, "target")


@stacked_periods.fault("same figure twice", QUESTION, times=3, arithmetic=False)
def period_twice_with_two_values(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One measure and period stands twice, with another value."""
    table = papers[0].tables[0]
    row = rng.choice(table.data)
    again = table.add(*row.cells)
    again["value"] = nudged(row["value"], rng, 30, 80)
    return [*cell(row, "value", "period"), *cell(again, "value", "period")]


@stacked_periods.fault("period headings", QUESTION, times=2, arithmetic=False)
def period_row_is_missing(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One measure lacks the month between two that it has, and the others have it."""
    table = papers[0].tables[0]
    place = rng.choice([1, 4, 7, 10])
    before, gone, after = table.rows[place - 1 : place + 2]
    table.rows.remove(gone)
    return whole_row(before) + whole_row(after)


@layout(PLAIN, formats=("csv", "xlsx"))
def two_files(rng: random.Random, style: Style) -> list[Paper]:
    """A headline table and a detailed table that share measures, in two files."""
    headline = Table(["measure", "period", "value"])
    detail = Table(["measure", "period", "numerator", "denominator", "value"])
    for name, _, level in rng.sample(SHARES, 6):
        n, d = fraction_near(rng, level, 80)
        text = f"{style.decimal(share(n, d), 1)}%"
        row = detail.add(name, "2017-11", str(n), str(d), text)
        detail.claims.append(Ratio(Figure(row, "value"), Figure(row, "numerator", 0), Figure(row, "denominator", 0)))
        headline.add(name, "2017-11", text)
    return [Paper("headline", [headline]), Paper("detail", [detail])]


@two_files.fault("same figure in two tables", QUESTION, times=4, arithmetic=False)
def headline_says_otherwise(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The headline value is another than the detail's, which its own parts give."""
    row = rng.choice(papers[0].tables[0].data)
    row["value"] = nudged(row["value"], rng, 12, 80)
    twin = next(other for other in papers[1].tables[0].data if other["measure"] == row["measure"])
    return cell(row, "value") + cell(twin, "value")


@layout(PLAIN)
def kinds_of_period(rng: random.Random, style: Style) -> list[Paper]:
    """Two periods compared, each named beside its figure."""
    table = Table(["measure", "previous period", "previous", "latest period", "latest", "change"])
    for name, _, level in rng.sample(WATCHED, 3):
        first, second = level, level + rng.choice([-1, 1]) * rng.randint(3, 12)
        table.add(
            name,
            "As at 31 October 2017",
            str(first),
            "As at 30 November 2017",
            str(second),
            style.change(second - first, 0),
        )
    for name, _, level in rng.sample(COUNTS, 3):
        first, second = level, level + rng.choice([-1, 1]) * rng.randint(3, 12)
        table.add(name, "October 2017", str(first), "November 2017", str(second), style.change(second - first, 0))
    return [Paper("kinds_of_period", [table])]


@kinds_of_period.fault("stock against flow", NOTE, times=3, arithmetic=False)
def stock_compared_with_a_flow(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A number at a date is compared with one over a year."""
    row = rng.choice(papers[0].tables[0].data[:3])
    row["previous period"] = "April 2016 to March 2017"
    return whole_row(row)


@kinds_of_period.fault("period headings", QUESTION, times=2, arithmetic=False)
def latest_is_before_previous(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The latest period is earlier than the previous one."""
    row = rng.choice(papers[0].tables[0].data[3:])
    row["previous period"], row["latest period"] = row["latest period"], row["previous period"]
    return cell(row, "previous period", "latest period")
