"""Generated pages say what the code says."""

from pathlib import Path

from tests.house.sources import listed

from goldenthread.cli.docs import generated, gone

ROOT = Path(__file__).parents[2]
#: Fewer pages would mean that nothing is generated any longer.
FEWEST = 500


def test_generated_pages_are_current() -> None:
    """A page that lags behind the code is mended with make docs."""
    pages = generated()
    assert len(pages) > FEWEST
    gone_or_old = [
        f"docs/{name} {'is out of date' if (ROOT / 'docs' / name).exists() else 'is not there'}"
        for name, text in sorted(pages.items())
        if not (ROOT / "docs" / name).exists() or (ROOT / "docs" / name).read_text(encoding="utf-8") != text
    ]
    assert not gone_or_old, f"run make docs: {listed(gone_or_old)}"


def test_no_page_is_left_of_a_measure_that_is_gone() -> None:
    """Nobody reads a definition that no longer counts."""
    assert gone(ROOT / "docs") == []
