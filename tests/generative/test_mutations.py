"""Thousands of mutated inputs for each importer: no crash, no hang, nothing loaded that should not have been."""

import os
import sys

import pytest
from tests.generative.bases import KINDS
from tests.generative.campaign import campaign, seed

pytestmark = pytest.mark.generative

#: Inputs for each importer, in parts that run side by side.
INPUTS = int(os.environ.get("GOLDENTHREAD_INPUTS", "9500"))
PARTS = 10


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", range(PARTS))
def test_mutated_inputs_are_refused_in_words_or_loaded_rightly(kind: str, part: int) -> None:
    """At least a third of the inputs are sound files with one thing changed, of which it is known what they give."""
    chosen = seed()
    size = INPUTS // PARTS
    report = campaign(kind, chosen, range(part * size, (part + 1) * size))
    report.keep(f"part-{part}")
    sys.stdout.write(
        f"{kind}, part {part}: {dict(report.outcomes)}, {report.well_formed} sound, {report.seconds:.0f} s\n"
    )
    assert not report.wrong, "\n".join(report.wrong[:10])
    assert report.outcomes.total() == size
    assert report.well_formed * 3 >= size
