"""Questions keep their identity until a fact changes, answers hold as long, and nobody's question is kept from others."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.calendar import WorkingDays
from goldenthread.programme.guard import (
    About,
    Gap,
    Question,
    Rules,
    answer_to,
    answers_of,
    by_weight,
    load_rules,
    of_home,
    open_to_others_from,
    questions,
    seen_by_others,
    unanswered,
)
from goldenthread.programme.guard.examples import Case, case_of
from goldenthread.programme.guard.rules import Example
from goldenthread.programme.promises import Claim
from goldenthread.records.errors import InputRefused, WrongUse

BEFORE = "80/100 81/100 79/100 82/100 78/100 80/100 79/100 81/100"
WORSE = "76/100 70/100 64/100 60/100 61/100 59/100"


def case(after: str = WORSE, **cells: object) -> Case:
    """A green action, due in January and worse since April."""
    given = {"due": date(2026, 1, 31), "before": BEFORE, "after": after, "updated": date(2025, 10, 20), **cells}
    return case_of(Example("", True, given))


def of_action(found: Case, as_at: date = date(2025, 10, 31), rules: Rules | None = None) -> Question:
    """The one question of its action."""
    (one,) = [
        one for one in questions(found.plan, found.series, as_at, rules) if one.about is About.ACTION and one.reasons
    ]
    return one


def test_a_month_more_of_the_same_is_the_same_question() -> None:
    """Worse in September, worse in October: what began in June is the same."""
    first = of_action(case())
    later = of_action(case(f"{WORSE} 60/100"), date(2025, 11, 30))
    assert [reason.code for reason in first.reasons] == ["worse"]
    assert first.reasons[0].arithmetic != later.reasons[0].arithmetic
    assert first.identity == later.identity


def test_an_answer_holds_until_a_fact_changes_and_for_that_reason_alone() -> None:
    """In February it is overdue as well: the answer given to the one reason still stands, the other is open."""
    first = of_action(case())
    answer = answer_to(first, date(2025, 11, 3), "ab", "Two teams were merged; a plan is agreed.")
    after = f"{WORSE} 60/100 61/100 59/100 60/100 60/100"
    later = of_action(case(after), date(2026, 3, 2))
    assert later.identity != first.identity
    assert answers_of(later, [answer]) == (answer,)
    (left,) = unanswered([later], [answer])
    assert "worse" not in [reason.code for reason in left.reasons]
    assert "past-its-date" in [reason.code for reason in left.reasons]
    assert unanswered([first], [answer]) == ()


def test_a_claim_that_is_made_again_is_asked_about_again() -> None:
    """Rated green once more, past its date: that is another claim."""
    found = case(due=date(2025, 9, 30))
    action = found.plan.actions[0]
    again = replace(action, claims=(*action.claims, Claim(date(2025, 10, 30), "G", "ab")))
    other = replace(found, plan=replace(found.plan, actions=(again,)))
    keys = [
        next(reason.key(one.place) for reason in one.reasons if reason.code == "past-its-date")
        for one in (of_action(found), of_action(other))
    ]
    assert keys[0] != keys[1]


def test_an_answer_has_words() -> None:
    """A blank one is none."""
    with pytest.raises(ValueError, match="words"):
        answer_to(of_action(case()), date(2025, 11, 3), "ab", "  ")


def test_others_see_a_question_some_working_days_later_and_never_later_than_that() -> None:
    """Asked on Friday 31 October 2025: the Board may read it on the Friday after, whether or not it was answered."""
    days, asked = WorkingDays.standard(), date(2025, 10, 31)
    one = of_action(case())
    assert open_to_others_from(asked, 5, days) == date(2025, 11, 7)
    assert seen_by_others([(one, asked)], date(2025, 11, 6), 5, days) == ()
    assert seen_by_others([(one, asked)], date(2025, 11, 7), 5, days) == (one,)


def test_the_widest_gap_stands_first() -> None:
    """Of the whole before actions; what the record contradicts before what may not hold."""
    found = questions(case().plan, case().series, date(2026, 3, 2))
    ordered = by_weight(reversed(found))
    assert [one.about for one in ordered] == sorted((one.about for one in ordered), key=list(About).index, reverse=True)
    gaps = [list(Gap).index(one.gap) for one in ordered if one.about is About.ACTION]
    assert gaps == sorted(gaps)


def test_a_rating_that_nobody_explained_is_refused() -> None:
    """A scheme, or a code of one, that is not known says nothing."""
    found = case()
    with pytest.raises(WrongUse, match="no such scheme"):
        questions(replace(found.plan, scheme="traffic"), found.series, date(2025, 10, 31))
    odd = replace(found.plan.actions[0], claims=(Claim(date(2025, 10, 1), "P", "ab"),))
    with pytest.raises(WrongUse, match="no such code"):
        questions(replace(found.plan, actions=(odd,)), found.series, date(2025, 10, 31))


def test_a_council_sets_a_limit_or_switches_a_rule_off_with_its_reason(tmp_path: Path) -> None:
    """And is told of every fault of its file at once."""
    text = (
        'format = 1\n[[set]]\nrule = "not-updated"\nlimit = "weeks"\nvalue = 4\nsource = "Board, May 2026"\n'
        '[[set]]\nrule = "worse"\noff = true\nsource = "Board, May 2026"\n'
    )
    (tmp_path / "guard.toml").write_text(text, encoding="utf-8")
    own = load_rules(tmp_path)
    assert own.rule("not-updated").limit("weeks") == 4
    assert own.rule("not-updated").limits["weeks"].source == "Board, May 2026"
    quiet = questions(case().plan, case().series, date(2025, 10, 31), own)
    assert not [one for one in quiet if one.about is About.ACTION]
    wrong = 'format = 1\n[[set]]\nrule = "wors"\noff = true\nsource = "x"\n[[set]]\nrule = "not-updated"\nlimit = "days"\nvalue = 4\n'
    (tmp_path / "guard.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        load_rules(tmp_path)
    assert len(refused.value.problems) >= 2


def test_a_home_folder_sets_its_own(tmp_path: Path) -> None:
    """A limit of a rule and a number behind what is shown; without them the package's hold."""
    assert of_home(tmp_path)[0] == load_rules()
    for name, text in (
        ("guard", '[[set]]\nrule = "not-updated"\nlimit = "weeks"\nvalue = 6\n'),
        ("shown", '[[number]]\nname = "old_months"\nvalue = 90\n'),
    ):
        folder = tmp_path / "settings" / name
        folder.mkdir(parents=True)
        (folder / "ours.toml").write_text(f'format = 1\n{text}source = "Board, May 2026"\n', encoding="utf-8")
    rules, settings = of_home(tmp_path)
    assert rules.rule("not-updated").limit("weeks") == 6
    assert settings.numbers is not None
    assert (settings.numbers.old_months, settings.numbers.recent) == (90, 3)


def test_an_unknown_rule_is_refused_with_those_there_are() -> None:
    """By its code."""
    with pytest.raises(WrongUse, match="past-its-date"):
        load_rules().rule("late")
