"""What is asked of a plan as it was loaded: each question where it is due, and nowhere else."""

from dataclasses import replace

import pytest
from tests.programme.samples import day

from goldenthread.programme.checks import asked, questions
from goldenthread.programme.checks.numbers import in_roman, roman
from goldenthread.programme.due import Due, DueKind
from goldenthread.programme.people import Person
from goldenthread.programme.promises import (
    Action,
    Claim,
    Expected,
    Moves,
    Origin,
    Ownership,
    Plan,
    Recommendation,
    Theme,
)

NOW = day(6, 1)
LATER = Due(DueKind.DATE, day(9, 1))


def action(key: str, printed: str, **fields: object) -> Action:
    """An action of which nothing is asked."""
    plain = Action(
        key,
        printed,
        "theme",
        "Do it.",
        LATER,
        began_on=day(1, 6),
        owned=(Ownership(None, ("ann",)),),
        expected=(Expected("visits", Moves.UP),),
        recommendations=("r1",),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def plan(*actions: Action, people: tuple[Person, ...] = ()) -> Plan:
    """A plan of some actions."""
    everybody = (Person("ann", "AB", "Head of service", "Council"), *people)
    said = (Recommendation("r1", Origin.OFSTED, "1", "See children."),)
    return Plan(
        "p", "Plan", 1, "brag", day(1, 1), everybody, (Theme("theme", "1", "Practice"),), actions, recommendations=said
    )


def codes(found: Plan) -> list[str]:
    """The codes of what is asked."""
    return [one.code for one in questions(found, NOW, NOW)]


def test_a_sound_plan_is_asked_nothing() -> None:
    """Numbers in order, a lead on the list, links, and time left."""
    assert codes(plan(action("a", "1(i)"), action("b", "1(ii)"), action("c", "1(iii)"))) == []


GREEN = (Claim(day(3, 1), "G", "ann"),)
RED = (Claim(day(3, 1), "R", "ann"),)
PAST = Due(DueKind.MONTH, day(5, 1))
OLD = Due(DueKind.MONTH, day(12, 1, 2024))

ONE = {
    "overdue-and-claimed": action("a", "1", baseline=PAST, claims=GREEN),
    "overdue": action("a", "1", baseline=PAST, claims=RED),
    "no-lead": action("a", "1", owned=()),
    "lead-on-no-list": action("a", "1", owned=(Ownership(None, ("XY",)),)),
    "lead-many": action("a", "1", owned=(Ownership(None, ("all",)),)),
    "lead-left": action("a", "1", owned=(Ownership(None, ("gone",)),)),
    "no-measure": action("a", "1", expected=()),
    "no-beginning": action("a", "1", began_on=None),
    "dated-later": action("a", "1", claims=(Claim(day(6, 2), "G", "ann"),)),
}
PEOPLE = (
    Person("all", "All", "Heads of service", "Council", many=True),
    Person("gone", "GO", "Manager", "Council", contract_ends=day(8, 31)),
)


@pytest.mark.parametrize(("code", "one"), ONE.items(), ids=list(ONE))
def test_one_fault_is_one_question(code: str, one: Action) -> None:
    """And nothing else is asked for it."""
    assert codes(plan(one, people=PEOPLE)) == [code]


def test_a_due_before_the_plan_is_asked_about_once_more() -> None:
    """It is overdue as well."""
    assert codes(plan(action("a", "1", baseline=OLD))) == ["overdue", "due-before-plan"]


def test_links_that_are_missing_are_told_from_both_ends() -> None:
    """Once each, with how many."""
    found = questions(
        plan(action("a", "1(i)", recommendations=()), action("b", "1(ii)", recommendations=())), day(6, 1)
    )
    assert [one.code for one in found] == ["no-recommendation", "unanswered-recommendation"]
    assert found[0].question.startswith("2 of 2 actions name no recommendation (all).")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (("1(i)", "1(iii)"), ["numbers-jump"]),
        (("1a(i)", "1b(i)", "1b(ii)"), []),
        (("2(i)", "2(ii)", "2(iii)", "2a(iv)"), ["number-of-another-form"]),
        (("2(i)", "2(ii)", "2a(iii)"), []),
        (("1(i)", "1(i)"), ["number-twice"]),
        (("1.1", "1.2", "7"), []),
        (("5(xiii)", "5(xiv)", "5(xix)"), ["numbers-jump"]),
    ],
)
def test_numbers(printed: tuple[str, ...], expected: list[str]) -> None:
    """Only roman numbers are counted, and only within one form."""
    assert codes(plan(*(action(f"a{place}", number) for place, number in enumerate(printed)))) == expected


def test_a_number_that_meant_another_is_asked_about() -> None:
    """Where the plan before had it, and it became something else."""
    assert codes(plan(action("a", "1(i)", earlier=("1(ii)",)), action("b", "1(ii)"))) == ["number-meant-another"]
    assert codes(plan(action("a", "1(i)", earlier=("1(i)",)))) == []


def test_what_waits_for_what_comes_later_is_asked_about() -> None:
    """And a circle is told once."""
    first = action("a", "1(i)", baseline=Due(DueKind.DATE, day(8, 1)), depends_on=("b",))
    found = questions(plan(first, action("b", "1(ii)")), day(6, 1))
    assert [one.code for one in found] == ["waits-for-later"]
    assert "is due 1 August 2025 and waits for 1(ii), which is due 1 September 2025" in found[0].question
    circle = [
        action("a", "1(i)", depends_on=("b",)),
        action("b", "1(ii)", depends_on=("c",)),
        action("c", "1(iii)", depends_on=("a",)),
    ]
    assert codes(plan(*circle)) == ["waits-in-a-circle"]


def test_every_question_says_why_it_is_asked() -> None:
    """And its words are a question."""
    for one in asked().values():
        assert one.question.endswith("?"), one.code
        assert one.why.endswith(".")


@pytest.mark.parametrize(
    ("text", "value"), [("i", 1), ("iv", 4), ("xix", 19), ("xl", 40), ("iiii", 0), ("vx", 0), ("il", 0)]
)
def test_roman_figures(text: str, value: int) -> None:
    """What is none is no number."""
    assert roman(text) == value
    assert not value or in_roman(value) == text
