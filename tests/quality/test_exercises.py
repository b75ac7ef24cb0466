"""Calibration exercises: blind until closed, never one's own case, and access to a child's case only while it runs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate
from tests.quality.cast import TOOL, Cast
from tests.web_site import SERVER

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.models import Grant, User
from goldenthread.auditing.tools.reading import tool_of
from goldenthread.quality import models
from goldenthread.quality.actions import exercises as verbs
from goldenthread.quality.actions.grants import ROOM

As = Callable[[str], Client]
TODAY = localdate()
GRADERS = ("qa.ann", "qa.bob", "qa.cat")
WANTED = verbs.Wanted(
    "Is it neglect?", tool_of(TOOL, 1), "", "Two invented children.", GRADERS, TODAY, TODAY + timedelta(days=9)
)


def signed_in(username: str) -> Client:
    """A client of somebody of the cast."""
    client = Client(**SERVER)
    client.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
    return client


def filled(grade: str, number: int = 0, **more: str) -> dict[str, str]:
    """Every field of the form, with one grade throughout."""
    keys = tool_of(TOOL, 1).keys
    told = {f"grade-{key}": grade for key in keys} | {f"evidence-{key}": "as read" for key in keys}
    return told | {"overall": grade, "summary": "in all", "number": str(number)} | more


def test_graders_grade_blind_and_compare_once_it_closed(cast: Cast) -> None:
    """Saved, handed in once, nobody sees another's; then each finds their own line, and who keeps all names."""
    made = verbs.make(WANTED, by=cast.as_("qa.keeper"))
    at = f"/audits/exercises/{made.key}/"
    for name, grade in zip(GRADERS[:2], ("good", "inadequate"), strict=True):
        client = signed_in(name)
        assert client.post(f"{at}grade/", filled(grade)).status_code == 302
        assert models.ExerciseGrading.objects.filter(username=name).count() == 0
        assert client.post(f"{at}grade/", filled(grade, 1, done="on")).status_code == 302
        assert client.get(f"{at}grade/").status_code == 404
    for name in ("qa.cat", "qa.keeper", "qa.ann"):
        assert "Grades given to each domain" not in signed_in(name).get(at).content.decode()
    assert "Close the exercise" not in signed_in("qa.ann").get(at).content.decode()
    assert signed_in("qa.ann").post(f"{at}close/").status_code == 404
    assert signed_in("qa.keeper").post(f"{at}close/").status_code == 302
    own, every = (signed_in(name).get(at).content.decode() for name in ("qa.ann", "qa.keeper"))
    assert "Krippendorff" in own
    assert "You" in own
    assert "Bob Test" not in own
    assert "Bob Test" in every
    assert signed_in("qa.cat").get(f"{at}grade/").status_code == 404


def test_what_is_saved_elsewhere_is_not_overwritten_unawares(cast: Cast) -> None:
    """And what is handed in must be whole."""
    made = verbs.make(WANTED, by=cast.as_("qa.keeper"))
    client, at = signed_in("qa.ann"), f"/audits/exercises/{made.key}/grade/"
    assert client.post(at, filled("good")).status_code == 302
    late = client.post(at, filled("inadequate"))
    assert late.status_code == 422
    assert "Another page of yours saved" in late.content.decode()
    assert models.Draft.objects.get().document["overall"] == "good"
    lacking = client.post(at, filled("good", 1, done="on", summary=""))
    assert lacking.status_code == 422
    assert client.post(at, filled("good", 1, summary="")).status_code == 302


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"vignette": ""}, "child"),
        ({"child": "none-such", "vignette": ""}, "child"),
        ({"child": "1", "vignette": "both"}, "vignette"),
        ({"graders": ("qa.ann",)}, "graders"),
        ({"graders": ("qa.ann", "nobody")}, "graders"),
        ({"closes": TODAY - timedelta(days=1)}, "closes_on"),
        ({"closes": TODAY + timedelta(days=400)}, "closes_on"),
    ],
)
def test_what_an_exercise_needs(cast: Cast, change: dict[str, Any], field: str) -> None:
    """Everything that is wrong is said at its field."""
    with pytest.raises(Refused) as refused:
        verbs.make(replace(WANTED, **change), by=cast.as_("qa.keeper"))
    assert field in refused.value.problems


def test_a_childs_case_is_open_while_it_runs(cast: Cast, served: Any) -> None:
    """For its graders alone, until their grades are in or it has closed; never for who works or manages it."""
    number = (
        served.connection().execute("select child_id from person where person_key = ?", (cast.child,)).fetchone()[0]
    )
    wanted = replace(WANTED, child=number, vignette="")
    with pytest.raises(Refused):
        verbs.make(replace(wanted, graders=("qa.ann", "qa.manager")), by=cast.as_("qa.keeper"))
    made = verbs.make(wanted, by=cast.as_("qa.keeper"))
    held = Grant.objects.filter(person_key=cast.child, withdrawn_at__isnull=True, given_by=ROOM.username)
    assert {one.user.username for one in held} == set(GRADERS)
    assert {one.expiry_date for one in held} == {wanted.closes}
    page = signed_in("qa.ann").get(f"/audits/exercises/{made.key}/").content.decode()
    assert number in page
    assert (
        signed_in("qa.ann").post(f"/audits/exercises/{made.key}/grade/", filled("good", done="on")).status_code == 302
    )
    assert {one.user.username for one in held.all()} == {"qa.bob", "qa.cat"}
    with pytest.raises(Refused):
        verbs.close(made.key, by=cast.as_("qa.keeper"))
    signed_in("qa.bob").post(f"/audits/exercises/{made.key}/grade/", filled("good", done="on"))
    verbs.close(made.key, by=cast.as_("qa.keeper"))
    assert not held.all().exists()


def test_it_is_nobody_elses(cast: Cast, client_as: As) -> None:
    """Who is no grader finds nothing there; only who keeps the programme makes and closes one."""
    made = verbs.make(WANTED, by=cast.as_("qa.keeper"))
    assert signed_in("qa.worker").get(f"/audits/exercises/{made.key}/").status_code == 404
    assert client_as("team manager").get("/audits/exercises/make/").status_code == 404
    assert client_as("director").get(f"/audits/exercises/{made.key}/grade/").status_code == 404
    for by in ("qa.ann", "qa.manager"):
        with pytest.raises(NotAllowed):
            verbs.close(made.key, by=cast.as_(by))
        with pytest.raises(NotAllowed):
            verbs.make(WANTED, by=cast.as_(by))
    with pytest.raises(NotAllowed):
        verbs.save(made.key, {}, 0, by=cast.as_("qa.keeper"))
    sent = {
        "title": "Again", "tool": TOOL, "vignette": "Invented.", "graders": list(GRADERS),
        **{f"{name}-{part}": str(getattr(TODAY, part)) for name in ("opens_on", "closes_on")
           for part in ("day", "month", "year")},
    }  # fmt: skip
    assert signed_in("qa.keeper").post("/audits/exercises/make/", sent).status_code == 302
    assert signed_in("qa.keeper").post("/audits/exercises/make/", {}).status_code == 422
