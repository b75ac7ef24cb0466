"""What papers tell in words: successes and challenges, and interventions for indicators off target."""

from goldenthread.calendar import Period
from goldenthread.papers.registers.cells import whole_cell
from goldenthread.papers.registers.labels import sentence
from goldenthread.papers.registers.rows import Rows, rows_of
from goldenthread.papers.registers.rules import Rules
from goldenthread.reports.blocks import Block, Column, Listing, Table, Text
from goldenthread.reports.cells import words

#: Kinds of narrative in the order in which they are told, with what stands before them.
_TOLD = {"success": "Key successes", "challenge": "Key challenges", "priority": "Priorities for the next period"}


def narrative_blocks(rows: Rows, period: Period, rules: Rules) -> tuple[Block, ...]:
    """Key successes, key challenges and priorities, each a list of subjects with what is said of them."""
    del rules
    now = rows_of(rows, period)
    blocks: list[Block] = []
    for kind, heading in _TOLD.items():
        items = tuple(
            f"{row.text('subject').rstrip('.')}: {sentence(row.text('text'))}".removesuffix(": ")
            for row in now
            if row.text("kind") == kind
        )
        if items:
            blocks += [Text(f"{heading}:"), Listing(items)]
    return tuple(blocks)


def intervention_blocks(rows: Rows, period: Period, rules: Rules) -> tuple[Block, ...]:
    """Every indicator that missed its target, the level of intervention, and what is done."""
    del rules
    columns = (
        Column("Ref", weight=0.7), Column("Indicator", weight=2), Column("Level", True, 0.6), Column("Comment", weight=3),
    )  # fmt: skip
    lines = tuple(
        (
            words(row.text("ref")),
            words(row.text("indicator")),
            whole_cell(row.whole("level")),
            words(row.text("comment")),
        )
        for row in rows_of(rows, period)
    )
    return (Table("Interventions for indicators off target", columns, lines, "register-interventions"),)
