"""The audit rows of Barnet's dashboard as published, and of others that a council may hold."""

from pathlib import Path

import pytest

from goldenthread.auditing.report.dashboard import Bears, read_audits
from goldenthread.auditing.report.dashboard_blocks import dashboard_blocks, dashboard_data
from goldenthread.auditing.report.wording import load_wording
from goldenthread.auditing.statistics.distributions import Change
from goldenthread.records.errors import InputRefused
from goldenthread.reports.blocks import Table

BARNET = Path(__file__).parents[2] / "examples" / "barnet" / "dashboard_2017_11.csv"
HEAD = "plan_id,measure,submeasure,unit,previous_period,previous,latest_period,latest,rating"


def _file(folder: Path, *lines: str, head: str = HEAD) -> Path:
    path = folder / "board.csv"
    path.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    return path


def _grades(previous: str, latest: str) -> list[str]:
    names = ("Inadequate", "Requires Improvement", "Good")
    return [
        f"3a,Plans in regular audits,{name},percent,2017-10,{was},2017-11,{now},G"
        for name, was, now in zip(names, previous.split("/"), latest.split("/"), strict=True)
    ]


def _stated(previous: str, latest: str) -> str:
    return f"T1,Audit numbers by type,Regular Audits,count,2017-10,{previous},2017-11,{latest},R"


def test_barnets_rows_as_published() -> None:
    """Which percentages cannot come from the stated audits, the smallest number that could, and nothing coloured."""
    found = {one.plan_ids: one for one in read_audits(BARNET)}
    assert {key: (one.previous.smallest, one.latest.smallest) for key, one in found.items()} == {
        "3a(vii)": (37, 18),
        "3a(ix)": (22, 8),
        "5b(i)": (4, 1),
        "5b(ii)": (17, 5),
        "5b(iii)": (22, 8),
        "6a(i)": (16, 4),
    }
    oversight = found["3a(vii)"]
    assert (oversight.previous.n, oversight.latest.n) == (23, 15)
    assert oversight.latest.stated_by == "Audit numbers by type: Regular Audits"
    assert set(oversight.previous.impossible) == {"good", "requires improvement", "inadequate"}
    assert oversight.latest.bears is Bears.CANNOT
    assert found["5b(i)"].latest.bears is Bears.NOT_STATED
    assert all(one.withheld and one.change is Change.WITHHELD for one in found.values())


def test_barnets_rows_as_blocks() -> None:
    """Every published colour is told of, and none is shown."""
    found = read_audits(BARNET)
    blocks = dashboard_blocks(found)
    first, second = (block for block in blocks if isinstance(block, Table))
    assert len(first.rows) == 12
    assert [cell.text for cell in first.rows[0][1:]] == ["October 2017", "14% ✗", "41% ✗", "46% ✗", "23", "37"]
    assert first.rows[4][-2].text == "[x]"
    assert {row[2].text for row in second.rows} == {"withheld"}
    assert second.rows[0][1].text == "Inadequate G, Requires Improvement G, Good G"
    assert "15 audits are stated and cannot give these percentages; the smallest number that gives them is 18" in (
        second.rows[0][3].text
    )
    data = dashboard_data(found)
    assert data[0]["colour_and_arrow"] == "withheld"
    assert data[0]["periods"][1]["smallest_number"] == 18


def test_what_can_be_borne_has_one_verdict(tmp_path: Path) -> None:
    """Of 20 and 25 audits that give what is printed, the counts are found and the change is judged as one object."""
    path = _file(tmp_path, _stated("20", "25"), *_grades("60/30/10", "8/28/64"))
    (one,) = read_audits(path)
    assert one.latest.counts is not None
    assert [count for _, count in one.latest.counts.counts] == [16, 7, 2]
    assert (one.withheld, one.change) == ((), Change.BETTER)
    assert one.says == "10% (2 of 20) to 64% (16 of 25) good or better: better"


def test_few_are_withheld_and_many_may_be_shared_out_in_ways(tmp_path: Path) -> None:
    """Four audits bear nothing; of 900, whole percentages leave the counts open."""
    (one,) = read_audits(_file(tmp_path, _stated("4", "20"), *_grades("25/25/50", "60/30/10")))
    assert one.withheld == ("October 2017: 4 audits are fewer than 10",)
    assert one.previous.bears is Bears.FEW
    (one,) = read_audits(_file(tmp_path, _stated("900", "90000"), *_grades("60/30/10", "60/30/10")))
    assert one.latest.counts is None
    assert one.withheld == ()
    assert "more than one way" in one.says


def test_what_is_no_dashboard_is_refused_at_once(tmp_path: Path) -> None:
    """Every problem in one pass, with its row."""
    with pytest.raises(InputRefused) as refused:
        read_audits(
            _file(tmp_path, _stated("2.5", "-1"), *_grades("x/130/10", "60/30/10"), _grades("1/1/1", "1/1/1")[0])
        )
    assert len(refused.value.problems) == 5
    assert "board.csv, row 2" in str(refused.value)
    for path in (
        _file(tmp_path, "a,b", head="a,b"),
        _file(tmp_path, _stated("1", "2")),
        _file(tmp_path),
        tmp_path / "none.csv",
    ):
        with pytest.raises(InputRefused):
            read_audits(path)
    (tmp_path / "board.csv").write_bytes("é".encode("latin-1"))
    with pytest.raises(InputRefused):
        read_audits(tmp_path / "board.csv")


def test_a_council_adds_its_own_wording(tmp_path: Path) -> None:
    """And a grade is given to one name only."""
    ours = tmp_path / "ours.toml"
    ours.write_text(
        'format = 1\n[[stated]]\nmeasure = "Audits"\nsubmeasure = "All"\nbehind = "Audit"\nsource = "our dashboard"\n',
        encoding="utf-8",
    )
    row = load_wording(tmp_path).behind("Voice in audit findings")
    assert row is not None
    assert row.submeasure == "All"
    ours.write_text('format = 1\n[[grade]]\nname = "fine"\nprinted = ["good"]\n', encoding="utf-8")
    with pytest.raises(InputRefused):
        load_wording(tmp_path)
