"""Who manages: what is overdue today, whose supervision is prepared, which clock drifts in which team, and one page for a director."""

import re
from collections.abc import Callable

from django.test import Client
from tests.journeys.walking import follows, opens, sends

from goldenthread.accounts.models import Cover

ROLES = ("team manager", "head of service", "director")
As = Callable[[str], Client]
Entries = Callable[[], list[dict[str, object]]]


def test_a_team_manager_sees_who_is_overdue_today_and_says_why(client_as: As, journal_entries: Entries) -> None:
    """Given overdue clocks, when a coded reason is added to one, then it stands beside the date and moves no figure."""
    # Given
    client = client_as("team manager")
    first = opens(client, "/")
    late = first.number(r"Overdue ([\d,]+)")
    overdue = follows(client, first, "Overdue")
    assert overdue.number(r"([\d,]+) overdue of") == late
    # When
    form = follows(client, overdue, "Say why or that it was done")
    assert "It moves no due date and changes no figure" in form.words
    record = sends(client, form, "Note it", {"reason": "access-refused"})
    # Then
    assert "The family refused access" in record.words
    after = opens(client, "/due/everything/?status=overdue")
    assert "The family refused access" in after.words
    assert after.number(r"([\d,]+) overdue of") == late
    (note,) = [one for one in journal_entries() if one["action"] == "note"]
    assert note["role"] == "team manager"


def test_a_team_manager_prepares_supervision(client_as: As) -> None:
    """Given their team's workers, when a sheet is opened, then it lists that worker's children and leads to each record."""
    # Given
    client = client_as("team manager")
    listed = follows(client, follows(client, opens(client, "/"), "Due"), "Supervision")
    workers = [way for way in listed.ways if re.fullmatch(r"W\d+", way)]
    assert len(workers) > 1
    # When
    sheets = [follows(client, listed, worker) for worker in workers]
    # Then
    held = [sheet for sheet in sheets if "holds no child" not in sheet.words]
    assert held
    child = next(way for way in held[0].ways if re.fullmatch(r"\d{6}", way))
    assert "Last seen" in held[0].words
    assert "Clocks that run" in follows(client, held[0], child).words
    assert "overdue of" in follows(client, held[0], "Everything due of this worker").words


def test_a_tracker_proves_its_number_against_the_indicator(client_as: As) -> None:
    """Given a clock that counts as an indicator does, when a director opens it, then both numbers stand side by side."""
    # Given
    client = client_as("director")
    clocks = follows(client, opens(client, "/"), "Due")
    # When
    tracker = follows(client, clocks, "Child protection visit")
    # Then
    found = re.search(r"overdue here (\d+) = indicator (\d+)", tracker.words, re.IGNORECASE)
    assert found is not None, tracker.words[:600]
    assert found[1] == found[2]


def test_a_manager_names_who_covers_while_they_are_away(client_as: As) -> None:
    """Given leave next week, when cover is named in too few words, then it says what is missing, and nothing is kept."""
    # Given
    client = client_as("head of service")
    form = follows(client, opens(client, "/cover/"), "Name who covers")
    # When
    refused = sends(client, form, "Name the cover", {"because": ""})
    # Then
    assert "There is a problem" in refused.words
    assert "Choose a post" in refused.words
    assert not Cover.objects.exists()


def test_a_head_of_service_finds_the_clock_that_drifts_and_its_team(client_as: As) -> None:
    """Given the worst clock of the service, when it is followed to teams, then the team with most of it overdue is named."""
    # Given
    client = client_as("head of service")
    first = opens(client, "/")
    worst = re.search(r"Clock Chapter Overdue Open (.+?) Responses to referrals (\d+)", first.words)
    assert worst is not None, first.words[:2500]
    # When
    tracker = follows(client, first, worst[1])
    service = follows(client, first, "Service: ")
    teams = [way for way in service.ways if way.startswith("Intervention and Planning ")]
    counts = {name: follows(client, service, name) for name in teams}
    # Then
    assert tracker.number(r"([\d,]+) overdue of") == int(worst[2])
    late = {name: page.number(rf"{worst[1]} \d+ (\d+)") for name, page in counts.items()}
    assert sum(late.values()) == int(worst[2])
    assert max(late.values()) > 0


def test_a_head_of_service_reads_side_by_side_and_no_cause(client_as: As) -> None:
    """Given teams side by side, when one is opened, then numbers stand there with no claim of what causes what."""
    client = client_as("head of service")
    teams = follows(client, opens(client, "/"), "Teams")
    assert "nothing here says what causes what" in teams.words
    team = follows(client, teams, "Intervention and Planning 2")
    for words in ("Children held", "Supervised in time", "Recording lag", "Agency staff"):
        assert words in team.words


def test_a_director_has_one_page(client_as: As) -> None:
    """Given one page, when it is read, then it answers six questions, rates nothing without a target, and leads to each measure."""
    # Given
    client = client_as("director")
    # When
    first = opens(client, "/")
    # Then
    for question in ("Are children safer than last quarter?", "What is red?", "What got worse?", "What got better?"):
        assert question in first.words
    assert "What is claimed and cannot be shown" in first.words
    assert "What needs an answer" in first.words
    assert not re.findall(r"/child/", first.content.decode())
    measure = follows(client, first, "Protected children seen within 10 working days")
    assert "usual range" in measure.words
    teams = follows(client, measure, "By team")
    assert "Intervention and Planning" in teams.words


def test_a_director_goes_from_a_figure_to_the_children_and_the_row_they_came_from(
    client_as: As, journal_entries: Entries
) -> None:
    """Given a figure, when the children behind it are opened, then they square with it, each with file and row, journalled."""
    # Given
    client = client_as("director")
    measure = opens(client, "/figures/cp-plans-visited-in-time/")
    # When
    behind = follows(client, measure, "The children behind this figure")
    # Then
    assert re.search(r"(\d+) = (\d+) shown", behind.words), behind.words[:900]
    assert "ssd_cp_plans.csv, row" in behind.words
    assert {"rows", "rows shown"} <= {one["action"] for one in journal_entries()}
    late = follows(client, behind, "Those that do not")
    assert "Clocks that run" in follows(client, late, next(w for w in late.ways if re.fullmatch(r"\d{6}", w))).words
