"""Looking at a page in a real browser: with axe, on a narrow screen, on paper, by keyboard alone, and for any script."""

from typing import Any, Final

from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import Error as BrowserError
from tests.browse.table import State
from tests.browser import faults

#: What a page is looked at for, in the words of the statement of accessibility.
WAYS: Final = (
    "by axe on a desk, 1280 pixels wide",
    "by axe at 320 pixels, which is 400% zoom",
    "that nothing is wider than that screen",
    "that nothing is cut off on paper or printed smaller than 7 points, and no navigation is printed",
    "by keyboard: every control comes in order, is seen to have the focus, and the way past the navigation works",
    "that it needs no script and has no style in an attribute",
)
#: A running job's page is fetched anew without script, and says so: whoever reads it loses no place in it.
WAIVED: Final = frozenset({("load", "meta-refresh"), ("job", "meta-refresh")})
#: Pages that save as one types where script runs, and work the same without; by a file of ours, never within the page.
SCRIPTED: Final = frozenset({"audit-grade-part"})
#: Kinds of message in the browser's console that are faults of a page.
LOUD: Final = ("error", "warning")
_DESK: Final = {"width": 1280, "height": 900}
#: What 400% zoom leaves of a screen of 1280 pixels.
_NARROW: Final = {"width": 320, "height": 900}
#: A4 between its margins of 12 mm, at 96 pixels an inch.
_PAPER: Final = {"width": 703, "height": 1000}
#: Browsers print what is wider than the paper smaller: nine points become seven at this, which is as small as we print.
_SMALLER: Final = 1.29
#: So many controls are gone through; more of the same follow on long pages.
_TABS: Final = 60

_CONTROLS: Final = """
() => {
  const shown = one => one.checkVisibility({visibilityProperty: true, opacityProperty: false});
  const radios = new Set();
  const all = document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]');
  window.gtControls = [...all].filter(one => {
    if (one.disabled || !shown(one) || one.closest('details:not([open]) > :not(summary)')) return false;
    if (one.type !== 'radio') return true;
    const group = one.form.querySelector(`input[name="${one.name}"]:checked`);
    if (group ? group !== one : radios.has(one.name)) return false;
    radios.add(one.name);
    return true;
  });
  window.gtPassed = [];
  const bare = style => style.outlineStyle === 'none' && style.boxShadow === 'none';
  document.addEventListener('focusin', event => {
    const one = event.target;
    const label = one.labels && one.labels[0];
    const marked = !bare(getComputedStyle(one)) || (label && !bare(getComputedStyle(label, '::before')));
    const box = (label && one.type === 'radio' ? label : one).getBoundingClientRect();
    window.gtPassed.push([window.gtControls.indexOf(one), marked && box.width > 0 && box.height > 0, one.outerHTML.slice(0, 90)]);
  });
  return window.gtControls.length;
}
"""
_CUT: Final = """
smaller => [...document.querySelectorAll('main *, header *, .gt-strip')].filter(one => {
  if (!one.checkVisibility() || one.closest('svg') && one.tagName !== 'svg') return false;
  const box = one.getBoundingClientRect();
  return box.width > 1 && box.right > innerWidth * smaller;
}).slice(0, 1).map(one => one.outerHTML.slice(0, 120))
"""
_PRINTED: Final = """
() => [...document.querySelectorAll('.govuk-skip-link, .govuk-service-navigation, .govuk-breadcrumbs, .govuk-back-link, '
  + '.govuk-button, .govuk-pagination, .gt-tabs')].filter(one => one.checkVisibility()).slice(0, 1).map(one => one.className)
"""


def look(context: BrowserContext, state: State) -> list[str]:
    """What is wrong with a page in a state, each with the way in which it was looked at."""
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda one: said.append(f"console: {one.text}") if one.type in LOUD else None)
    try:
        wrong = come_to(page, state)
        if state.status != 200:
            said = [one for one in said if f"status of {state.status}" not in one]
        wrong += _as_it_is(page, state) + _narrow(page, state) + _on_paper(page) + _by_keyboard(page)
        return wrong + [one for one in said if "422" not in one]
    except BrowserError as error:
        return [f"state: it cannot be brought about: {str(error).splitlines()[0]}"]
    finally:
        page.close()


def come_to(page: Page, state: State) -> list[str]:
    """Open a page and bring it into its state; what did not come about as the table says."""
    page.set_viewport_size(_DESK)
    answer = page.goto(state.at)
    if state.send is not None:
        for name, value in state.told.items():
            field = page.locator(f"[name={name}]:not([type=hidden])").first
            if field.get_attribute("type") == "checkbox":
                field.check()
            else:
                field.fill(value)
        buttons = page.locator("main form button")
        # A button without a name in the table is that of the last form.
        pressed = buttons.get_by_text(state.send, exact=True).first if state.send else buttons.last
        with page.expect_response(lambda one: one.request.method in ("POST", "GET")) as awaited:
            pressed.click()
        answer = awaited.value
        page.wait_for_load_state()
    assert answer is not None
    wrong = []
    refused = page.locator(".govuk-error-summary").count() > 0
    if state.kind == "error" and not refused:
        wrong.append("state: the form was not refused")
    elif state.kind == "error" and not page.title().startswith("Error: "):
        wrong.append("state: the title does not say that there is an error")
    elif state.kind != "error" and (refused or (state.send is None and answer.status != state.status)):
        wrong.append(f"state: it came with status {answer.status}")
    return wrong


def _as_it_is(page: Page, state: State) -> list[str]:
    found = [f"desk: {one}" for one in faults(page) if (state.name, one.split(":")[0]) not in WAIVED]
    if page.locator("h1").count() != 1:
        found.append(f"desk: {page.locator('h1').count()} headings of the first level")
    script = "script:not([src^='/static/'])" if state.name in SCRIPTED else "script"
    if page.locator(f"{script}, [style], [onclick]").count():
        found.append("script: a script, or a style in an attribute")
    return found


def _narrow(page: Page, state: State) -> list[str]:
    page.set_viewport_size(_NARROW)
    found = [f"narrow: {one}" for one in faults(page) if (state.name, one.split(":")[0]) not in WAIVED]
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > _NARROW["width"]:
        found.append(f"narrow: {width} pixels wide on a screen of {_NARROW['width']}")
    page.set_viewport_size(_DESK)
    return found


def _on_paper(page: Page) -> list[str]:
    page.emulate_media(media="print")
    page.set_viewport_size(_PAPER)
    cut: list[str] = page.evaluate(_CUT, _SMALLER)
    printed: list[str] = page.evaluate(_PRINTED)
    page.emulate_media(media="screen")
    page.set_viewport_size(_DESK)
    return [f"paper: cut off, or too small to be read: {one}" for one in cut] + [
        f"paper: printed: {one}" for one in printed
    ]


def _by_keyboard(page: Page) -> list[str]:
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); getSelection().removeAllRanges(); }")
    number = min(page.evaluate(_CONTROLS), _TABS)
    # After an answer the place of the keyboard is where the button was: begin at the head of the page again.
    page.evaluate(
        "() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }"
    )
    for _ in range(number):
        page.keyboard.press("Tab")
    passed: list[tuple[int, bool, str]] = [tuple(one) for one in page.evaluate("window.gtPassed")]
    order = [place for place, _, _ in passed if place >= 0]
    found = []
    if order != list(range(len(order))):
        first = next((n for n, place in enumerate(order) if n != place), len(order))
        missed: Any = page.evaluate(f"() => (window.gtControls[{first}] || document.body).outerHTML.slice(0, 120)")
        found.append(f"keyboard: control {first} does not come in its turn: {missed}")
    unseen = [html for place, marked, html in passed if place >= 0 and not marked]
    found += [f"keyboard: nothing shows the focus: {one}" for one in unseen[:1]]
    return found + _past_the_navigation(page)


def _past_the_navigation(page: Page) -> list[str]:
    page.evaluate("() => { document.querySelector('.govuk-skip-link').focus(); }")
    if page.locator(":focus").inner_text() != "Skip to main content":
        return ["keyboard: the way past the navigation cannot have the focus"]
    page.keyboard.press("Enter")
    if page.evaluate("document.activeElement.id") != "main-content":
        return ["keyboard: the way past the navigation does not lead to the main part"]
    return []
