"""What the site ships to look as it does."""

import re
from importlib.metadata import metadata

import pytest
from tests.house.sources import ROOT
from tools import styles

from goldenthread.design.colour import frame_of
from goldenthread.reports.colours import LEAST_CONTRAST, TONES, Paint, contrast

DESIGN = ROOT / "src" / "goldenthread" / "design"
SHIPPED = styles.STYLESHEET.read_text(encoding="utf-8")


def test_the_styles_are_of_the_release_whose_markup_the_templates_write() -> None:
    """The package of templates says in its description which release it matches."""
    said = str(metadata("govuk-frontend-jinja").get_payload())
    badge = re.search(r"GOV\.UK%20Frontend-v([0-9.]+)-", said)
    assert badge is not None
    assert badge[1] == styles.GOVUK_FRONTEND
    assert re.search(rf'--govuk-frontend-version: ?"{re.escape(badge[1])}"', SHIPPED)


def test_the_stylesheet_was_compiled_from_these_sources() -> None:
    """Run make styles after changing a source or a tone."""
    assert SHIPPED.splitlines()[0] == styles.stamp()


def test_nothing_that_a_council_may_not_use_is_shipped() -> None:
    """Neither the type of GOV.UK nor its crown, logo or header, nor anything fetched from elsewhere."""
    parts = [*(DESIGN / "static").rglob("*"), *(DESIGN / "templates").rglob("*")]
    for path in parts:
        if path.is_file() and path.suffix != ".txt":
            text = path.read_text(encoding="utf-8").lower()
            for word in (
                "gds transport",
                "@font-face",
                "crown",
                "govuk-logo",
                "govuk-header",
                "url(",
                "http://www.gov",
            ):
                assert word not in text, f"{path.name} holds {word}"
    assert "Crown Copyright" in (DESIGN / "static" / "design" / "govuk-frontend-licence.txt").read_text(
        encoding="utf-8"
    )


def test_tones_are_those_of_every_paper() -> None:
    """A red cell of a Word table and a red tag of a page are one red."""
    for tone, paint in TONES.items():
        rule = re.search(
            rf"\.gt-tag--{tone.value.replace(' ', '-')}\{{background-color:(#\w+);color:(#\w+)\}}", SHIPPED
        )
        assert rule is not None
        assert [_long(colour) for colour in rule.groups()] == [f"#{paint.fill.lower()}", f"#{paint.ink.lower()}"]


@pytest.mark.parametrize("level", range(0, 256, 5))
def test_ink_can_be_read_on_any_colour_of_a_council(level: int) -> None:
    """Greys and the strong colours alike; white is taken wherever it can be read."""
    for colour in (
        f"#{level:02x}{level:02x}{level:02x}",
        f"#ff{level:02x}00",
        f"#00{level:02x}ff",
        f"#{level:02x}00{level:02x}",
    ):
        frame = frame_of(colour)
        assert contrast(Paint(frame.fill[1:], frame.ink[1:])) >= LEAST_CONTRAST
    assert frame_of("#1d4e6b").ink == "#ffffff"


@pytest.mark.parametrize("colour", ["", "red", "1d4e6b", "#12345"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    """The settings refuse it first; nothing else reaches a style."""
    with pytest.raises(ValueError, match="no colour"):
        frame_of(colour)


def _long(colour: str) -> str:
    names = {"#fff": "#ffffff"}
    return names.get(colour, colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:]))
