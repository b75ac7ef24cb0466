"""Posts that do not come to the establishment."""

from goldenthread.records.checks.figures import coarsest, value
from goldenthread.records.checks.language import OURS, Check

_COLUMNS = ("establishment_fte", "permanent_fte", "vacant_fte")

CHECK = Check(
    code="register-posts",
    title="Posts do not come to the establishment",
    sentence="{permanent_fte} filled and {vacant_fte} vacant do not come to {establishment_fte} in the establishment.",
    mend="Correct one of them; a vacancy that an agency worker covers is vacant all the same.",
    severity="query",
    source=OURS,
    table="register_posts",
    columns=_COLUMNS,
    where=(
        f"abs({value('establishment_fte')} - {value('permanent_fte')} - {value('vacant_fte')}) > "
        f":register-rounding * {coarsest(*_COLUMNS)}"
    ),
    examples="""
        role | establishment_fte | permanent_fte | vacant_fte | found
        A    | 80.0              | 58.5          | 21.5       | no
        B    | 80.0              | 58.5          | 7.5        | yes
        C    | 80.0              | 58.5          | 21.6       | no
        D    | 80.0              | 58.5          |            | no
    """,
)
