"""Jobs are done in the order asked for; each end is told in full words, and nobody sees what is not theirs."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import now

from goldenthread.accounts.by import By
from goldenthread.jobs import kinds, states
from goldenthread.jobs.actions import ask, cancel
from goldenthread.jobs.kinds import Asked, Kind, Step
from goldenthread.jobs.models import Job, Worker
from goldenthread.jobs.running import Stopped, claim, lose_what_was_left, run
from goldenthread.records.errors import InputRefused, WrongUse

As = Callable[[str], Client]
ANALYST = By("demo-nobody", "analyst")


@pytest.fixture
def seen(database: None, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Kinds of work for tests alone; which jobs were done, in order."""
    done: list[int] = []

    def work(asked: Asked, step: Step) -> Mapping[str, Any]:
        step("Half way", 0.5)
        done.append(asked.job)
        how = asked.given.get("how")
        if how == "refused":
            raise InputRefused.of("a.csv, row 3", "it breaks off", "Export it again")
        if how == "fault":
            raise ZeroDivisionError("by nought")
        if how == "stopped":
            raise Stopped
        return {"answer": 42}

    monkeypatch.setattr(kinds, "_KINDS", {})
    kinds.register(Kind("tests.work", "Work of the tests", "loads", work, lambda given, outcome: "/somewhere/"))
    return done


@pytest.fixture
def worker(database: None) -> Worker:
    """A worker that is there."""
    return Worker.objects.create(name="tests", started_at=now(), heartbeat_at=now())


def _text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_they_are_done_in_the_order_asked_for(seen: list[int], worker: Worker) -> None:
    """Two at once are one after the other."""
    asked = [ask("tests.work", {}, by=ANALYST) for _ in range(3)]
    while (job := claim(worker)) is not None:
        assert Job.objects.filter(state=states.RUNNING).count() == 1
        run(job)
    assert seen == asked
    assert {job.state for job in Job.objects.all()} == {states.DONE}
    assert Job.objects.get(pk=asked[0]).outcome == {"answer": 42}


@pytest.mark.parametrize(
    ("how", "state", "words"),
    [
        ("refused", states.FAILED, "a.csv, row 3 : it breaks off. Export it again."),
        ("fault", states.FAILED, "there is a fault in Golden Thread, not in your files (ZeroDivisionError)"),
        ("stopped", states.LOST, "it was stopped before the job ended; nothing is half done"),
    ],
)
def test_an_end_that_is_not_a_good_one_is_told_in_full(
    seen: list[int], worker: Worker, client_as: As, how: str, state: str, words: str
) -> None:
    """On the job's page, with what to do."""
    number = ask("tests.work", {"how": how}, by=ANALYST)
    job = claim(worker)
    assert job is not None
    if how == "stopped":
        with pytest.raises(Stopped):
            run(job)
    else:
        run(job)
    assert Job.objects.get(pk=number).state == state
    response = client_as("analyst").get(f"/jobs/{number}/")
    assert words in _text(response)
    assert b"http-equiv" not in response.content


def test_a_page_looks_again_by_itself_only_where_that_is_asked_for(
    seen: list[int], worker: Worker, client_as: As
) -> None:
    """While something runs; a page that moves unasked is lost to who reads slowly."""
    number, client = ask("tests.work", {}, by=ANALYST), client_as("analyst")
    waiting = client.get(f"/jobs/{number}/")
    assert b"http-equiv" not in waiting.content
    watched = client.get(f"/jobs/{number}/?watch=yes")
    assert b'http-equiv="refresh"' in watched.content
    assert "Stop looking again" in _text(watched)
    assert "Look again" in _text(waiting)
    assert "It is next in turn" in _text(waiting)
    job = claim(worker)
    assert job is not None
    Job.objects.filter(pk=job.pk).update(progress="Reading a.csv", share=0.25)
    assert "Reading a.csv." in _text(client.get(f"/jobs/{number}/"))
    run(job)
    done = client.get(f"/jobs/{number}/")
    assert b"http-equiv" not in done.content
    assert b'href="/somewhere/"' in done.content


def test_what_a_dead_worker_left_is_lost(seen: list[int], worker: Worker) -> None:
    """As the next one finds it, and shown so; what waits is done by the next."""
    left, waits = (ask("tests.work", {}, by=ANALYST) for _ in range(2))
    assert claim(worker) is not None
    fresh = Worker.objects.create(name="next", started_at=now(), heartbeat_at=now())
    assert lose_what_was_left(fresh) == 1
    assert Job.objects.get(pk=left).state == states.LOST
    assert Worker.objects.get(pk=worker.pk).ended_at is not None
    job = claim(fresh)
    assert job is not None
    assert job.pk == waits


def test_a_job_can_be_cancelled_only_while_it_waits(seen: list[int], worker: Worker) -> None:
    """And then nobody does it."""
    first, second = (ask("tests.work", {}, by=ANALYST) for _ in range(2))
    assert claim(worker) is not None
    with pytest.raises(WrongUse, match="no longer waiting"):
        cancel(first, by=ANALYST)
    cancel(second, by=ANALYST)
    assert claim(worker) is None
    assert Job.objects.get(pk=second).state == states.CANCELLED


def test_nobody_sees_a_job_of_an_area_that_is_not_theirs(seen: list[int], client_as: As) -> None:
    """Not yours and not there are alike; cancelling too."""
    number = ask("tests.work", {}, by=ANALYST)
    for role in ("director", "administrator", "elected member"):
        client = client_as(role)
        assert client.get(f"/jobs/{number}/").status_code == 404
        assert client.post(f"/jobs/{number}/cancel/").status_code == 404
        assert f"/jobs/{number}/" not in client.get("/jobs/").content.decode()
    assert Job.objects.get(pk=number).state == states.QUEUED


def test_that_nobody_works_is_said(seen: list[int], client_as: As) -> None:
    """So that whoever waits knows whom to ask."""
    Worker.objects.all().delete()
    number = ask("tests.work", {}, by=ANALYST)
    assert "The background worker is not running. It has never run." in _text(
        client_as("analyst").get(f"/jobs/{number}/")
    )


def test_states_follow_their_dictionary() -> None:
    """Every state has words, and what ended stays so."""
    assert set(states.TRANSITIONS) == set(states.WORDS)
    assert {one for following in states.TRANSITIONS.values() for one in following} <= set(states.WORDS)
    assert all(bool(states.TRANSITIONS[one]) is (one in states.OPEN) for one in states.TRANSITIONS)
