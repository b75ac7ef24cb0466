"""The figures of a pack are counted once, guarded together, and know what they stand beside."""

import pytest
from tests.papers.conftest import Packs

from goldenthread.access.audience import Audience
from goldenthread.calendar import parse_period
from goldenthread.measures.kinds import Reason, Unit
from goldenthread.papers.gather import Asks, Gathered, compared, gather

SEPTEMBER = parse_period("2025-09")


def gathered(packs: Packs, *asks: Asks, audience: Audience = Audience.PUBLIC, baseline: str = "") -> Gathered:
    """What some pieces ask for."""
    return gather(
        packs.session, packs.reader, asks, SEPTEMBER, audience, parse_period(baseline) if baseline else None
    )  # fmt: skip


def test_a_figure_that_two_pieces_ask_for_is_one(packs: Packs) -> None:
    """It stands once, with the longest history that any asks for."""
    found = gathered(packs, Asks(("contacts",)), Asks(("contacts", "referrals"), history=6))
    assert [one.figure.key for one in found] == ["contacts", "referrals"]
    (contacts,) = found.whole("contacts")
    assert [one.period.label for one in contacts.history][-2:] == ["2025-08", "2025-09"]
    assert contacts.previous == contacts.history[-2]
    with pytest.raises(KeyError):
        found.whole("cp-plans-open")


def test_groups_and_their_whole_are_guarded_together(packs: Packs) -> None:
    """No single team is hidden beside a whole that would give it away, in this month or the month before."""
    found = gathered(packs, Asks(("cp-plans-open", "contacts"), (("cp-plans-open", "team"), ("contacts", "team"))))
    for key in ("cp-plans-open", "contacts"):
        (whole,) = found.whole(key)
        groups = found.by(key, "team")
        assert groups
        for which in ("figure", "previous"):
            total = getattr(whole, which)
            shown = [getattr(one, which) for one in groups]
            dark = [one for one in shown if one is not None and one.reason is Reason.HIDDEN]
            assert len(dark) != 1 or total.reason is Reason.HIDDEN


def test_the_baseline_is_guarded_with_the_rest(packs: Packs) -> None:
    """A period asked for beside others is one of them."""
    (one,) = gathered(packs, Asks(("contacts",)), baseline="2024-09").whole("contacts")
    assert one.baseline is not None
    assert one.baseline.period.label == "2024-09"
    assert one.year == one.baseline


def test_a_number_of_children_has_nothing_published_beside_it(packs: Packs) -> None:
    """Counts grow with the council."""
    found = gathered(packs, Asks(("looked-after-children", "re-referrals")), audience=Audience.MANAGEMENT)
    for one in found:
        assert one.figure.unit is not Unit.COUNT or one.comparison is None


def test_a_typed_measure_without_a_figure_is_a_gap(packs: Packs) -> None:
    """Not nought, and not left out."""
    (one,) = gathered(packs, Asks(("first-time-entrants",))).whole("first-time-entrants")
    assert one.is_gap
    assert one.figure.value is None


@pytest.mark.parametrize(
    ("label", "before", "year"), [("2025-09", "2025-08", "2024-09"), ("2025-26-Q1", "2024-25-Q4", "2024-25-Q1")]
)
def test_what_a_period_is_compared_with(label: str, before: str, year: str) -> None:
    """The one before it and the same a year ago."""
    found = compared(parse_period(label))
    assert [one.label for one in found if one is not None] == [before, year]
