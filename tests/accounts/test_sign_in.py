"""Signing in and out: who gets in, what others are told, how long it lasts, and what the journal keeps."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.test import Client
from tests.accounts.typed import sign_in, words_of

from goldenthread.accounts.actions import deactivate, end_sessions, give_post, set_temporary_password
from goldenthread.accounts.by import By
from goldenthread.accounts.demonstration import DemoUser
from goldenthread.accounts.limits import WRONG_PASSWORDS
from goldenthread.accounts.models import User

BY = By("tests", "administrator")
Entries = Callable[[], list[dict[str, Any]]]


def test_the_right_password_opens_the_page_that_was_asked_for(
    visitor: Client, demo_users: dict[str, DemoUser], journal_entries: Entries
) -> None:
    """A visitor is led to sign in and then on; the journal names the user and their role."""
    asked = visitor.get("/account/")
    assert asked.status_code == 302
    assert asked.url == "/sign-in/?next=/account/"
    signed = sign_in(visitor, demo_users["analyst"], asked.url)
    assert signed.url == "/account/"
    assert "demo.analyst" in visitor.get("/account/").content.decode()
    (entry,) = [one for one in journal_entries() if one["action"] == "sign-in"]
    assert (entry["viewer"], entry["role"]) == ("demo.analyst", "analyst")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "http://127.0.0.1@evil.example/",
        "\t//evil.example",
    ],
)
def test_nobody_is_led_to_another_site(visitor: Client, demo_users: dict[str, DemoUser], elsewhere: str) -> None:
    """What is asked for as the next page stands on this site, or it is the first page."""
    shown = visitor.get("/sign-in/", {"next": elsewhere})
    assert "evil" not in shown.content.decode()
    user = demo_users["analyst"]
    sent = {"username": user.username, "password": user.password, "next": elsewhere}
    assert visitor.post("/sign-in/", sent).url == "/"
    assert visitor.get("/sign-in/", {"next": elsewhere}).url == "/"


def test_the_same_words_answer_a_wrong_name_a_wrong_password_and_a_user_kept_out(
    visitor: Client, demo_users: dict[str, DemoUser], user_of: Callable[[str], User]
) -> None:
    """Nobody can find out by trying which users there are."""
    kept_out = demo_users["clerk"]
    deactivate(user_of("clerk"), by=BY, because="left")
    tries = [
        ("no.such.user", "wrong password here"),
        (demo_users["analyst"].username, "wrong password here"),
        (kept_out.username, kept_out.password),
    ]
    answers = set()
    for username, password in tries:
        answer = visitor.post("/sign-in/", {"username": username, "password": password})
        answers.add((answer.status_code, words_of(answer).replace(username, "NAME")))
    assert len(answers) == 1
    assert "is not right" in answers.pop()[1]


@pytest.mark.parametrize("username", ["demo.analyst", "no.such.user"])
def test_too_many_wrong_passwords_lock_a_name_whether_it_is_there_or_not(
    visitor: Client, demo_users: dict[str, DemoUser], username: str, journal_entries: Entries
) -> None:
    """The fifth wrong try locks; then even the right password does not open, from wherever it is tried."""
    for _ in range(WRONG_PASSWORDS.value - 1):
        answer = visitor.post("/sign-in/", {"username": username, "password": "wrong password here"})
        assert answer.status_code == 200
    locked = visitor.post("/sign-in/", {"username": username, "password": "wrong password here"})
    assert locked.status_code == 429
    assert "15 minutes" in locked.content.decode()
    right = {"username": username, "password": demo_users["analyst"].password}
    assert visitor.post("/sign-in/", right).status_code == 429
    assert visitor.post("/sign-in/", right, REMOTE_ADDR="10.9.8.7").status_code == 429
    known = username if username == "demo.analyst" else "no user of the name given"
    assert {entry["about"]["user"] for entry in journal_entries()} == {known}
    assert "locked out" in {entry["action"] for entry in journal_entries()}


def test_a_lock_is_over_after_fifteen_minutes(
    visitor: Client, demo_users: dict[str, DemoUser], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without anybody's help."""
    from axes.models import AccessAttempt

    for _ in range(WRONG_PASSWORDS.value):
        visitor.post("/sign-in/", {"username": "demo.analyst", "password": "wrong password here"})
    assert sign_in(visitor, demo_users["analyst"]).status_code == 429
    for attempt in AccessAttempt.objects.all():
        attempt.attempt_time -= settings.AXES_COOLOFF_TIME
        attempt.save()
    assert sign_in(visitor, demo_users["analyst"]).status_code == 302


def test_a_password_typed_as_a_name_is_kept_nowhere(visitor: Client, journal_entries: Entries, database: None) -> None:
    """The journal says that there is no such user, not what was typed."""
    visitor.post("/sign-in/", {"username": "my-secret-password", "password": "my-other-secret"})
    assert "secret" not in str(journal_entries())


def test_signing_out_needs_a_form_and_ends_the_session(
    client_as: Callable[[str], Client], journal_entries: Entries
) -> None:
    """A picture of another site cannot sign anybody out."""
    client = client_as("analyst")
    assert client.get("/sign-out/").status_code == 405
    key = client.session.session_key
    assert client.post("/sign-out/").url == "/signed-out/"
    assert client.get("/account/").status_code == 302
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    assert client.get("/account/").status_code == 302
    assert [entry["action"] for entry in journal_entries()] == ["sign-out"]


def test_a_form_without_its_token_is_refused(demo_users: dict[str, DemoUser]) -> None:
    """Signing in is guarded against other sites' forms as everything is."""
    client = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1")
    user = demo_users["analyst"]
    assert client.post("/sign-in/", {"username": user.username, "password": user.password}).status_code == 403


@pytest.mark.parametrize(
    ("setting", "seconds"), [("session_seen_at", 31 * 60), ("session_began_at", 10 * 3600 + 1)], ids=["rest", "hours"]
)
def test_a_session_ends_by_itself(
    client_as: Callable[[str], Client], journal_entries: Entries, setting: str, seconds: int
) -> None:
    """After thirty minutes of rest, or ten hours however busy."""
    client = client_as("analyst")
    assert client.get("/account/").status_code == 200
    session = client.session
    session[setting] -= seconds
    session.save()
    ended = client.get("/account/")
    assert ended.url == "/sign-in/?next=/account/"
    assert any("session was over" in str(message) for message in get_messages(ended.wsgi_request))
    assert [entry["action"] for entry in journal_entries()] == ["session ended"]


def test_a_session_in_use_goes_on(client_as: Callable[[str], Client]) -> None:
    """Rest is counted from the last page, noted at most once a minute."""
    client = client_as("analyst")
    client.get("/account/")
    session = client.session
    session["session_seen_at"] -= 29 * 60
    session.save()
    assert client.get("/account/").status_code == 200
    assert client.session["session_seen_at"] > session["session_seen_at"] + 60


@pytest.mark.parametrize("deed", ["password", "post", "deactivated", "everywhere"])
def test_sessions_end_when_what_they_rest_on_changes(
    client_as: Callable[[str], Client], user_of: Callable[[str], User], deed: str
) -> None:
    """A new password, a post given, deactivation, and signing out everywhere each end every session at once."""
    client, user = client_as("analyst"), user_of("analyst")
    assert client.get("/account/").status_code == 200
    if deed == "password":
        set_temporary_password(user, by=BY, because="forgotten")
    elif deed == "post":
        give_post(user, "clerk", by=BY, because="covers the board")
    elif deed == "deactivated":
        deactivate(user, by=BY, because="left")
    else:
        end_sessions(user, by=BY)
    assert client.get("/account/").status_code == 302


def test_somebody_without_a_post_sees_their_own_account_and_nothing_else(database: None) -> None:
    """A user whose post ended is told so, and every other page is not there."""
    user = User.objects.create(username="nobody")
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert "You hold no post today" in client.get("/account/").content.decode()
    assert client.get("/").status_code == 404
    assert client.get("/users/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/login/",
        "/accounts/signup/",
        "/signup/",
        "/accounts/password/reset/",
        "/accounts/email/",
        "/accounts/3rdparty/signup/",
        "/accounts/2fa/webauthn/",
        "/accounts/confirm-email/",
        "/admin/",
        "/sign-in/provider/callback/",
    ],
)
def test_what_the_libraries_could_do_and_we_do_not_want_has_no_address(
    client_as: Callable[[str], Client], visitor: Client, address: str
) -> None:
    """No signing up, no password by e-mail, no provider that is not set up."""
    assert visitor.get(address).status_code == 404
    assert client_as("administrator").get(address).status_code == 404


def test_pages_of_signing_in_are_kept_by_no_cache(visitor: Client, database: None) -> None:
    """Nor framed, nor with scripts from elsewhere."""
    shown = visitor.get("/sign-in/")
    assert "no-store" in shown.headers["Cache-Control"]
    assert shown.headers["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
    assert re.search(r'autocomplete="current-password"', shown.content.decode())
