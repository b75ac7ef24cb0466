"""A rating that the scheme does not have."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.codes.registers import RATINGS_OF_SCHEME
from goldenthread.records.tables import Table


def _each(table: Table) -> Iterator[Unit]:
    """Every register whose rows are rated by a scheme."""
    if table.family == "registers" and {"scheme", "rating"} <= set(table.names):
        known = " or ".join(
            f"(r.scheme = '{scheme}' and r.rating not in {{{group}}})" for scheme, group in RATINGS_OF_SCHEME.items()
        )
        yield Unit(table.name, ("rating", "scheme"), where=known)


CHECK = Check(
    code="register-rating-not-in-scheme",
    title="A rating that its scheme does not have",
    sentence="The rating is {rating}, which the scheme {scheme} does not have.",
    mend="Correct the rating, or name the scheme by which it was rated.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- register_actions
        action_id | scheme | rating      | found
        1         | brag   | blue        | no
        2         | brag   | green-amber | yes
        3         |        | red-amber   | no
        -- register_key_actions
        number | scheme      | rating      | found
        1      | four-colour | green-amber | no
        2      | four-colour | blue        | yes
    """,
)
