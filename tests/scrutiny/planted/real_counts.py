"""Counts by team, place or reason: totals and subtotals, shares of the total, timeliness, complaints and posts."""

import random
from decimal import Decimal

from tests.scrutiny.planted.banks import TEAMS, share, split
from tests.scrutiny.planted.catalogue import CONTRADICTION, QUESTION, REAL, layout
from tests.scrutiny.planted.claims import Adds, Figure, Ratio
from tests.scrutiny.planted.printing import Style, nudged, number_of
from tests.scrutiny.planted.sheets import TOTAL, Paper, Row, Table, Where, cell

IN_TIME, LATE, DONE, RATE = "Within 45 working days", "Over 45 working days", "Total completed", "% within 45 days"


@layout(REAL)
def timeliness(rng: random.Random, style: Style) -> list[Paper]:
    """Assessments by team: in time, late, total and share, with a whole-service row that is no mean of the teams."""
    table = Table(["Team", IN_TIME, LATE, DONE, RATE])
    table.title = ["Timeliness of assessments, Quarter 3 2017/18"] if style.titled else []
    counts = [(rng.randint(11, 190), style.drawn(rng, 7, 60)) for _ in range(6)]
    for team, (early, late) in zip(rng.sample(TEAMS, 6), counts, strict=True):
        _timely(style, table, team, early, late, "data")
    _timely(style, table, "All teams", sum(c[0] for c in counts), sum(c[1] for c in counts), TOTAL)
    total = table.totals[0]
    for column in (IN_TIME, LATE, DONE):
        table.claims.append(_down(style, total, table.data, column))
    return [Paper("assessment_timeliness", [table])]


def _slack(style: Style) -> int:
    return 0 if style.base == 1 else style.base


def _down(style: Style, total: Row, rows: list[Row], column: str) -> Adds:
    slack = _slack(style)
    return Adds(Figure(total, column, slack), [Figure(row, column, slack) for row in rows])


def _timely(style: Style, table: Table, name: str, early: int, late: int, kind: str) -> None:
    slack = _slack(style)
    row = table.add(
        name,
        style.count(early),
        style.count(late),
        style.count(early + late),
        style.share(share(early, early + late)),
        kind=kind,
    )
    table.claims.append(Adds(Figure(row, DONE, slack), [Figure(row, IN_TIME, slack), Figure(row, LATE, slack)]))
    table.claims.append(Ratio(Figure(row, RATE), Figure(row, IN_TIME, slack), Figure(row, DONE, slack)))


@timeliness.fault("value = numerator / denominator", times=3)
def team_share_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A team's share is not its number in time over its total."""
    row = rng.choice(papers[0].tables[0].data)
    row[RATE] = nudged(row[RATE], rng, 6, 12)
    return cell(row, RATE)


@timeliness.fault("value = numerator / denominator", times=2)
def service_share_is_the_mean_of_teams(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The share of the whole service is the mean of the teams' shares, some points off the true one."""
    table = papers[0].tables[0]
    total = table.totals[0]
    total[RATE] = nudged(total[RATE], rng, 4, 7) if "." not in total[RATE] else nudged(total[RATE], rng, 25, 60)
    return cell(total, RATE)


@timeliness.fault("parts and totals", times=3)
def service_total_does_not_add(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The number late in the whole service is not the sum of the teams."""
    total = papers[0].tables[0].totals[0]
    total[LATE] = nudged(total[LATE], rng, 2, 9)
    return cell(total, LATE, DONE)


@layout(REAL)
def placements(rng: random.Random, style: Style) -> list[Paper]:
    """Children in care by placement, with subtotals, indented rows, a total and shares of it, over two years."""
    groups = (("Foster placements", ("With the council's carers", "With an agency", "With relatives or friends")),
              ("Residential placements", ("Children's homes", "Residential schools")),
              ("Other placements", ("Placed for adoption", "Independent living", "Secure units")))  # fmt: skip
    years = ("31 March 2016", "31 March 2017")
    table = Table(["Placement", *[f"{name} {year}" for year in years for name in ("Number", "%")]])
    table.title = ["Children in care at 31 March by placement"] if style.titled else []
    counts = {name: (rng.randint(6, 120), style.drawn(rng, 6, 120)) for _, names in groups for name in names}
    wholes = [sum(pair[k] for pair in counts.values()) for k in (0, 1)]
    subtotals = []
    for title, names in groups:
        sums = tuple(sum(counts[name][k] for name in names) for k in (0, 1))
        head = _placed(style, table, title, sums, wholes, "subtotal")
        parts = [_placed(style, table, f"  {name}", counts[name], wholes, "data") for name in names]
        subtotals.append(head)
        for column in table.columns[1::2]:
            table.claims.append(_down(style, head, parts, column))
    total = _placed(style, table, "Total children in care", tuple(wholes), wholes, TOTAL)
    for column in table.columns[1::2]:
        table.claims.append(_down(style, total, subtotals, column))
    return [Paper("placements", [table])]


def _placed(style: Style, table: Table, name: str, counts: tuple[int, ...], wholes: list[int], kind: str) -> Row:
    texts = []
    for count, whole in zip(counts, wholes, strict=True):
        shown = style.count(count)
        texts.extend([shown, style.share(share(count, whole), 0) if number_of(shown) is not None else style.hidden])
    row = table.add(name, *texts, kind=kind)
    slack = _slack(style)
    for place, whole in zip((1, 3), wholes, strict=True):
        number, rate = table.columns[place], table.columns[place + 1]
        table.claims.append(Ratio(Figure(row, rate), Figure(row, number, slack), Decimal(whole)))
    return row


@placements.fault("parts and totals", times=3)
def subtotal_does_not_add(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A part is mistyped, so that its subtotal no longer adds, and its share shows it too."""
    table = papers[0].tables[0]
    row = rng.choice([row for row in table.data if (number_of(row.cells[3]) or 0) >= 12])
    row.cells[3] = nudged(row.cells[3], rng, 5, 10)
    head = next(other for other in reversed(table.rows[: table.rows.index(row)]) if other.kind == "subtotal")
    return [Where(table, row, 3), Where(table, row, 4), Where(table, head, 3)]


@placements.fault("share of a total", times=3)
def share_of_the_total_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One placement's share is not its number over all children."""
    table = papers[0].tables[0]
    row = rng.choice(
        [row for row in table.rows if row.kind in ("data", "subtotal") and (number_of(row.cells[4]) or 0) >= 5]
    )
    row.cells[4] = nudged(row.cells[4], rng, 5, 9)
    return [Where(table, row, 4)]


@placements.fault("parts and totals", times=2)
def grand_total_does_not_add(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The total is not the sum of the subtotals, nor of the rows."""
    table = papers[0].tables[0]
    total = table.totals[0]
    total.cells[1] = nudged(total.cells[1], rng, 7, 20)
    return [Where(table, total, 1)]


@layout(REAL)
def complaints(rng: random.Random, style: Style) -> list[Paper]:
    """Complaints by service: received, answered, in time, and how they ended."""
    table = Table(["Service", "Complaints received", "Responses sent", "Responded within timescale",
                   "% responded within timescale", "Upheld", "Partly upheld", "Not upheld"])  # fmt: skip
    table.title = ["Stage 1 complaints, Quarter 4 2016/17"] if style.titled else []
    kept = []
    for name in rng.sample(TEAMS, 5):
        sent = rng.randint(9, 34)
        figures = [sent + rng.randint(0, 5), sent, rng.randint(4, sent), *split(rng, sent, 3)]
        kept.append(figures)
        _answered(style, table, name, figures, "data")
    _answered(style, table, "Total", [sum(column) for column in zip(*kept, strict=True)], TOTAL)
    for place in (1, 2, 3, 5, 6, 7):
        column = table.columns[place]
        table.claims.append(Adds(Figure(table.totals[0], column, 0), [Figure(row, column, 0) for row in table.data]))
    return [Paper("complaints", [table])]


def _answered(style: Style, table: Table, name: str, figures: list[int], kind: str) -> None:
    received, sent, timely, *ends = figures
    rate = style.share(share(timely, sent), 0)
    row = table.add(name, str(received), str(sent), str(timely), rate, *map(str, ends), kind=kind)
    columns = table.columns
    table.claims.append(Ratio(Figure(row, columns[4]), Figure(row, columns[3], 0), Figure(row, columns[2], 0)))
    table.claims.append(Adds(Figure(row, columns[2], 0), [Figure(row, column, 0) for column in columns[5:8]]))


@complaints.fault("complaints and responses", QUESTION, times=3, arithmetic=False)
def more_answers_than_complaints(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A service sent more answers than it received complaints."""
    table = papers[0].tables[0]
    row = rng.choice(table.data)
    row[table.columns[1]] = str(int(row[table.columns[2]]) - rng.randint(2, 5))
    return [*cell(row, *table.columns[1:3]), *cell(table.totals[0], table.columns[1])]


@complaints.fault("complaints and responses", times=3)
def outcomes_are_more_than_answers(papers: list[Paper], rng: random.Random) -> list[Where]:
    """What was upheld, partly and not makes more than what was answered."""
    table = papers[0].tables[0]
    row = rng.choice(table.data)
    column = table.columns[rng.choice([5, 6, 7])]
    row[column] = str(int(row[column]) + rng.randint(3, 8))
    return [*cell(row, column, table.columns[2]), *cell(table.totals[0], column)]


@complaints.fault("value = numerator / denominator", times=2)
def share_in_time_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The share answered in time does not follow."""
    row = rng.choice([row for row in papers[0].tables[0].data if (number_of(row.cells[4]) or 0) < 90])
    row.cells[4] = nudged(row.cells[4], rng, 6, 10)
    return [Where(row.table, row, 4)]


@layout(REAL)
def posts(rng: random.Random, style: Style) -> list[Paper]:
    """Establishment by team in full-time equivalents: permanent, agency and vacant make it, with the rate of vacancy."""
    table = Table(["Team", "Establishment FTE", "Permanent FTE", "Agency FTE", "Vacant FTE", "Vacancy rate %"])
    table.title = ["Workforce at 30 September 2017"] if style.titled else []
    kept = []
    for name in rng.sample(TEAMS, 6):
        halves = [rng.randint(16, 60), rng.randint(3, 15), rng.randint(2, 11)]
        kept.append(halves)
        _staffed(style, table, name, halves, "data")
    _staffed(style, table, "Total", [sum(column) for column in zip(*kept, strict=True)], TOTAL)
    for column in table.columns[1:5]:
        table.claims.append(Adds(Figure(table.totals[0], column, 0), [Figure(row, column, 0) for row in table.data]))
    return [Paper("workforce", [table])]


def _staffed(style: Style, table: Table, name: str, halves: list[int], kind: str) -> None:
    whole = sum(halves)
    texts = [f"{Decimal(value) / 2:.1f}" for value in (whole, *halves)]
    row = table.add(name, *texts, style.share(share(halves[2], whole), 1), kind=kind)
    columns = table.columns
    table.claims.append(Adds(Figure(row, columns[1], 0), [Figure(row, column, 0) for column in columns[2:5]]))
    table.claims.append(Ratio(Figure(row, columns[5]), Figure(row, columns[4], 0), Figure(row, columns[1], 0)))


@posts.fault("parts and totals", times=3)
def posts_do_not_make_the_establishment(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Permanent, agency and vacant do not make the establishment of a team."""
    row = rng.choice(papers[0].tables[0].data)
    column = row.table.columns[rng.choice([2, 3])]
    row[column] = nudged(row[column], rng, 15, 35)
    return [*cell(row, *row.table.columns[1:5]), *cell(papers[0].tables[0].totals[0], column)]


@posts.fault("value = numerator / denominator", CONTRADICTION, times=2)
def vacancy_rate_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The rate of vacancy is not vacant over establishment."""
    row = rng.choice(papers[0].tables[0].data)
    row.cells[5] = nudged(row.cells[5], rng, 15, 60)
    return [Where(row.table, row, 5)]
