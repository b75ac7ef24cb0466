"""The pages about a borough's files name what there is."""

from pathlib import Path

from goldenthread.borough.faults import FAULTS
from goldenthread.borough.writers import FORMATS

GUIDES = Path(__file__).resolve().parents[3] / "docs/guides"


def test_the_page_names_every_fault_and_no_other() -> None:
    """In the order in which they are planted."""
    page = (GUIDES / "borough-files.md").read_text(encoding="utf-8")
    table = page.split("## Faults")[1].split("## truth.json")[0]
    named = [line.split("`")[1] for line in table.splitlines() if line.startswith("| `")]
    assert named == list(FAULTS)


def test_the_pages_name_every_format() -> None:
    """And say what it cannot hold."""
    layout = (GUIDES / "borough-files.md").read_text(encoding="utf-8")
    limits = (GUIDES / "formats.md").read_text(encoding="utf-8")
    assert [form for form in FORMATS if f"{form}/" not in layout] == []
    assert [form for form in FORMATS if f"`{form}/" not in limits] == []
    assert limits.count("| It cannot hold | Because |") == 4
