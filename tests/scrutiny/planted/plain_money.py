"""Plain tables of money: budget, outturn, variance, savings and balances."""

import random
from fractions import Fraction

from tests.scrutiny.planted.banks import LINES, split
from tests.scrutiny.planted.catalogue import PLAIN, layout
from tests.scrutiny.planted.claims import Adds, Figure, Ratio
from tests.scrutiny.planted.printing import Style, like, nudged, number_of
from tests.scrutiny.planted.sheets import TOTAL, Paper, Table, Where, cell


@layout(PLAIN)
def budget(rng: random.Random, style: Style) -> list[Paper]:
    """Budget, outturn, variance and variance %, with a total."""
    table = Table(["service", "budget", "outturn", "variance", "variance %"])
    kept = []
    for name in rng.sample(LINES, 6):
        first = rng.randint(700, 9000)
        kept.append((first, first + rng.choice([-1, 1]) * rng.randint(40, 500)))
        _line(style, table, name, *kept[-1], "data")
    _line(style, table, "Total", sum(pair[0] for pair in kept), sum(pair[1] for pair in kept), TOTAL)
    for column in ("budget", "outturn", "variance"):
        table.claims.append(Adds(Figure(table.totals[0], column, 0), [Figure(row, column, 0) for row in table.data]))
    return [Paper("budget", [table])]


def _line(style: Style, table: Table, name: str, first: int, second: int, kind: str) -> None:
    gap = second - first
    rate = style.money_share(Fraction(gap * 100, first))
    row = table.add(name, style.money(first), style.money(second), style.money(gap), rate, kind=kind)
    table.claims.append(Adds(Figure(row, "variance", 0), [Figure(row, "outturn", 0)], [Figure(row, "budget", 0)]))
    table.claims.append(Ratio(Figure(row, "variance %"), Figure(row, "variance", 0), Figure(row, "budget", 0)))


@budget.fault("variance = outturn - budget", times=3)
def plain_variance_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The variance does not follow."""
    row = rng.choice(papers[0].tables[0].data)
    row["variance"] = nudged(row["variance"], rng, 5, 30)
    return cell(row, "variance")


@budget.fault("variance = outturn - budget", times=2)
def plain_variance_has_the_other_sign(papers: list[Paper], rng: random.Random) -> list[Where]:
    """An overspend as an underspend."""
    row = rng.choice(papers[0].tables[0].data)
    row["variance"] = like(row["variance"], -(number_of(row["variance"]) or 0))
    return cell(row, "variance")


@budget.fault("variance %", times=3)
def plain_variance_share_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The percentage does not follow."""
    row = rng.choice(papers[0].tables[0].data)
    row["variance %"] = nudged(row["variance %"], rng, 8, 50)
    return cell(row, "variance %")


@budget.fault("totals", times=3)
def plain_budget_total_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The total budget does not add."""
    total = papers[0].tables[0].totals[0]
    total["budget"] = nudged(total["budget"], rng, 40, 300)
    return cell(total, "budget")


@layout(PLAIN)
def savings_plain(rng: random.Random, style: Style) -> list[Paper]:
    """Savings target, achieved and at risk."""
    table = Table(["saving", "target", "achieved", "at risk"])
    for name in rng.sample(LINES, 6):
        done, risk = split(rng, rng.randint(110, 900), 2, 20)
        row = table.add(f"Review of {name.lower()}", style.money(done + risk), style.money(done), style.money(risk))
        table.claims.append(Adds(Figure(row, "target", 0), [Figure(row, "achieved", 0), Figure(row, "at risk", 0)]))
    return [Paper("savings", [table])]


@savings_plain.fault("savings achieved + at risk", times=4)
def plain_saving_does_not_add(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Achieved and at risk do not make the target."""
    row = rng.choice(papers[0].tables[0].data)
    column = rng.choice(["achieved", "at risk"])
    row[column] = nudged(row[column], rng, 5, 19)
    return cell(row, "target", "achieved", "at risk")


@layout(PLAIN)
def ledger(rng: random.Random, style: Style) -> list[Paper]:
    """Opening, additions, reductions and closing by month."""
    table = Table(["month", "opening", "additions", "reductions", "closing"])
    opening = rng.randint(400, 900)
    before = None
    for month in ("2017-04", "2017-05", "2017-06", "2017-07", "2017-08", "2017-09"):
        more, less = rng.randint(14, 60), rng.randint(14, 60)
        row = table.add(month, *map(str, (opening, more, less, opening + more - less)))
        table.claims.append(
            Adds(
                Figure(row, "closing", 0),
                [Figure(row, "opening", 0), Figure(row, "additions", 0)],
                [Figure(row, "reductions", 0)],
            )
        )
        if before:
            table.claims.append(Adds(Figure(row, "opening", 0), [Figure(before, "closing", 0)]))
        opening, before = opening + more - less, row
    return [Paper("ledger", [table])]


@ledger.fault("closing = next opening", times=4)
def plain_opening_is_another(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A month opens elsewhere; its own sum is right."""
    rows = papers[0].tables[0].data
    place = rng.randrange(1, len(rows))
    step = rng.choice([-1, 1]) * rng.randint(2, 9)
    for column in ("opening", "reductions"):
        rows[place][column] = str(int(rows[place][column]) + step)
    return [*cell(rows[place], "opening"), *cell(rows[place - 1], "closing")]
