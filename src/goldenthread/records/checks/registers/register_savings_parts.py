"""Parts of a saving that do not come to what was asked for."""

from goldenthread.records.checks.figures import coarsest, value
from goldenthread.records.checks.language import OURS, Check

_PARTS = ("achieved", "at_risk", "not_achievable")
_SUM = " + ".join(value(part, money=True) for part in _PARTS)

CHECK = Check(
    code="register-savings-parts",
    title="Parts of a saving do not come to its target",
    sentence=(
        "The target is {target}; achieved {achieved}, at risk {at_risk} and not achievable {not_achievable} come to another."
    ),
    mend="Correct the part that is wrong; what is over-achieved raises the target or is told of in the comment.",
    severity="query",
    source=OURS,
    table="register_savings",
    columns=("target", *_PARTS),
    where=(
        f"abs({value('target', money=True)} - ({_SUM})) > "
        f":register-rounding * {coarsest('target', *_PARTS, money=True)}"
    ),
    examples="""
        saving_id | unit      | target | achieved | at_risk | not_achievable | found
        S1        | thousands | 400    | 300      | 100     | 0              | no
        S2        | thousands | 400    | 300      | 50      | 0              | yes
        S3        | thousands | 400    | 300      | 101     | 0              | no
        S4        | thousands | 400    | 300      |         | 0              | no
    """,
)
