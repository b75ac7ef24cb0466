"""A capital outturn that its own parts do not give."""

from goldenthread.records.checks.figures import coarsest, value
from goldenthread.records.checks.language import OURS, Check

_PARTS = ("approved_budget", "additions_deletions", "slippage")
_COLUMNS = ("proposed_outturn", *_PARTS)
_SUM = " + ".join(f"coalesce({value(column, money=True)}, 0)" for column in _PARTS)

CHECK = Check(
    code="register-slippage",
    title="A capital outturn that its parts do not give",
    sentence=(
        "The proposed outturn is {proposed_outturn}; the approved budget {approved_budget}, additions or deletions"
        " {additions_deletions} and slippage {slippage} come to another."
    ),
    mend="Work it out again, or correct the part that was changed and not carried over.",
    severity="error",
    source=OURS,
    table="register_capital",
    columns=_COLUMNS,
    where=(
        f"r.approved_budget is not null and r.slippage is not null and "
        f"abs({value('proposed_outturn', money=True)} - ({_SUM})) > "
        f":register-rounding * {coarsest(*_COLUMNS, money=True)}"
    ),
    examples="""
        line | unit      | approved_budget | additions_deletions | slippage | proposed_outturn | found
        A    | thousands | 5523            |                     | -3874    | 1649             | no
        B    | thousands | 5523            | 10                  | -3874    | 1649             | yes
        C    | thousands | 5523            | 10                  | -3874    | 1659             | no
        D    | thousands | 5523            | 10                  |          | 1649             | no
    """,
)
