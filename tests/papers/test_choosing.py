"""What a paper says first is chosen by stated rules."""

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.calendar import month
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Polarity, Reason, Unit
from goldenthread.measures.reading.direction import Change, Direction
from goldenthread.measures.reading.points import point_of, subject_of
from goldenthread.measures.reading.ratings import Colour, NoRating, Rating
from goldenthread.measures.reading.read import Reading
from goldenthread.papers.choosing import Why, choose, load_weights
from goldenthread.papers.choosing.rules import shipped_weights
from goldenthread.papers.choosing.words import question, sentence
from goldenthread.papers.standing import Standing
from goldenthread.records.errors import InputRefused

_NONE = Change(Direction.NO_COMPARATOR, None, None, "there is none")


def standing(title: str, signal: str = "common cause", colour: Colour | None = None, waiting: bool = False) -> Standing:
    """A measure of a test, 30 of 40."""
    period = month(2017, 11)
    figure = Figure(
        title.lower(), title, period, "", (), 30.0, 40.0, 75.0, Unit.PERCENT, Reason.VALUE, 1, 1, "snapshot"
    )
    reason = NoRating.RATED if colour else NoRating.NO_TARGET
    rating = Rating(colour, reason, "rule", 1, "")
    subject = subject_of(figure, Polarity.HIGHER)
    reading = Reading(subject, point_of(figure), None, rating, _NONE, _NONE, _NONE, "house", 1)
    return Standing(figure, Polarity.HIGHER, False, reading=reading, signal=signal, waiting=waiting)


def test_worries_come_by_weight_and_what_is_good_in_them_is_said() -> None:
    """Signal before target; a measure stands once; one without a reason is not named at all."""
    worries, working = choose(
        [
            standing("Red only", colour=Colour.RED),
            standing("Concern", signal="concern", colour=Colour.GREEN),
            standing("Quiet"),
            standing("Green", colour=Colour.GREEN),
            standing("Better", signal="improvement"),
        ],
        shipped_weights(),
    )
    assert [one.standing.figure.title for one in worries] == ["Concern", "Red only"]
    assert worries[0].beside == (Why.GREEN,)
    assert [one.standing.figure.title for one in working] == ["Better", "Green"]
    assert "but meets its target" in sentence(worries[0])
    assert "75.0% (30 of 40) in November 2017" in sentence(worries[0])
    assert question(worries[0]).endswith("?")


def test_those_who_wait_and_what_is_not_recorded_are_worries() -> None:
    """Children beyond a time limit, and a figure that nobody can see; hidden figures and parts tell nothing."""
    waiting = standing("Waiting", waiting=True)
    missing = standing("Missing")
    missing = replace(missing, figure=replace(missing.figure, value=None, reason=Reason.NOT_RECORDED), reading=None)
    hidden = standing("Hidden", signal="concern")
    hidden = replace(hidden, figure=replace(hidden.figure, value=None, reason=Reason.HIDDEN))
    part = standing("Part", signal="concern")
    part = replace(part, figure=replace(part.figure, part="good"))
    worries, working = choose([waiting, missing, hidden, part], shipped_weights())
    assert [one.why for one in worries] == [(Why.NOT_RECORDED,), (Why.OVERDUE,)]
    assert working == ()


def test_no_more_are_named_than_the_rules_say() -> None:
    """The first page stays a page."""
    many = [standing(f"M{number:02}", colour=Colour.RED) for number in range(30)]
    worries, _ = choose(many, shipped_weights())
    assert [one.standing.figure.title for one in worries] == [f"M{n:02}" for n in range(shipped_weights().most_worries)]


def test_weights_that_are_wrong_are_told(tmp_path: Path) -> None:
    """A reason without a weight and a word that means nothing."""
    (tmp_path / "rules.toml").write_text(
        'format = 1\nversion = 1\nsays = "x."\nsource = "y"\nsince = 2018-01-01\nmost_worries = 6\nmost_working = 6\n'
        "[worry]\nsignal = 4\nrde = 1\n[working]\nsignal = 4\ngreen = 2\ncomparator = 2\n",
        encoding="utf-8",
    )
    with pytest.raises(InputRefused) as refused:
        load_weights(tmp_path / "rules.toml")
    told = str(refused.value)
    assert "red is missing" in told
    assert "'rde' means nothing here" in told
