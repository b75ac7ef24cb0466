"""The case with a given number: which base, which mutation, all by dice that the seed and the number throw."""

from random import Random

from tests.generative.bases import bases
from tests.generative.model import Base
from tests.generative.mutation import bombs, cells, octets, rows, shape, trees
from tests.generative.mutation.case import Case, Mutation

_WEIGHED: tuple[tuple[int, Mutation], ...] = (
    # Sound files of which it is known what they give.
    (14, cells.change), (8, cells.spell), (8, cells.spoil), (5, cells.blank),
    (4, rows.swap), (4, rows.remove), (4, rows.repeat), (3, rows.columns), (2, rows.headings), (2, rows.strange_column),
    (4, rows.lose_column), (4, rows.rewrite), (3, rows.trailing),
    (26, trees.value), (6, trees.lose), (10, trees.children), (8, trees.dressing),
    # The rest.
    (6, octets.flip), (5, octets.mark), (5, octets.cut), (3, octets.double), (3, octets.encode), (3, octets.line_ends),
    (3, octets.other_kind), (6, shape.columns), (5, shape.rows), (8, shape.odd_cells), (3, shape.huge), (3, shape.files),
    (14, trees.disorder), (4, bombs.entities), (6, bombs.nesting), (14, bombs.archive),
)  # fmt: skip


def case(kind: str, seed: int, number: int) -> tuple[Base, Case]:
    """The base and the mutation with this number; the same for the same arguments on every machine."""
    dice = Random(f"{seed}/{kind}/{number}")
    choices = bases(kind, seed)
    weights, mutations = zip(*_WEIGHED, strict=True)
    while True:
        base = dice.choice(choices)
        made = dice.choices(mutations, weights)[0](base, dice)
        if made is not None:
            return base, made
