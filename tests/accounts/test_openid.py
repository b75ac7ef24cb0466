"""Signing in at the council's provider, over HTTP, against a provider that holds to the rules and one that does not."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.test import Client, override_settings
from tests.accounts.provider import TENANT
from tests.accounts.typed import sign_in

from goldenthread.accounts.actions import deactivate, join_account
from goldenthread.accounts.by import By
from goldenthread.accounts.demonstration import DemoUser
from goldenthread.accounts.models import User
from goldenthread.accounts.openid.provided import providers
from goldenthread.web.config import OpenId

BY = By("tests", "administrator")
ROOT = Path(__file__).resolve().parents[2]
Entries = Callable[[], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The address of a provider that runs while this module's tests do."""
    words = [sys.executable, "-W", "ignore", "-m", "tests.accounts.provider"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, text=True) as process:
        assert process.stdout is not None
        port = process.stdout.readline().strip()
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def installed(issuer: str, **more: Any) -> Any:
    """The settings of an installation with this provider."""
    openid = OpenId("Council sign-in", issuer, "golden-thread", "not a secret", **{"tenant": TENANT} | more)
    installation = replace(settings.INSTALLATION, openid=openid)
    return override_settings(INSTALLATION=installation, SOCIALACCOUNT_PROVIDERS=providers(openid))


@pytest.fixture
def site(issuer: str) -> Iterator[None]:
    """The site with the provider."""
    with installed(issuer):
        yield


class _Stay(HTTPRedirectHandler):
    """Does not follow where an answer leads."""

    def redirect_request(self, *given: Any) -> None:
        """Nowhere."""


def at_provider(address: str, subject: str) -> str:
    """Sign in at the provider as a subject; returns where it sends the browser back to."""
    from urllib.error import HTTPError

    sent = Request(address, data=f"sub={subject}".encode(), method="POST")  # noqa: S310
    try:
        build_opener(_Stay).open(sent)
    except HTTPError as answer:
        with answer:
            return str(answer.headers["Location"])
    raise AssertionError("the provider did not send the browser back")


def round_trip(client: Client, subject: str, wanted: str = "login", onward: str = "/account/") -> Any:
    """To the provider and back."""
    begun = client.post("/sign-in/provider/", {"for": wanted, "next": onward})
    assert begun.status_code == 302, begun.content.decode()
    return client.get(at_provider(begun.url, subject))


def test_the_way_there_says_no_more_than_it_must(visitor: Client, site: None, issuer: str) -> None:
    """A code with a challenge, a state and a nonce; the subject alone is asked for."""
    assert "Sign in with Council sign-in" in visitor.get("/sign-in/").content.decode()
    begun = visitor.post("/sign-in/provider/", {"for": "login"})
    assert begun.url.startswith(f"{issuer}/oauth2/authorize?")
    asked = parse_qs(urlsplit(begun.url).query)
    assert asked["response_type"] == ["code"]
    assert asked["scope"] == ["openid"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://127.0.0.1/sign-in/provider/callback/"]
    assert all(len(asked[name][0]) >= 16 for name in ("state", "nonce", "code_challenge"))
    assert visitor.get("/sign-in/provider/").status_code == 405


def test_a_joined_account_opens_the_site(
    visitor: Client, site: None, user_of: Callable[[str], User], journal_entries: Entries
) -> None:
    """As the user that an administrator joined it to, in that user's post."""
    join_account(user_of("analyst"), "joined", by=BY)
    assert round_trip(visitor, "joined").url == "/account/"
    assert "demo.analyst" in visitor.get("/account/").content.decode()
    assert [entry["action"] for entry in journal_entries()] == ["account joined", "sign-in"]
    assert SocialAccount.objects.get(uid="joined").extra_data == {"sub": "joined"}


def test_an_account_that_nobody_is_joined_to_opens_nothing(
    visitor: Client, site: None, journal_entries: Entries
) -> None:
    """No user is made; the page says whom to ask."""
    users = User.objects.count()
    answer = round_trip(visitor, "unknown")
    assert answer.status_code == 403
    assert "Ask an administrator of Golden Thread" in answer.content.decode()
    assert visitor.get("/account/").status_code == 302
    assert (User.objects.count(), SocialAccount.objects.count()) == (users, 0)
    assert journal_entries()[-1]["about"] == {"at": "Council sign-in", "because": "unknown"}


def test_an_e_mail_address_joins_nobody(visitor: Client, site: None, user_of: Callable[[str], User]) -> None:
    """However verified it says it is: an address can change hands."""
    user = user_of("analyst")
    user.email = "demo.analyst@example.org"
    user.save()
    assert round_trip(visitor, "mailed").status_code == 403
    assert visitor.get("/account/").status_code == 302


@pytest.mark.parametrize("subject", ["elsewhere", "forged", "unsigned"])
def test_a_token_that_does_not_hold_opens_nothing(
    visitor: Client, site: None, user_of: Callable[[str], User], subject: str
) -> None:
    """Another tenant's account, a signature that does not fit, and none at all."""
    join_account(user_of("analyst"), subject, by=BY)
    answer = round_trip(visitor, subject)
    assert answer.status_code == 403
    assert "could not be checked" in answer.content.decode()
    assert visitor.get("/account/").status_code == 302


def test_without_a_tenant_any_of_the_issuer_is_let_in(
    visitor: Client, issuer: str, user_of: Callable[[str], User]
) -> None:
    """Only where the council sets none."""
    join_account(user_of("analyst"), "elsewhere", by=BY)
    with installed(issuer, tenant=""):
        assert round_trip(visitor, "elsewhere").url == "/account/"


@pytest.mark.parametrize("wrong", ["state", "nonce", "code", "used", "other browser"])
def test_an_answer_to_another_question_opens_nothing(
    visitor: Client, site: None, user_of: Callable[[str], User], wrong: str
) -> None:
    """A state that was not given, a nonce of another sign-in, a made-up code, one used before, another's browser."""
    join_account(user_of("analyst"), "joined", by=BY)
    begun = visitor.post("/sign-in/provider/", {"for": "login"})
    back = at_provider(begun.url, "joined")
    if wrong == "state":
        back = back.replace("state=", "state=x")
    if wrong == "code":
        back = back.replace("code=", "code=x")
    if wrong == "nonce":
        session = visitor.session
        (state,) = session["socialaccount_states"].values()
        state[0]["nonce"] = "of another sign-in"
        session.save()
    if wrong == "used":
        assert visitor.get(back).status_code == 302
        visitor.post("/sign-out/")
    client = Client(SERVER_NAME="127.0.0.1") if wrong == "other browser" else visitor
    answer = client.get(back)
    assert answer.status_code == 403, answer.content.decode()
    assert client.get("/account/").status_code == 302


def test_a_code_of_another_sign_in_is_refused_by_its_challenge(
    visitor: Client, site: None, user_of: Callable[[str], User], caplog: pytest.LogCaptureFixture
) -> None:
    """A code that somebody else was given does not fit the challenge of this browser."""
    join_account(user_of("analyst"), "joined", by=BY)
    stolen = at_provider(Client(SERVER_NAME="127.0.0.1").post("/sign-in/provider/").url, "joined")
    own = at_provider(visitor.post("/sign-in/provider/").url, "unknown")
    code, mine = (parse_qs(urlsplit(back).query)["code"][0] for back in (stolen, own))
    assert visitor.get(own.replace(mine, code)).status_code == 403
    assert "the verifier does not fit" in caplog.text


def test_somebody_kept_out_stays_out(visitor: Client, site: None, user_of: Callable[[str], User]) -> None:
    """With the words for a stranger."""
    user = user_of("analyst")
    join_account(user, "joined", by=BY)
    deactivate(user, by=BY, because="left")
    answer = round_trip(visitor, "joined")
    assert answer.status_code == 403
    assert "opens nothing here" in answer.content.decode()


def test_stopping_at_the_provider_changes_nothing(visitor: Client, site: None) -> None:
    """The page says so."""
    begun = visitor.post("/sign-in/provider/")
    state = parse_qs(urlsplit(begun.url).query)["state"][0]
    answer = visitor.get("/sign-in/provider/callback/", {"error": "access_denied", "state": state})
    assert "You did not sign in" in answer.content.decode()


def test_a_provider_that_does_not_answer_is_said_to_be_down(visitor: Client, database: None) -> None:
    """In plain words, and a password still opens the site."""
    with installed("http://127.0.0.1:9"):
        answer = visitor.post("/sign-in/provider/")
        assert answer.status_code == 503
        assert "does not answer" in answer.content.decode()
        assert visitor.get("/sign-in/").status_code == 200


def test_a_second_factor_at_the_provider_counts(visitor: Client, issuer: str, user_of: Callable[[str], User]) -> None:
    """Where the token says that the provider asked for one; else the site asks."""
    join_account(user_of("analyst"), "strong", by=BY)
    join_account(user_of("clerk"), "joined", by=BY)
    with installed(issuer):
        needing = replace(settings.INSTALLATION, second_factor=("analyst", "clerk"))
        with override_settings(INSTALLATION=needing):
            round_trip(visitor, "strong")
            assert visitor.get("/why/").status_code == 200
            other = Client(SERVER_NAME="127.0.0.1")
            round_trip(other, "joined")
            assert other.get("/why/").url == "/account/second-factor/"


def test_users_join_their_own_account_only_where_the_council_lets_them(
    visitor: Client, issuer: str, demo_users: dict[str, DemoUser], user_of: Callable[[str], User]
) -> None:
    """After they signed in with their password, and never an account of somebody else."""
    sign_in(visitor, demo_users["analyst"])
    with installed(issuer):
        assert round_trip(visitor, "unknown", "join").status_code == 403
    with installed(issuer, users_may_join=True):
        assert "Join your account" in visitor.get("/account/").content.decode()
        assert round_trip(visitor, "unknown", "join").url == "/account/"
        assert SocialAccount.objects.get(uid="unknown").user == user_of("analyst")
        join_account(user_of("clerk"), "joined", by=BY)
        taken = round_trip(visitor, "joined", "join")
        assert "joined to another user" in taken.content.decode()
        assert Client(SERVER_NAME="127.0.0.1").post("/sign-in/provider/", {"for": "join"}).status_code == 404


def test_signing_in_again_takes_the_same_account(visitor: Client, site: None, user_of: Callable[[str], User]) -> None:
    """Another account of the provider does not stand for this user."""
    join_account(user_of("analyst"), "joined", by=BY)
    join_account(user_of("clerk"), "strong", by=BY)
    round_trip(visitor, "joined")
    session = visitor.session
    session["fresh_at"] = 0
    session.save()
    assert visitor.get("/account/second-factor/on/").status_code == 302
    other = round_trip(visitor, "strong", "again", "/account/second-factor/on/")
    assert "That is another account" in other.content.decode()
    assert visitor.get("/account/second-factor/on/").status_code == 302
    again = round_trip(visitor, "joined", "again", "/account/second-factor/on/")
    assert again.url == "/account/second-factor/on/"
    assert visitor.get("/account/second-factor/on/").status_code == 200


def test_the_policy_lets_the_form_lead_to_the_provider_and_nowhere_else() -> None:
    """A browser follows a form's redirect only where the policy says."""
    openid = OpenId("Entra", "https://login.microsoftonline.com/tenant/v2.0", "a", "b")
    assert openid.origin == "https://login.microsoftonline.com"
    assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"] == ["'self'"]
