"""Plain registers: risks, bands, actions, owners, references, complaints."""

import random
from decimal import Decimal

from tests.scrutiny.planted.banks import ACTIONS, OWNERS, RISKS, TEAMS, share, split
from tests.scrutiny.planted.catalogue import NOTE, PLAIN, QUESTION, layout
from tests.scrutiny.planted.claims import Adds, Figure, Ratio, Times
from tests.scrutiny.planted.printing import Style
from tests.scrutiny.planted.sheets import TOTAL, Paper, Table, Where, cell

EARLY, LATE = ("2017-10-31", "2017-12-15", "2018-01-31"), ("2018-05-31", "2018-07-31", "2018-09-30")


@layout(PLAIN)
def scores(rng: random.Random, style: Style) -> list[Paper]:
    """Impact, likelihood and score, before and after controls."""
    table = Table(["id", "risk", "inherent impact", "inherent likelihood", "inherent score",
                   "residual impact", "residual likelihood", "residual score"])  # fmt: skip
    for place, name in enumerate(rng.sample(RISKS, 8), start=1):
        after = rng.randint(2, 4), rng.randint(1, 4)
        before = rng.randint(after[0], 5), rng.randint(after[1] + 1, 5)
        texts = map(str, (*before, before[0] * before[1], *after, after[0] * after[1]))
        row = table.add(f"R{place}", name, *texts)
        for kind in ("inherent", "residual"):
            factors = Figure(row, f"{kind} impact", 0), Figure(row, f"{kind} likelihood", 0)
            table.claims.append(Times(Figure(row, f"{kind} score", 0), factors))
    return [Paper("scores", [table])]


@scores.fault("risk score", times=4)
def plain_score_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The score is another than impact times likelihood."""
    row = rng.choice(papers[0].tables[0].data)
    row["inherent score"] = str(int(row["inherent score"]) + rng.choice([1, 2, 3]))
    return cell(row, "inherent score")


@scores.fault("residual above inherent", QUESTION, times=3, arithmetic=False)
def plain_residual_above_inherent(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The two pairs changed places."""
    row = rng.choice(papers[0].tables[0].data)
    row.cells[2:5], row.cells[5:8] = row.cells[5:8], row.cells[2:5]
    return cell(row, *row.table.columns[2:8])


@layout(PLAIN)
def bands(rng: random.Random, style: Style) -> list[Paper]:
    """Band, count and percentage, with a total."""
    table = Table(["band", "count", "percentage"])
    counts = split(rng, rng.randint(23, 58), 4, 2)
    for name, count in zip(("Low", "Medium", "High", "Very high"), counts, strict=True):
        row = table.add(name, str(count), f"{style.decimal(share(count, sum(counts)), 0)}%")
        table.claims.append(Ratio(Figure(row, "percentage"), Figure(row, "count", 0), Decimal(sum(counts))))
    total = table.add("Total", str(sum(counts)), "100%", kind=TOTAL)
    table.claims.append(Adds(Figure(total, "count", 0), [Figure(row, "count", 0) for row in table.data]))
    return [Paper("bands", [table])]


@bands.fault("band percentages", times=3)
def plain_band_share_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A band's percentage does not follow."""
    row = rng.choice(papers[0].tables[0].data)
    row["percentage"] = f"{int(row['percentage'][:-1]) + rng.randint(6, 15)}%"
    return [*cell(row, "percentage"), *cell(papers[0].tables[0].totals[0], "percentage")]


@bands.fault("band counts", times=2)
def plain_bands_do_not_add(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A band's count was mistyped."""
    row = rng.choice(papers[0].tables[0].data)
    row["count"] = str(int(row["count"]) + rng.randint(3, 6))
    return [*cell(row, "count", "percentage"), *cell(papers[0].tables[0].totals[0], "count")]


@layout(PLAIN)
def actions(rng: random.Random, style: Style) -> list[Paper]:
    """Actions as at a date: due date, status, percentage complete, rating, completed on, owner."""
    table = Table(["id", "action", "owner", "due date", "as at", "status", "percent complete", "rating"])
    for place, name in enumerate(rng.sample(ACTIONS, 10), start=1):
        status = rng.choice(["Complete", "Complete", "On track", "On track", "Overdue"])
        due = rng.choice(LATE if status == "On track" else EARLY)
        done = {"Complete": 100}.get(status, rng.choice([20, 45, 60, 80]))
        rating = {"Complete": "Blue", "On track": "Green", "Overdue": "Red"}[status]
        table.add(f"A{place}", name, rng.choice(OWNERS), due, "2018-03-31", status, str(done), rating)
    return [Paper("actions", [table])]


@actions.fault("overdue and on track", QUESTION, times=3, arithmetic=False)
def plain_on_track_and_overdue(papers: list[Paper], rng: random.Random) -> list[Where]:
    """On track though its date has passed."""
    row = rng.choice(papers[0].tables[0].data)
    row["due date"], row["status"], row["percent complete"], row["rating"] = (
        rng.choice(EARLY),
        "On track",
        "60",
        "Green",
    )
    return cell(row, "status", "due date", "rating")


@actions.fault("complete but not 100%", QUESTION, times=3, arithmetic=False)
def plain_complete_at_seventy(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Complete at 70."""
    row = rng.choice(papers[0].tables[0].data)
    row["due date"], row["status"], row["percent complete"], row["rating"] = EARLY[0], "Complete", "70", "Blue"
    return cell(row, "percent complete", "status")


@actions.fault("finished but coloured", QUESTION, times=3, arithmetic=False)
def plain_complete_and_red(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Complete and red."""
    row = rng.choice(papers[0].tables[0].data)
    row["due date"], row["status"], row["percent complete"], row["rating"] = EARLY[0], "Complete", "100", "Red"
    return cell(row, "rating", "status")


@actions.fault("id gaps and duplicates", QUESTION, times=2, arithmetic=False)
def plain_id_twice(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One id twice."""
    first, second = rng.sample(papers[0].tables[0].data, 2)
    second["id"] = first["id"]
    return cell(first, "id") + cell(second, "id")


@actions.fault("id gaps and duplicates", NOTE, times=3, arithmetic=False)
def plain_id_gap(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One id is left out."""
    table = papers[0].tables[0]
    place = rng.randint(2, 7)
    before, gone, after = table.rows[place - 1 : place + 2]
    table.rows.remove(gone)
    return cell(before, "id") + cell(after, "id")


@actions.fault("owner", NOTE, times=3, arithmetic=False)
def plain_owner_is_nobody(papers: list[Paper], rng: random.Random) -> list[Where]:
    """No owner."""
    row = rng.choice(papers[0].tables[0].data)
    row["owner"] = rng.choice(["", "TBC", "Vacant"])
    return cell(row, "owner")


@actions.fault("owner", NOTE, times=2, arithmetic=False)
def plain_owner_is_two(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Two owners."""
    row = rng.choice(papers[0].tables[0].data)
    row["owner"] = " / ".join(rng.sample(OWNERS, 2))
    return cell(row, "owner")


@layout(PLAIN)
def answers(rng: random.Random, style: Style) -> list[Paper]:
    """Complaints received, responses, and responses in time."""
    table = Table(["service", "complaints", "responses", "responses in time"])
    for team in rng.sample(TEAMS, 6):
        received = rng.randint(9, 40)
        sent = rng.randint(6, received)
        table.add(team, str(received), str(sent), str(rng.randint(2, sent)))
    return [Paper("answers", [table])]


@answers.fault("complaints and responses", QUESTION, times=3, arithmetic=False)
def plain_more_responses_than_complaints(papers: list[Paper], rng: random.Random) -> list[Where]:
    """More responses than complaints."""
    row = rng.choice(papers[0].tables[0].data)
    row["responses"] = str(int(row["complaints"]) + rng.randint(1, 6))
    return cell(row, "responses", "complaints")


@answers.fault("complaints and responses", QUESTION, times=3, arithmetic=False)
def plain_more_in_time_than_sent(papers: list[Paper], rng: random.Random) -> list[Where]:
    """More in time than were sent at all."""
    row = rng.choice(papers[0].tables[0].data)
    row["responses in time"] = str(int(row["responses"]) + rng.randint(1, 6))
    return cell(row, "responses in time", "responses")
