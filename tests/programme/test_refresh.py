"""A plan refreshed: the map is whole, history follows what is kept, and chapters tell what was merged or split."""

from dataclasses import replace

import pytest
from tests.programme.samples import BOARDS, LETTERS, PLAN, VALUES, VISITS, day

from goldenthread.programme.comparing import Changed, differences
from goldenthread.programme.due import Due, DueKind
from goldenthread.programme.promises import Action, Claim, Fate, Mapped, Plan, Slip
from goldenthread.programme.refresh import chapters, refreshed
from goldenthread.records.errors import InputRefused

LATER = Due(DueKind.DATE, day(9, 30))
NEW = replace(
    PLAN,
    version=3,
    before=2,
    from_on=day(7, 1),
    published_on=None,
    actions=(
        Action("visits", "A1", "practice", "Visit every child in time.", LATER, claims=(Claim(day(7, 2), "A", "amy"),)),
        Action("letters-2", "A2", "practice", "Write letters.", LATER),
        Action("voice", "A3", "practice", "Hear children.", LATER),
        Action("lead", "A4", "leadership", "Lead.", LATER),
    ),
    mapped=(
        Mapped("1(i)", ("visits",), Fate.KEPT, because="Still late."),
        Mapped("1(ii)", ("letters-2", "voice"), Fate.SPLIT),
        Mapped("2(i)", ("lead",), Fate.MERGED),
        Mapped("2(ii)", (), Fate.DROPPED, "Board of 3 July", "Said elsewhere."),
    ),
)


def without(number: str) -> Plan:
    """The new plan with a line of its map taken out."""
    return replace(NEW, mapped=tuple(row for row in NEW.mapped if row.old != number))


def test_what_is_kept_goes_on_with_its_history() -> None:
    """The first due stays the baseline, and the new one is a slip with its reason."""
    visits = refreshed(PLAN, NEW).actions[0]
    assert visits.printed == "A1"
    assert visits.baseline == VISITS.baseline
    assert visits.slips == (*VISITS.slips, Slip(day(7, 1), VISITS.due, LATER, "plan version 3", "Still late."))
    assert visits.due == LATER
    assert [one.rating for one in visits.claims] == ["G", "A", "A"]
    assert visits.earlier == ("3a(v)", "T1", "1(i)")
    assert (visits.evidence, visits.began_on) == (VISITS.evidence, VISITS.began_on)


def test_what_was_split_begins_anew_and_says_from_what() -> None:
    """Nothing of its own is made up."""
    after = refreshed(PLAN, NEW)
    assert after.actions[1] == NEW.actions[1]
    (chapter,) = chapters("voice", after, PLAN)
    assert (chapter.version, chapter.action, chapter.fate) == (2, LETTERS, Fate.SPLIT)
    assert [one.action for one in chapters("lead", after, PLAN)] == [BOARDS]
    assert chapters("voice", after) == ()


def test_versions_compared_say_what_became_of_what_is_gone() -> None:
    """By the map of the new one."""
    found = {one.printed: one for one in differences(PLAN, refreshed(PLAN, NEW)) if one.kind is Changed.GONE}
    assert {printed: one.now for printed, one in found.items()} == {
        "1(ii)": "split: A2 and A3",
        "2(i)": "merged: A4",
        "2(ii)": "dropped: Board of 3 July",
    }
    assert found["2(ii)"].because == "Said elsewhere."


def test_chapters_go_back_as_far_as_versions_are_known() -> None:
    """Through a plan between."""
    first = replace(PLAN, version=1, before=0, actions=(replace(VALUES, key="old", printed="3a(v)"),), mapped=())
    found = chapters("visits", refreshed(PLAN, NEW), first, PLAN)
    assert [(one.version, one.action.key, one.fate) for one in found] == [
        (2, "visits", Fate.KEPT),
        (1, "old", Fate.MERGED),
    ]


def test_ratings_of_another_scheme_are_not_carried_over() -> None:
    """A code of one scheme says another thing in the next."""
    other = replace(NEW, scheme="quarterly_key_actions", actions=tuple(replace(one, claims=()) for one in NEW.actions))
    assert refreshed(PLAN, other).actions[0].claims == ()


@pytest.mark.parametrize(
    ("after", "says"),
    [
        (without("2(i)"), "nothing says what became of 2(i)"),
        (replace(NEW, mapped=(*NEW.mapped, Mapped("9", ("lead",), Fate.MERGED))), "mapped names 9"),
        (replace(NEW, before=1), "it says that it refreshed version 1, and this is version 2"),
        (
            replace(without("1(i)"), mapped=(*without("1(i)").mapped, Mapped("1(i)", ("lead",), Fate.KEPT))),
            "1(i) is kept as lead, and its key was visits",
        ),
        (
            replace(without("2(ii)"), mapped=(*without("2(ii)").mapped, Mapped("2(ii)", (), Fate.DROPPED))),
            "2(ii) is dropped without a decision",
        ),
    ],
)
def test_a_map_that_does_not_fit_is_refused(after: Plan, says: str) -> None:
    """No action is lost between two versions."""
    with pytest.raises(InputRefused) as caught:
        refreshed(PLAN, after)
    assert any(says in str(problem) for problem in caught.value.problems)
