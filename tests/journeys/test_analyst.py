"""The analyst: files in, findings, a figure explained to its rows, a table checked, a paper written and frozen, a target set."""

import re
from collections.abc import Callable
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.journeys.walking import follows, opens, sends

from goldenthread.jobs import states
from goldenthread.jobs.models import Job
from goldenthread.records.store.store import Store

ROLES = ("analyst",)
As = Callable[[str], Client]
Jobs = Callable[[], list[Job]]


def test_files_are_tried_read_loaded_compared_and_taken_back(
    client_as: As, own_store: Path, quick_pages: list[str], returns: tuple[Path, Path], do_jobs: Jobs
) -> None:
    """Given a return, when it is sent, then findings come before anything changes; loaded, it can be compared and undone."""
    # Given
    client, before = client_as("analyst"), Store.open(own_store).current().id
    form = follows(client, opens(client, "/loads/"), "Send files")
    # When: a dry run
    sends(client, form, "Check these files", {"files": [SimpleUploadedFile("census.xml", returns[1].read_bytes())]})
    assert [job.state for job in do_jobs()] == [states.DONE]
    tried = (
        follows(client, opens(client, "/"), "Files")
        if "Files" in opens(client, "/").ways
        else opens(client, "/loads/1/")
    )
    # Then
    assert Store.open(own_store).current().id == before
    assert "Children in need census" in tried.words
    assert "Findings by rule" in tried.words
    # When: it is loaded
    sends(client, tried, "Load these files")
    assert [job.state for job in do_jobs()] == [states.DONE]
    after = Store.open(own_store).current().id
    # Then: the two are compared, row by row
    assert after != before
    compared = opens(client, f"/loads/compare/{before}/{after}/")
    sends(client, compared, "Count what changed")
    do_jobs()
    assert "Gained" in opens(client, compared.address).words
    # When: it was a draft, and is taken back
    earlier = opens(client, f"/loads/snapshots/{before}/")
    refused = sends(client, earlier, "Go back to this snapshot", {"because": ""})
    assert refused.status == 422
    sends(client, earlier, "Go back to this snapshot", {"because": "the census was a draft"})
    assert [job.state for job in do_jobs()] == [states.DONE]
    # Then
    assert Store.open(own_store).current().id == before
    assert "This is the current snapshot" in opens(client, earlier.address).words


def test_findings_are_read_and_handed_to_who_can_mend_them(client_as: As) -> None:
    """Given findings by rule, when one is opened row by row and handed out, then the team has it on its fix list."""
    # Given
    client = client_as("analyst")
    findings = follows(client, opens(client, "/"), "What is wrong with the data")
    total = findings.number(r"([\d,]+) findings in the records")
    # When
    by_team = follows(client, findings, "By team")
    rows = opens(client, "/findings/list/?team=IP2&severity=error")
    handed = sends(client, rows, "Hand out", {"to": "IP2|"})
    # Then
    assert "Findings by team" in by_team.words
    assert opens(client, "/findings/list/").number(r"([\d,]+) findings =") == total
    assert handed.status == 200
    team = client_as("head of service")
    assert "inbox of the team" in opens(team, "/findings/fix-list/").words


def test_a_number_is_explained_down_to_the_children_behind_it(client_as: As) -> None:
    """Given a doubted figure, when its page is followed, then definition, SQL, what harms it and its rows are all there."""
    # Given
    client = client_as("analyst")
    found = sends(client, opens(client, "/search/"), "Search", {"q": "protected children seen"})
    # When
    measure = follows(client, found, "Protected children seen within 10 working days")
    meaning = follows(client, measure, "What it means")
    behind = follows(client, measure, "The children behind this figure")
    # Then
    assert "What harms this figure" in measure.words
    for words in ("What is counted", "What it does not see", "Limits and where they come from", "SELECT"):
        assert words in meaning.words
    assert re.search(r"(\d+) = (\d+) shown", behind.words)
    assert "ssd_cp_plans.csv, row" in behind.words
    # An analyst works with numbers of records, not with names.
    first = next(way for way in behind.ways if re.fullmatch(r"\d{6}", way))
    assert follows(client, behind, first).words.startswith(f"Child {first}")


def test_a_published_table_is_checked_before_it_is_believed(client_as: As) -> None:
    """Given a table whose change does not add up, when it is pasted, then the cell is named with the arithmetic."""
    client = client_as("analyst")
    text = "Measure\tOct 2017\tNov 2017\tChange\nReferrals\t402\t414\t+12\nAssessments\t310\t300\t+10\n"
    checked = sends(client, follows(client, opens(client, "/"), "Check figures"), "Check", {"text": text})
    assert "Finding 1" in checked.words
    assert "310" in checked.words
    sends(client, checked, "Forget this now")
    assert opens(client, checked.address).status == 404


def test_a_target_is_not_set_without_who_decided_it(client_as: As) -> None:
    """Given a measure without a target, when one is sent empty, then the form says what is missing and the rules stand."""
    client = client_as("analyst")
    choose = follows(client, follows(client, opens(client, "/"), "Rules"), "Set a target")
    form = sends(client, choose, "Continue", {"measure": "assessments-in-45-working-days"})
    before = opens(client, "/rules/").words
    refused = sends(client, form, "Set", {})
    assert "There is a problem" in refused.words
    assert opens(client, "/rules/").words == before
