"""Quarterly indicators as committees receive them, with "Monitor", "N/A", numerators and directions of travel."""

import random
from decimal import Decimal
from fractions import Fraction

from tests.scrutiny.planted.banks import COUNTS, HIGH, SHARES, WATCHED, better, fraction_near, share
from tests.scrutiny.planted.catalogue import NOTE, QUESTION, REAL, UNIT, layout
from tests.scrutiny.planted.claims import Figure, Ratio
from tests.scrutiny.planted.printing import Style, like, nudged, number_of
from tests.scrutiny.planted.sheets import Paper, Row, Table, Where, cell

PRIORITIES = ("SAFEGUARDING", "BUILDING RESILIENCE", "QUALITY SOCIAL WORK PRACTICE")
COLUMNS = ["Ref", "Indicator", "Polarity", "Period covered", "Annual target", "Quarterly target",
           "Numerator / Denominator", "Q4 2016/17 result", "Q3 2016/17 result", "DOT short term (from Q3 2016/17)",
           "Q4 2015/16 result", "DOT long term (from Q4 2015/16)"]  # fmt: skip
RESULT, SHORT_BASE, SHORT, LONG_BASE, LONG = COLUMNS[7:]
#: How often a result is hidden in a table that hides small numbers.
HIDDEN_ROWS = 0.2
POLARITY = {HIGH: "Bigger is better", "low": "Smaller is better", "monitor": "Monitor"}


@layout(REAL)
def quarterly(rng: random.Random, style: Style) -> list[Paper]:
    """Indicators grouped by priority: percentages with both parts, counts, and those that are only watched."""
    table = Table(list(COLUMNS))
    if style.titled:
        table.title = ["Section 3.2a: Indicators, Quarter 4 2016/17"]
    number = 4
    shares, counts, watched = (rng.sample(bank, k) for bank, k in ((SHARES, 9), (COUNTS, 5), (WATCHED, 3)))
    for place, priority in enumerate(PRIORITIES):
        table.section(priority)
        for name, polarity, level in shares[place * 3 : place * 3 + 3]:
            number += rng.randint(1, 3)
            _share_row(rng, style, table, f"FS/S{number}", f"Percentage: {name.lower()}", polarity, level)
        for name, polarity, level in [*counts[place * 2 : place * 2 + 2], watched[place]]:
            number += rng.randint(1, 3)
            _count_row(rng, style, table, f"FS/C{number}", name, polarity, level)
    if style.noted:
        table.notes = ["DOT = direction of travel. Monitor = no target is set for the indicator."]
    return [Paper("quarterly_indicators", [table])]


def _share_row(rng: random.Random, style: Style, table: Table, ref: str, name: str, polarity: str, level: int) -> None:
    now, before, year_ago = (share(*fraction_near(rng, level, 60)) for _ in range(3))
    n, d = fraction_near(rng, level, 60)
    now = share(n, d)
    target = f"{min(level + rng.choice([-9, 9]), 98)}{style.percent}"
    texts = [style.share(value, 1) for value in (now, before, year_ago)]
    made_of = f"{n}/{d}"
    if style.hide_below and rng.random() < HIDDEN_ROWS:
        made_of = texts[0] = style.hidden
    row = table.add(
        ref, name, POLARITY[polarity], "Jan-Mar 2017", target, target, made_of, texts[0], texts[1],
        _direction(polarity, texts[0], texts[1]), texts[2], _direction(polarity, texts[0], texts[2]),
        polarity=polarity, unit="percent",
    )  # fmt: skip
    parts = (Figure(row, COLUMNS[6], 0, 0), Figure(row, COLUMNS[6], 0, 1))
    table.claims.append(Ratio(Figure(row, RESULT), *parts))


def _count_row(rng: random.Random, style: Style, table: Table, ref: str, name: str, polarity: str, level: int) -> None:
    now, before, year_ago = (round(level * rng.uniform(0.8, 1.2)) for _ in range(3))
    has_year_ago = rng.random() < 0.75
    # Whether the target is met is not printed here, so it may lie on either side.
    target = "Monitor" if polarity == "monitor" else str(level + rng.randint(-5, 5))
    table.add(
        ref, name, POLARITY[polarity], "As at 31 March 2017" if polarity == "monitor" else "Jan-Mar 2017",
        target, target, style.missing or "N/A", str(now), str(before), _direction(polarity, str(now), str(before)),
        str(year_ago) if has_year_ago else "N/A",
        _direction(polarity, str(now), str(year_ago)) if has_year_ago else "N/A",
        polarity=polarity, unit="count",
    )  # fmt: skip


def _direction(polarity: str, now: str, before: str) -> str:
    """Worked from what is printed, as a reader would."""
    latest, earlier = number_of(now), number_of(before)
    if polarity == "monitor" or latest is None or earlier is None:
        return "Monitor" if polarity == "monitor" else "N/A"
    if latest == earlier:
        return "Same"
    return "Improving" if better(polarity, Fraction(latest - earlier)) else "Worsening"


def _rows(papers: list[Paper], unit: str) -> list[Row]:
    return [row for row in papers[0].tables[0].data if row.truth["unit"] == unit]


OPPOSITE = {"Improving": "Worsening", "Worsening": "Improving"}


@quarterly.fault("value = numerator / denominator", times=4)
def result_is_not_the_fraction(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The printed percentage is not what the printed fraction gives; the directions stay as they were."""
    row = rng.choice(_rows(papers, "percent"))
    n, d = (int(part) for part in row[COLUMNS[6]].split("/"))
    row[COLUMNS[6]] = f"{n + rng.choice([-1, 1]) * max(3, round(d * 0.04))}/{d}"
    return cell(row, COLUMNS[6], RESULT)


@quarterly.fault("value = numerator / denominator", times=2)
def more_than_there_are(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Numerator and denominator changed places."""
    row = rng.choice(_rows(papers, "percent"))
    n, d = row[COLUMNS[6]].split("/")
    row[COLUMNS[6]] = f"{d}/{n}"
    return cell(row, COLUMNS[6], RESULT)


@quarterly.fault("direction against polarity", times=3, arithmetic=False)
def short_direction_is_the_wrong_way(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Improving for worsening, against the quarter before."""
    row = rng.choice([row for row in papers[0].tables[0].data if row[SHORT] in OPPOSITE])
    row[SHORT] = OPPOSITE[row[SHORT]]
    return cell(row, SHORT)


@quarterly.fault("direction against polarity", times=3, arithmetic=False)
def long_direction_is_the_wrong_way(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Improving for worsening, against the year before."""
    row = rng.choice([row for row in papers[0].tables[0].data if row[LONG] in OPPOSITE])
    row[LONG] = OPPOSITE[row[LONG]]
    return cell(row, LONG)


@quarterly.fault("direction against polarity", times=2, arithmetic=False)
def same_although_it_moved(papers: list[Paper], rng: random.Random) -> list[Where]:
    """ "Same" beside two figures that are far apart."""
    row = rng.choice([
        row for row in _rows(papers, "percent")
        if abs((number_of(row[RESULT]) or 0) - (number_of(row[SHORT_BASE]) or 0)) > 3
    ])  # fmt: skip
    row[SHORT] = "Same"
    return cell(row, SHORT)


@quarterly.fault("unit", UNIT, times=2, arithmetic=False)
def count_shown_as_percent(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A number of children printed with a percent sign."""
    row = rng.choice([row for row in _rows(papers, "count") if row.truth["polarity"] == "monitor"])
    row[RESULT] += "%"
    return cell(row, RESULT)


@quarterly.fault("unit", UNIT, times=2, arithmetic=False)
def count_against_a_percentage(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A number compared with a target that is a percentage."""
    row = rng.choice([row for row in _rows(papers, "count") if row.truth["polarity"] != "monitor"])
    row[COLUMNS[5]] = f"{rng.randint(60, 95)}%"
    return cell(row, COLUMNS[5], RESULT, COLUMNS[4])


@quarterly.fault("one target per measure and period", QUESTION, times=2, arithmetic=False)
def measure_twice_with_two_targets(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The same indicator stands under two priorities, with another target the second time."""
    table = papers[0].tables[0]
    row = rng.choice(_rows(papers, "percent"))
    again = table.add(*row.cells, **row.truth)
    again[COLUMNS[0]] = f"FS/S{rng.randint(80, 99)}"
    again[COLUMNS[4]] = again[COLUMNS[5]] = like(row[COLUMNS[5]], (number_of(row[COLUMNS[5]]) or Decimal(0)) + 4)
    return [*cell(again, COLUMNS[4], COLUMNS[5]), *cell(row, COLUMNS[4], COLUMNS[5])]


@quarterly.fault("same figure twice", QUESTION, times=2, arithmetic=False)
def measure_twice_with_two_results(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The same indicator and period is printed again at the end with another result."""
    table = papers[0].tables[0]
    row = rng.choice([row for row in _rows(papers, "count") if row[SHORT] in ("Improving", "Monitor")])
    again = table.add(*row.cells, **row.truth)
    again[RESULT] = nudged(row[RESULT], rng, 11, 15)
    again[SHORT] = _direction(again.truth["polarity"], again[RESULT], again[SHORT_BASE])
    again[LONG] = _direction(again.truth["polarity"], again[RESULT], again[LONG_BASE])
    return [*cell(again, RESULT, COLUMNS[1], COLUMNS[0]), *cell(row, RESULT, COLUMNS[1], COLUMNS[0])]


@quarterly.fault("share attainable from n", NOTE, times=1, arithmetic=False)
def direction_on_a_handful(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A direction of travel is drawn from four children."""
    row = rng.choice(_rows(papers, "percent"))
    row[COLUMNS[6]], row[RESULT] = "1/4", like(row[RESULT], Decimal(25))
    row[SHORT] = _direction(row.truth["polarity"], row[RESULT], row[SHORT_BASE])
    row[LONG] = _direction(row.truth["polarity"], row[RESULT], row[LONG_BASE])
    return cell(row, COLUMNS[6], RESULT, SHORT, LONG)
