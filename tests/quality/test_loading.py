"""Audits done elsewhere come in whole or not at all, and the room's audits go back to the records' own list."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from tests.quality.cast import Cast, grading

from goldenthread.access.errors import NotAllowed
from goldenthread.auditing.model import Grade, Kind, Stage
from goldenthread.quality import models
from goldenthread.quality.actions import audits
from goldenthread.quality.giving_back import COLUMNS, audits_as_list
from goldenthread.quality.loading import by_viewer, key_of, load
from goldenthread.quality.queries import audits_as_values
from goldenthread.records.errors import InputRefused
from goldenthread.serving.opening import Served

Entries = Callable[[], list[dict[str, Any]]]
HEAD = ("audit", "case", "worker", "team", "auditor", "allocated", "returned", "grade", "moderator", "moderated", "second_grade",
        "settled_grade", "settled", "settled_why", "told", "closed", "kind", "re_audit_of", "domain_plan", "evidence_plan")  # fmt: skip


def child_id(served: Served, key: str) -> str:
    """The council's identifier of a child."""
    return str(served.connection().execute("select child_id from person where person_key = ?", (key,)).fetchone()[0])


def row(cast: Cast, served: Served, **said: str) -> dict[str, str]:
    """A row that is right, but for what is said."""
    right = {
        "audit": "2025/17", "case": child_id(served, cast.child), "worker": cast.worker_id, "team": cast.team_id,
        "auditor": "qa.ann", "allocated": "2025-06-02", "returned": "2025-06-13", "grade": "RI", "domain_plan": "Good",
        "evidence_plan": "dated",
    }  # fmt: skip
    return right | said


def file(folder: Path, *rows: dict[str, str]) -> Path:
    """A file of rows."""
    path = folder / "audits.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, HEAD, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def refused(path: Path, cast: Cast) -> str:
    """Why a file is refused, and that nothing of it was kept."""
    before = models.Audit.objects.count()
    with pytest.raises(InputRefused) as error:
        load(path, by_viewer(cast.as_("qa.keeper")))
    assert models.Audit.objects.count() == before
    return str(error.value)


def test_an_audit_done_elsewhere_counts_beside_those_done_here(
    cast: Cast, served: Served, tmp_path: Path, journal_entries: Entries
) -> None:
    """People are who they are here: the worker by user name; the line is who manages the case."""
    twice = {"moderator": "qa.bob", "moderated": "2025-06-20", "second_grade": "inadequate", "settled_grade": "RI",
             "settled": "2025-06-24", "settled_why": "read together", "told": "2025-06-25"}  # fmt: skip
    (audit,) = load(file(tmp_path, row(cast, served, **twice)), by_viewer(cast.as_("qa.keeper")))
    assert (audit.key, audit.case.key, audit.case.worker) == (key_of("2025/17"), cast.child, "qa.worker")
    assert "qa.manager" in audit.case.line
    assert (audit.stands, audit.stage, audit.feedback[0].by) == (Grade.REQUIRES_IMPROVEMENT, Stage.MODERATED, "qa.ann")
    assert audits_as_values() == (audit,)
    (entry,) = [one for one in journal_entries() if one["action"] == "audits: loaded"]
    assert entry["about"]["persons"] == [cast.child]
    assert "2025/17" not in str(entry)


def test_the_line_of_a_file_is_kept_and_a_closed_audit_is_closed(cast: Cast, served: Served, tmp_path: Path) -> None:
    """It was closed by the rules of another place, which are not asked again."""
    (audit,) = load(
        file(tmp_path, row(cast, served, closed="2025-07-01", grade="inadequate")), by_viewer(cast.as_("qa.keeper"))
    )
    assert audit.stage is Stage.CLOSED


def test_a_file_is_not_taken_twice(cast: Cast, served: Served, tmp_path: Path) -> None:
    """The second time every row is refused by its place."""
    path = file(tmp_path, row(cast, served))
    load(path, by_viewer(cast.as_("qa.keeper")))
    assert "row 2: the audit '2025/17' was loaded before" in refused(path, cast)


def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_kept(
    cast: Cast, served: Served, tmp_path: Path
) -> None:
    """By row: who and what is not known, what has not come, what was not finished, one's own case."""
    told = refused(
        file(
            tmp_path,
            row(cast, served, audit="1"),
            row(cast, served, audit="2", case="no-such-child", team="NO", auditor="stranger"),
            row(cast, served, audit="3", returned="", grade="", domain_plan=""),
            row(cast, served, audit="4", returned="2999-01-04"),
            row(cast, served, audit="5", auditor="qa.worker"),
            row(cast, served, audit="6", moderator="qa.bob"),
            row(cast, served, audit="7", kind="re-audit", re_audit_of="elsewhere"),
        ),
        cast,
    )
    for words in (
        "row 3: there is no child 'no-such-child'", "row 3: there is no team 'NO'", "row 3: nobody is known as 'stranger'",
        "row 4: it is not graded yet", "row 5: 2999-01-04 has not come yet", "row 6: qa.worker audited their own case",
        "row 7: its second grade is not in", "row 8: the audit before it, 'elsewhere', is not here",
    ):  # fmt: skip
        assert words in told
    assert "row 2:" not in told


def test_a_re_audit_finds_the_one_before_it_in_the_same_file(cast: Cast, served: Served, tmp_path: Path) -> None:
    """By the key that it had there."""
    again = row(
        cast, served, audit="b", kind="re-audit", re_audit_of="a", allocated="2025-08-01", returned="2025-08-08"
    )
    first, second = load(file(tmp_path, row(cast, served, audit="a"), again), by_viewer(cast.as_("qa.keeper")))
    assert (second.kind, second.re_audit_of) == (Kind.RE_AUDIT, first.key)


def test_only_who_keeps_audits_loads_and_gives_them_out(cast: Cast, client_as: Callable[[str], Client]) -> None:
    """For others the pages are not there."""
    with pytest.raises(NotAllowed):
        by_viewer(cast.as_("qa.ann"))
    for role, status in (("analyst", 200), ("auditor", 404), ("team manager", 404), ("board chair", 404)):
        for name in ("audit-load", "audit-export"):
            assert client_as(role).get(reverse(name)).status_code == status


def test_the_page_tells_what_is_wrong_and_then_takes_the_file(
    cast: Cast, served: Served, tmp_path: Path, client_as: Callable[[str], Client]
) -> None:
    """With the rows in a table, and a count of what was loaded."""
    client, place = client_as("analyst"), reverse("audit-load")
    wrong = file(tmp_path, row(cast, served, team="NO")).read_bytes()
    told = client.post(place, {"file": SimpleUploadedFile("x.csv", wrong)})
    assert told.status_code == 422
    assert "there is no team" in told.content.decode()
    right = file(tmp_path, row(cast, served)).read_bytes()
    taken = client.post(place, {"file": SimpleUploadedFile("x.csv", right)}, follow=True)
    assert "1 audit done elsewhere is loaded" in taken.content.decode()
    assert client.post(place, {"file": SimpleUploadedFile("x.csv", b"")}).status_code == 422


def test_the_audits_go_back_as_the_list_of_the_records(
    cast: Cast, served: Served, tmp_path: Path, client_as: Callable[[str], Client], journal_entries: Entries
) -> None:
    """With the child's identifier and workers of the records; journalled with the children."""
    load(file(tmp_path, row(cast, served)), by_viewer(cast.as_("qa.keeper")))
    answer = client_as("analyst").get(reverse("audit-export"))
    (given,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert tuple(given) == COLUMNS
    assert (given["child_id"], given["grade"], given["worker_id"]) == (
        child_id(served, cast.child),
        "requires-improvement",
        cast.worker_id,
    )
    assert given["allocated_date"] == "2025-06-02"
    assert any(one["action"] == "audits: exported as a list" for one in journal_entries())


def test_who_has_yet_to_grade_blind_finds_no_grade_in_the_list(cast: Cast) -> None:
    """Though they keep the programme as well."""
    audit = audits.allocate(cast.wanted(), by=cast.as_("qa.keeper"))
    audits.grade(audit.key, grading(audit, Grade.GOOD), by=cast.as_("qa.ann"))
    keeper = cast.as_("qa.keeper")
    place = COLUMNS.index("grade")
    assert [one[place] for one in audits_as_list(keeper.scope("test"), keeper)] == ["good"]
    models.Audit.objects.filter(key=audit.key).update(moderator="qa.keeper")
    row_ = models.Audit.objects.get(key=audit.key)
    row_.document["moderator"] = "qa.keeper"
    row_.save()
    (blind,) = audits_as_list(keeper.scope("test"), keeper)
    assert blind[place] is None
    assert localdate().isoformat() not in str(blind[COLUMNS.index("returned_date")])
