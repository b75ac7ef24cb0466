"""What stands around every page for each role, and the pages for what is missing, refused or broken."""

import re
from collections.abc import Callable

import pytest
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from lxml import html

from goldenthread.access.errors import NotAllowed
from goldenthread.access.policy import RULES
from goldenthread.design import errors
from goldenthread.serving.errors import NotServed
from goldenthread.web.settings import INSTALLATION
from goldenthread.web.urls import urlpatterns as of_the_site


def _breaks(request: object) -> None:
    raise RuntimeError("the words of this error are for the log alone")


def _not_served(request: object) -> None:
    raise NotServed.of("a1b2", "the pages of this snapshot are being prepared", "Wait")


def _not_allowed(request: object) -> None:
    raise NotAllowed("The role may not read the child 100234.")


handler400 = "goldenthread.design.errors.bad_request"
handler403 = "goldenthread.design.errors.forbidden"
handler404 = "goldenthread.design.errors.not_found"
handler500 = "goldenthread.design.errors.broken"
urlpatterns = [*of_the_site, path("breaks/", _breaks), path("soon/", _not_served), path("no/", _not_allowed)]


@pytest.mark.parametrize("role", sorted(RULES))
def test_each_role_finds_its_places_and_its_way_out(role: str, client_as: Callable[[str], Client]) -> None:
    """The council heads the page; only places that the role may enter are shown; records tell their age to who reads any."""
    client = client_as(role)
    answer = client.get("/")
    tree = html.fromstring(answer.content)
    assert answer.status_code == 200
    assert tree.get("lang") == "en-GB"
    assert tree.findtext(".//title", "").endswith(f" - {INSTALLATION.council} - Golden Thread")
    assert len(tree.xpath("//main[@id='main-content']")) == 1
    assert tree.xpath("//a[@class='govuk-skip-link']/@href") == ["#main-content"]
    places = tree.xpath("//nav[@aria-label='Main']//a")
    assert places[0].text_content() == "Home"
    assert places[0].get("aria-current") == "true"
    for place in places:
        assert client.get(place.get("href")).status_code == 200, place.get("href")
    assert role in tree.xpath("string(//header)")
    assert ("Records as at" in tree.text_content()) == bool(RULES[role].audiences)
    assert tree.xpath("//form[contains(@action, 'sign-out')]")


def test_the_colour_of_the_council_comes_with_the_nonce_of_the_page(client_as: Callable[[str], Client]) -> None:
    """The policy lets no other style in."""
    answer = client_as("director").get("/")
    nonce = html.fromstring(answer.content).xpath("//style/@nonce")[0]
    assert f"'nonce-{nonce}'" in answer.headers["Content-Security-Policy"]
    assert f"--gt-council:{INSTALLATION.colour}" in answer.content.decode()


def test_a_page_that_is_not_there_is_told_in_the_frame_of_the_site(
    visitor: Client, client_as: Callable[[str], Client]
) -> None:
    """Signed in, the navigation stays; a visitor is told the same words."""
    for client in (visitor, client_as("team manager")):
        answer = client.get("/no/such/page/")
        assert answer.status_code == 404
        assert "Page not found - " in answer.content.decode()
        assert errors.NOT_FOUND.says[0] in answer.content.decode()


@override_settings(ROOT_URLCONF="tests.web.test_frame")
def test_what_breaks_is_told_without_its_words(client_as: Callable[[str], Client]) -> None:
    """The log has them; the page needs neither database nor session."""
    client = client_as("director")
    client.raise_request_exception = False
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.handlers.exception.log_response", lambda *_, **__: None)
        answer = client.get("/breaks/")
    assert answer.status_code == 500
    assert errors.BROKEN.says[0] in answer.content.decode()
    assert "for the log alone" not in answer.content.decode()


@override_settings(ROOT_URLCONF="tests.web.test_frame")
def test_what_is_being_prepared_is_told_so_and_tried_again(client_as: Callable[[str], Client]) -> None:
    """No view need think of it; programs are told when to come back."""
    answer = client_as("director").get("/soon/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "20"
    assert "the pages of this snapshot are being prepared" in answer.content.decode()
    assert not html.fromstring(answer.content).xpath("//meta[@http-equiv='refresh']")
    assert html.fromstring(answer.content).xpath("//a[text()='Try again']/@href") == ["/soon/"]


@override_settings(ROOT_URLCONF="tests.web.test_frame")
def test_what_a_floor_below_refuses_is_journalled_and_told_like_what_is_not_there(
    client_as: Callable[[str], Client], journal_entries: Callable[[], list[dict[str, object]]]
) -> None:
    """Letter for letter, and the words of the refusal go nowhere."""
    client = client_as("board member")
    journal_entries()
    refused, absent = client.get("/no/"), client.get("/no/such/page/")
    assert refused.status_code == absent.status_code == 404
    nonce = re.compile(rb'nonce="[^"]*"|csrfmiddlewaretoken" value="[^"]*"')
    assert nonce.sub(b"", refused.content) == nonce.sub(b"", absent.content)
    assert [entry["action"] for entry in journal_entries()] == ["refused"]


def test_a_host_that_is_not_the_sites_is_not_understood(database: None) -> None:
    """And its name is not repeated."""
    answer = Client(SERVER_NAME="elsewhere.example").get("/")
    assert answer.status_code == 400
    assert errors.BAD_REQUEST.title in answer.content.decode()
    assert "elsewhere" not in answer.content.decode()


def test_a_form_without_its_token_is_refused_in_plain_words(client_as: Callable[[str], Client]) -> None:
    """Nothing is changed."""
    client = client_as("director")
    client.handler.enforce_csrf_checks = True
    answer = client.post("/sign-out/")
    assert answer.status_code == 403
    assert errors.FORBIDDEN.says[1] in answer.content.decode()


def test_too_many_requests_have_a_page(home: object) -> None:
    """With the status that programs understand."""
    request = RequestFactory().get("/")
    request.resolver_match = None
    answer = errors.too_many(request)
    assert answer.status_code == 429
    assert errors.TOO_MANY.says[0] in answer.content.decode()
