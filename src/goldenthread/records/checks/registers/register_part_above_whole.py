"""A part that is more than the whole it is of."""

from collections.abc import Iterator

from goldenthread.records.checks.figures import value
from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table

#: By table: the parts that together cannot be more than the whole.
_PARTS = {
    "register_complaints": (
        (("responded",), "count"),
        (("responded_in_time",), "responded"),
        (("responded_in_time",), "count"),
        (("upheld", "partly_upheld", "not_upheld"), "count"),
    ),
    "register_audits": ((("moderated",), "graded"), (("moderated_up", "moderated_down"), "moderated")),
    "register_training": ((("attended",), "places"),),
    "register_feedback": ((("positive",), "responses"), (("responses",), "asked")),
}


def _each(table: Table) -> Iterator[Unit]:
    """Every such pair of the registers that count; a part that is not given adds nothing."""
    for parts, whole in _PARTS.get(table.name, ()):
        total = " + ".join(f"coalesce({value(part)}, 0)" for part in parts)
        yield Unit(table.name, (parts[0], *parts[1:], whole), where=f"{total} > {value(whole)}")


CHECK = Check(
    code="register-part-above-whole",
    title="A part is more than the whole it is of",
    sentence="The {@column} in {@table} is {value}: with what belongs to it, that is more than the whole.",
    mend="Correct whichever number is wrong; enquiries counted in another period are a common reason.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- register_complaints
        kind      | count | responded | upheld | partly_upheld | not_upheld | found
        complaint | 10    | 10        | 2      | 3             | 5          | no
        complaint | 10    | 11        | 2      | 3             | 5          | yes
        complaint | 10    |           | 4      | 3             | 5          | yes
        complaint | [c]   |           | 4      | 3             | 5          | no
        -- register_training
        course | places | attended | found
        A      | 40     | 36       | no
        B      | 40     | 41       | yes
        -- register_feedback
        topic | responses | positive | found
        A     | 12        | 13       | yes
    """,
)
