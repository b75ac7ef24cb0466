"""The style of a page: words can be read on what they stand on, and nothing else is meant by colour."""

import re

import pytest
from tests.reports.sample import document

from goldenthread.reports.cells import Tone
from goldenthread.reports.colours import LEAST_CONTRAST, Paint, contrast
from goldenthread.reports.html.style import style
from goldenthread.reports.html.tables import tone_class

SHEET = style("Exempt", "Data 1")


def _rules() -> list[tuple[str, dict[str, str]]]:
    """Every innermost rule of the style: its selector and its declarations, with named colours put in."""
    plain = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)
    named = dict(re.findall(r"(--gt-[\w-]+):(#[0-9A-F]{6})", plain))
    found = []
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", plain):
        pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
        values = {name.strip(): re.sub(r"var\((.*?)\)", lambda m: named[m[1]], value) for name, value in pairs}
        found.append((selector.strip(), values))
    return found


COLOURED = [(selector, rule) for selector, rule in _rules() if "color" in rule and "background-color" in rule]


@pytest.mark.parametrize(("selector", "rule"), COLOURED, ids=lambda part: part if isinstance(part, str) else "")
def test_words_can_be_read_on_what_they_stand_on(selector: str, rule: dict[str, str]) -> None:
    """Contrast of every rule that sets both (WCAG 2.2, 1.4.3)."""
    if rule["background-color"] != "transparent":
        paint = Paint(rule["background-color"].lstrip("#"), rule["color"].lstrip("#"))
        assert contrast(paint) >= LEAST_CONTRAST, selector


def test_every_tone_is_painted() -> None:
    """All but plain, which is the colour of the page."""
    painted = {selector for selector, _ in COLOURED}
    assert {f".{tone_class(tone)}" for tone in Tone if tone is not Tone.PLAIN} <= painted


def test_a_colour_of_words_is_set_with_what_it_stands_on() -> None:
    """Else its contrast is left to chance; links and page margins stand on what is around them."""
    lone = [selector for selector, rule in _rules() if "color" in rule and "background-color" not in rule]
    assert [selector for selector in lone if not selector.startswith("@")] == [".gt-contents a"]


def test_links_can_be_read_on_every_ground_they_stand_on() -> None:
    """In the list of contents and on a rating."""
    rules = dict(_rules())
    link = rules[".gt-contents a"]["color"].lstrip("#")
    assert contrast(Paint(rules[".gt-contents"]["background-color"].lstrip("#"), link)) >= LEAST_CONTRAST


def test_the_style_fetches_nothing() -> None:
    """No font, no picture, no other sheet."""
    assert not re.search(r"url\(|@import|@font-face|GDS|http", SHEET)


def test_a_marking_cannot_end_the_style_or_its_own_quotes() -> None:
    """Whatever stands in it is printed."""
    sheet = style('a"}</style>\\é\n', "")
    (content,) = re.findall(r'@top-center\{content:"([^"]*)"', sheet)
    assert content == r"a\22 \7d \3c \2f style\3e \5c \e9 \a "


def test_only_the_widths_in_use_are_written() -> None:
    """A page holds no more style than it needs."""
    assert ".gt-w7{width:7%}" in style("", "", ["gt-w7"])
    assert ".gt-w8{" not in style("", "", ["gt-w7"])
    assert document().language == "en-GB"
