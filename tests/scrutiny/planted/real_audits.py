"""Audits, surveys, supervision and small groups: distributions across a row, their base, and shares that a base can give."""

import random
from decimal import Decimal

from tests.scrutiny.planted.banks import TEAMS, share, split
from tests.scrutiny.planted.catalogue import NOTE, QUESTION, REAL, layout
from tests.scrutiny.planted.claims import Adds, Figure, Ratio
from tests.scrutiny.planted.printing import Style, nudged, number_of
from tests.scrutiny.planted.sheets import TOTAL, Paper, Table, Where, cell

GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate")
STATES = ("Not started", "In time", "Completed out of timescale", "Overdue")
QUESTIONS = (
    "I know who my social worker is",
    "I was listened to in my last review",
    "I feel safe where I live",
    "I was told about my rights",
    "My worker keeps promises",
    "I know how to complain",
)


@layout(REAL)
def audits(rng: random.Random, style: Style) -> list[Paper]:
    """Case audits by month: numbers by grade, total, and the share good or better."""
    table = Table(["Month", *GRADES, "Total audits", "% good or better"])
    table.title = ["Case file audits: moderated grades"] if style.titled else []
    kept = []
    for month in ("Jul-17", "Aug-17", "Sep-17", "Oct-17", "Nov-17", "Dec-17"):
        counts = split(rng, rng.randint(24, 47), 4, 1)
        kept.append(counts)
        _graded(style, table, month, counts, "data")
    _graded(style, table, "Total", [sum(column) for column in zip(*kept, strict=True)], TOTAL)
    for column in table.columns[1:6]:
        table.claims.append(Adds(Figure(table.totals[0], column, 0), [Figure(row, column, 0) for row in table.data]))
    return [Paper("case_audits", [table])]


def _graded(style: Style, table: Table, name: str, counts: list[int], kind: str) -> None:
    whole = sum(counts)
    shown = [style.hidden if style.hides(count) else str(count) for count in counts]
    row = table.add(name, *shown, str(whole), style.share(share(counts[0] + counts[1], whole), 0), kind=kind)
    table.claims.append(Adds(Figure(row, "Total audits", 0), [Figure(row, grade, 0) for grade in GRADES]))
    good = tuple(Figure(row, grade, 0) for grade in GRADES[:2])
    table.claims.append(Ratio(Figure(row, "% good or better"), good, Figure(row, "Total audits", 0)))


@audits.fault("parts and totals", times=3)
def audits_do_not_add(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A month's total is one or two more than its grades."""
    row = rng.choice(papers[0].tables[0].data)
    row["Total audits"] = str(int(row["Total audits"]) + rng.randint(1, 2))
    return [*cell(row, *GRADES, "Total audits"), *cell(papers[0].tables[0].totals[0], "Total audits")]


@audits.fault("share of a total", times=3)
def good_or_better_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The share good or better is not outstanding and good over all."""
    row = rng.choice([row for row in papers[0].tables[0].data if (number_of(row["% good or better"]) or 0) > 25])
    row["% good or better"] = nudged(row["% good or better"], rng, 9, 16)
    return cell(row, "% good or better")


@layout(REAL)
def supervision(rng: random.Random, style: Style) -> list[Paper]:
    """Supervision by team as shares that make 100 across a row, but for rounding."""
    table = Table(["Team", *STATES])
    table.title = ["Case supervision within 6 week target (%)"]
    for team in rng.sample(TEAMS, 6):
        counts = split(rng, rng.randint(31, 140), 4, 2)
        whole = sum(counts)
        row = table.add(team, *(style.share(share(count, whole), 0) for count in counts))
        table.claims.append(Adds(Decimal(100), [Figure(row, state) for state in STATES]))
    return [Paper("supervision", [table])]


@supervision.fault("shares to 100", QUESTION, times=4)
def row_does_not_make_a_hundred(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One team's shares make well over 100, or well under."""
    row = rng.choice(papers[0].tables[0].data)
    column = rng.choice(STATES)
    up = (number_of(row[column]) or 0) < 15 or rng.random() < 0.5
    row[column] = (
        f"{(number_of(row[column]) or 0) + rng.randint(6, 14) * (1 if up else -1)}{row[column].lstrip('0123456789')}"
    )
    return cell(row, *STATES)


@layout(REAL)
def small_groups(rng: random.Random, style: Style) -> list[Paper]:
    """Audited cases by team: the base n and the share that met each of three standards, in whole per cent."""
    standards = ("% with the child's voice", "% with a chronology", "% with a current plan")
    table = Table(["Team", "n (cases audited)", *standards])
    table.title = ["Dip sample of cases, November 2017"] if style.titled else []
    for team in rng.sample(TEAMS, 7):
        whole = rng.choice([11, 12, 13, 14, 16, 17, 18, 19])
        met = [rng.randint(1, whole - 1) for _ in standards]
        row = table.add(team, str(whole), *(style.share(share(count, whole), 0) for count in met))
        # A share of n stands for a whole number of cases.
        row.truth["attainable"] = whole
    return [Paper("dip_sample", [table])]


@small_groups.fault("share attainable from n", times=6, arithmetic=False)
def no_number_of_cases_gives_it(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A share that no whole number of the stated cases gives, rounded up, down or cut."""
    table = papers[0].tables[0]
    row = rng.choice(table.data)
    whole = int(row[table.columns[1]])
    near = {_share for count in range(whole + 1) for _share in (count * 100 // whole, -(-count * 100 // whole))}
    wrong = rng.choice([value for value in range(10, 95) if value not in near])
    column = rng.choice(table.columns[2:])
    row[column] = f"{wrong}{row[column].lstrip('0123456789')}"
    return cell(row, column, table.columns[1])


@layout(REAL)
def survey(rng: random.Random, style: Style) -> list[Paper]:
    """A survey's questions with the base, the numbers and shares that agree, disagree and do not know."""
    table = Table(["Question", "Responses", "Agree", "% agree", "Disagree", "% disagree", "Don't know", "% don't know"])
    table.title = ["Survey of children in care, autumn 2017"] if style.titled else []
    for name in QUESTIONS[: rng.randint(4, 6)]:
        counts = split(rng, rng.randint(43, 128), 3, 4)
        whole = sum(counts)
        texts = [text for count in counts for text in (str(count), style.share(share(count, whole), 0))]
        row = table.add(name, str(whole), *texts)
        table.claims.append(
            Adds(Figure(row, "Responses", 0), [Figure(row, table.columns[place], 0) for place in (2, 4, 6)])
        )
        for place in (2, 4, 6):
            parts = Figure(row, table.columns[place], 0), Figure(row, "Responses", 0)
            table.claims.append(Ratio(Figure(row, table.columns[place + 1]), *parts))
    return [Paper("childrens_survey", [table])]


@survey.fault("value = numerator / denominator", times=3)
def share_of_responses_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The share that agrees is not its number over the responses, nor do the three make 100."""
    row = rng.choice(papers[0].tables[0].data)
    column = rng.choice(["% agree", "% disagree"])
    row[column] = nudged(row[column], rng, 5, 9)
    return cell(row, column)


@survey.fault("parts and totals", times=2)
def responses_do_not_add(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The number of responses is not the sum of the three answers."""
    row = rng.choice(papers[0].tables[0].data)
    row["Responses"] = str(int(row["Responses"]) + rng.choice([-4, -3, 3, 4]))
    return cell(row, "Responses", "Agree", "Disagree", "Don't know")


@layout(REAL)
def handfuls(rng: random.Random, style: Style) -> list[Paper]:
    """Indicators with their base n, two periods, an arrow and a rating that the movement gives."""
    table = Table(["Indicator", "n", "Q2", "Q3", "DOT", "RAG"])
    table.title = ["Quality indicators, 2017/18"] if style.titled else []
    for name in rng.sample(QUESTIONS, 6):
        whole = rng.randint(43, 96)
        before, now = sorted(rng.sample(range(12, whole - 6), 2))
        if rng.random() < 0.5:
            before, now = now, before
        texts = [style.share(share(count, whole), 0) for count in (before, now)]
        same = texts[0] == texts[1]
        arrow = "↔" if same else "↑" if now > before else "↓"
        table.add(name, str(whole), *texts, arrow, "Amber" if same else "Green" if now > before else "Red")
    return [Paper("quality_indicators", [table])]


@handfuls.fault("n too small for an arrow", NOTE, times=3, arithmetic=False)
def arrow_on_four_cases(papers: list[Paper], rng: random.Random) -> list[Where]:
    """An arrow and a rating are drawn from four cases."""
    row = rng.choice(papers[0].tables[0].data)
    sign = row["Q2"].lstrip("0123456789")
    row["n"], row["Q2"], row["Q3"], row["DOT"], row["RAG"] = "4", f"25{sign}", f"75{sign}", "↑", "Green"
    return cell(row, "n", "DOT", "Q3", "RAG")


@handfuls.fault("same movement rated two ways", QUESTION, times=3, arithmetic=False)
def one_movement_rated_two_ways(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Two indicators moved alike; one is green and one is red."""
    table = papers[0].tables[0]
    moved = [row for row in table.data if row["DOT"] != "↔"]
    row = rng.choice(moved)
    row["RAG"] = "Red" if row["RAG"] == "Green" else "Green"
    return cell(row, "RAG")


@handfuls.fault("arrow against sign", QUESTION, times=2, arithmetic=False)
def arrow_of_a_quarter_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A fall with an arrow that points up."""
    row = rng.choice([row for row in papers[0].tables[0].data if row["DOT"] != "↔"])
    row["DOT"] = "↓" if row["DOT"] == "↑" else "↑"
    return cell(row, "DOT")
