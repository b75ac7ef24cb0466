"""What a stranger tries on any address: headers, cookies, hosts, other sites, methods and paths."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.cookies import Morsel
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from tests.web.sweeping import Address, addresses

from goldenthread.access.areas import can_enter
from goldenthread.accounts.doors import OPEN

Signed = Callable[[str], Client]
ROLES = ("director", "analyst", "administrator", "information governance lead")
ENDS = frozenset({"account_logout", "sign-out-everywhere", "act-as"})
ELSEWHERE = ("https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)", "http:evil.example")
EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def _may(role: str, one: Address) -> bool:
    return not one.guarded or can_enter(role, one.area)


def _answers(role: str, client_as: Signed) -> Iterator[tuple[Address, Any]]:
    client = client_as(role)
    for one in addresses():
        if one.name not in ENDS and _may(role, one):
            yield one, client.get(one.path)


@pytest.mark.parametrize("role", ROLES)
def test_every_answer_carries_its_headers(role: str, client_as: Signed) -> None:
    """Pages, files, refusals and what is not there alike; no cache keeps what a reader was shown."""
    wrong = []
    for one, answer in _answers(role, client_as):
        wrong += [f"{one.name}: {name}" for name, value in EXPECTED.items() if answer.headers.get(name) != value]
        policy = answer.headers.get("Content-Security-Policy", "")
        if "default-src 'none'" not in policy or "unsafe" in policy:
            wrong.append(f"{one.name}: policy {policy!r}")
        if "frame-ancestors 'none'" not in policy:
            wrong.append(f"{one.name}: it may be framed")
        if one.area != OPEN and "no-store" not in answer.headers.get("Cache-Control", "") and answer.status_code == 200:
            wrong.append(f"{one.name}: a cache may keep it")
        if answer.headers.get("Server") or answer.headers.get("X-Powered-By"):
            wrong.append(f"{one.name}: it says what it runs on")
    assert not wrong


def test_cookies_are_for_the_site_alone(visitor: Client, demo_users: Any) -> None:
    """No script reads them, no other site sends them; none outlives the browser's window but the token of forms."""
    visitor.get("/sign-in/")
    user = demo_users["director"]
    visitor.post("/sign-in/", {"username": user.username, "password": user.password})
    told: dict[str, Morsel[str]] = dict(visitor.cookies.items())
    assert set(told) <= {"sessionid", "csrftoken", "messages"}
    session, form = told["sessionid"], told["csrftoken"]
    assert session["httponly"]
    assert session["samesite"] == "Lax"
    assert not session["max-age"]
    assert form["httponly"]
    assert form["samesite"] == "Strict"
    assert all(not one["domain"] for one in told.values())


def test_a_site_behind_tls_says_so(tmp_path: Path) -> None:
    """With ``secure = true`` cookies travel by TLS alone, for a year, and what asks without is sent on."""
    (tmp_path / "web.toml").write_text('[site]\nhosts = ["gt.example"]\nsecure = true\n', encoding="utf-8")
    (tmp_path / "static").mkdir()
    script = (
        "import django; django.setup()\n"
        "from django.conf import settings as s; from django.test import Client\n"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS)\n"
        "a = Client(SERVER_NAME='gt.example').get('/sign-in/'); print(a.status_code, a.headers['Location'])\n"
        "from django.core.checks import run_checks; print(*(m.id for m in run_checks(include_deployment_checks=True)))"
    )
    told = {"GOLDENTHREAD_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "goldenthread.web.settings"}
    said = subprocess.run(
        [sys.executable, "-c", script], env={**os.environ, **told}, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert said[0] == "True True 31536000"
    assert said[1] == "301 https://gt.example/sign-in/"
    # Whether subdomains and browsers' own lists are bound is for the council that owns the name; passwords are counted by name.
    assert set(said[2].split()) <= {"security.W005", "security.W021", "axes.W006"}


@pytest.mark.parametrize("role", ["analyst", "administrator"])
def test_no_address_leads_to_another_site(role: str, client_as: Signed) -> None:
    """Whatever is asked for as the next address, by GET and POST, and whoever the request says it came by."""
    client = client_as(role)
    wrong = []
    for one in addresses():
        if one.name in ENDS or not _may(role, one):
            continue
        for number, there in enumerate(ELSEWHERE):
            answers = _sent_on(client, one.path, there)
            for answer in answers:
                to = answer.headers.get("Location", "")
                if urlsplit(to).netloc or urlsplit(to).scheme or to[:2] in ("//", "/\\"):
                    wrong.append(f"{one.name}: {to}")
                if answer.status_code == 200 and f'href="{there}"'.encode() in answer.content:
                    wrong.append(f"{one.name}: a link to {there}")
                if answer.status_code >= 500 and answer.status_code != 503:
                    wrong.append(f"{one.name}: {answer.status_code}")
            # Only a page that sends on can send elsewhere: the other forms of address are tried where one did.
            if number == 0 and not any(300 <= answer.status_code < 400 for answer in answers):
                break
    assert not wrong


def _sent_on(client: Client, path: str, there: str) -> tuple[Any, Any]:
    told = {"next": there, "url": there, "return": there, "redirect": there}
    behind = {"HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_REFERER": "https://evil.example/"}
    return client.get(path, told, **behind), client.post(path, told, **behind)


@pytest.mark.parametrize("role", ["analyst", "administrator", "information governance lead"])
def test_methods_that_nothing_needs_do_nothing(role: str, client_as: Signed) -> None:
    """Refused where the page says so, never answered with a page to another method, never broken; HEAD has no body."""
    client = client_as(role)
    wrong = []
    for one in addresses():
        if one.name in ENDS or not _may(role, one):
            continue
        answer = client.head(one.path)
        if (answer.status_code >= 500 and answer.status_code != 503) or answer.content:
            wrong.append(f"head {one.name}: {answer.status_code}")
        for method in ("put", "delete", "options"):
            answer = getattr(client, method)(one.path)
            if answer.status_code not in (302, 400, 401, 403, 404, 405, 422):
                wrong.append(f"{method} {one.name}: {answer.status_code}")
    assert not wrong


@pytest.mark.parametrize(
    "path",
    [
        "/static/../web.toml",
        "/static/%2e%2e/web.toml",
        "/static/..%2f..%2fsecret.key",
        "/papers/frozen/..%2f..%2fjournal/files/pdf/",
        "/papers/frozen/%2e%2e/read/",
        "/supervision/../../web.toml/",
        "/services/..%2f..%2fweb.toml/",
        "/loads/snapshots/..%2f..%2f/",
        "/scrutinise/..%2f..%2fsecret.key/",
        "/scrutinise/%00/",
        "/child/%00/",
        "/teams/%F0%9F%92%A9/",
        "/teams/" + "x" * 5000 + "/",
    ],
)
def test_no_path_leads_out_of_the_site(path: str, client_as: Signed) -> None:
    """Dots, encoded or not, empty bytes and long names are addresses of nothing."""
    answer = client_as("analyst").get(path)
    assert answer.status_code in (301, 302, 400, 404), path
    assert b"demonstration = true" not in answer.content
