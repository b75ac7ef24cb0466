"""An improvement plan's dashboard: two months, change, baseline, target and rating, rows of every unit under one heading."""

import random
import re
from decimal import Decimal
from fractions import Fraction

from tests.scrutiny.planted.banks import COUNTS, HIGH, LOW, SHARES, TEAMS, better, fraction_near, share, split
from tests.scrutiny.planted.catalogue import QUESTION, REAL, UNIT, layout
from tests.scrutiny.planted.claims import Adds, Figure, Says
from tests.scrutiny.planted.printing import Style, nudged, number_of
from tests.scrutiny.planted.sheets import Paper, Row, Table, Where, cell, heading, whole_row

BEFORE, LATEST, CHANGE = "Oct-17", "Nov-17", "Change"
BASELINE, TARGET, RAG = "Ofsted baseline (Jul-17)", "Target", "RAG"
COLUMNS = ["Plan ID", "Measure", "Sub-measure", BEFORE, LATEST, CHANGE, BASELINE, TARGET, RAG]
GRADES = ("Inadequate", "Requires Improvement", "Good")
MISSING_NOTES = ("Not currently available", "Awaiting audit data", "Will be available in January")


@layout(REAL)
def dashboard(rng: random.Random, style: Style) -> list[Paper]:
    """Themes as headings in the middle; a block's name and ID are printed once, on its first row."""
    table = Table(list(COLUMNS))
    if style.titled:
        table.title = ["Improvement Plan Data Dashboard", "December 2017"]
    measures = rng.sample(SHARES, 8)
    table.section("Sustainable practice improvement")
    _caseloads(rng, style, table)
    for measure in measures[:3]:
        _timeliness(rng, style, table, measure)
    table.section("Strengthened systems leadership")
    _grades(rng, style, table, "Management oversight gradings in regular audits")
    for measure in measures[3:5]:
        _timeliness(rng, style, table, measure)
    table.section("Effective assessment and planning")
    _grades(rng, style, table, "Voice of the child gradings in regular audits")
    for measure in rng.sample(COUNTS, 3):
        _number(rng, style, table, measure)
    for measure in measures[5:]:
        _timeliness(rng, style, table, measure)
    table.add("6b(ii)", "Audits of personal education plans", "", style.missing, rng.choice(MISSING_NOTES), kind="gap")
    for row in table.data:
        table.claims.append(_moves(row, 0 if row.truth["unit"] == "count" else 1))
    if style.noted:
        table.notes = ["Baseline: position at the Ofsted inspection of July 2017."]
    return [Paper("improvement_dashboard", [table])]


def _moves(row: Row, slack: int) -> Adds:
    return Adds(Figure(row, CHANGE, slack), [Figure(row, LATEST, slack)], [Figure(row, BEFORE, slack)])


def _caseloads(rng: random.Random, style: Style, table: Table) -> None:
    for place, team in enumerate(rng.sample(TEAMS, 6)):
        inside = rng.random() < 0.55
        now = Decimal(rng.randint(125, 158) if inside else rng.randint(175, 290)) / 10
        before = now + Decimal(rng.choice([-1, 1]) * rng.randint(4, 24)) / 10
        base = now + Decimal(rng.choice([-1, 1]) * rng.randint(4, 30)) / 10
        table.add(
            "T8" if place == 0 else "", "Average caseload" if place == 0 else "", team, f"{before:.1f}", f"{now:.1f}",
            style.change(now - before, 1), f"{base:.1f}", "12 to 16", "G" if inside else "R",
            unit="ratio", rated="range", polarity=LOW,
        )  # fmt: skip


def _timeliness(rng: random.Random, style: Style, table: Table, measure: tuple[str, str, int]) -> None:
    name, polarity, level = measure
    now, before, base = (share(*fraction_near(rng, level, 90)) for _ in range(3))
    met = rng.random() < 0.5
    gap = rng.randint(6, 9)
    met = met or (polarity == HIGH and now + gap > 99) or (polarity == LOW and now < gap + 1)
    target = round(now) - gap if met == (polarity == HIGH) else round(now) + gap
    texts = [style.share(value) for value in (before, now, base)]
    printed = style.change_from_printed
    moved = (number_of(texts[1]) or 0) - (number_of(texts[0]) or 0) if printed else now - before
    table.add(
        f"{rng.randint(2, 5)}{rng.choice('ab')}({rng.choice(['i', 'ii', 'iv', 'vii'])})", name, "", texts[0], texts[1],
        style.change(moved, style.places, style.percent), texts[2], f"{target}{style.percent}", "G" if met else "R",
        unit="percent", rated="target", polarity=polarity,
    )  # fmt: skip


def _number(rng: random.Random, style: Style, table: Table, measure: tuple[str, str, int]) -> None:
    """No target: rated by the movement since the month before, and the baseline lies the same way."""
    name, polarity, level = measure
    before = level + rng.randint(-6, 6)
    moved = rng.choice([-1, 1]) * rng.randint(6, 12)
    now = before + moved
    base = before - (moved > 0) * rng.randint(1, 4) + (moved < 0) * rng.randint(1, 4)
    table.add(
        f"{rng.randint(5, 6)}a(iii)", name, "", str(before), str(now), style.change(moved, 0), str(base), "",
        "G" if better(polarity, moved) else "R", unit="count", rated="movement", polarity=polarity,
    )  # fmt: skip


def _grades(rng: random.Random, style: Style, table: Table, name: str) -> None:
    """A distribution: three shares of the same audits, which make 100 but for rounding, and bear no rating."""
    then, now = (split(rng, rng.randint(31, 57), 3, 3) for _ in range(2))
    rows = []
    for place, grade in enumerate(GRADES):
        before, latest = (share(counts[place], sum(counts)) for counts in (then, now))
        rows.append(table.add(
            "3a(vii)" if place == 0 else "", name if place == 0 else "", grade, style.share(before, 0),
            style.share(latest, 0), style.change(latest - before, 0, style.percent),
            unit="grade", rated="", polarity="",
        ))  # fmt: skip
    for column in (BEFORE, LATEST):
        figures = [Figure(row, column) for row in rows]
        table.claims.append(Adds(Decimal(100), figures))


def _pick(papers: list[Paper], rng: random.Random, *units: str, rated: str = "") -> Row:
    rows = papers[0].tables[0].data
    return rng.choice(
        [row for row in rows if row.truth["unit"] in units and row.truth["rated"] in (rated or row.truth["rated"],)]
    )


@dashboard.fault("change = latest - previous", times=5)
def change_is_another_number(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The change is not the difference."""
    row = _pick(papers, rng, "ratio", "percent", "count")
    row[CHANGE] = nudged(row[CHANGE], rng, 4, 9)
    return cell(row, CHANGE)


@dashboard.fault("change = latest - previous", QUESTION, times=4)
def change_has_the_other_sign(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A fall printed as a rise, or a rise as a fall."""
    rows = [
        row
        for row in papers[0].tables[0].data
        if abs(number_of(row[CHANGE]) or 0) >= 2 - (row.truth["unit"] == "ratio")
    ]
    row = rng.choice([row for row in rows if row.truth["unit"] != "grade"])
    text = row[CHANGE].lstrip("+")
    row[CHANGE] = text[1:] if text.startswith("-") else f"-{text}"
    return cell(row, CHANGE)


@dashboard.fault("change = latest - previous", times=3)
def latest_was_mistyped(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Two digits of the latest figure changed places, so the change no longer follows."""
    rows = [
        row
        for row in papers[0].tables[0].data
        if row.truth["unit"] in ("count", "percent")
        if re.match(r"[1-9]{2}", row[LATEST]) and abs(int(row[LATEST][0]) - int(row[LATEST][1])) >= 2
    ]
    row = rng.choice(rows)
    row[LATEST] = row[LATEST][1] + row[LATEST][0] + row[LATEST][2:]
    return cell(row, LATEST, CHANGE, BEFORE)


@dashboard.fault("shares to 100", QUESTION, times=3)
def grades_do_not_make_a_hundred(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One share of a distribution is too great in both the figure and its change, so only the sum shows it."""
    rows = [row for row in papers[0].tables[0].data if row.truth["unit"] == "grade"]
    start = rng.choice([0, 3])
    row = rows[start + rng.randrange(3)]
    extra = rng.randint(5, 12)
    sign = row[LATEST].lstrip("0123456789.")
    row[LATEST] = f"{(number_of(row[LATEST]) or 0) + extra}{sign}"
    moved = (number_of(row[CHANGE]) or 0) + extra
    plus = "+" if moved > 0 and any(other[CHANGE].startswith("+") for other in rows) else ""
    row[CHANGE] = f"{plus}{moved}{sign}"
    return [where for grade in rows[start : start + 3] for where in cell(grade, LATEST)]


@dashboard.fault("rating against target", QUESTION, times=4, arithmetic=False)
def rated_against_the_target(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Green although the target is missed, or red although it is met."""
    row = _pick(papers, rng, "percent", rated="target")
    row[RAG] = "R" if row[RAG] == "G" else "G"
    return cell(row, RAG)


@dashboard.fault("rating against a range", QUESTION, times=3, arithmetic=False)
def green_outside_the_range(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A caseload far above the range of the target is green."""
    rows = [row for row in papers[0].tables[0].data if row.truth["unit"] == "ratio" and row[RAG] == "R"]
    if not rows:
        row = _pick(papers, rng, "ratio")
        row[RAG] = "R"
        return cell(row, RAG)
    row = rng.choice(rows)
    row[RAG] = "G"
    return cell(row, RAG)


@dashboard.fault("unit", UNIT, times=2, arithmetic=False)
def change_of_a_count_as_percent(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Eight more episodes are printed as a change of 8%."""
    row = _pick(papers, rng, "count")
    row[CHANGE] += "%"
    return cell(row, CHANGE)


@dashboard.fault("one target per measure and period", QUESTION, times=2, arithmetic=False)
def one_team_has_another_range(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The range of the target differs on one row of a block."""
    row = rng.choice([row for row in papers[0].tables[0].data if row.truth["unit"] == "ratio" and row[RAG] == "G"])
    row[TARGET] = "12 to 19"
    return cell(row, TARGET)


@dashboard.fault("period headings", QUESTION, times=2, arithmetic=False)
def both_months_are_the_same(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The month before bears the name of the latest."""
    table = papers[0].tables[0]
    here = table.columns.index(BEFORE)
    table.columns[here] = LATEST
    return heading(table, here, here + 1)


@dashboard.fault("period headings", QUESTION, times=1, arithmetic=False)
def months_stand_the_wrong_way_round(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The headings of the two months changed places, so every change has the wrong sign."""
    table = papers[0].tables[0]
    here = table.columns.index(BEFORE)
    table.columns[here], table.columns[here + 1] = LATEST, BEFORE
    return [
        *heading(table, here, here + 1),
        *(where for row in table.data for where in whole_row(row)[here : here + 3]),
    ]


def says_of(table: Table) -> list[Says]:
    """The ratings that follow from the printed targets, worked from the print."""
    claims = []
    for row in table.data:
        value, target = number_of(row[LATEST]), number_of(row[TARGET])
        if row.truth["rated"] == "range" and value is not None:
            claims.append(Says(row, RAG, "G" if 12 <= value <= 16 else "R"))
        elif row.truth["rated"] == "target" and value is not None and target is not None:
            met = value >= target if row.truth["polarity"] == HIGH else value <= target
            claims.append(Says(row, RAG, "G" if met else "R"))
        elif row.truth["rated"] == "movement" and value is not None:
            moved = Fraction(value - (number_of(row[BEFORE]) or 0))
            claims.append(Says(row, RAG, "G" if better(row.truth["polarity"], moved) else "R"))
    return claims
