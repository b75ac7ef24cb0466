"""The second factor: asked for where a role needs one, set up, used once a code, and taken away."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.test import Client
from tests.accounts.typed import sign_in

from goldenthread.accounts.demonstration import DemoUser
from goldenthread.accounts.models import User

Entries = Callable[[], list[dict[str, Any]]]


def code_of(secret: str) -> str:
    """The code that an app shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def analysts_need_one() -> Iterator[None]:
    """An installation in which analysts need a second factor."""
    before = settings.INSTALLATION
    settings.INSTALLATION = replace(before, second_factor=("analyst",))
    yield
    settings.INSTALLATION = before


def set_up(client: Client) -> str:
    """Set a second factor up and return its secret."""
    page = client.get("/account/second-factor/on/")
    secret: str = client.session["mfa.totp.secret"]
    assert secret in page.content.decode().replace(" ", "")
    done = client.post("/account/second-factor/on/", {"code": code_of(secret)})
    assert done.url == "/account/recovery-codes/", done.content.decode()
    return secret


@pytest.fixture
def analyst(visitor: Client, demo_users: dict[str, DemoUser]) -> Client:
    """A client that just signed in by password."""
    sign_in(visitor, demo_users["analyst"])
    return visitor


def test_a_role_that_needs_one_is_led_to_set_it_up(
    analyst: Client, analysts_need_one: None, journal_entries: Entries
) -> None:
    """Every page leads there until it is done, and then opens."""
    assert analyst.get("/").url == "/account/second-factor/"
    assert analyst.get("/why/").url == "/account/second-factor/"
    assert "Your role needs a second factor" in analyst.get("/account/second-factor/").content.decode()
    set_up(analyst)
    assert analyst.get("/why/").status_code == 200
    assert "second factor set up" in [entry["action"] for entry in journal_entries()]


def test_another_post_is_no_way_around_it(
    analyst: Client, analysts_need_one: None, user_of: Callable[[str], User]
) -> None:
    """Whoever holds the role needs it, whichever post they act in."""
    from goldenthread.accounts.models import Post

    user = user_of("analyst")
    other = Post.objects.create(user=user, role="clerk", start_date="2020-01-01", given_by="tests", because="tests")
    analyst.post("/account/act-as/", {"post": other.pk})
    assert analyst.get("/").url == "/account/second-factor/"


def test_a_code_is_asked_for_after_the_password(analyst: Client, demo_users: dict[str, DemoUser]) -> None:
    """No page opens in between; the right code opens the one that was asked for."""
    secret = set_up(analyst)
    client = Client(SERVER_NAME="127.0.0.1")
    half = sign_in(client, demo_users["analyst"], "/sign-in/?next=/why/")
    assert half.url == "/sign-in/code/"
    assert client.get("/account/").url == "/sign-in/?next=/account/"
    assert "Enter a code" in client.get("/sign-in/code/").content.decode()
    wrong = client.post("/sign-in/code/", {"code": "000000"})
    assert "is not right" in wrong.content.decode()
    used = client.post("/sign-in/code/", {"code": code_of(secret)})
    assert "was used before" in used.content.decode()  # by setting it up
    from django.core.cache import cache

    cache.clear()
    assert client.post("/sign-in/code/", {"code": code_of(secret)}).url == "/why/"
    assert client.get("/account/").status_code == 200


def test_codes_cannot_be_guessed_at_length(
    analyst: Client, demo_users: dict[str, DemoUser], journal_entries: Entries
) -> None:
    """After five wrong codes even the right one waits."""
    secret = set_up(analyst)
    from django.core.cache import cache

    cache.clear()
    client = Client(SERVER_NAME="127.0.0.1")
    sign_in(client, demo_users["analyst"])
    for number in range(5):
        assert "is not right" in client.post("/sign-in/code/", {"code": f"00000{number}"}).content.decode()
    answer = client.post("/sign-in/code/", {"code": code_of(secret)})
    assert "too many wrong codes" in answer.content.decode()
    assert len([one for one in journal_entries() if one["action"] == "second factor failed"]) == 6


def test_a_recovery_code_opens_once(analyst: Client, demo_users: dict[str, DemoUser]) -> None:
    """In place of the app."""
    set_up(analyst)
    codes = analyst.get("/account/recovery-codes/file/").content.decode().split()
    assert len(codes) == 10
    for turn, status in ((1, 302), (2, 200)):
        client = Client(SERVER_NAME="127.0.0.1")
        sign_in(client, demo_users["analyst"])
        assert client.post("/sign-in/code/", {"code": codes[0]}).status_code == status, turn
    shown = analyst.get("/account/recovery-codes/").content.decode()
    assert codes[0] not in shown
    assert codes[1] in shown
    analyst.post("/account/recovery-codes/")
    assert codes[1] not in analyst.get("/account/recovery-codes/").content.decode()


def test_secrets_are_sealed_in_the_database(analyst: Client) -> None:
    """Who reads the tables cannot make codes."""
    secret = set_up(analyst)
    for authenticator in Authenticator.objects.all():
        assert secret not in str(authenticator.data)


def test_taking_it_away_is_asked_about_and_journalled(
    analyst: Client, analysts_need_one: None, journal_entries: Entries
) -> None:
    """And where the role needs one, another is asked for at once."""
    set_up(analyst)
    assert analyst.get("/account/second-factor/off/").status_code == 200
    assert analyst.post("/account/second-factor/off/").url == "/account/"
    assert "second factor removed" in [entry["action"] for entry in journal_entries()]
    assert analyst.get("/").url == "/account/second-factor/"


def test_what_is_sensitive_asks_again_after_five_minutes(analyst: Client, demo_users: dict[str, DemoUser]) -> None:
    """A session left open does not let somebody else set up a factor of theirs."""
    assert analyst.get("/account/second-factor/on/").status_code == 200
    session = analyst.session
    session["fresh_at"] = time.time() - 301
    session.save()
    asked = analyst.get("/account/second-factor/on/")
    assert asked.url == "/sign-in/again/?next=/account/second-factor/on/"
    assert "Try again" in analyst.post(asked.url, {"password": "wrong password here"}).content.decode()
    again = analyst.post(asked.url, {"password": demo_users["analyst"].password})
    assert again.url == "/account/second-factor/on/"
    assert analyst.get("/account/second-factor/on/").status_code == 200


def test_signing_in_again_leads_to_no_other_site(analyst: Client, demo_users: dict[str, DemoUser]) -> None:
    """As signing in does not."""
    sent = {"password": demo_users["analyst"].password, "next": "//evil.example/"}
    assert analyst.post("/sign-in/again/", sent).url == "/"


def test_an_administrator_takes_a_lost_factor_away(
    analyst: Client, client_as: Callable[[str], Client], user_of: Callable[[str], User]
) -> None:
    """And the user's sessions end."""
    set_up(analyst)
    user = user_of("analyst")
    done = client_as("administrator").post(f"/users/{user.pk}/second-factor/", {"because": "phone lost"})
    assert done.status_code == 302
    assert not Authenticator.objects.filter(user=user).exists()
    assert analyst.get("/account/").status_code == 302
