"""The guide to pages names what there is."""

import re
from dataclasses import is_dataclass

from tests.house.sources import ROOT

from goldenthread.design import components, environment, forms

GUIDE = (ROOT / "docs" / "guides" / "pages-and-forms.md").read_text(encoding="utf-8")
MACROS = ROOT / "src" / "goldenthread" / "design" / "templates" / "design" / "components"


def test_each_piece_macro_field_and_filter_is_told_of() -> None:
    """What the guide does not name, nobody finds."""
    told = set(re.findall(r"[A-Za-z_]+", GUIDE))
    pieces = {name for name, one in vars(components).items() if is_dataclass(one)} - {"Link"}
    macros = {name for path in MACROS.glob("*.html") for name in re.findall(r"macro (\w+)", path.read_text("utf-8"))}
    made = environment.environment()
    own = {name for name, one in made.filters.items() if one.__module__.startswith("goldenthread.")}
    missing = (pieces | macros | set(forms.__all__) | own) - {"heading", "inside"} - told
    assert missing == set()
