"""Every tone can be read and is told apart."""

import pytest

from goldenthread.reports.cells import Tone
from goldenthread.reports.colours import HEAD, HEADING, LEAST_CONTRAST, MARKING, QUIET, TONES, Paint, contrast


@pytest.mark.parametrize("paint", [*TONES.values(), HEAD, HEADING, QUIET, MARKING], ids=str)
def test_ink_can_be_read_on_its_fill(paint: Paint) -> None:
    """Words stand out enough for people who see little."""
    assert contrast(paint) >= LEAST_CONTRAST


def test_every_tone_has_its_own_paint() -> None:
    """No tone is left out, and no two look alike."""
    assert set(TONES) == set(Tone)
    assert len(set(TONES.values())) == len(Tone)


def test_contrast_runs_from_1_to_21() -> None:
    """The ends of the scale as WCAG gives them."""
    assert contrast(Paint("000000", "FFFFFF")) == pytest.approx(21)
    assert contrast(Paint("777777", "777777")) == pytest.approx(1)
