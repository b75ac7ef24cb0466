"""A part without the number that it is out of."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table

#: By table: parts, and the number they are out of.
_PARTS = {
    "register_audits": (("outstanding", "good", "requires_improvement", "inadequate"), "graded"),
    "register_feedback": (("positive",), "responses"),
    "register_training": (("attended",), "places"),
}


def _each(table: Table) -> Iterator[Unit]:
    """The registers of parts of a number."""
    if table.name in _PARTS:
        parts, whole = _PARTS[table.name]
        given = " or ".join(f"r.{part} is not null" for part in parts)
        yield Unit(table.name, (whole, *parts), where=f"r.{whole} is null and ({given})")


CHECK = Check(
    code="register-without-n",
    title="A part without the number it is out of",
    sentence="The {@column} in {@table} is not given, so that nobody can tell out of how many the others are.",
    mend="Give the number; a share is never printed without it.",
    severity="query",
    source=OURS,
    each=_each,
    examples="""
        -- register_audits
        domain | graded | good | found
        A      | 12     | 4    | no
        B      |        | 4    | yes
        -- register_feedback
        topic | responses | positive | found
        A     |           | 12       | yes
        B     |           |          | no
    """,
)
