"""Barnet's boards: they load without an error, and say what is open, what is owed and what nothing answers."""

from collections import Counter
from datetime import date

import pytest
from tools.barnet_boards import PROGRAMME, files, governance

from goldenthread.programme.boards import Governance
from goldenthread.programme.governing.readiness import ready
from goldenthread.programme.governing.reporting import Kind, Owed, calendar
from goldenthread.programme.ledger import State, problems_of
from goldenthread.programme.ledger_reading import read
from goldenthread.programme.tables import read_programme

AUTUMN = date(2018, 10, 15)


@pytest.fixture(scope="module")
def barnet() -> Governance:
    """As they lie in the examples."""
    return read_programme(PROGRAMME).governance


@pytest.fixture(scope="module")
def owed(barnet: Governance) -> dict[str, Owed]:
    """What is owed in autumn 2018, by key."""
    return {one.of.key: one for one in calendar(barnet, AUTUMN)}


def test_their_files_are_those_that_the_published_tables_make(barnet: Governance) -> None:
    """Run ``.venv/bin/python -m tools.barnet_boards`` where one lags behind."""
    for name, data in files().items():
        assert (PROGRAMME / name).read_bytes() == data, name
    assert barnet == governance()


def test_every_published_row_is_there(barnet: Governance) -> None:
    """39 paragraphs of the direction, 20 requirements, 25 arrangements, 159 findings, 14 conditions, 24 lines of minutes."""
    assert (len(barnet.obligations), len(barnet.arrangements)) == (59, 25)
    assert (len(barnet.findings), len(barnet.conditions), len(barnet.meetings[1].minutes)) == (159, 14, 24)


def test_answers_of_march_2018_wait_to_be_accepted(barnet: Governance) -> None:
    """Five questions: four were answered by somebody who is named, and none is said to have been accepted."""
    lines = read(barnet.requests, {one.key: one for one in barnet.meetings}, AUTUMN)
    assert not [one for request in barnet.requests for one in problems_of(request)]
    assert Counter(line.state for line in lines) == {State.ANSWERED: 4, State.ASKED: 1}
    assert all(line.open for line in lines)


def test_the_direction_is_owed_its_reports(owed: dict[str, Owed]) -> None:
    """Quarterly from 25 April 2018, six-monthly from 25 July, the commissioner's by the end of May; no delivery is published."""
    by_paragraph = {
        getattr(one.of, "paragraph", ""): one
        for one in owed.values()
        if one.of.key.startswith("direction") and not one.why_no_day
    }
    assert [one.due for one in by_paragraph["8f"].late] == [date(2018, 4, 25), date(2018, 7, 25)]
    assert by_paragraph["8f"].next_due == date(2018, 10, 25)
    assert [one.due for one in by_paragraph["8e"].late] == [date(2018, 7, 25)]
    assert [one.due for one in by_paragraph["Annex B 3"].late] == [date(2018, 5, 31)]


def test_every_phrase_of_how_often_has_a_rule(owed: dict[str, Owed]) -> None:
    """And where no day can be told it is said why."""
    assert not [one.of.key for one in owed.values() if one.rhythm.kind is Kind.NOT_KNOWN]
    assert all(one.why_no_day or one.receipts or one.next_due for one in owed.values())


def test_readiness_for_the_visit_after_the_first(barnet: Governance) -> None:
    """The plan links no action to a recommendation: no weakness of the letter is answered by evidence yet."""
    found = ready(barnet, read_programme(PROGRAMME).plan, date(2018, 1, 30))
    assert found.last is not None
    assert found.last.key == "monitoring-1"
    weak = [one for one in found.said if one.finding.polarity != "strength"]
    assert (len(found.said), len(weak), len(found.gaps)) == (41, len(weak), len(weak))
    assert {one.gap for one in found.gaps} == {
        "It is mapped to no recommendation.", "No action of the plan belongs to its recommendations."
    }  # fmt: skip
