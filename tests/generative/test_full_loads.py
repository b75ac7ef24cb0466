"""Hundreds of mutated inputs for each importer, loaded into stores: all or nothing, and the same again changes nothing."""

import os

import pytest
from tests.generative.bases import KINDS
from tests.generative.campaign import campaign, seed
from tests.generative.full_loads import judge_load
from tests.generative.reproduce import FROM_HERE_INTO_STORES

pytestmark = pytest.mark.generative

LOADS = int(os.environ.get("GOLDENTHREAD_LOADS", "500"))
PARTS = 5


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", range(PARTS))
def test_a_load_is_whole_or_leaves_the_store_as_it_was(kind: str, part: int) -> None:
    """Refused: every byte of the store is as before. Loaded: every file is as written, and once is enough."""
    size = LOADS // PARTS
    first = FROM_HERE_INTO_STORES + part * size
    report = campaign(kind, seed(), range(first, first + size), judge_load)
    report.keep(f"loads-{part}")
    assert not report.wrong, "\n".join(report.wrong[:10])
    assert set(report.outcomes) == {"loaded", "refused"}
