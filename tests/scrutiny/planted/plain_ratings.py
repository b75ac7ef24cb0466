"""Plain tables of ratings: against target, range, tolerance and baseline; directions and arrows."""

import random

from tests.scrutiny.planted.banks import HIGH, SHARES, TEAMS, better, fraction_near, share
from tests.scrutiny.planted.catalogue import NOTE, PLAIN, QUESTION, layout
from tests.scrutiny.planted.printing import Style
from tests.scrutiny.planted.sheets import Paper, Table, Where, cell

SWAP = {
    "Green": "Red",
    "Red": "Green",
    "Met": "Missed",
    "Missed": "Met",
    "Improving": "Worsening",
    "Worsening": "Improving",
}
POLARITY = {HIGH: "higher is better", "low": "lower is better"}


def _value(rng: random.Random, style: Style, level: int) -> tuple[str, float]:
    rounded = style.decimal(share(*fraction_near(rng, level, 80)), 1)
    return f"{rounded}%", float(rounded)


@layout(PLAIN)
def targets(rng: random.Random, style: Style) -> list[Paper]:
    """Polarity, value, target, whether it is met, and the rating."""
    table = Table(["measure", "polarity", "value", "target", "target met", "rating"])
    for name, polarity, level in rng.sample(SHARES, 9):
        text, value = _value(rng, style, level)
        met = rng.random() < 0.5
        target = round(value) + rng.randint(4, 7) * (-1 if met == (polarity == HIGH) else 1)
        target = min(max(target, 1), 99)
        met = value >= target if polarity == HIGH else value <= target
        table.add(name, POLARITY[polarity], text, f"{target}%", "Yes" if met else "No", "Green" if met else "Red")
    return [Paper("targets", [table])]


@targets.fault("rating against target", QUESTION, times=5, arithmetic=False)
def plain_rating_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Red where the target is met, or green where it is missed."""
    row = rng.choice(papers[0].tables[0].data)
    row["rating"] = SWAP[row["rating"]]
    return cell(row, "rating")


@targets.fault("target met but called missed", QUESTION, times=4, arithmetic=False)
def met_is_called_missed(papers: list[Paper], rng: random.Random) -> list[Where]:
    """ "No" beside a target that is met, or "Yes" beside one that is missed."""
    row = rng.choice(papers[0].tables[0].data)
    row["target met"] = "No" if row["target met"] == "Yes" else "Yes"
    return cell(row, "target met")


@layout(PLAIN)
def ranges(rng: random.Random, style: Style) -> list[Paper]:
    """Low and high limits of a target, a value and a rating."""
    table = Table(["team", "average caseload", "low", "high", "rating"])
    for team in rng.sample(TEAMS, 7):
        inside = rng.random() < 0.5
        value = rng.randint(126, 156) if inside else rng.choice([rng.randint(171, 260), rng.randint(70, 110)])
        table.add(team, f"{value / 10:.1f}", "12", "16", "Green" if inside else "Red")
    return [Paper("ranges", [table])]


@ranges.fault("rating against a range", QUESTION, times=4, arithmetic=False)
def plain_range_rating_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Green outside the limits, or red within."""
    row = rng.choice(papers[0].tables[0].data)
    row["rating"] = SWAP[row["rating"]]
    return cell(row, "rating")


@layout(PLAIN)
def tolerances(rng: random.Random, style: Style) -> list[Paper]:
    """Target, tolerance in percentage points, value and three colours."""
    table = Table(["measure", "polarity", "value", "target", "tolerance (percentage points)", "rating"])
    high = [measure for measure in SHARES if measure[1] == HIGH]
    for name, polarity, level in rng.sample(high, 8):
        text, value = _value(rng, style, level)
        wanted = rng.choice(["Green", "Amber", "Red"])
        if value > 89:
            wanted = "Green"
        target = round(value) + {"Green": -3, "Amber": 2, "Red": 10}[wanted]
        table.add(name, POLARITY[polarity], text, f"{target}%", "5", wanted)
    return [Paper("tolerances", [table])]


@tolerances.fault("rating against tolerance", QUESTION, times=4, arithmetic=False)
def plain_tolerance_rating_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A colour that the tolerance does not give."""
    row = rng.choice(papers[0].tables[0].data)
    row["rating"] = {"Green": "Red", "Amber": "Green", "Red": rng.choice(["Amber", "Green"])}[row["rating"]]
    return cell(row, "rating")


@layout(PLAIN)
def against_baseline(rng: random.Random, style: Style) -> list[Paper]:
    """Polarity, baseline, latest and a rating by better or worse than baseline."""
    table = Table(["measure", "polarity", "baseline", "latest", "rating against baseline"])
    for name, polarity, level in rng.sample(SHARES, 9):
        text, value = _value(rng, style, level)
        moved = rng.choice([-1, 1]) * rng.randint(3, 9)
        if not 0 < value - moved <= 100:
            moved = -moved
        rating = "Better" if better(polarity, moved) else "Worse"
        table.add(name, POLARITY[polarity], f"{value - moved:.1f}%", text, rating)
    return [Paper("against_baseline", [table])]


@against_baseline.fault("rating against baseline", QUESTION, times=4, arithmetic=False)
def plain_baseline_rating_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Better where it is worse than the baseline, or the reverse."""
    row = rng.choice(papers[0].tables[0].data)
    row["rating against baseline"] = "Worse" if row["rating against baseline"] == "Better" else "Better"
    return cell(row, "rating against baseline")


@layout(PLAIN)
def directions(rng: random.Random, style: Style) -> list[Paper]:
    """Polarity, previous, latest, arrow and direction in words."""
    table = Table(["measure", "polarity", "previous", "latest", "arrow", "direction of travel"])
    for name, polarity, level in rng.sample(SHARES, 8):
        text, value = _value(rng, style, level)
        moved = rng.choice([-1, 1]) * rng.randint(2, 6)
        if not 0 < value - moved <= 100:
            moved = -moved
        words = "Improving" if better(polarity, moved) else "Worsening"
        table.add(name, POLARITY[polarity], f"{value - moved:.1f}%", text, "▲" if moved > 0 else "▼", words)
    table.notes = []
    return [Paper("directions", [table])]


@directions.fault("direction against polarity", times=4, arithmetic=False)
def plain_direction_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Improving for worsening."""
    row = rng.choice(papers[0].tables[0].data)
    row["direction of travel"] = SWAP[row["direction of travel"]]
    return cell(row, "direction of travel")


@directions.fault("arrow against sign", QUESTION, times=4, arithmetic=False)
def plain_arrow_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """An arrow that points against the movement."""
    row = rng.choice(papers[0].tables[0].data)
    row["arrow"] = "▲" if row["arrow"] == "▼" else "▼"
    return cell(row, "arrow")


@layout(PLAIN)
def movements(rng: random.Random, style: Style) -> list[Paper]:
    """Previous, latest, change and a rating of the movement, all of measures where higher is better."""
    table = Table(["measure", "polarity", "n", "previous", "latest", "change", "rating"])
    high = [measure for measure in SHARES if measure[1] == HIGH]
    for name, polarity, _ in rng.sample(high, 8):
        base = rng.randint(60, 190)
        first, second = (rng.randint(20, base - 5) for _ in range(2))
        second += (first == second) * 3
        texts = [style.decimal(share(count, base), 1) for count in (first, second)]
        moved = texts[1] - texts[0]
        table.add(
            name,
            POLARITY[polarity],
            str(base),
            f"{texts[0]}%",
            f"{texts[1]}%",
            style.change(moved, 1),
            "Green" if moved > 0 else "Red",
        )
    return [Paper("movements", [table])]


@movements.fault("same movement rated two ways", QUESTION, times=3, arithmetic=False)
def plain_movement_rated_two_ways(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One rise is red where every other is green."""
    row = rng.choice(papers[0].tables[0].data)
    row["rating"] = SWAP[row["rating"]]
    return cell(row, "rating")


@movements.fault("n too small for an arrow", NOTE, times=3, arithmetic=False)
def plain_rating_on_three(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A movement among three children is rated."""
    row = rng.choice(papers[0].tables[0].data)
    row["n"], row["previous"], row["latest"], row["change"], row["rating"] = "3", "33.3%", "66.7%", "33.4", "Green"
    if "+" in "".join(line["change"] for line in papers[0].tables[0].data):
        row["change"] = "+33.4"
    return cell(row, "n", "rating", "change", "latest")
