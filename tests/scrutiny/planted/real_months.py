"""Monthly scorecards: months across, year to date, target, tolerance, rating and an arrow."""

import random
from decimal import Decimal

from tests.scrutiny.planted.banks import COUNTS, HIGH, LOW, SHARES, WATCHED, fraction_near, share
from tests.scrutiny.planted.catalogue import NOTE, QUESTION, REAL, layout
from tests.scrutiny.planted.claims import Adds, Figure
from tests.scrutiny.planted.printing import Style, like, nudged, number_of
from tests.scrutiny.planted.sheets import Paper, Row, Table, Where, cell, heading, whole_row

MONTHS = ("Apr-17", "May-17", "Jun-17", "Jul-17", "Aug-17", "Sep-17", "Oct-17", "Nov-17")
FLOWS = (("Referrals received", 260), ("Assessments completed", 231), ("Section 47 enquiries started", 92),
         ("Initial child protection conferences held", 31), ("Child protection plans started", 24),
         ("Children who became looked after", 19), ("Return home interviews held", 37))  # fmt: skip
GOOD = {HIGH: "High", LOW: "Low", "monitor": "Info"}
UP, DOWN, LEVEL = "↑", "↓", "→"


@layout(REAL)
def scorecard(rng: random.Random, style: Style) -> list[Paper]:
    """Percentages with target and tolerance in points: green at target, amber within tolerance, red beyond."""
    months = MONTHS[-rng.randint(4, 6) :]
    table = Table(["No", "Measure", "Good is", *months, "Target", "Tolerance", "RAG", "DOT"])
    table.title = ["Children's services scorecard 2017/18"] if style.titled else []
    measures = [*rng.sample(SHARES, 10)]
    for number, (name, polarity, level) in enumerate(measures, start=1):
        tolerance = rng.choice([5, 5, 10])
        values = [share(*fraction_near(rng, level, 150)) for _ in months]
        texts = [style.share(value, 1, sign=not style.ragged_percent or rng.random() < 0.6) for value in values]
        printed = number_of(texts[-1]) or Decimal(0)
        # Kept clear of both limits, so that no rounding moves the rating.
        wanted = rng.choice(["Green", "Amber", "Red"] if polarity == HIGH else ["Green", "Red"])
        if polarity == LOW and printed < tolerance + 6:
            wanted = "Green"
        off = {"Green": -3, "Amber": tolerance // 3, "Red": tolerance + 4}[wanted]
        if polarity == HIGH and round(printed) + off > 99:
            wanted, off = "Green", -3
        target = round(printed) + off if polarity == HIGH else round(printed) - off
        table.add(
            str(number), name, GOOD[polarity], *texts, f"{target}%", f"{tolerance}%", wanted,
            _arrow(texts[-2], texts[-1]), polarity=polarity, level=level,
        )  # fmt: skip
    table.notes = ["DOT = direction of travel since last month. Arrows show whether the figure rose or fell.",
                   "Green = at or better than target; Amber = within tolerance; Red = outside tolerance."]  # fmt: skip
    return [Paper("monthly_scorecard", [table])]


def _arrow(before: str, now: str) -> str:
    first, second = number_of(before), number_of(now)
    if first is None or second is None or first == second:
        return LEVEL
    return UP if second > first else DOWN


def _latest(table: Table) -> str:
    return table.columns[table.columns.index("Target") - 1]


@scorecard.fault("arrow against sign", QUESTION, times=4, arithmetic=False)
def arrow_points_the_other_way(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The arrow rises while the figure falls, or the reverse, by more than a point."""
    table = papers[0].tables[0]
    last = table.columns.index("Target") - 1
    rows = [
        row for row in table.data if abs((number_of(row.cells[last]) or 0) - (number_of(row.cells[last - 1]) or 0)) > 1
    ]
    row = rng.choice(rows)
    row["DOT"] = DOWN if row["DOT"] == UP else UP
    return cell(row, "DOT")


@scorecard.fault("rating against tolerance", QUESTION, times=4, arithmetic=False)
def rated_beyond_its_tolerance(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Amber outside the tolerance, green below target, or red although the target is met."""
    row = rng.choice(papers[0].tables[0].data)
    row["RAG"] = {"Green": "Red", "Amber": "Green", "Red": rng.choice(["Amber", "Green"])}[row["RAG"]]
    return cell(row, "RAG")


@scorecard.fault("period headings", QUESTION, times=3, arithmetic=False)
def month_stands_twice(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Two neighbouring columns bear one month."""
    table = papers[0].tables[0]
    first = 3
    last = table.columns.index("Target") - 1
    place = rng.randint(first + 1, last)
    table.columns[place] = table.columns[place - 1]
    return heading(table, place - 1, place)


@scorecard.fault("period headings", QUESTION, times=2, arithmetic=False)
def month_is_left_out(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A month between others is missing, column and all."""
    table = papers[0].tables[0]
    last = table.columns.index("Target") - 1
    place = rng.randint(4, last - 2)
    del table.columns[place]
    for row in table.rows:
        del row.cells[place]
    return heading(table, place - 1, place)


@scorecard.fault("period headings", QUESTION, times=2, arithmetic=False)
def months_change_places(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Two months in the middle stand in the wrong order."""
    table = papers[0].tables[0]
    table.columns[4], table.columns[5] = table.columns[5], table.columns[4]
    return heading(table, 3, 4, 5, 6)


@scorecard.fault("unit", QUESTION, times=2, arithmetic=False)
def share_above_a_hundred(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A share of children is more than all of them."""
    table = papers[0].tables[0]
    row = rng.choice([row for row in table.data if row.truth["polarity"] == HIGH and row.truth["level"] > 50])
    column = table.columns[3]
    row[column] = like(row[column], (number_of(row[column]) or Decimal(0)) + 60)
    return cell(row, column)


@layout(REAL)
def activity(rng: random.Random, style: Style) -> list[Paper]:
    """Flows by month with a year to date that is their sum, and stocks at month end without one."""
    months = MONTHS[: rng.randint(5, 8)]
    table = Table(["Measure", *months, "YTD 2017/18", "2016/17 outturn"])
    table.title = ["Activity report, children's social care"] if style.titled else []
    table.section("In the month")
    for name, level in rng.sample(FLOWS, 5):
        values = [round(level * rng.uniform(0.8, 1.2)) for _ in months]
        row = table.add(
            name, *map(str, values), style.number(sum(values), 0), style.number(level * 12 + 7, 0), flow=True
        )
        table.claims.append(Adds(Figure(row, "YTD 2017/18", 0), [Figure(row, month, 0) for month in months]))
    table.section("At month end")
    for name, _, level in rng.sample(WATCHED, 3):
        values = [round(level * rng.uniform(0.95, 1.05)) for _ in months]
        table.add(f"{name} at month end", *map(str, values), style.missing, str(level + 3), flow=False)
    return [Paper("monthly_activity", [table])]


def _flow(papers: list[Paper], rng: random.Random, *, flow: bool = True) -> Row:
    return rng.choice([row for row in papers[0].tables[0].data if row.truth["flow"] is flow])


@activity.fault("year to date", times=3)
def year_to_date_is_not_the_sum(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The year to date is not the sum of the months."""
    row = _flow(papers, rng)
    row["YTD 2017/18"] = nudged(row["YTD 2017/18"], rng, 8, 60)
    return cell(row, "YTD 2017/18")


@activity.fault("stock against flow", QUESTION, times=3, arithmetic=False)
def stock_is_added_up(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Children at month end are summed to a year to date."""
    row = _flow(papers, rng, flow=False)
    months = row.table.columns[1 : row.table.columns.index("YTD 2017/18")]
    row["YTD 2017/18"] = str(sum(int(row[month]) for month in months))
    return cell(row, "YTD 2017/18")


@layout(REAL)
def running_totals(rng: random.Random, style: Style) -> list[Paper]:
    """Cumulative figures by month, which never fall."""
    months = MONTHS[: rng.randint(5, 8)]
    table = Table(["Measure (cumulative, year to date)", *months, "Target for the year"])
    table.title = ["Year-to-date indicators 2017/18"] if style.titled else []
    for name, level in rng.sample(FLOWS, 6):
        running, texts = 0, []
        for _ in months:
            running += round(level * rng.uniform(0.7, 1.2))
            texts.append(style.number(running, 0))
        table.add(f"{name} (year to date)", *texts, style.number(level * 12, 0))
    return [Paper("cumulative_indicators", [table])]


@running_totals.fault("running totals", QUESTION, times=3, arithmetic=False)
def running_total_falls(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A cumulative figure is lower than that of the month before it."""
    row = rng.choice(papers[0].tables[0].data)
    place = rng.randint(2, len(row.cells) - 3)
    before = number_of(row.cells[place - 1]) or Decimal(0)
    # Below both neighbours but one, so that a single cell is to blame.
    row.cells[place] = like(row.cells[place], round(before * Decimal("0.82")))
    return [Where(row.table, row, place), Where(row.table, row, place - 1)]


@layout(REAL)
def compared(rng: random.Random, style: Style) -> list[Paper]:
    """Last year's month beside this year's, with the change in number and in per cent and an arrow."""
    before, now = "November 2016", "November 2017"
    table = Table(["Indicator", "Good performance", before, now, "Change", "% change", "Trend"])
    table.title = ["Comparison with the same month last year"] if style.titled else []
    for name, polarity, level in [*rng.sample(COUNTS, 5), *rng.sample(WATCHED, 2)]:
        first = level + rng.randint(-4, 9)
        second = first + rng.choice([-1, 1]) * rng.randint(3, 11)
        change = second - first
        row = table.add(
            name, GOOD[polarity], str(first), str(second), style.change(change, 0),
            style.change(share(change, first), 1, "%"), "▲" if change > 0 else "▼",
        )  # fmt: skip
        table.claims.append(Adds(Figure(row, "Change", 0), [Figure(row, now, 0)], [Figure(row, before, 0)]))
    table.notes = ["▲ higher than last year; ▼ lower than last year; ► no change."]
    return [Paper("year_on_year", [table])]


@compared.fault("change = latest - previous", times=3)
def change_in_number_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The change in number is one or two out."""
    row = rng.choice(papers[0].tables[0].data)
    row["Change"] = nudged(row["Change"], rng, 1, 2)
    return cell(row, "Change")


@compared.fault("percentage change", times=3, arithmetic=False)
def percentage_change_on_the_wrong_base(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The percentage is worked on the latest figure instead of the earlier one, where that shows."""
    rows = []
    for row in papers[0].tables[0].data:
        first, second = int(row.cells[2]), int(row.cells[3])
        wrong = Decimal((second - first) * 100) / Decimal(second)
        if abs(wrong - (number_of(row["% change"]) or 0)) > Decimal("0.5"):
            rows.append((row, wrong))
    row, wrong = rng.choice(rows)
    row["% change"] = like(row["% change"], wrong)
    return cell(row, "% change")


@compared.fault("arrow against sign", QUESTION, times=3, arithmetic=False)
def triangle_points_the_other_way(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A rise with a triangle that points down."""
    row = rng.choice(papers[0].tables[0].data)
    row["Trend"] = "▼" if row["Trend"] == "▲" else "▲"
    return cell(row, "Trend")


@compared.fault("stock against flow", NOTE, times=2, arithmetic=False)
def month_against_a_year(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One period is a month and the other a year to date, compared as if they were alike."""
    table = papers[0].tables[0]
    table.columns[2] = "April 2016 to March 2017 (year)"
    return [*heading(table, 2, 3), *(where for row in table.data for where in whole_row(row)[2:7])]
