"""Files are checked before anything changes, loaded when confirmed, and gone after it; a failed load changes nothing."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldenthread.jobs import states
from goldenthread.jobs.models import Job
from goldenthread.loads import work
from goldenthread.loads.models import Batch
from goldenthread.records.store.store import Store

Jobs = Callable[[], list[Job]]
As = Callable[[str], Client]


def _send(client: Client, *files: tuple[str, bytes], **answers: Any) -> Any:
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post("/loads/send/", {"files": sent, **answers})


def _text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_load_from_first_to_last(
    client_as: As,
    own_store: Path,
    quick_pages: list[str],
    census: Path,
    do_jobs: Jobs,
    journal_entries: Any,
    home: Path,
) -> None:
    """Sent, checked, confirmed, loaded; the site is on the new snapshot and the files are gone."""
    client, before = client_as("analyst"), Store.open(own_store).current().id
    response = _send(client, ("census.csv", census.read_bytes()))  # the name is wrong, and does not matter
    assert response.status_code == 302
    batch = Batch.objects.get()
    assert batch.files[0]["kind"] == "xml"
    folder = home / "uploads" / batch.token
    assert [path.name for path in folder.iterdir()] == ["census.xml"]
    assert (folder / "census.xml").stat().st_mode & 0o077 == 0

    assert [job.state for job in do_jobs()] == [states.DONE]
    assert Store.open(own_store).current().id == before
    page = _text(client.get(f"/loads/{batch.pk}/"))
    assert "ready to load" in page
    assert "Children in need census" in page
    assert "Rows by table" in page
    assert "Findings by rule" in page

    assert client.post(f"/loads/{batch.pk}/confirm/").status_code == 302
    assert [job.state for job in do_jobs()] == [states.DONE]
    now = Store.open(own_store).current()
    assert now.id != before
    assert any(item.kind == "cin" for item in now.manifest.deliveries)
    told = {one["table"]: one for one in Job.objects.get(pk=batch.check_job_id).outcome["compared"]["tables"]}
    held = Store.open(own_store).snapshot(before).manifest.rows
    assert {name: one["after"] for name, one in told.items() if one["after"]} == now.manifest.rows
    assert {name: one["before"] for name, one in told.items() if one["before"]} == held
    assert quick_pages == [now.id]
    assert not folder.exists()
    assert "loaded and removed" in _text(client.get(f"/loads/{batch.pk}/"))
    done = [entry["action"] for entry in journal_entries()]
    assert [one for one in done if one in ("files sent", "load begun", "loaded")] == [
        "files sent",
        "load begun",
        "loaded",
    ]
    assert client.post(f"/loads/{batch.pk}/confirm/").status_code == 302
    assert "no longer here" in _text(client.get(f"/loads/{batch.pk}/"))


def test_the_history_tells_who_loaded_what_and_one_can_go_back(
    client_as: As, own_store: Path, quick_pages: list[str], census: Path, do_jobs: Jobs
) -> None:
    """With a reason; then the next check is against the snapshot gone back to."""
    client, before = client_as("analyst"), Store.open(own_store).current().id
    _send(client, ("census.xml", census.read_bytes()))
    do_jobs()
    client.post(f"/loads/{Batch.objects.get().pk}/confirm/")
    do_jobs()
    after = Store.open(own_store).current().id
    assert Batch.objects.get().confirmed_by in _text(client.get("/loads/"))
    compared = f"/loads/compare/{before}/{after}/"
    assert "Nobody has counted" in _text(client.get(compared))
    assert client.post(compared).status_code == 302
    do_jobs()
    assert "Gained" in _text(client.get(compared))

    address = f"/loads/snapshots/{before}/current/"
    refused = client.post(address, {"because": " "})
    assert refused.status_code == 422
    assert client.post(address, {"because": "the census was a draft"}).status_code == 302
    assert [job.state for job in do_jobs()] == [states.DONE]
    assert Store.open(own_store).current().id == before
    assert "This is the current snapshot" in _text(client.get(f"/loads/snapshots/{before}/"))
    assert client.get("/loads/snapshots/nothing/").status_code == 404


def test_two_sent_at_once_are_queued_and_the_second_is_checked_again(
    client_as: As, own_store: Path, quick_pages: list[str], census: Path, do_jobs: Jobs
) -> None:
    """What the second would change is no longer what its check told, so it is not loaded blindly."""
    client = client_as("analyst")
    for _ in range(2):
        _send(client, ("census.xml", census.read_bytes()))
    assert [job.state for job in do_jobs()] == [states.DONE] * 2
    first, second = Batch.objects.order_by("pk")
    client.post(f"/loads/{first.pk}/confirm/")
    client.post(f"/loads/{second.pk}/confirm/")
    assert [job.state for job in do_jobs()] == [states.DONE, states.FAILED]
    page = _text(client.get(f"/loads/{second.pk}/"))
    assert "another load came between" in page
    assert "The records are as they were before" in page


def test_a_file_that_is_no_list_fails_in_full_words(client_as: As, own_store: Path, do_jobs: Jobs) -> None:
    """A table of something else, and one that breaks off."""
    client = client_as("analyst")
    _send(client, ("recipes.csv", b"flour,sugar\n1,2\n"), ("broken.xml", b"<Message><Header>"))
    assert [job.state for job in do_jobs()] == [states.FAILED]
    page = _text(client.get(f"/loads/{Batch.objects.get().pk}/"))
    assert "recipes.csv : not recognised" in page
    assert "cannot be read" in page
    assert "Load these files" not in page


def test_files_can_be_withdrawn(client_as: As, own_store: Path, census: Path, do_jobs: Jobs, home: Path) -> None:
    """And are removed at once."""
    client = client_as("analyst")
    _send(client, ("census.xml", census.read_bytes()))
    batch = Batch.objects.get()
    do_jobs()
    client.post(f"/loads/{batch.pk}/withdraw/")
    assert not (home / "uploads" / batch.token).exists()
    assert "withdrawn" in _text(client.get(f"/loads/{batch.pk}/"))


def test_a_load_that_is_stopped_leaves_everything_as_it_was_and_can_be_asked_for_again(
    client_as: As, own_store: Path, quick_pages: list[str], census: Path, do_jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker is stopped while the tables are made."""
    from goldenthread.jobs.running import Stopped

    client, before = client_as("analyst"), Store.open(own_store).current().id
    _send(client, ("census.xml", census.read_bytes()))
    do_jobs()
    number = Batch.objects.get().pk
    client.post(f"/loads/{number}/confirm/")
    with monkeypatch.context() as patch:
        patch.setattr(work, "load", _raise(Stopped()))
        # A kind holds its function, so the stop comes from what the function calls.
        with pytest.raises(Stopped):
            do_jobs()
    assert Store.open(own_store).current().id == before
    page = _text(client.get(f"/loads/{number}/"))
    assert "stopped before its end" in page
    assert "as they were before" in page
    client.post(f"/loads/{number}/confirm/")
    assert [job.state for job in do_jobs()] == [states.DONE]
    assert Store.open(own_store).current().id != before


def _raise(error: BaseException) -> Callable[..., None]:
    def raising(*given: object, **named: object) -> None:
        raise error

    return raising


def test_files_of_the_watched_folder_are_offered(
    client_as: As, own_store: Path, census: Path, do_jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Copied, never moved; a name that was not offered is refused; without a folder the page is not there."""
    from dataclasses import replace

    from django.conf import settings

    client = client_as("analyst")
    assert client.get("/loads/watched/").status_code == 404
    watch = tmp_path / "watch"
    watch.mkdir()
    (watch / "census.xml").write_bytes(census.read_bytes())
    (watch / "shadow.csv").symlink_to("/etc/passwd")
    monkeypatch.setattr(settings, "INSTALLATION", replace(settings.INSTALLATION, watch=watch))
    page = _text(client.get("/loads/watched/"))
    assert "census.xml" in page
    assert "shadow.csv" not in page
    assert client.post("/loads/watched/", {"names": ["../census.xml"]}).status_code == 422
    assert client.post("/loads/watched/", {"names": ["census.xml"]}).status_code == 302
    assert [job.state for job in do_jobs()] == [states.DONE]
    assert (watch / "census.xml").exists()


@pytest.mark.parametrize("role", ["team manager", "director", "administrator", "lead member", "practitioner"])
def test_only_an_analyst_loads(client_as: As, role: str) -> None:
    """Everybody else is told that there is nothing there."""
    client = client_as(role)
    for address in ("/loads/", "/loads/send/", "/loads/1/", "/loads/snapshots/x/"):
        assert client.get(address).status_code == 404
    assert client.post("/loads/send/", {}).status_code == 404
