"""Registers in papers: each read from the snapshot and printed as committee papers print it."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from goldenthread.calendar import Period
from goldenthread.papers.registers import actions, counts, money, risks, telling
from goldenthread.papers.registers.rows import REGISTERS, Row, Rows, read_registers, registered, rows_of
from goldenthread.papers.registers.rules import Rules, load_rules, shipped_rules
from goldenthread.reports.blocks import Block

__all__ = [
    "BLOCKS",
    "REGISTERS",
    "TITLES",
    "Row",
    "Rows",
    "Rules",
    "blocks_of",
    "holds",
    "load_rules",
    "read_registers",
    "shipped_rules",
]

#: What prints each register.
BLOCKS: Mapping[str, Callable[[Rows, Period, Rules], tuple[Block, ...]]] = MappingProxyType(
    {
        "actions": actions.action_blocks,
        "key_actions": actions.key_action_blocks,
        "interventions": telling.intervention_blocks,
        "narrative": telling.narrative_blocks,
        "risks": risks.risk_blocks,
        "risk_matrix": risks.matrix_blocks,
        "revenue": money.revenue_blocks,
        "capital": money.capital_blocks,
        "savings": money.savings_blocks,
        "complaints": counts.complaint_blocks,
        "audits": counts.audit_blocks,
        "posts": counts.post_blocks,
        "training": counts.training_blocks,
        "feedback": counts.feedback_blocks,
    }
)
#: What a section of each register is called.
TITLES: Mapping[str, str] = MappingProxyType(
    {
        "actions": "Actions of the plan",
        "key_actions": "Key actions",
        "interventions": "Interventions",
        "narrative": "Key successes and challenges",
        "risks": "Risks",
        "risk_matrix": "Risk matrix",
        "revenue": "Revenue",
        "capital": "Capital",
        "savings": "Savings",
        "complaints": "Complaints and compliments",
        "audits": "Audits",
        "posts": "Posts and recruitment",
        "training": "Training",
        "feedback": "Feedback",
    }
)


def holds(rows: Sequence[Row], period: Period) -> bool:
    """Whether a register says anything of a period: where it does not, a paper declares the gap."""
    return bool(rows_of(rows, period))


def blocks_of(name: str, rows: Sequence[Row], period: Period, rules: Rules | None = None) -> tuple[Block, ...]:
    """A register of a period as blocks, without a heading; none where it says nothing of the period (see `holds`).

    ``rows`` are those of every period (`read_registers`), as what was reported last time stands beside. Anchors begin with
    ``register-`` and the register's name. Raises `WrongUse` for a name that is no register's.
    """
    registered(name)
    if not holds(rows, period):
        return ()
    return BLOCKS[name](tuple(rows), period, rules if rules is not None else shipped_rules())
