"""An improvement plan's actions with dates, ratings and progress, and the counts of them by theme."""

import random
from collections import Counter

from tests.scrutiny.planted.banks import ACTIONS, OWNERS, share
from tests.scrutiny.planted.catalogue import NOTE, QUESTION, REAL, layout
from tests.scrutiny.planted.claims import Adds, Figure
from tests.scrutiny.planted.printing import Style
from tests.scrutiny.planted.sheets import TOTAL, Paper, Row, Table, Where, cell

COLUMNS = ["Ref", "Action", "Lead", "Due date", "Status", "% complete", "RAG", "Update"]
THEMES = ("Theme 1: Systems leadership", "Theme 2: Practice leadership", "Theme 3: Right interventions")
LATER = ("30/04/2018", "31/05/2018", "30/06/2018", "31/07/2018", "30/09/2018", "Ongoing")
EARLIER = ("31/10/2017", "30/11/2017", "15/12/2017", "31/01/2018", "28/02/2018")
MONTH = {"04": "Apr-18", "05": "May-18", "06": "Jun-18", "07": "Jul-18", "09": "Sep-18",
         "10": "Oct-17", "11": "Nov-17", "12": "Dec-17", "01": "Jan-18", "02": "Feb-18"}  # fmt: skip
SCHEME = {"Complete": "Blue", "On track": "Green", "Delayed": "Amber", "Not started": "Green", "Overdue": "Red"}


@layout(REAL)
def action_plan(rng: random.Random, style: Style) -> list[Paper]:
    """Actions by theme with references in a row, as at a date that the title gives; then counts by theme."""
    plan = Table(list(COLUMNS), title=["Improvement plan: position as at 31 March 2018"])
    names = rng.sample(ACTIONS, 18)
    months = rng.random() < 0.4
    for theme, title in enumerate(THEMES, start=1):
        plan.section(title)
        for number in range(1, 7):
            status = rng.choice(["Complete", "Complete", "On track", "On track", "Delayed", "Not started", "Overdue"])
            _action(rng, plan, f"{theme}.{number}", names.pop(), status, title, months=months)
    if style.noted:
        plan.notes = ["Blue = complete; Green = on track; Amber = delayed with a plan; Red = overdue."]
    tables = [plan, _counts(plan)] if rng.random() < 0.6 else [plan]
    return [Paper("improvement_plan", tables)]


def _action(rng: random.Random, plan: Table, ref: str, name: str, status: str, theme: str, *, months: bool) -> None:
    due = rng.choice(EARLIER if status in ("Complete", "Overdue") else LATER)
    shown = MONTH[due[3:5]] if months and due != "Ongoing" else due
    done = {"Complete": 100, "Not started": 0}.get(status, rng.choice([25, 40, 50, 60, 75, 80]))
    words = {"Complete": "Finished and signed off.", "Not started": "Begins next quarter."}.get(
        status, "Work continues."
    )
    plan.add(ref, name, rng.choice(OWNERS), shown, status, f"{done}%", SCHEME[status], words, theme=theme)


def _counts(plan: Table) -> Table:
    colours = ["Blue", "Green", "Amber", "Red"]
    table = Table(["Theme", *colours, "Total"], title=["Summary of actions by theme"])
    for theme in THEMES:
        found = Counter(row["RAG"] for row in plan.data if row.truth["theme"] == theme)
        row = table.add(theme, *(str(found[colour]) for colour in colours), str(sum(found.values())))
        table.claims.append(Adds(Figure(row, "Total", 0), [Figure(row, colour, 0) for colour in colours]))
    sums = [sum(int(row.cells[place]) for row in table.data) for place in range(1, 6)]
    total = table.add("Total", *map(str, sums), kind=TOTAL)
    for column in [*colours, "Total"]:
        table.claims.append(Adds(Figure(total, column, 0), [Figure(row, column, 0) for row in table.data]))
    return table


def _pick(papers: list[Paper], rng: random.Random, *statuses: str) -> Row:
    rows = papers[0].tables[0].data
    return rng.choice([row for row in rows if row["Status"] in statuses] or rows)


@action_plan.fault("complete but not 100%", QUESTION, times=3, arithmetic=False)
def complete_at_eighty(papers: list[Paper], rng: random.Random) -> list[Where]:
    """An action is complete and 80% done."""
    row = _pick(papers, rng, "Complete")
    row["Status"], row["RAG"], row["% complete"] = "Complete", "Blue", f"{rng.choice([60, 75, 80, 90])}%"
    if row["Due date"] in {"Ongoing", *LATER, *MONTH.values()}:
        row["Due date"] = rng.choice(EARLIER)
    return cell(row, "% complete", "Status")


@action_plan.fault("finished but coloured", QUESTION, times=3, arithmetic=False)
def complete_but_red(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A finished action is amber or red, and the rest of the finished are blue."""
    row = _pick(papers, rng, "Complete")
    row["Status"], row["% complete"], row["RAG"] = "Complete", "100%", rng.choice(["Amber", "Red"])
    return cell(row, "RAG", "Status")


@action_plan.fault("overdue and on track", QUESTION, times=4, arithmetic=False)
def on_track_after_its_date(papers: list[Paper], rng: random.Random) -> list[Where]:
    """An action that was due months before the date of the report is on track."""
    row = _pick(papers, rng, "On track")
    row["Status"], row["RAG"], row["% complete"] = "On track", "Green", "60%"
    row["Due date"] = rng.choice(EARLIER[:3])
    return cell(row, "Status", "RAG", "Due date")


@action_plan.fault("complete but not 100%", QUESTION, times=2, arithmetic=False)
def all_done_and_not_started(papers: list[Paper], rng: random.Random) -> list[Where]:
    """An action that is not started is 100% complete."""
    row = _pick(papers, rng, "Not started", "On track")
    row["Status"], row["RAG"], row["% complete"] = "Not started", "Green", "100%"
    return cell(row, "% complete", "Status")


@action_plan.fault("id gaps and duplicates", QUESTION, times=3, arithmetic=False)
def one_reference_twice(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Two actions that follow one another bear one reference."""
    rows = papers[0].tables[0].data
    place = rng.choice([place for place in range(1, len(rows)) if rows[place]["Ref"].split(".")[1] != "1"])
    rows[place]["Ref"] = rows[place - 1]["Ref"]
    return cell(rows[place], "Ref") + cell(rows[place - 1], "Ref")


@action_plan.fault("id gaps and duplicates", NOTE, times=2, arithmetic=False)
def a_reference_is_missing(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One action is left out, and the references after it go on as if it were there."""
    table = papers[0].tables[0]
    place = rng.choice([place for place in range(1, len(table.data) - 1) if table.data[place]["Ref"][-1] in "2345"])
    before, gone, after = table.data[place - 1 : place + 2]
    table.rows.remove(gone)
    del papers[0].tables[1:]
    return cell(before, "Ref") + cell(after, "Ref")


@action_plan.fault("owner", NOTE, times=3, arithmetic=False)
def nobody_owns_it(papers: list[Paper], rng: random.Random) -> list[Where]:
    """An action has no owner, or one to be confirmed."""
    row = rng.choice(papers[0].tables[0].data)
    row["Lead"] = rng.choice(["TBC", "", "To be confirmed", "Vacant"])
    return cell(row, "Lead")


@action_plan.fault("owner", NOTE, times=2, arithmetic=False)
def two_people_own_it(papers: list[Paper], rng: random.Random) -> list[Where]:
    """One action is owned by two people where every other has one owner."""
    row = rng.choice(papers[0].tables[0].data)
    row["Lead"] = rng.choice([" / ", " and ", "; "]).join(rng.sample(OWNERS, 2))
    return cell(row, "Lead")


@layout(REAL)
def plan_progress(rng: random.Random, style: Style) -> list[Paper]:
    """Actions counted by theme and colour with shares "n (p%)", and a total."""
    colours = ["Blue", "Green", "Amber", "Red"]
    table = Table(["Theme", *[f"{colour} n (%)" for colour in colours], "Actions"])
    if style.titled:
        table.title = ["Progress of the improvement plan, March 2018"]
    kept = []
    for theme in ("Leadership", "Front door", "Assessment", "Planning", "Permanence", "Workforce"):
        counts = [rng.randint(0, 6), rng.randint(4, 15), rng.randint(0, 5), rng.randint(0, 3)]
        kept.append(counts)
        _counted(style, table, theme, counts, "data")
    _counted(style, table, "All themes", [sum(column) for column in zip(*kept, strict=True)], TOTAL)
    total = table.totals[0]
    for column in table.columns[1:-1]:
        table.claims.append(Adds(Figure(total, column, 0, 0), [Figure(row, column, 0, 0) for row in table.data]))
    table.claims.append(Adds(Figure(total, "Actions", 0), [Figure(row, "Actions", 0) for row in table.data]))
    return [Paper("plan_progress", [table])]


def _counted(style: Style, table: Table, name: str, counts: list[int], kind: str) -> None:
    whole = sum(counts)
    texts = [f"{count} ({style.decimal(share(count, whole), 0)}%)" for count in counts]
    row = table.add(name, *texts, str(whole), kind=kind)
    parts = [Figure(row, column, 0, 0) for column in table.columns[1:-1]]
    table.claims.append(Adds(Figure(row, "Actions", 0), parts))


@plan_progress.fault("count and share in one cell", times=3, arithmetic=False)
def share_in_the_cell_is_wrong(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The share in brackets is not the count over the row's actions."""
    row = rng.choice(papers[0].tables[0].data)
    column = "Green n (%)"
    count, _, rest = row[column].partition(" (")
    row[column] = f"{count} ({int(rest.rstrip('%)')) - rng.randint(5, 14)}%)"
    return cell(row, column)


@plan_progress.fault("parts and totals", times=3)
def colours_do_not_make_the_actions(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The number of actions of a theme is not the sum of its colours."""
    row = rng.choice(papers[0].tables[0].data)
    row["Actions"] = str(int(row["Actions"]) + rng.choice([-2, -1, 1, 2]))
    return [*cell(row, *row.table.columns[1:]), *cell(papers[0].tables[0].totals[0], "Actions")]
