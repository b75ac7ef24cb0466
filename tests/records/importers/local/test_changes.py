"""A list that no longer looks as its mapping says is reported with the lines that would mend it."""

from pathlib import Path

import pytest
from tests.records.importers.local.lists import delivery, land, load, rows, write
from tests.records.importers.local.test_mapping import LIST, SUPERVISION

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers.local.replay import Replayed, replay


def test_a_renamed_heading_is_refused_with_the_mend(tmp_path: Path) -> None:
    """The nearest heading that is not mapped is offered as a change of the mapping."""
    changed = [LIST[0].replace("Date of supervision", "Supervision date"), *LIST[1:]]
    with pytest.raises(InputRefused) as refused:
        land(write(tmp_path / "Supervision.csv", *changed), write(tmp_path / "m.toml", SUPERVISION))
    said = str(refused.value)
    assert "the column 'Date of supervision', which m.toml reads as supervision_date, is not there" in said
    assert '-supervision_date = "Date of supervision"' in said
    assert '+supervision_date = "Supervision date"' in said


def test_every_heading_that_is_gone_is_named(tmp_path: Path) -> None:
    """One pass says it all, even where nothing near it is left."""
    with pytest.raises(InputRefused) as refused:
        land(write(tmp_path / "Supervision.csv", "Mosaic ID,Zz", "C1,2"), write(tmp_path / "m.toml", SUPERVISION))
    assert len(refused.value.problems) == 3
    assert "Columns that are not mapped: 'Zz'" in str(refused.value)


def test_a_new_heading_is_a_query(tmp_path: Path) -> None:
    """The mapping says which headings are left out on purpose; any other is new."""
    wider = [f"{line},{more}" for line, more in zip(LIST, ("Restorative?", "y", "n"), strict=True)]
    landing = land(write(tmp_path / "Supervision.csv", *wider), write(tmp_path / "m.toml", SUPERVISION))
    (finding,) = landing.findings.to_pylist()
    assert finding["rule"] == "heading-new"
    assert "'Restorative?'" in finding["message"]


def test_a_new_code_is_a_finding_with_the_mend(tmp_path: Path) -> None:
    """One finding a text with its count, beside the finding of each cell."""
    more = [*LIST, "C3,05/04/2025,2025-04-06,Group superv,x", "C4,05/04/2025,2025-04-06,Group superv,x"]
    landing = land(write(tmp_path / "Supervision.csv", *more), write(tmp_path / "m.toml", SUPERVISION))
    (finding,) = landing.findings.to_pylist()
    assert finding["rule"] == "code-not-mapped"
    assert "(2 cells)" in finding["message"]
    assert '+"Group superv" = "group"' in finding["mend"]
    _, found = load(landing)
    assert [item["rule"] for item in found] == ["code-not-mapped", "unknown-code", "unknown-code"]


def replayed(tmp_path: Path, text: str, *lines: str) -> Replayed:
    """Last month's list, landed and then read again through another mapping."""
    landing = land(write(tmp_path / "Supervision.csv", *lines), write(tmp_path / "m.toml", SUPERVISION))
    return replay(landing.source, landing.files, dict(landing.extra), dict(landing.cells), text, "m.toml")


def test_last_months_load_is_replayed_through_a_mended_mapping(tmp_path: Path) -> None:
    """A code added later is understood in the cells that were stored before."""
    more = [*LIST, "C3,05/04/2025,2025-04-06,Zebra,x"]
    mended = SUPERVISION + '"Zebra" = "group"\n'
    landing = land(write(tmp_path / "Supervision.csv", *more), write(tmp_path / "m.toml", SUPERVISION))
    assert landing.findings.num_rows == 1
    again = replayed(tmp_path, mended, *more)
    assert again.findings.num_rows == 0
    assert again.change.splitlines()[-1] == '+"Zebra" = "group"'
    stored = delivery(landing)
    engine, found = load(type(landing)(**{**landing.__dict__, "extra": again.extra, "findings": again.findings}))
    assert stored.cells("supervisions") is landing.cells["supervisions"]
    assert found == []
    assert rows(engine, "select kind from supervisions order by supervision_date") == [("case",), (None,), ("group",)]


def test_the_same_mapping_replayed_changes_nothing(tmp_path: Path) -> None:
    """And says so."""
    again = replayed(tmp_path, SUPERVISION, *LIST)
    assert again.change.strip() == ""


def test_a_replay_that_needs_what_was_not_kept_is_refused(tmp_path: Path) -> None:
    """What was left out at load is gone, so the file itself is needed."""
    with pytest.raises(InputRefused, match="reads worker_id, which was not kept"):
        replayed(tmp_path, SUPERVISION.replace('kind = "Type"', 'kind = "Type"\nworker_id = "Worker"'), *LIST)
    with pytest.raises(InputRefused, match="is for visits"):
        replayed(tmp_path, 'table = "visits"\n[columns]\nchild_id = "a"\nkind = "b"\nvisit_date = "c"\n', *LIST)
