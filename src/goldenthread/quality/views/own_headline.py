"""In one sentence, what audits show together: the lead of the report that the reader would open."""

from collections.abc import Iterable
from datetime import date

from goldenthread.access.audience import Audience
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.report.guarded_blocks import guarded_blocks
from goldenthread.auditing.report.monthly_blocks import month_blocks
from goldenthread.calendar import Period
from goldenthread.quality.showing import Held, held_for, months, wholes
from goldenthread.reports.blocks import Block, Heading, Text


def headline(viewer: Viewer, today: date) -> str:
    """The sentence, with the period that it is of; "" where nothing has been graded in a period that may be told of."""
    if viewer.audience is None:
        return ""
    held = held_for(viewer)
    near = viewer.audience is Audience.MANAGEMENT
    offered = (months if near else wholes)(held, today)
    period = next(iter([one for one in offered if one.end < today] or offered), None)
    return "" if period is None else _lead(_blocks(held, period, viewer.audience))


def _blocks(held: Held, period: Period, audience: Audience) -> Iterable[Block]:
    if audience is Audience.MANAGEMENT:
        return month_blocks(held.month(period), audience, auditors=False)
    return guarded_blocks(held.edition(period, audience))


def _lead(blocks: Iterable[Block]) -> str:
    heading = ""
    for block in blocks:
        if isinstance(block, Heading) and not heading:
            heading = block.text
        elif isinstance(block, Text) and block.lead:
            return f"{heading}: {block.text}"
    return ""
