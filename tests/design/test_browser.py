"""The components in a real browser: nothing that axe finds, nothing wider than the screen, nothing that the policy stops."""

import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from tests.browser import browser, faults, serve
from tests.design.gallery import NONCE, gallery, shown

#: As the site sends it, with the nonce of the page.
POLICY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
    f"style-src 'self' 'nonce-{NONCE}'"
}
BAD_DAY = {"every-seen-day": "31", "every-seen-month": "2", "every-seen-year": "2026", "every-days": "90"}


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    """One browser for these tests."""
    with browser() as found:
        yield found


@pytest.mark.parametrize("sent", [None, BAD_DAY], ids=["as opened", "with errors"])
@pytest.mark.parametrize("width", [1280, 640, 320])
def test_every_component_passes_axe_at_every_width(opened: Browser, width: int, sent: dict[str, str] | None) -> None:
    """A screen of 320 pixels is what 400% zoom leaves of one of 1280; wide tables scroll by themselves."""
    page = opened.new_page(viewport={"width": width, "height": 900})
    serve(page, shown(gallery(sent)))
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_nothing_on_a_page_is_stopped_by_the_content_policy(opened: Browser) -> None:
    """No style in an attribute, no script; the council's colour comes with the page's nonce."""
    page = opened.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    serve(page, shown(gallery()), POLICY)
    assert not [one for one in said if "Content Security Policy" in one]
    colours = page.evaluate(
        "(() => { const s = getComputedStyle(document.querySelector('.gt-header')); return [s.backgroundColor, s.color] })()"
    )
    assert colours == ["rgb(255, 204, 51)", "rgb(0, 0, 0)"]
    page.close()


def test_each_link_button_and_field_shows_where_the_keyboard_is(opened: Browser) -> None:
    """Tab from the top reaches the skip link first; whatever has the focus looks otherwise than without it."""
    page = opened.new_page(viewport={"width": 1280, "height": 900})
    serve(page, shown(gallery()))
    seen: list[str] = []
    plain = []
    for _ in range(200):
        page.keyboard.press("Tab")
        one = page.evaluate(
            """(() => { const e = document.activeElement; if (!e || e === document.body) return null;
            const box = e.classList.contains('govuk-radios__input') || e.classList.contains('govuk-checkboxes__input');
            const s = box ? getComputedStyle(e.nextElementSibling, '::before') : getComputedStyle(e);
            const marked = s.outlineStyle !== 'none' || s.boxShadow !== 'none' || s.backgroundColor === 'rgb(255, 221, 0)';
            return [e.outerHTML.slice(0, 90), marked] })()"""
        )
        if one is None:
            break
        seen.append(one[0])
        if not one[1]:
            plain.append(one[0])
    assert "Skip to main content" in seen[0]
    assert len(seen) > 40
    assert plain == []
    page.close()


def test_a_printed_page_has_the_words_and_neither_navigation_nor_addresses(opened: Browser) -> None:
    """On A4: the council, what is shown, which filter is in force; no link's address, which may point at a child."""
    page = opened.new_page()
    serve(page, shown(gallery()))
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())
    assert "Synthetic Borough Council" in text
    assert "Team: Assessment 2" in text
    assert "Records as at 30 September 2026" in text
    for left_out in ("Skip to main", "Sign out", "/child/abc/", "Clear all", "Act as", "Accessibility", "Next"):
        assert left_out not in text
    width, height = (float(side) for side in reader.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)
    page.close()
