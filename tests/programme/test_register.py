"""The register of recommendations and the story of each."""

from dataclasses import replace

import pytest
from tests.programme.samples import GOVERNANCE, LETTERS, PLAN, VISITS, day

from goldenthread.programme.clashes import Numbered, clashes
from goldenthread.programme.register import matrix, register, story


def test_each_recommendation_says_what_it_reaches() -> None:
    """Or that it reaches nothing."""
    first, second = register(PLAN, GOVERNANCE)
    assert (first.actions, first.measures, first.evidence) == ((VISITS,), ("cp-visits-up-to-date", "caseload"), 2)
    assert (first.board, first.lacks) == ("Improvement Board", ())
    assert second.lacks == ("actions", "figures", "evidence", "a board")
    assert second.nothing
    assert register(PLAN)[0].board == "board"


def test_the_matrix_names_what_meets_nothing() -> None:
    """From both ends."""
    found = matrix(PLAN)
    assert found.cells == {("ofsted-1", "visits")}
    assert [one.key for one in found.unanswered] == ["peer-1"]
    assert [one.key for one in found.unasked] == ["letters", "boards", "values"]


def test_a_story_tells_what_was_said_done_and_is_still_wrong() -> None:
    """As at a day: what came later is not in it."""
    told = story(PLAN, GOVERNANCE, "ofsted-1", day(7, 15), {"visits": ["Up."]}, {"visits": ["Is it real?"]})
    assert [one.key for one in told.said] == ["f1"]
    assert told.done[0].changed == ("Up.",)
    assert [one.key for one in told.requests] == ["r1"]
    assert told.still[0].startswith("1(i): It was due by 30 June 2025, 15 days ago")
    assert told.still[1:] == ("1(i): Is it real?", "Letter: Late.")
    assert story(PLAN, GOVERNANCE, "ofsted-1", day(2, 15)).requests == ()
    assert story(PLAN, GOVERNANCE, "ofsted-1", day(2, 15)).still == ("It reaches no evidence.", "Letter: Late.")


def test_what_was_opened_again_is_still_wrong() -> None:
    """With why."""
    letters = replace(LETTERS, recommendations=("peer-1",), depends_on=())
    told = story(replace(PLAN, actions=(letters,)), GOVERNANCE, "peer-1", day(6, 11))
    assert told.still[0] == "It reaches no figures and no board."
    assert told.still[-1] == "1(ii) was opened again: They were not kept up."
    nothing = story(PLAN, GOVERNANCE, "peer-1", day(6, 11))
    assert nothing.still == ("No action, figure, evidence or board is named for it.",)


def test_an_unknown_recommendation_has_no_story() -> None:
    """Rather than an empty one."""
    with pytest.raises(KeyError, match="ofsted-2"):
        story(PLAN, GOVERNANCE, "ofsted-2", day(6, 1))


def test_numbers_are_held_against_subjects() -> None:
    """Words that are forms of one are one; words that everything holds say nothing."""
    lines = [
        Numbered("1(i)", "Visited children on a plan", "paper.csv"),
        Numbered("T1", "Support for staff on time", "paper.csv"),
        Numbered("9(i)", "Visits", "paper.csv"),
        Numbered("T1", "Support for staff on time", "paper.csv"),
    ]
    found = clashes(PLAN, lines)
    assert [(one.number, one.shared) for one in found] == [("T1", ()), ("1(i)", ("visit",))]
    assert "T1 became 1(i) of the plan" in found[0].question
