"""Nobody answers for it."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table

#: The column of who answers, by table.
_OWNERS = {"register_actions": "lead", "register_risks": "owner"}
#: Words that stand where a person or job title should. Source: our own reading of published plans.
_NOBODY = ("tbc", "tba", "tbd", "to be confirmed", "to be agreed", "vacant", "n/a", "none", "unknown", "all", "-", "?")


def _each(table: Table) -> Iterator[Unit]:
    """The registers in which somebody answers for each row."""
    if table.name in _OWNERS:
        column = _OWNERS[table.name]
        words = ", ".join(f"'{word}'" for word in _NOBODY)
        yield Unit(table.name, (column,), where=f"coalesce(lower(trim(r.{column})), '-') in ({words})")


CHECK = Check(
    code="register-no-owner",
    title="Nobody answers for it",
    sentence="The {@column} in {@table} is {value}.",
    mend="Name the job title, or the initials of one person, that answers for it.",
    severity="query",
    source=OURS,
    each=_each,
    examples="""
        -- register_actions
        action_id | lead | found
        1         | AB   | no
        2         | TBC  | yes
        3         |      | yes
        -- register_risks
        risk_id | owner    | found
        R1      | Director | no
        R2      | vacant   | yes
    """,
)
