"""Ready for a visit: lists beside the dashboard as at a day, what changed since last time, and evidence that still holds."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
import python_calamine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.governance.test_pages import words
from tests.plan.small import small_plan
from tests.web_site import AS_AT, home

from goldenthread.access.audience import Audience
from goldenthread.access.scope import Scope
from goldenthread.accounts.by import By
from goldenthread.governance import queries, squaring
from goldenthread.governance.loading import load
from goldenthread.governance.squaring import Agrees, days_offered, squared
from goldenthread.plan import keeping
from goldenthread.plan.loading import load as load_plan
from goldenthread.programme.boards import Finding, Governance, Visit
from goldenthread.programme.promises import Evidence, EvidenceKind
from goldenthread.serving.opening import open_served

__all__ = ["home"]
Sign = Callable[[str], Client]
PAGE = "/inspections/ready/"
DIRECTOR = Scope.everything("tests", "visit", role="director")
SMALL = Scope.figures_only("tests", "visit", role="programme manager")


def test_lists_agree_with_the_dashboard_measure_by_measure(home: Path) -> None:
    """On the last day of the records and months before; nothing is lost between a list and its sum."""
    served = open_served(home / "store")
    offered = days_offered(served)
    assert offered[0].end == AS_AT
    for period in (offered[0], offered[2]):
        found = squared(served, home, DIRECTOR, Audience.MANAGEMENT, period.end)
        assert [one.counted.spec.number for one in found] == list(range(1, 12))
        for one in found:
            held = one.counted
            assert one.rows == held.counted - held.same_child - sum(held.left_out.values())
            for each in one.beside:
                assert each.agrees in (Agrees.YES, Agrees.NOT_RECORDED) or "dated after" in each.because
                assert (each.here == each.there) or each.agrees is not Agrees.YES
        assert sum(one.agrees is Agrees.YES for one in found) >= 8


def test_a_figure_that_is_another_is_named_with_why(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One month of one measure is changed on the dashboard: that list differs, and no other."""
    true = squaring._figures

    def altered(*given: object) -> Mapping[tuple[str, str], tuple[float | None, str]]:
        figures = dict(true(*given))  # type: ignore[arg-type]
        number, why = figures["contacts", "2025-08"]
        return {**figures, ("contacts", "2025-08"): ((number or 0) + 3, why)}

    monkeypatch.setattr(squaring, "_figures", altered)
    found = squared(open_served(home / "store"), home, DIRECTOR, Audience.MANAGEMENT, AS_AT)
    apart = [one for one in found if one.agrees is Agrees.NO]
    assert [one.counted.spec.number for one in apart] == [1]
    (contacts,) = apart[0].beside
    assert contacts.here is not None
    assert contacts.there == contacts.here + 3
    assert contacts.because == "No reason is known for August 2025: look at both before the list is handed out."


def test_small_numbers_of_a_list_are_hidden_together(home: Path) -> None:
    """Who may not read small numbers is told of a list only where none of its numbers is small."""
    served = open_served(home / "store")
    told = squared(served, home, SMALL, Audience.AGGREGATE, AS_AT)
    plain = {one.counted.spec.number: one for one in squared(served, home, DIRECTOR, Audience.MANAGEMENT, AS_AT)}
    hidden = [one for one in told if one.rows is None]
    assert hidden
    for one in hidden:
        assert all(each.here is None and each.there is None for each in one.beside)
    for one in told:
        if one.rows is not None:
            assert one.rows == plain[one.counted.spec.number].rows
            assert not any(0 < each.measure.number <= 5 for each in one.beside)


@pytest.mark.usefixtures("home", "boards")
def test_the_page_gives_lists_of_a_day(client_as: Sign, journal_entries: Callable[[], list[dict[str, object]]]) -> None:
    """The last month and an earlier one; a day of which there is no figure is not there; the counts are a file."""
    director = client_as("director")
    said = words(director.get(PAGE))
    assert "Lists as at 30 September 2025" in said
    assert "Children looked after" in said
    earlier = words(director.get(PAGE, {"day": "2025-06"}))
    assert "Lists as at 30 June 2025" in earlier
    assert director.get(PAGE, {"day": "1999-01"}).status_code == 404
    assert director.get(PAGE, {"known": "none"}).status_code == 404
    sheet = director.get(f"{PAGE}counts/", {"form": "csv", "day": "2025-06"})
    assert sheet.status_code == 200
    assert "Contacts" in sheet.content.decode("utf-8-sig")
    assert director.get(f"{PAGE}counts/").status_code == 404
    assert client_as("inspector").get(f"{PAGE}counts/", {"form": "csv"}).status_code == 404
    assert [one["action"] for one in journal_entries()].count("counts of lists exported") == 1
    manager = client_as("programme manager")
    assert "too small" in words(manager.get(PAGE))
    assert manager.get(f"{PAGE}lists/").status_code == 404


@pytest.mark.usefixtures("home", "boards")
def test_lists_are_handed_out_after_a_fresh_sign_in(
    client_as: Sign, journal_entries: Callable[[], list[dict[str, object]]]
) -> None:
    """A workbook of eleven lists, of whom the reader may see, and the journal names them first."""
    director = client_as("director")
    assert director.get(f"{PAGE}lists/").status_code == 302
    session = director.session
    session["fresh_at"] = time.time()
    session.save()
    sent = director.get(f"{PAGE}lists/")
    assert sent.status_code == 200
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(sent.content))
    assert {f"List {number}" for number in range(1, 12)} <= set(book.sheet_names)
    rows = book.get_sheet_by_name("List 8").to_python()
    entry = next(one for one in journal_entries() if one["action"] == "lists exported")
    about = entry["about"]
    assert isinstance(about, dict)
    assert about["rows"]["List 8"] == len(rows) - 1
    assert len(about["persons"]) >= len(rows) - 1


def _said(today: date) -> Governance:
    told = today - timedelta(days=30)
    return Governance(
        findings=(
            Finding("late", "Letter 2", told.isoformat(), "1", "visits", "weakness", "Visits are late.", recommendations=("ofsted-1",)),
        ),
        visits=(Visit("v2", "Second visit", "Ofsted", told - timedelta(days=20), document="Letter 2", letter_on=told),),
    )  # fmt: skip


@pytest.mark.usefixtures("stocked")
def test_evidence_is_opened_again_and_changes_are_told(
    client_as: Sign, database: None, today: date, home: Path
) -> None:
    """A file that holds, one that is gone, one that was altered, one that is only referred to; figures then and now."""
    kept = [keeping.keep(home, SimpleUploadedFile("a.txt", text)) for text in (b"holds", b"gone", b"altered")]
    (home / "evidence" / kept[1]).unlink()
    (home / "evidence" / kept[2]).write_bytes(b"Altered")
    plan = small_plan()
    shown = tuple(
        Evidence(f"e{n}", today - timedelta(days=n), "manager", EvidenceKind.DATA, f"Shows {n}", "a.txt", digest)
        for n, digest in enumerate(kept, start=1)
    )
    moved = replace(plan.actions[0].slips[0], on=today - timedelta(days=5), because="Sickness")
    first = replace(plan.actions[0], evidence=(*plan.actions[0].evidence, *shown), slips=(moved,))
    load_plan(replace(plan, actions=(first, *plan.actions[1:])), by=By("tests", "programme manager"))
    load(_said(today), by=By("tests", "clerk"))
    said = words(client_as("director").get(PAGE))
    for told in (
        "opens, and its hash holds", "no longer there", "not what was handed in", "only referred to", "Sickness",
        "Second visit", "since last time", "from before: it cannot show a change", kept[0],
    ):  # fmt: skip
        assert told in said, told
    assert len(queries.governance_as_value().visits) == 1
