"""People around one case, and the form of grades filled in page after page, as journeys about audits need them."""

from dataclasses import replace
from datetime import date, timedelta

from django.test import Client
from django.urls import reverse
from django.utils.timezone import get_current_timezone, localdate, localtime
from tests.journeys.walking import Page, Sent, follows, opens, sends
from tests.quality.cast import Cast, cast_of, grading
from tests.web_site import HOME, SERVER

from goldenthread.accounts.models import User
from goldenthread.auditing.model import Audit, Grade
from goldenthread.auditing.tools.reading import tool_of
from goldenthread.borough.audited.casting import Cast as PlayCast
from goldenthread.borough.audited.casting import Held
from goldenthread.borough.audited.year import year_of
from goldenthread.cli.demo_audits import lived, newest_tools
from goldenthread.quality.actions import audits
from goldenthread.quality.whole import keep_whole
from goldenthread.serving.opening import open_served

EVIDENCE = "Read in the notes of May."
TOOLS = ("front-door", "child-in-need", "protection", "care", "leaving-care", "disability")


def people() -> Cast:
    """A case with its worker, its manager, three auditors and a keeper, made in the test's own transaction."""
    return cast_of(open_served(HOME / "store"))


def as_(username: str) -> Client:
    """A client that one of them has signed in with."""
    client = Client(**SERVER)
    client.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
    return client


def given_out(cast: Cast) -> Audit:
    """An audit that the keeper gave to the first auditor."""
    return audits.allocate(cast.wanted(), by=cast.as_("qa.keeper"))


def graded(cast: Cast, grade: Grade) -> Audit:
    """The same with the first auditor's grades in, all alike."""
    audit = given_out(cast)
    alike = grading(audit, grade)
    judged = tuple(replace(one, evidence=EVIDENCE) for one in alike.judgements)
    return audits.grade(audit.key, replace(alike, judgements=judged), by=cast.as_("qa.ann"))


def fill(client: Client, audit: Audit, grade: str, words: str = EVIDENCE) -> Page:
    """Every part of the form answered in its order, as keys would, and handed in; the page that comes then."""
    page = opens(client, reverse("audit-grade", args=[audit.key]))
    page = follows(client, page, "Answer")
    for _ in tool_of(audit.tool, audit.version).keys:
        page = sends(client, page, "Save and continue", {"grade": grade, "words": words})
    page = sends(client, page, "Save and go back", {"grade": grade, "words": "In all as the domains are."})
    return sends(client, follows(client, page, "Check and hand in"), "Hand in")


def audit_page(client: Client, audit: Audit) -> Page:
    """The page of an audit, whatever its status."""
    return opens(client, reverse("audit", args=[audit.key]))


def on(name: str, day: date) -> dict[str, Sent]:
    """A day as three boxes take it."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def a_year() -> tuple[Audit, ...]:
    """A year of invented audits of the borough's own cases, in the tables."""
    rows = (
        open_served(HOME / "store")
        .connection()
        .execute("select person_key, worker_id, team_id from holding order by 1")
    )
    since = localdate() - timedelta(days=500)
    held = [
        Held(key, key, worker or "nobody", ("head",), team or "nowhere", TOOLS[number % len(TOOLS)], since)
        for number, (key, worker, team) in enumerate(rows)
    ]
    names = tuple(f"aud{number}" for number in range(8))
    plan = PlayCast(names, names[:3], "keeper", names[5], names[4], "", "")
    year = year_of(held, plan, newest_tools(), localtime().replace(tzinfo=None), 1)
    lives = lived(year.stories, newest_tools(), get_current_timezone())
    keep_whole(lives.values())
    return tuple(life[-1].audit for life in lives.values())
