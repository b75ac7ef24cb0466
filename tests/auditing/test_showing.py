"""What audits show to a board tells no small number; teams are ranked by nothing that is noise; themes follow a rule."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from goldenthread.access.audience import Audience
from goldenthread.auditing.learning import candidates, led_nowhere
from goldenthread.auditing.model import Audit, Case, Grade, Grading, Judgement, Kind
from goldenthread.auditing.report.guarded import PARTS, guarded, periods_told
from goldenthread.auditing.report.guarded_blocks import agreed_of, guarded_blocks
from goldenthread.auditing.report.monthly import month_of_audits
from goldenthread.auditing.report.monthly_blocks import month_blocks
from goldenthread.auditing.report.pictures import over_time
from goldenthread.auditing.report.subjects import subject_of, titles_of
from goldenthread.auditing.statistics.distributions import Change
from goldenthread.auditing.tools.reading import load_tools
from goldenthread.auditing.triangulating import NO_CAUSE, Reads, Side, apart_words, sentences, strand, told_apart
from goldenthread.calendar import parse_period
from goldenthread.records.errors import WrongUse
from goldenthread.reports.blocks import Chart, Note, Table, Text

GRADES = tuple(Grade)
TODAY = date(2026, 7, 6)


def audit(i: int, on: date, place: int, team: str = "north", wording: str = "risk-1") -> Audit:
    """An audit with one domain of its own wording and the child's voice, both graded as it is overall."""
    judged = tuple(Judgement(name, GRADES[place], "seen") for name in (wording, "child-voice-1"))
    case = Case(f"case {i}", "worker", ("manager",), team)
    made = Audit(f"A{i}", Kind.REGULAR, case, "protection", 1, "Ash", on, on)
    return replace(made, first=Grading("Ash", on, judged, GRADES[place], "in short"))


def some(n: int, seed: int, first: date = date(2025, 4, 1), days: int = 440) -> tuple[Audit, ...]:
    """Audits of a year and a quarter, few of them outstanding or inadequate."""
    dice = Random(seed)
    return tuple(
        audit(i, first + timedelta(days=dice.randrange(days)), dice.choices(range(4), (1, 6, 6, 1))[0])
        for i in range(n)
    )


def test_domains_of_several_wordings_are_told_together() -> None:
    """And the report says so."""
    assert (subject_of("risk-2"), subject_of("voice"), subject_of("child-voice-1")) == ("risk", "voice", "child-voice")
    assert titles_of(load_tools())["child-voice"] == "The child's voice"
    on = date(2026, 6, 1)
    held = tuple(audit(i, on, 1, wording=f"risk-{1 + i % 2}") for i in range(12))
    month = month_of_audits(held, parse_period("2026-06"))
    assert {one.name: one.now.n for one in month.domains} == {"risk": 12, "child-voice": 12}
    assert month.joined == (("risk", ("risk-1", "risk-2")),)
    blocks = month_blocks(month, Audience.MANAGEMENT, trend=over_time(held, month.period), auditors=False)
    domains = next(one for one in blocks if isinstance(one, Table) and one.anchor == "audits-domains")
    assert domains.notes == ("Analysis of risk: 2 wordings of this domain are told together (risk-1, risk-2).",)
    assert sum(isinstance(one, Chart) for one in blocks) == 2
    assert not any("Ash" in cell.text for one in blocks if isinstance(one, Table) for row in one.rows for cell in row)


@pytest.mark.parametrize("seed", range(6))
def test_a_board_reads_no_small_number(seed: int) -> None:
    """Neither printed nor as a sum of what is printed, over quarters and their year."""
    held = some(90, seed)
    every = periods_told(held, TODAY)
    assert [one.label for one in every] == [
        "2026-27-Q1", "2025-26-Q4", "2025-26", "2025-26-Q3", "2025-26-Q2", "2025-26-Q1",
    ]  # fmt: skip
    told = {one.label: guarded(held, one, TODAY) for one in every}
    for edition in told.values():
        for one in (edition.overall, *edition.domains):
            assert not any(0 < count <= 5 for count in one.counts if count is not None)
            assert one.n is None or sum(count is None for count in one.counts) != 1
    quarters = [told[f"2025-26-Q{i}"].overall for i in range(1, 5)]
    for place in range(len(PARTS)):
        known = [one.counts[place] for one in (*quarters, told["2025-26"].overall)]
        assert sum(one is None for one in known) != 1 or 0 in known


def test_hidden_is_said_and_is_not_none() -> None:
    """In words, in every cell, and beside the chart; a month, or a quarter that runs, is refused."""
    held = tuple(audit(i, date(2026, 5, 1), 1 if i < 12 else 2 if i < 20 else 3) for i in range(22))
    edition = guarded(held, parse_period("2026-27-Q1"), TODAY)
    assert edition.overall.n == 22
    assert edition.overall.counts.count(None) == 2
    assert edition.overall.change is Change.WITHHELD
    blocks = guarded_blocks(edition, agreed_of(month_of_audits(held, edition.period).agreement))
    table = next(one for one in blocks if isinstance(one, Table))
    assert [cell.text for cell in table.rows[0][:2]] == ["All audits", "22"]
    assert "[c]" in {cell.text for cell in table.rows[0]}
    assert any("Hidden is not none" in one.text for one in blocks if isinstance(one, Note))
    assert any("Too few were graded twice" in one.text for one in blocks if isinstance(one, Text))
    for period in ("2026-05", "2026-27-Q2"):
        with pytest.raises(WrongUse):
            guarded(held, parse_period(period), TODAY)
    with pytest.raises(WrongUse):
        guarded(held, edition.period, TODAY, Audience.MANAGEMENT)


def test_strands_stand_side_by_side_without_a_cause() -> None:
    """Too few and not recorded are answers; where practice and time part, a manager is told to look."""
    practice = strand(Side.PRACTICE, "good or better", (8, 40), (120, 200))
    timely = strand(Side.TIME, "visits", (98, 100), (800, 1000))
    few = strand(Side.SUPERVISION, "supervision", (2, 4), (50, 90))
    voice = strand(Side.VOICE, "complaints", None, (3, 9))
    assert [one.reads for one in (practice, timely, few, voice)] == [
        Reads.BELOW, Reads.ABOVE, Reads.FEW, Reads.NOT_RECORDED,
    ]  # fmt: skip
    said = sentences((practice, timely, few, voice))
    assert said[0] == "Practice as audited: good or better 20% (8 of 40), worse than elsewhere."
    assert said[3] == "Voice: not recorded."
    assert said[4].startswith("Practice is graded worse than elsewhere while this is better: visits.")
    assert said[-1] == NO_CAUSE
    alone = strand(Side.PRACTICE, "good or better", (8, 40), (8, 40))
    assert alone.reads is Reads.ALONE


def test_teams_are_not_ranked_by_noise() -> None:
    """Overlapping intervals give no order; a great difference is told; teams under the floor are left out."""
    alike = [("north", (10, 20)), ("south", (12, 20)), ("west", (9, 9))]
    assert told_apart(alike) == ()
    assert "no order of teams can be told" in apart_words(alike)
    far = [("north", (2, 40)), ("south", (36, 40))]
    assert [(one.above, one.below) for one in told_apart(far)] == [("south", "north")]
    assert "south is graded better than north" in apart_words(far)
    assert "cannot be compared" in apart_words([("north", (9, 9))])


def test_themes_are_offered_by_a_stated_rule() -> None:
    """The subject with most grades below good, and what repeats for children of one team; never for one child alone."""
    held = [audit(i, TODAY, 2 if i < 8 else 1, "north" if i < 8 else "south") for i in range(16)]
    held.append(replace(audit(50, TODAY, 3), cancelled="moved away"))
    held.append(audit(51, TODAY - timedelta(days=200), 3))
    found = candidates(held, TODAY)
    assert [(one.subject, one.team, one.low.count, one.low.n) for one in found] == [
        ("child-voice", "", 8, 16), ("risk", "", 8, 16), ("child-voice", "north", 8, 8), ("risk", "north", 8, 8),
    ]  # fmt: skip
    assert found[0].audits == tuple(f"A{i}" for i in range(8))
    assert "8 children of the team" in found[2].why
    one_child = [replace(one, case=held[0].case) for one in held[:8]]
    assert [one.team for one in candidates(one_child, TODAY)] == []
    assert candidates((), TODAY) == ()


def test_a_theme_that_led_nowhere_is_listed() -> None:
    """After the days of the rule, and only without anywhere that it led."""
    assert not led_nowhere(TODAY, (), TODAY + timedelta(days=60))
    assert led_nowhere(TODAY, (), TODAY + timedelta(days=61))
    assert not led_nowhere(TODAY, (TODAY,), TODAY + timedelta(days=61))
