"""A rating without the scheme that gives it a meaning."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table


def _each(table: Table) -> Iterator[Unit]:
    """Every register whose rows are rated by a scheme."""
    if table.family == "registers" and {"scheme", "rating"} <= set(table.names):
        yield Unit(table.name, ("scheme", "rating"), where="r.rating is not null and r.scheme is null")


CHECK = Check(
    code="register-rating-without-scheme",
    title="A rating without its scheme",
    sentence="The row is rated {rating} by no scheme, so that nobody can say what the colour means.",
    mend="Name the scheme: brag, four-colour or rag.",
    severity="query",
    source=OURS,
    each=_each,
    examples="""
        -- register_actions
        action_id | scheme | rating | found
        1         | brag   | green  | no
        2         |        | green  | yes
        3         |        |        | no
        -- register_key_actions
        number | scheme | rating | found
        1      |        | red    | yes
    """,
)
