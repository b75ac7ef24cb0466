"""The programme, lists, samples, reviews of cohorts and dip samples: verbs and pages."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils.timezone import localdate, now
from tests.quality.cast import TOOL, Cast, grading, viewer_of

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.models import Grant
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.model import Grade, Kind
from goldenthread.auditing.planning import Every, Per, Round, Stand
from goldenthread.auditing.sampling.draws import Design, Excluded, Why
from goldenthread.cli.app import main
from goldenthread.design.sheets import as_csv
from goldenthread.quality import models
from goldenthread.quality.actions import audits, planning
from goldenthread.quality.actions.planning_dips import Dip, Outcome, begin_dip, look
from goldenthread.quality.actions.planning_giving import Giving, give_out
from goldenthread.quality.forgetting import forget
from goldenthread.quality.frames import PERSON, Of, Source, made, open_runs
from goldenthread.quality.planned import audits_seen, draw_in, frame_in, in_force, samples_in_force
from goldenthread.quality.planning_kept import rounds_kept
from goldenthread.quality.planning_results import results_of
from goldenthread.serving.opening import Served

ANN, BOB, CAT = "qa.ann", "qa.bob", "qa.cat"


@pytest.fixture
def keeper(cast: Cast) -> Viewer:
    """Who keeps the programme."""
    return cast.as_("qa.keeper")


def _fresh(client: Client) -> Client:
    """A client whose sign-in is fresh."""
    session = client.session
    session["fresh_at"] = time.time()
    session.save()
    return client


def _round(**columns: object) -> Round:
    today = localdate()
    return replace(
        Round("", "Regular audits", Kind.REGULAR, TOOL, today, today, Every.MONTH, Per.AUDITOR, 2, (ANN, BOB)),
        **columns,
    )


def _open_list(keeper: Viewer) -> models.Frame:
    return planning.freeze_list(planning.Listed("Open cases", Source(Of.OPEN)), by=keeper)


def _sample(keeper: Viewer, n: int = 6, round_: str = "") -> models.Sample:
    return planning.draw_sample(_open_list(keeper).key, "seed", Design(n, by=("team",)), (), round_, by=keeper)


def test_a_list_is_of_whom_the_reader_sees_and_logged(
    keeper: Viewer,
    viewer_as: Callable[[str], Viewer],
    served: Served,
    journal_entries: Callable[[], list[dict[str, object]]],
) -> None:
    """A head of service freezes fewer than who sees everybody; marks are the same for each; the children are logged."""
    whole = frame_in(_open_list(keeper))
    part = frame_in(_open_list(viewer_as("head of service")))
    assert {item.key for item in part.items} < {item.key for item in whole.items}
    assert {"team", "worker", "category", "days_open"} <= set(whole.marks)
    assert len({tuple(name for name, _ in item.marks) for item in whole.items}) == 1
    frozen = [one for one in journal_entries() if one["action"] == "audits: list frozen"]
    assert [len(one["about"]["persons"]) for one in frozen] == [len(whole.items), len(part.items)]  # type: ignore[index, call-overload]
    scope = keeper.scope("trying")
    looked_after = made(served, scope, Source(Of.MEASURE, "looked-after-children"))
    assert {item.mark("category") for item in looked_after.items} == {"looked after"}
    with pytest.raises(Refused):
        made(served, scope, Source(Of.MEASURE, "no-such-measure"))
    with pytest.raises(NotAllowed):
        _open_list(viewer_of(ANN))
    with pytest.raises(Refused, match="The marks are"):
        planning.freeze_list(planning.Listed("Odd", Source(Of.OPEN), ("teem=x",)), by=keeper)


def test_a_file_of_children_is_refused_by_row(keeper: Viewer, served: Served) -> None:
    """Who is not there, and who stands there twice; a workbook's .0 does no harm."""
    ids = [
        row[0] for row in served.connection().execute("select child_id from person where child_id is not null limit 2")
    ]  # fmt: skip
    scope = keeper.scope("trying")
    good = made(served, scope, Source(Of.LIST), upload=as_csv(("Child ID",), [(one,) for one in ids]))
    assert len(good.items) == 2
    for upload, told in (
        (as_csv(("child_id",), [(ids[0],), ("999999999",), (ids[0],)]), "row 3.*row 4"),
        (as_csv(("name",), [("x",)]), "no column child_id"),
        (b"", "Choose a file"),
        (as_csv(("child_id",), []), "."),
        (b"PK\x03\x04 no workbook", "."),
        (b"child_id\n\xff\xfe\x00", "."),
    ):
        with pytest.raises(Refused, match=told):
            made(served, scope, Source(Of.LIST), upload=upload)


def test_a_sample_given_out_reaches_nobody_near_the_case(cast: Cast, keeper: Viewer, served: Served) -> None:
    """Evenly shared, some graded again by another, each in the round; who works or manages a case never has it."""
    theme = models.Theme.objects.create(key="T1", title="Plans drift", words="x", written_by="x", written_at=now())
    row = planning.plan_round(_round(second_percent=50, learning="T1"), "monthly", by=keeper)
    assert [(one.to, one.key) for one in theme.led.all()] == [("round", row.key)]
    sample = _sample(keeper, 6, row.key)
    given = give_out(
        sample.key, Giving((ANN, BOB, "qa.worker", "qa.manager"), moderators=(BOB, CAT), second_percent=50), by=keeper
    )
    assert len(given.made) + len(given.left) == 6
    rows = list(models.Audit.objects.filter(sample__key=sample.key))
    assert len(rows) == len(given.made)
    assert all(one.auditor not in (one.worker, *one.line) and one.auditor != one.moderator for one in rows)
    assert sum(bool(one.moderator) for one in rows) == given.again == -(-len(rows) // 2) - len(given.alone)
    assert not any(one.auditor == "qa.worker" and one.person_key == cast.child for one in rows)
    with pytest.raises(Refused, match="already"):
        give_out(sample.key, Giving((ANN,)), by=keeper)
    kept = rounds_kept(keeper, localdate(), row.key)[0]
    assert {one.slot.who for one in kept.standings} == {ANN, BOB}
    assert all(one.stand in (Stand.IN_HAND, Stand.TO_GIVE) for one in kept.standings)
    planning.end_round(row.key, "enough", by=keeper)
    with pytest.raises(Refused):
        planning.end_round(row.key, "again", by=keeper)


def test_nobody_is_given_their_own(cast: Cast, keeper: Viewer, served: Served) -> None:
    """A case that everybody named works or manages is left over and told, and no audit is made of it."""
    child = served.connection().execute("select child_id from person where person_key = ?", (cast.child,)).fetchone()[0]
    upload = as_csv(("child_id",), [(child,)])
    frame = planning.freeze_list(planning.Listed("One", Source(Of.LIST), upload=upload), by=keeper)
    sample = planning.draw_sample(frame.key, "1", Design(1), by=keeper)
    given = give_out(sample.key, Giving(("qa.worker", "qa.manager"), tool=TOOL), by=keeper)
    assert (given.made, [key for key, _ in given.left]) == ((), [cast.child])
    assert not models.Audit.objects.exists()
    with pytest.raises(Refused, match="no post"):
        give_out(sample.key, Giving(("nobody",), tool=TOOL), by=keeper)


def test_a_replaced_case_makes_way_for_the_next(keeper: Viewer) -> None:
    """Its open audit is cancelled, the reason kept, and the sample still proves itself; a graded one stays."""
    sample = _sample(keeper)
    give_out(sample.key, Giving((ANN,), tool=TOOL), by=keeper)
    case = draw_in(sample).sample[0]
    again = planning.replace_case(sample.key, case, Why.NOT_POSSIBLE, "moved abroad", by=keeper)
    assert again.number == 2
    assert case not in draw_in(again).sample
    assert len(draw_in(again).sample) == 6
    assert models.Audit.objects.get(sample__key=sample.key, person_key=case).stage == "cancelled"
    assert planning.proof_of(again) == ()
    held = models.Audit.objects.filter(sample__key=sample.key, stage="allocated").first()
    assert held is not None
    audit = audits.rows.audit_of(held.document)
    audits.grade(held.key, grading(audit, Grade.GOOD), by=viewer_of(ANN))
    with pytest.raises(Refused):
        planning.replace_case(sample.key, held.person_key, Why.OUT_OF_SCOPE, "not ours", by=keeper)
    frame = models.Frame.objects.get(pk=again.frame_id)
    frame.text = frame.text.replace('"team"', '"teem"', 1)
    frame.save()
    assert "fingerprint" in planning.proof_of(in_force(sample.key) or again)[0]


def test_who_is_forgotten_stands_in_no_list(keeper: Viewer, client_as: Callable[[str], Client]) -> None:
    """The pages say how many are gone; the list is neither drawn from nor proved any more, and the others are given out."""
    sample = _sample(keeper)
    gone = draw_in(sample).sample[0]
    forget([gone])
    row = in_force(sample.key)
    assert row is not None
    assert "forgotten" in planning.proof_of(row)[0]
    with pytest.raises(Refused, match="forgotten"):
        planning.draw_sample(row.frame.key, "2", Design(2), by=keeper)
    with pytest.raises(Refused, match="forgotten"):
        planning.replace_case(sample.key, draw_in(row).sample[1], Why.NOT_POSSIBLE, "ill", by=keeper)
    given = give_out(sample.key, Giving((ANN,), tool=TOOL), by=keeper)
    assert len(given.made) + len(given.left) == 5
    client = client_as("analyst")
    for at in (f"/audits/lists/{row.frame.key}/", f"/audits/samples/{sample.key}/"):
        assert "1 case of this list was forgotten" in client.get(at).content.decode()
    assert "Another sample" in client.get(f"/audits/samples/{sample.key}/prove/").content.decode()


def test_the_saved_files_prove_the_sample_on_the_command_line(
    keeper: Viewer, client_as: Callable[[str], Client], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The list and the sample as they are saved from their pages; an altered list is refused."""
    frame = _open_list(keeper)
    out = [Excluded(frame_in(frame).items[0].key, "moved away")]
    sample = planning.draw_sample(frame.key, "seed", Design(5, by=("team",)), out, by=keeper)
    client = _fresh(client_as("analyst"))
    cases, kept = tmp_path / "list.csv", tmp_path / "sample.json"
    cases.write_bytes(client.get(f"/audits/lists/{frame.key}/file/").content)
    kept.write_bytes(client.get(f"/audits/samples/{sample.key}/file/").content)
    command = ["audits", "sample", str(cases), "--as-at", frame.as_at.isoformat(), "--prove", str(kept)]
    assert main(command) == 0
    assert "the same 5 cases" in capsys.readouterr().out
    cases.write_bytes(cases.read_bytes().replace(b"looked after", b"looked afar", 1))
    assert main(command) == 3
    named = client.get(f"/audits/lists/{frame.key}/children/").content.decode()
    assert len(named.splitlines()) == len(frame_in(frame).items) + 1
    assert _fresh(client_as("head of service")).get(f"/audits/lists/{frame.key}/file/").status_code == 404


def test_results_are_weighted_and_blind_to_the_moderator(cast: Cast, keeper: Viewer) -> None:
    """Equal shares of unequal parts: the estimate differs from the plain share; a moderator counts no grade of theirs."""
    frame = _open_list(keeper)
    sample = planning.draw_sample(frame.key, "seed", Design(8, by=("category",)), by=keeper)
    given = give_out(
        sample.key, Giving((ANN,), moderators=(CAT,), second_percent=1, kind=Kind.THEMATIC, tool=TOOL), by=keeper
    )
    made_ = [audits.grade(one.key, grading(one, Grade.GOOD), by=viewer_of(ANN)) for one in given.made]
    found = results_of(draw_in(sample), made_)
    assert found.graded == len(made_)
    assert found.told[0].plain.value == 1
    if not found.why:
        assert found.told[0].weighted is not None
        assert found.told[0].weighted.value == pytest.approx(1)
    moderated = next(one for one in models.Audit.objects.filter(moderator=CAT))
    assert [one.first is None for one in audits_seen([moderated], viewer_of(CAT))] == [True]
    assert [one.first is None for one in audits_seen([moderated], keeper)] == [False]


def test_a_cohort_is_reviewed_whole(cast: Cast, keeper: Viewer, client_as: Callable[[str], Client]) -> None:
    """Every child of the list has a place in the sample; the page tells who is given to nobody, and when it comes round."""
    wanted = planning.Listed("Care", Source(Of.MEASURE, "looked-after-children"))
    row = planning.begin_cohort(wanted, "care", (ANN, BOB), localdate() + timedelta(days=30), "promised", by=keeper)
    sample = samples_in_force(round_=row)[0]
    assert set(draw_in(sample).sample) == {item.key for item in frame_in(row.frame).items}
    assert {draw_in(sample).probability(one) for one in draw_in(sample).sample} == {1}
    page = client_as("analyst").get(f"/audits/cohorts/{row.key}/")
    assert f"0 of {row.n}" in page.content.decode()
    given = give_out(sample.key, Giving((ANN, BOB)), by=keeper)
    assert {one.kind for one in given.made} == {Kind.COHORT_REVIEW}
    row.next_on = localdate()
    row.save()
    assert "comes round again" in client_as("analyst").get(f"/audits/cohorts/{row.key}/").content.decode()


def test_recorded_or_real(cast: Cast, keeper: Viewer, served: Served, client_as: Callable[[str], Client]) -> None:
    """Items are drawn, shared out with access for a time, looked at by their checker alone, and bound the measure."""
    clock = served.connection().execute(
        """select d.clock from due as d join clock as c on c.clock = d.clock and c.about_people = 1
           where d.status = 'overdue' and d.person_key is not null group by 1 order by count(*) desc, 1"""
    ).fetchone()[0]  # fmt: skip
    today = localdate()
    wanted = Dip("Late", clock, 4, "seed", (ANN, BOB), today + timedelta(days=10))
    sample, left = begin_dip(wanted, by=keeper)
    items = list(models.Item.objects.filter(sample_key=sample.key))
    assert len(items) + len(left) == min(4, len(frame_in(sample.frame).items))
    assert PERSON in frame_in(sample.frame).marks
    assert (
        sample.frame.open_runs == open_runs(served, keeper.scope("trying"), clock) >= len(frame_in(sample.frame).items)
    )
    with pytest.raises(NotAllowed):
        planning.draw_sample(sample.frame.key, "2", Design(1), by=keeper)
    first = items[0]
    mine = Grant.objects.filter(user__username=first.checker, person_key=first.person_key, withdrawn_at__isnull=True)
    assert mine.count() == 1
    by = viewer_of(first.checker)
    with pytest.raises(Refused) as refused:
        look(first.pk, Outcome.ELSEWHERE, " ", by=by)
    assert set(refused.value.problems) == {"proof", "done_on"}
    with pytest.raises(NotAllowed):
        look(first.pk, Outcome.NOT_DONE, "as read", by=keeper)
    for one in items:
        look(
            one.pk,
            Outcome.NOT_DONE if one != first else Outcome.ELSEWHERE,
            "as read",
            by=viewer_of(one.checker),
            done_on=today,
        )
    assert not mine.exists()
    client = client_as("analyst")
    page = client.get(f"/audits/dips/{sample.key}/").content.decode()
    assert "Recorded anywhere" in page or "recorded anywhere" in page
    assert client.get("/audits/dips/").status_code == 200
    assert client.get(f"/audits/samples/{sample.key}/").status_code == 404
    assert client.get(f"/audits/dips/items/{first.pk}/").status_code == 404


def test_every_page_asks_and_does(cast: Cast, keeper: Viewer, client_as: Callable[[str], Client]) -> None:
    """The forms of the pages, sent as a browser does; what is wrong comes back with the page."""
    client, today = client_as("analyst"), localdate()
    parts = {"since-day": today.day, "since-month": today.month, "since-year": today.year}
    parts |= {name.replace("since", "until"): value for name, value in parts.items()}
    sent = {
        "title": "Spring", "kind": "thematic", "tool": TOOL, "n": "2", "per": "round", "every": "once", "auditors": [ANN],
        "second_percent": "0", **parts,
    }  # fmt: skip
    assert client.post("/audits/programme/add/", {**sent, "n": "0"}).status_code == 422
    where = client.post("/audits/programme/add/", sent).headers["Location"]
    key = where.rstrip("/").rpartition("/")[2]
    made_ = client.post("/audits/lists/add/", {"name": "All", "source": "open"})
    frame = made_.headers["Location"].rstrip("/").rpartition("/")[2]
    assert client.post("/audits/lists/add/", {"name": "All", "source": "open", "only": "odd"}).status_code == 422
    drawn = {
        "n": "3",
        "seed": "x",
        "round": key,
        "by": ["team"],
        "only": "category=looked after|on a child in need plan",
        "sharing": "proportional",
    }
    for odd in ("x", "days_open>=1", "nothing=1"):
        assert client.post(f"/audits/lists/{frame}/draw/", {**drawn, "only": odd}).status_code == 422, odd
    assert client.post(f"/audits/lists/{frame}/draw/", {**drawn, "excluded": "000=gone"}).status_code == 422
    sample = client.post(f"/audits/lists/{frame}/draw/", drawn).headers["Location"].rstrip("/").rpartition("/")[2]
    for at in (
        "/audits/programme/", where, "/audits/programme/add/", f"{where}end/", "/audits/lists/", f"/audits/lists/{frame}/",
        f"/audits/lists/{frame}/draw/", f"/audits/samples/{sample}/", f"/audits/samples/{sample}/prove/",
        f"/audits/samples/{sample}/give/", f"/audits/samples/{sample}/1/0/replace/", "/audits/cohorts/",
        "/audits/cohorts/add/", "/audits/dips/", "/audits/dips/add/", "/audits/dips/mine/", "/audits/lists/add/",
    ):  # fmt: skip
        assert client.get(at).status_code == 200, at
        assert client_as("practitioner").get(at).status_code == (200 if at == "/audits/dips/mine/" else 404), at
    assert client.post(f"/audits/samples/{sample}/give/", {"auditors": [ANN], "second_percent": "0"}).status_code == 302
    assert models.Audit.objects.filter(sample__key=sample, round__key=key).count() == 3
    again = {"why": "not-possible", "reason": "ill"}
    assert client.post(f"/audits/samples/{sample}/1/0/replace/", again).status_code == 302
    assert client.get(f"/audits/samples/{sample}/1/0/replace/").status_code == 404
    assert client.get(f"/audits/samples/{sample}/").status_code == 200
    assert client.post(f"{where}end/", {"because": "done"}).status_code == 302
    assert json.loads(_fresh(client).get(f"/audits/samples/{sample}/file/").content)["seed"] == "x"
