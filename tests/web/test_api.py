"""The interface for programs: who may read what by token, and what it never says."""

import io
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pyarrow.parquet as pq
import pytest
from django.conf import settings
from django.test import Client
from django.utils.timezone import localdate, now
from tests.web.json_schema import faults
from tests.web_site import SERVER

from goldenthread.access.areas import can_enter
from goldenthread.access.policy import RULES
from goldenthread.accounts.by import By
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.models import Post, User
from goldenthread.accounts.posts import viewer_in
from goldenthread.serving.opening import open_served
from goldenthread.web.api.described import ENDPOINTS, ROOT, Endpoint, endpoint
from goldenthread.web.api.openapi import openapi
from goldenthread.web.api.tokens import make_token, revoke_token
from goldenthread.web.limits import ASKED_A_MINUTE, TOKENS_EACH
from goldenthread.web.models import Token

Reads = Callable[..., Any]
_PLAIN = [one for one in ENDPOINTS if not one.inside]


@pytest.fixture
def token_of(user_of: Callable[[str], User]) -> Callable[[str], str]:
    """A token of the demonstration user of a role."""

    def made(role: str) -> str:
        user = user_of(role)
        post = Post.objects.get(user=user, end_date__isnull=True)
        return make_token(viewer_in(user, post, localdate()), "a test", localdate() + timedelta(days=30))

    return made


@pytest.fixture
def read(token_of: Callable[[str], str]) -> Reads:
    """``read("director", "figures", page=2)``: the answer to a program with a token of that role."""
    known: dict[str, str] = {}

    def ask(role: str, path: str, method: str = "get", **asked: object) -> Any:
        secret = known.get(role) or known.setdefault(role, token_of(role))
        return getattr(Client(**SERVER), method)(f"{ROOT}{path}", asked, headers={"authorization": f"Bearer {secret}"})

    return ask


@pytest.mark.parametrize("one", _PLAIN, ids=lambda one: one.name)
@pytest.mark.parametrize("role", sorted(RULES))
def test_each_role_reads_what_its_areas_open(role: str, one: Endpoint, read: Reads) -> None:
    """And is told of the rest as of what is not there; every answer is as the description says."""
    answer = read(role, one.path)
    assert answer.headers["Cache-Control"] == "no-store"
    if not can_enter(role, one.area):
        assert answer.status_code == 404
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert set(answer.json()) == {"type", "title", "status"}
        return
    assert answer.status_code == 200
    if one.media == "application/json" and one.fields:
        document = openapi()
        schema = document["paths"][f"/{one.path}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert faults(answer.json(), schema, document) == []


def test_one_measure_is_as_described(read: Reads) -> None:
    """Its definition, in the pieces that the description names; one that is not there is not found."""
    document = openapi()
    answer = read("analyst", "measures/cp-plans-open")
    schema = document["paths"]["/measures/{key}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert faults(answer.json(), schema, document) == []
    assert read("analyst", "measures/none-such").status_code == 404


def test_the_description_holds_together() -> None:
    """It is OpenAPI 3.1: each operation has its own name, each reference leads somewhere, each parameter a schema."""
    document = json.loads(json.dumps(openapi()))
    assert document["openapi"].startswith("3.1")
    assert {"title", "version"} <= set(document["info"])
    operations = [path["get"] for path in document["paths"].values()]
    names = [one["operationId"] for one in operations]
    assert len(names) == len(set(names)) == len(ENDPOINTS)
    for address, path in document["paths"].items():
        inside = {one["name"] for one in path["get"]["parameters"] if one["in"] == "path"}
        assert inside == {part.strip("{}") for part in address.split("/") if part.startswith("{")}
        assert all(one["schema"] and (one["in"] == "query" or one["required"]) for one in path["get"]["parameters"])
        assert all(answer["description"] for answer in path["get"]["responses"].values())
    for reference in _references(document):
        held: Any = document
        for part in reference.removeprefix("#/").split("/"):
            held = held[part]


def _references(said: Any) -> list[str]:
    if isinstance(said, dict):
        here = [said["$ref"]] if "$ref" in said else []
        return here + [found for value in said.values() for found in _references(value)]
    return [found for value in said for found in _references(value)] if isinstance(said, list) else []


def test_a_visitor_needs_a_token() -> None:
    """Without one, with a wrong one, with another scheme."""
    for headers in (
        {},
        {"authorization": "Bearer gt_wrong"},
        {"authorization": "Basic eDp5"},
        {"authorization": "Bearer"},
    ):
        answer = Client(**SERVER).get(f"{ROOT}figures", headers=headers)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_wrong_token_is_not_helped_by_a_session(client_as: Callable[[str], Client], home: object) -> None:
    """Who shows a token is who the token says."""
    answer = client_as("director").get(f"{ROOT}figures", headers={"authorization": "Bearer gt_wrong"})
    assert answer.status_code == 401


@pytest.mark.parametrize("end", ["revoked", "over", "inactive", "post ended", "password"])
def test_a_token_that_ended_opens_nothing(
    end: str, token_of: Callable[[str], str], user_of: Callable[[str], User]
) -> None:
    """However it ended."""
    headers = {"authorization": f"Bearer {token_of('director')}"}
    client, user = Client(**SERVER), user_of("director")
    assert client.get(f"{ROOT}snapshots", headers=headers).status_code == 200
    yesterday = localdate() - timedelta(days=1)
    if end == "revoked":
        revoke_token(Token.objects.get(user=user), By("x"))
    elif end == "over":
        Token.objects.update(expiry_date=yesterday)
    elif end == "inactive":
        User.objects.filter(pk=user.pk).update(is_active=False)
    elif end == "post ended":
        Post.objects.filter(user=user).update(start_date=yesterday, end_date=yesterday)
    else:
        User.objects.filter(pk=user.pk).update(must_change_password=True)
    assert client.get(f"{ROOT}snapshots", headers=headers).status_code == 401


def test_a_token_is_kept_only_as_a_digest(
    token_of: Callable[[str], str], journal_entries: Callable[[], list[dict[str, Any]]]
) -> None:
    """Neither table nor journal could give it back; making and first using it are journalled."""
    secret = token_of("analyst")
    held = Token.objects.get()
    assert secret not in json.dumps([str(getattr(held, one.name)) for one in held._meta.concrete_fields])
    Client(**SERVER).get(f"{ROOT}snapshots", headers={"authorization": f"Bearer {secret}"})
    said = journal_entries()
    assert [one["action"] for one in said] == ["token made", "token used"]
    assert secret not in json.dumps(said)


def test_what_a_token_may_not_be(user_of: Callable[[str], User]) -> None:
    """Without a name, without an end in sight, one too many."""
    user = user_of("analyst")
    viewer = viewer_in(user, Post.objects.get(user=user, end_date__isnull=True), localdate())
    for name, days in ((" ", 1), ("x", -1), ("x", 4000)):
        with pytest.raises(Refused):
            make_token(viewer, name, localdate() + timedelta(days=days))
    for number in range(TOKENS_EACH.value):
        make_token(viewer, f"x{number}", localdate())
    with pytest.raises(Refused):
        make_token(viewer, "one more", localdate())


def test_nothing_can_be_changed(read: Reads) -> None:
    """Every other method is refused."""
    for method in ("post", "put", "patch", "delete"):
        assert read("director", "figures", method).status_code == 405


@pytest.mark.parametrize(
    "asked", [{"none": "x"}, {"page": "0"}, {"page": "two"}, {"size": "1001"}, {"page": "9" * 30}, {"page": "²"}]
)
def test_what_cannot_be_asked_is_said_without_repeating_it(asked: dict[str, str], read: Reads) -> None:
    """400 with words of ours."""
    answer = read("director", "figures", **asked)
    assert answer.status_code == 400
    assert next(iter(asked.values())) not in answer.content.decode() or next(iter(asked.values())) == "0"


def test_a_status_there_is_none_of_is_refused(read: Reads) -> None:
    """And one there is narrows the rows."""
    assert read("director", "trackers/due", status="late").status_code == 400
    rows = read("director", "trackers/due", status="overdue").json()["data"]
    assert rows
    assert {one["status"] for one in rows} == {"overdue"}


def test_pages_follow_one_another(read: Reads) -> None:
    """Each row once, in the same order as in one long page."""
    whole = [one["key"] for one in read("analyst", "measures", size=1000).json()["data"]]
    found, page = list[str](), 1
    while True:
        said = read("analyst", "measures", size=100, page=page).json()
        found += [one["key"] for one in said["data"]]
        if said["next"] is None:
            break
        page += 1
    assert found == whole
    assert len(set(whole)) == len(whole)


def test_rows_are_those_of_the_post(read: Reads, user_of: Callable[[str], User]) -> None:
    """A team manager's are of children of the team; a director's are of more; each reading is in the journal."""
    own = {one["child_id"] for one in read("team manager", "trackers/due", size=1000).json()["data"]}
    every = {one["child_id"] for one in read("director", "trackers/due", size=1000).json()["data"]}
    teams = Post.objects.get(user=user_of("team manager"), end_date__isnull=True).team_ids
    rows = (
        open_served(settings.INSTALLATION.store)
        .connection()
        .execute(
            "select p.child_id from person p join involvement i using (person_key) where i.end_date is null and i.team_id = ?",
            (teams[0],),
        )
    )
    assert own
    assert own <= {child for (child,) in rows}
    assert len(every) > len(own)


def test_extracts_hold_the_same_rows(read: Reads, journal_entries: Callable[[], list[dict[str, Any]]]) -> None:
    """Parquet, CSV and JSON; each export is journalled with its filters."""
    asked = {"measure": "cp-plans-open", "breakdown": "whole"}
    plain = read("analyst", "figures", size=1000, **asked).json()["data"]
    table = pq.read_table(io.BytesIO(read("analyst", "figures.parquet", **asked).content)).to_pylist()
    text = read("analyst", "figures.csv", **asked).content.decode("utf-8-sig").splitlines()
    assert plain
    assert table == plain
    assert len(text) == len(plain) + 1
    assert text[0].split(",") == [one.name for one in endpoint("api-figures").fields]
    told = [one["about"] for one in journal_entries() if one["action"] == "figures exported"]
    assert [one["form"] for one in told] == ["parquet", "csv"]
    assert all(one["measure"] == "cp-plans-open" for one in told)


@pytest.mark.parametrize("role", ["board member", "elected member", "clerk"])
def test_boards_are_told_of_no_team_and_nothing_small(role: str, read: Reads) -> None:
    """No figure by team, and no number of any kind beside one that is hidden."""
    table = pq.read_table(io.BytesIO(read(role, "figures.parquet").content)).to_pylist()
    assert table
    assert not [
        one for one in table if "team" in one["breakdown"].split("*") or "worker" in one["breakdown"].split("*")
    ]
    hidden = [one for one in table if one["reason"] == "hidden"]
    assert hidden
    assert all(one["value"] is one["numerator"] is one["denominator"] is None for one in hidden)


def test_too_many_requests_are_refused(read: Reads) -> None:
    """After so many in a minute, with a word on when to come back."""
    seen = {read("director", "openapi.json").status_code for _ in range(ASKED_A_MINUTE.value * 2 + 1)}
    last = read("director", "openapi.json")
    assert seen == {200, 429}
    assert last.headers["Retry-After"]


def test_tokens_are_made_and_revoked_on_the_site(
    client_as: Callable[[str], Client], user_of: Callable[[str], User]
) -> None:
    """After a fresh sign-in; shown once; revoked by a button of one's own."""
    client = client_as("analyst")
    assert client.get("/account/tokens/make/").status_code == 302
    session = client.session
    session["fresh_at"] = now().timestamp()
    session.save()
    until = localdate() + timedelta(days=30)
    asked = {
        "name": "Power BI",
        "expiry_date-day": until.day,
        "expiry_date-month": until.month,
        "expiry_date-year": until.year,
    }
    shown = client.post("/account/tokens/make/", asked).content.decode()
    token = Token.objects.get(user=user_of("analyst"))
    assert token.mark in shown
    listed = client.get("/account/tokens/").content.decode()
    assert "Power BI" in listed
    assert client_as("director").post(f"/account/tokens/{token.pk}/revoke/").status_code == 404
    client.post(f"/account/tokens/{token.pk}/revoke/")
    token.refresh_from_db()
    assert token.revoked_by == user_of("analyst").username
