"""Pieces of pages from figures made up for the purpose: comparators, hidden values, lines, restatements."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

from goldenthread.performance.lines import in_time
from goldenthread.performance.parts.standing import _others
from goldenthread.performance.restated import restated_table
from goldenthread.performance.shown import change_of, figures_table, rated, value_of
from goldenthread.serving.figures import Change, Entry, FigureRow, ReadRow, ServedPeriod
from goldenthread.serving.measure_reading import Beside
from goldenthread.serving.restating import Restated

NOW = ServedPeriod("2025-09", "September 2025", date(2025, 9, 1), date(2025, 9, 30), True, True)
WAS = ServedPeriod("2025-06", "June 2025", date(2025, 6, 1), date(2025, 6, 30), True, False)
ENTRY = Entry(
    "cp-plans-visited-in-time", "Visits", "Visited in time", "Of plans, those visited.", "percent", "higher", "share", False,
    False, 1, (), (), (), 0,
)  # fmt: skip


def figure(value: float | None, of: float = 20, reason: str = "") -> FigureRow:
    """A figure of so many percent of so many."""
    shown = {"hidden": "[c]", "not-recorded": "[x]", "not-applicable": "[z]"}.get(reason, f"{value}%")
    return FigureRow(ENTRY.key, "", "", (), "2025-09", None, of, value, reason, "", shown, f"n = {of:.0f}", 1, "s")


def row(one: FigureRow, **more: object) -> ReadRow:
    """A row of a dashboard with nothing more to say unless it is said."""
    plain = ReadRow(
        one, ENTRY, "", one.period, "", "", "not rated (no target)", "", "", None, None, "", "", "", 0, (), ()
    )
    return replace(plain, **more)


def test_hidden_missing_not_applicable_and_nought_are_four_things() -> None:
    said = [value_of(figure(None, reason=reason)).text for reason in ("hidden", "not-recorded", "not-applicable")]
    assert [*said, value_of(figure(0.0)).text] == ["hidden", "not recorded", "not applicable", "0.0%"]


def test_a_change_against_nothing_or_something_hidden_says_so() -> None:
    assert change_of(None).text == "no earlier value"
    hidden = change_of(Change("2025-08", "[c]", "[c]", "[c]", "", ""))
    assert (hidden.text, hidden.note) == ("not compared", "")
    moved = change_of(Change("2025-08", "80%", "+5.0 pts", "▲ improving", "improving", "85% against 80%"))
    assert (moved.text, moved.note) == ("▲ improving", "+5.0 pts, was 80%")


def test_a_rating_of_a_hidden_value_is_hidden_but_its_target_is_no_secret() -> None:
    said = rated(row(figure(None, reason="hidden"), target="at least 90%"))
    assert (said.text, said.note, said.tags) == ("hidden", "target at least 90%", ())


def test_the_column_of_others_is_there_only_with_something_published() -> None:
    bare = figures_table("t", [row(figure(90.0))], [NOW], empty="none")
    beside = figures_table(
        "t", [row(figure(90.0), comparator="England 88%", quartile="best quarter")], [NOW], empty="none"
    )
    assert "Others" not in [one.header for one in bare.columns]
    assert "Others" in [one.header for one in beside.columns]
    assert figures_table("t", [], [NOW], empty="none").rows == ()


def test_the_first_line_compares_only_what_rests_on_enough_cases() -> None:
    few = in_time([row(figure(90.0, 4))], [row(figure(80.0, 4))], WAS)
    assert "cannot be compared with the quarter before" in few.says
    enough = in_time([row(figure(90.0), signal="improvement")], [row(figure(80.0))], WAS)
    assert "Against June 2025 alone: 1 better, 0 worse, 0 the same" in enough.says
    worse = in_time([row(figure(70.0), signal="concern")], [row(figure(80.0))], WAS)
    assert "worse on 1" in worse.says
    assert [one.text for one in worse.links] == ["Visited in time"]
    assert "cannot be compared" in in_time([row(figure(None, reason="hidden"))], [row(figure(80.0))], WAS).says
    assert "Nothing that would say so is recorded" in in_time([], [], WAS).says


def test_others_are_told_with_what_differs() -> None:
    one = Beside("shown with its difference", ("visits are counted, not children",), (), ("Provisional.",), "2024-25",
                 (("England", "88%"),), "best quarter", "3 of 150, 1 is best", "Visits", (("Camden", "close", ""),))  # fmt: skip
    part = _others(SimpleNamespace(beside=one))  # type: ignore[arg-type]
    assert "It is not quite like for like: visits are counted, not children." in part.says
    assert "It stands in the best quarter." in part.says
    assert part.tables[1].rows[0][2].text == "not published"  # type: ignore[union-attr]
    refused = replace(one, refusals=("another thing is counted",), rows=(), neighbours=())
    assert "It may not be compared: another thing is counted." in _others(SimpleNamespace(beside=refused)).says  # type: ignore[arg-type]


def test_a_restated_value_links_to_the_steps_where_they_may_be_told() -> None:
    rows = (
        Restated("2025-09", "", figure(80.0), figure(85.0)),
        Restated("2025-08", "", figure(80.0), figure(80.0)),
        Restated("2025-07", "", None, figure(80.0)),
    )
    table = restated_table(rows, {"2025-09": "September 2025"}, "/here/", {"from": "s"}, why=["2025-09"])
    assert table.rows[0][3].href == "/here/?from=s&why=2025-09"  # type: ignore[union-attr]
    assert table.rows[1][3].text == "no"  # type: ignore[union-attr]
    assert table.rows[2][1].text == "not there"  # type: ignore[union-attr]
    assert not restated_table(rows, {}, "/here/", {}, why=[]).rows[0][3].href  # type: ignore[union-attr]
