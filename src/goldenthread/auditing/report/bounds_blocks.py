"""A dip sample of items shown overdue, told beside the measure it was drawn from."""

from goldenthread.auditing.report.telling import percent
from goldenthread.auditing.statistics.bounds import Bounds, Outcomes
from goldenthread.measures.reading.points import bare
from goldenthread.reports.blocks import Block, Column, Heading, Table, Text
from goldenthread.reports.cells import State, absent, number, words


def bounds_blocks(title: str, found: Bounds, outcomes: Outcomes, level: int = 2) -> tuple[Block, ...]:
    """The measure as shown, both bounds with their intervals, and what was found of each item; ``title`` names the measure."""
    whole = " to ".join(f"{bare(end * 100, 0)}%" for end in (found.whole.low, found.whole.high))
    lead = (
        f"{bare(found.shown * 100, 0)}% is shown. Of {found.overdue} shown overdue {found.n} were looked at; the true share "
        f"lies within {whole}."
    )
    bounds = (
        (words("As shown"), percent(found.shown), *(absent(State.NOT_APPLICABLE) for _ in range(2))),
        *(
            (words(name), percent(one.value), percent(one.interval.low), percent(one.interval.high))
            for name, one in (
                ("Lower: recorded anywhere", found.lower),
                ("Upper: said to be done as well", found.upper),
            )
        ),
    )
    items = (
        ("Done, and recorded elsewhere", outcomes.elsewhere),
        ("Done, and not recorded", outcomes.unrecorded),
        ("Not done", outcomes.not_done),
        ("Should not have been counted", outcomes.excluded),
    )
    heads = (Column("Share", weight=3), *(Column(name, numeric=True) for name in ("Value", "From", "To")))
    return (
        Heading(level, f"Recorded, or real: {title}"),
        Text(lead),
        Table("Bounds of the true share", heads, bounds),
        Table(
            "What was found of the items looked at",
            (Column("Outcome", weight=3), Column("Items", numeric=True)),
            tuple((words(name), number(count)) for name, count in items),
        ),
    )
