"""Actions of a plan and key actions as papers print them: how many of each colour, what is late, and every action."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from goldenthread.calendar import Period
from goldenthread.papers.registers.cells import BLANK, figure_cell, rating_cell, spared, with_shares
from goldenthread.papers.registers.labels import label, plural
from goldenthread.papers.registers.rows import Row, Rows, earlier_rows, rows_of
from goldenthread.papers.registers.rules import Rules
from goldenthread.reports.blocks import Block, Column, Note, Table, Text
from goldenthread.reports.cells import Cell, day, number, words


def action_blocks(rows: Rows, period: Period, rules: Rules) -> tuple[Block, ...]:
    """The actions of a plan: counts by theme and colour, those past their day, and every action with last report's colour."""
    now, before = rows_of(rows, period), {row.text("action_id"): row for row in earlier_rows(rows, period)}
    late = [row for row in now if _is_late(row)]
    blocks: list[Block] = [
        Text(_summary(now, rules, "action")),
        _by_theme(now, rules),
    ]
    if late:
        names = ", ".join(row.text("action_id") for row in late)
        blocks.append(
            Note(f"Past the day on which {'it was' if len(late) == 1 else 'they were'} due, and not done: {names}.")
        )
    blocks.append(_list_of_actions(now, before, rules))
    return tuple(blocks)


def key_action_blocks(rows: Rows, period: Period, rules: Rules) -> tuple[Block, ...]:
    """Key actions of a quarterly report: a count of each colour with what it means, then every action."""
    now = rows_of(rows, period)
    columns = (
        Column("No.", weight=0.5),
        Column("Theme"),
        Column("Priority"),
        Column("Action", weight=3),
        Column("Rating"),
        Column("Comment", weight=3),
    )
    listed = tuple(
        (
            words(row.text("number")),
            words(row.text("theme")),
            words(row.text("priority")),
            words(_marked(row)),
            rating_cell(row.text("rating"), rules),
            words(row.text("comment")),
        )
        for row in now
    )
    notes = (
        ("* an action of a commissioning group",)
        if any(row.values["commissioning_group_action"] for row in now)
        else ()
    )
    return (
        Text(_summary(now, rules, "key action")),
        _by_colour(now, rules),
        Table("Key actions", *spared(columns, listed), "register-key-actions-list", notes),
    )


def _marked(row: Row) -> str:
    return f"{row.text('action')}{' *' if row.values['commissioning_group_action'] else ''}"


def _is_late(row: Row) -> bool:
    due = row.day("due_date")
    done = row.text("status") in ("complete", "closed") or row.text("rating") == "blue" or row.day("completed_on")
    return due is not None and due < row.ends and not done


def _scheme(rows: Sequence[Row]) -> str:
    """The scheme of every row; "" where they have none or several."""
    found = {row.text("scheme") for row in rows if row.text("rating")}
    return found.pop() if len(found) == 1 else ""


def _counts(rows: Sequence[Row]) -> Counter[str]:
    return Counter(row.text("rating") or "not-rated" for row in rows)


def _summary(rows: Sequence[Row], rules: Rules, one: str) -> str:
    """How many there are of each colour, in a sentence."""
    scheme, counts = _scheme(rows), _counts(rows)
    told = [
        f"{counts[rating.code]} {rating.word.casefold()}{_meaning(rating.meaning.get(scheme, ''))}"
        for rating in rules.ratings.values()
        if counts[rating.code]
    ]
    return f"{plural(len(rows), one)}: {', '.join(told)}." if told else "No action is reported."


def _meaning(text: str) -> str:
    return f" ({text})" if text else ""


def _by_colour(rows: Rows, rules: Rules) -> Table:
    scheme, found = _scheme(rows), _counts(rows)
    shown = [rating for rating in rules.ratings.values() if scheme in rating.meaning or found[rating.code]]
    counts = [*(found[rating.code] for rating in shown), len(rows)]
    names = [(words(rating.shown, rating.tone), words(rating.meaning.get(scheme, ""))) for rating in shown]
    lines = [(*name, number(count)) for name, count in zip([*names, (words("All"), BLANK)], counts, strict=True)]
    columns = (Column("Rating"), Column("Meaning", weight=2), Column("Key actions", True))
    made = with_shares(columns, lines, counts, len(rows), rules)
    return Table("Key actions by rating", *made, "register-key-actions", totals=frozenset({len(shown)}))


def _by_theme(rows: Rows, rules: Rules) -> Table:
    scheme, counts = _scheme(rows), _counts(rows)
    shown = [rating for rating in rules.ratings.values() if scheme in rating.meaning or counts[rating.code]]
    shown = [rating for rating in shown if counts[rating.code] or rating.code != "not-rated"]
    lines: list[tuple[Cell, ...]] = []
    for theme, group in groupby(rows, key=_theme):
        mine = tuple(group)
        of_theme = _counts(mine)
        lines.append((words(theme), *(number(of_theme[rating.code]) for rating in shown), number(len(mine))))
    totals: frozenset[int] = frozenset()
    if len(lines) > 1:
        lines.append((words("All themes"), *(number(counts[rating.code]) for rating in shown), number(len(rows))))
        totals = frozenset({len(lines) - 1})
    notes = tuple(f"{rating.shown}: {rating.meaning[scheme]}." for rating in shown if scheme in rating.meaning)
    columns = (Column("Theme", weight=2), *(Column(rating.shown, True) for rating in shown), Column("Actions", True))
    return Table("Actions by theme and rating", columns, tuple(lines), "register-actions", notes, totals=totals)


def _theme(row: Row) -> str:
    number_, title = row.text("theme"), row.text("theme_title")
    return f"{number_}. {title}" if number_ and title and number_ != title else title or number_ or "No theme given"


def _list_of_actions(rows: Rows, before: dict[str, Row], rules: Rules) -> Table:
    moved = bool(before)
    progress = any(row.text("percent_complete") for row in rows)
    columns = [Column("Ref", weight=0.7), Column("Action", weight=3), Column("Lead"), Column("Due"), Column("Rating")]
    if moved:
        columns.append(Column("Last report"))
    if progress:
        columns.append(Column("Done", True))
    columns.append(Column("Comment", weight=2))
    lines: list[tuple[Cell, ...]] = []
    for row in rows:
        earlier = before.get(row.text("action_id"))
        line = [
            words(row.text("action_id")),
            words(row.text("action")),
            words(row.text("lead")),
            _due(row),
            rating_cell(row.text("rating"), rules),
        ]
        if moved:
            line.append(rating_cell(earlier.text("rating"), rules) if earlier is not None else words("New"))
        if progress:
            line.append(figure_cell(row, "percent_complete", "%"))
        line.append(words(row.text("comment")))
        lines.append(tuple(line))
    gone = [name for name in before if name not in {row.text("action_id") for row in rows}]
    notes = (f"In the last report and no longer listed: {', '.join(gone)}.",) if gone else ()
    return Table("Actions", *spared(columns, lines), "register-actions-list", notes)


def _due(row: Row) -> Cell:
    kind, due = row.text("due_kind"), row.day("due_date")
    if kind == "date" and due is not None:
        return day(due)
    if kind == "month" and due is not None:
        return words(f"{due:%B %Y}")
    return words(row.text("due") if kind == "period" else label("due_kind", kind))
