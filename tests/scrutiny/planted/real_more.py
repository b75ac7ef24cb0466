"""Further layouts of published papers: official statistics with symbols, revisions, quarters with a year, remarks."""

import random
from decimal import Decimal
from fractions import Fraction

from tests.scrutiny.planted.banks import HIGH, LOW, SHARES, TEAMS, better, fraction_near, share, split
from tests.scrutiny.planted.catalogue import CONTRADICTION, QUESTION, REAL, layout
from tests.scrutiny.planted.claims import Adds, Figure, Ratio
from tests.scrutiny.planted.printing import Style, like, nudged, number_of
from tests.scrutiny.planted.sheets import TOTAL, Paper, Table, Where, cell, whole_row

AUTHORITIES = ("Northbridge", "Eastmoor", "Saltley", "Wyreham", "Kingsholt", "Ashford Vale", "Brackley")
QUARTERS = ("Q1", "Q2", "Q3", "Q4")


def _slack(style: Style) -> int:
    return 0 if style.base == 1 else style.base


@layout(REAL)
def official(rng: random.Random, style: Style) -> list[Paper]:
    """Children who started to be looked after by authority: symbols for small, missing and not applicable cells."""
    table = Table(["Local authority", "All children", "Boys", "Girls", "Percentage boys", "Percentage girls"])
    table.title = ["Table A1: Children who started to be looked after, year ending 31 March 2017"]
    slack = _slack(style)
    for name in AUTHORITIES:
        if rng.random() < 0.2:
            table.add(name, *[style.missing or ":"] * 5, kind="gap")
            continue
        boys, girls = style.drawn(rng, 24, 160), rng.randint(24, 160)
        texts = [style.count(count) for count in (boys + girls, boys, girls)]
        if style.hides(boys):
            # The other part is hidden too, or the small one could be worked out.
            texts[2] = style.hidden
        rates = [style.share(share(count, boys + girls), 0, sign=False) for count in (boys, girls)]
        if style.hides(boys):
            rates = [style.hidden] * 2
        row = table.add(name, *texts, *rates)
        table.claims.append(
            Adds(Figure(row, "All children", slack), [Figure(row, "Boys", slack), Figure(row, "Girls", slack)])
        )
        for part in ("Boys", "Girls"):
            parts = Figure(row, part, slack), Figure(row, "All children", slack)
            table.claims.append(Ratio(Figure(row, f"Percentage {part.lower()}"), *parts))
    table.notes = ["Symbols: c = suppressed to protect confidentiality; : = not available; z = not applicable.",
                   "Percentages are worked on unrounded numbers and may not add to 100."]  # fmt: skip
    return [Paper("official_statistics", [table])]


@official.fault("parts and totals", times=3)
def authority_does_not_add(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Boys and girls do not make all children of one authority."""
    row = rng.choice(papers[0].tables[0].data)
    row["All children"] = nudged(row["All children"], rng, 7, 20)
    return cell(row, "All children", "Boys", "Girls")


@official.fault("shares to 100", QUESTION, times=2)
def boys_and_girls_are_more_than_all(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A percentage of boys that neither the numbers nor the percentage of girls allow."""
    row = rng.choice(papers[0].tables[0].data)
    row["Percentage boys"] = str(int(row["Percentage boys"]) + rng.randint(6, 12))
    return cell(row, "Percentage boys", "Percentage girls")


@layout(REAL)
def revisions(rng: random.Random, style: Style) -> list[Paper]:
    """A quarter as first published, as revised, the next quarter, and the change from what was revised."""
    table = Table(["Indicator", "Q3 as first published", "Q3 revised", "Q4", "Change since Q3 (revised)"])
    table.title = ["Indicators with revised figures"] if style.titled else []
    for name, _, level in rng.sample(SHARES, 7):
        before, now = (share(*fraction_near(rng, level, 90)) for _ in range(2))
        first = before + Fraction(rng.randint(-25, 25), 10) if rng.random() < 0.5 else before
        texts = [f"{style.decimal(value, 1)}%" for value in (first, before, now)]
        moved = (number_of(texts[2]) or Decimal(0)) - (number_of(texts[1]) or Decimal(0))
        row = table.add(name, *texts, style.change(moved, 1, " pp"))
        row.truth["moved"] = moved
    table.notes = ["Q3 figures were revised in February 2018 after late recording."]
    return [Paper("revised_indicators", [table])]


@revisions.fault("change = latest - previous", times=3, arithmetic=False)
def change_from_neither_figure(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The change follows neither from the first nor from the revised figure."""
    row = rng.choice(papers[0].tables[0].data)
    row["Change since Q3 (revised)"] = (
        f"{row.truth['moved'] + rng.choice([-1, 1]) * Decimal(rng.randint(31, 70)) / 10:+.1f} pp"
    )
    return cell(row, "Change since Q3 (revised)")


@layout(REAL)
def quarters(rng: random.Random, style: Style) -> list[Paper]:
    """Four quarters and the year: flows are added up, shares are worked on the year's own numbers, stocks end it."""
    table = Table(["Measure", "Basis", *QUARTERS, "2016/17 year"])
    table.title = ["Annual performance summary 2016/17"] if style.titled else []
    for name, level in (
        ("Referrals", 640),
        ("Assessments completed", 520),
        ("Section 47 enquiries", 240),
        ("Plans started", 61),
    ):
        values = [round(level * rng.uniform(0.85, 1.15)) for _ in QUARTERS]
        row = table.add(name, "Total in period", *map(str, values), style.number(sum(values), 0), flow=True)
        table.claims.append(Adds(Figure(row, "2016/17 year", 0), [Figure(row, quarter, 0) for quarter in QUARTERS]))
    for name, level in (("Children in care", 350), ("Children with a protection plan", 190)):
        values = [level + rng.randint(-14, 14) for _ in QUARTERS]
        table.add(name, "At period end", *map(str, values), str(values[-1]), flow=False)
    for name, _, level in rng.sample(SHARES, 3):
        pairs = [fraction_near(rng, level, 90) for _ in QUARTERS]
        whole = share(sum(n for n, _ in pairs), sum(d for _, d in pairs))
        texts = [f"{style.decimal(share(*pair), 1)}%" for pair in pairs]
        table.add(name, "% in period", *texts, f"{style.decimal(whole, 1)}%", flow=None)
    return [Paper("annual_summary", [table])]


@quarters.fault("year to date", times=3)
def year_is_not_its_quarters(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The year of a flow is not the sum of its quarters."""
    row = rng.choice([row for row in papers[0].tables[0].data if row.truth["flow"]])
    row["2016/17 year"] = nudged(row["2016/17 year"], rng, 9, 60)
    return cell(row, "2016/17 year")


@quarters.fault("stock against flow", QUESTION, times=2, arithmetic=False)
def year_of_a_stock_is_a_sum(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Children at the end of each quarter are added to a number of the year."""
    row = rng.choice([row for row in papers[0].tables[0].data if row.truth["flow"] is False])
    row["2016/17 year"] = str(sum(int(row[quarter]) for quarter in QUARTERS))
    return cell(row, "2016/17 year")


@quarters.fault("value outside its periods", QUESTION, times=2, arithmetic=False)
def year_of_a_share_is_outside_its_quarters(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A year's share is higher than every one of its quarters."""
    row = rng.choice([row for row in papers[0].tables[0].data if row.truth["flow"] is None])
    highest = max(number_of(row[quarter]) or Decimal(0) for quarter in QUARTERS)
    row["2016/17 year"] = like(row["2016/17 year"], highest + Decimal("3.4"))
    return cell(row, "2016/17 year")


@layout(REAL)
def remarks(rng: random.Random, style: Style) -> list[Paper]:
    """Parts, value and words in which other figures stand; the words are nobody's evidence."""
    table = Table(["Measure", "Numerator", "Denominator", "Value", "Note", "Source"])
    for name, _, level in rng.sample(SHARES, 7):
        n, d = fraction_near(rng, level, 50)
        said = rng.choice(["Target of 95% proposed.", "Was 61% in 2015/16 and 58% before.", "", "12 cases were recorded late.",
                           "Excludes 3 children placed abroad.", "Audit of 40 cases found 85%."])  # fmt: skip
        row = table.add(
            name,
            str(n),
            str(d),
            f"{style.decimal(share(n, d), style.places)}%",
            said,
            f"Report of {rng.randint(2, 28)} March 2018, page {rng.randint(2, 40)}",
        )
        table.claims.append(Ratio(Figure(row, "Value"), Figure(row, "Numerator", 0), Figure(row, "Denominator", 0)))
    return [Paper("measures_with_remarks", [table])]


@remarks.fault("value = numerator / denominator", times=2)
def value_beside_remarks_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The value is not its parts', whatever the note says."""
    row = rng.choice(papers[0].tables[0].data)
    row["Value"] = nudged(row["Value"], rng, 5, 9)
    return cell(row, "Value")


@layout(REAL)
def two_line_headings(rng: random.Random, style: Style) -> list[Paper]:
    """Years above, number and percentage below, by team, with a total: a heading of two lines."""
    upper = ["", "2015/16", "", "2016/17", ""]
    table = Table(["Team", "Referrals", "% of all", "Referrals", "% of all"], upper=upper)
    table.title = ["Referrals by team"] if style.titled else []
    counts = [split(rng, rng.randint(300, 800), 6, 18) for _ in range(2)]
    for place, team in enumerate(rng.sample(TEAMS, 6)):
        texts = []
        for year in counts:
            texts.extend([str(year[place]), style.share(share(year[place], sum(year)), 1)])
        table.add(team, *texts)
    total = table.add(
        "Total",
        str(sum(counts[0])),
        style.share(Decimal(100), 1),
        str(sum(counts[1])),
        style.share(Decimal(100), 1),
        kind=TOTAL,
    )
    for place in (1, 3):
        table.claims.append(Adds(Decimal(total.cells[place]), [_At(row, str(place), 0) for row in table.data]))
    return [Paper("referrals_by_team", [table])]


class _At(Figure):
    """A figure by the place of its column, where two columns share a heading."""

    def interval(self) -> tuple[Decimal, Decimal] | None:
        """The whole count printed there."""
        value = number_of(self.row.cells[int(self.column)])
        return None if value is None else (value, value)


@two_line_headings.fault("parts and totals", times=2, arithmetic=False)
def total_of_one_year_does_not_add(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The total under one of the two years is wrong."""
    total = papers[0].tables[0].totals[0]
    place = rng.choice([1, 3])
    total.cells[place] = nudged(total.cells[place], rng, 7, 30)
    return [Where(total.table, total, place)]


@two_line_headings.fault("share of a total", times=3, arithmetic=False)
def share_under_one_year_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One team's share in one year is wrong."""
    row = rng.choice(papers[0].tables[0].data)
    place = rng.choice([2, 4])
    row.cells[place] = nudged(row.cells[place], rng, 12, 60)
    return [Where(row.table, row, place)]


@layout(REAL)
def improving_arrows(rng: random.Random, style: Style) -> list[Paper]:
    """Arrows that show better or worse, not higher or lower, as the footnote says."""
    table = Table(["Indicator", "Polarity", "2015/16", "2016/17", "Direction of travel"])
    table.title = ["Annual indicators"] if style.titled else []
    lows = [measure for measure in SHARES if measure[1] == LOW]
    highs = [measure for measure in SHARES if measure[1] == HIGH]
    for name, polarity, level in [*rng.sample(highs, 6), *rng.sample(lows, 4)]:
        now = style.decimal(share(*fraction_near(rng, level, 90)), 1)
        moved = Decimal(rng.choice([-1, 1]) * rng.randint(12, 60)) / 10
        if not 0 < now - moved <= 100:
            moved = -moved
        table.add(name, "High is good" if polarity == HIGH else "Low is good", f"{now - moved}%", f"{now}%",
                  "↑" if better(polarity, moved) else "↓")  # fmt: skip
    table.notes = ["↑ performance has improved; ↓ performance has worsened."]
    return [Paper("annual_indicators", [table])]


@improving_arrows.fault("arrow against polarity", QUESTION, times=3, arithmetic=False)
def arrow_of_performance_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """An arrow that says better where the figure is worse."""
    row = rng.choice(papers[0].tables[0].data)
    row["Direction of travel"] = "↓" if row["Direction of travel"] == "↑" else "↑"
    return cell(row, "Direction of travel")


@layout(REAL)
def tiles(rng: random.Random, style: Style) -> list[Paper]:
    """A summary of indicators by type and colour with a total row "64% (14)", as quarterly reports open with."""
    colours = ["Green", "Green Amber", "Red Amber", "Red"]
    table = Table(["Indicators", *colours, "No. RAG rated", "Monitor", "No. indicators reported"])
    table.title = ["Overview of indicators, Quarter 4"]
    kept = []
    for name in ("CPI", "SPI", "MPI"):
        counts = [rng.randint(3, 8), rng.randint(1, 3), rng.randint(0, 2), rng.randint(0, 3)]
        watched = rng.randint(2, 9)
        kept.append([*counts, watched])
        row = table.add(name, *map(str, counts), str(sum(counts)), str(watched), str(sum(counts) + watched))
        table.claims.append(Adds(Figure(row, "No. RAG rated", 0), [Figure(row, colour, 0) for colour in colours]))
        table.claims.append(
            Adds(Figure(row, table.columns[7], 0), [Figure(row, "No. RAG rated", 0), Figure(row, "Monitor", 0)])
        )
    sums = [sum(column) for column in zip(*kept, strict=True)]
    rated = sum(sums[:4])
    texts = [f"{style.decimal(share(count, rated), 0)}% ({count})" for count in sums[:4]]
    total = table.add("Total", *texts, f"100% ({rated})", str(sums[4]), str(rated + sums[4]), kind=TOTAL)
    for colour in colours:
        table.claims.append(Adds(Figure(total, colour, 0, 1), [Figure(row, colour, 0) for row in table.data]))
        table.claims.append(Ratio(Figure(total, colour, 1, 0), Figure(total, colour, 0, 1), Decimal(rated)))
    return [Paper("overview_of_indicators", [table])]


@tiles.fault("parts and totals", CONTRADICTION, times=2)
def a_colour_does_not_add_down(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The total of a colour is one more than its types."""
    total = papers[0].tables[0].totals[0]
    column = rng.choice(["Green", "Green Amber"])
    rate, _, count = total[column].partition(" (")
    total[column] = f"{rate} ({int(count.rstrip(')')) + 2})"
    return cell(total, column)


@tiles.fault("count and share in one cell", times=3)
def share_of_a_tile_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The share of a colour does not follow from its number."""
    total = papers[0].tables[0].totals[0]
    rate, _, count = total["Green"].partition("% (")
    total["Green"] = f"{int(rate) + rng.choice([-1, 1]) * rng.randint(6, 12)}% ({count}"
    return cell(total, "Green")


@tiles.fault("parts and totals", times=2)
def a_type_does_not_add_across(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The number rated of one type is not its colours, and the rest of the row follows it."""
    row = rng.choice(papers[0].tables[0].data)
    row["No. RAG rated"] = str(int(row["No. RAG rated"]) + 1)
    row[row.table.columns[7]] = str(int(row[row.table.columns[7]]) + 1)
    total = row.table.totals[0]
    return [*whole_row(row)[1:], *cell(total, "No. RAG rated", row.table.columns[7])]
