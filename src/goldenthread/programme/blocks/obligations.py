"""What is owed, in a paper: reports and duties that are late, what is next, and conditions the council assessed itself against."""

from datetime import date

from goldenthread.programme.blocks.ledger import Names
from goldenthread.programme.blocks.plan_words import counted, day_in_words, said
from goldenthread.programme.boards import Arrangement, Governance
from goldenthread.programme.governing.reporting import Owed, Standing, calendar
from goldenthread.programme.people import Person
from goldenthread.reports.blocks import Block, Column, Heading, Table, Text
from goldenthread.reports.cells import Cell, Tone, day, number, words

_GRADES = {"met": ("● met", Tone.GREEN), "partly met": ("▲ partly met", Tone.AMBER), "not met": ("■ not met", Tone.RED)}
_STANDINGS = {
    Standing.IN_TIME: ("● in time", Tone.GREEN),
    Standing.LATE: ("▲ delivered late", Tone.RED_AMBER),
    Standing.DUE: ("○ due", Tone.PLAIN),
    Standing.OVERDUE: ("■ overdue", Tone.RED),
}


def owed_section(governance: Governance, people: tuple[Person, ...], as_at: date, level: int = 2) -> tuple[Block, ...]:
    """Reports and duties with a day, the late first; how many have none is said, and their page lists why."""
    every, names = calendar(governance, as_at), Names(people, governance)
    dated = [one for one in every if not one.why_no_day]
    dated.sort(key=lambda one: (not one.late, one.next_due is None, one.next_due or date.max))
    late = sum(bool(one.late) for one in dated)
    says = (
        f"{counted(len(every), 'report or duty is', 'reports and duties are').capitalize()} recorded. "
        f"{counted(late, 'has', 'have').capitalize()} something late as at {day_in_words(as_at)}, and for "
        f"{len(every) - len(dated) or 'none'} no day can be told."
    )
    blocks: list[Block] = [Heading(level, "Who is owed which report", "owed"), Text(says)]
    if dated:
        heads = (
            Column("What", weight=3.5), Column("To", weight=2), Column("Missed", numeric=True, weight=0.8),
            Column("Last", weight=1.6), Column("Next due", weight=1.2),
        )  # fmt: skip
        blocks.append(
            Table("Reports and duties with a day", heads, tuple(_row(one, names) for one in dated), "owed-dated")
        )
    return tuple(blocks)


def _row(one: Owed, names: Names) -> tuple[Cell, ...]:
    what = one.of.what if isinstance(one.of, Arrangement) else f"{one.of.text} ({one.of.direction}, {one.of.paragraph})"
    to = one.of.board if isinstance(one.of, Arrangement) else one.of.owed_to
    last = one.receipts[-1] if one.receipts else None
    shape, tone = _STANDINGS[last.standing] if last is not None else ("", Tone.PLAIN)
    return (
        said(what),
        said(names.of(to)),
        number(len(one.late)),
        words(f"{shape}: {day_in_words(last.due)}", tone) if last is not None else words("none yet", Tone.GREY),
        day(one.next_due) if one.next_due is not None else words("none is planned", Tone.GREY),
    )


def conditions_table(governance: Governance) -> Table:
    """Conditions for success with the council's last word on each and what shows it."""
    rows = []
    for one in governance.conditions:
        last = one.assessed[-1] if one.assessed else None
        grade, tone = (
            _GRADES.get(last.grade, (last.grade, Tone.GREY)) if last is not None else ("not assessed", Tone.GREY)
        )
        rows.append(
            (
                said(f"{one.number}{one.point} {one.title}. {one.text}"),
                words(grade, tone),
                said(last.says if last is not None else ""),
                said(last.evidence if last is not None else ""),
            )
        )
    heads = (
        Column("Condition", weight=3.5),
        Column("The council says", weight=1.3),
        Column("What is seen", weight=2.5),
        Column("What shows it", weight=1.7),
    )
    return Table("Conditions for success: the council's own assessment", heads, tuple(rows), "conditions")
