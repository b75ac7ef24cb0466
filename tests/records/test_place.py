"""Rows of one source become the very events that merging them would make."""

from datetime import date

import pytest
from tests.records.test_merge import delivery, toy

from goldenthread.records import merge, pipeline
from goldenthread.records.engine import connect

REFERRALS = """
child_id ref_id referral_date source
C1 r1 2024-05-01 6
C1 r2 2024-05-01 5A
C2 r3 2024-06-01 6
"""
ASSESSMENTS = "child_id ref_id start_date\nC1 r2 2024-05-02\nC1 r1 2024-05-03\nC2 r3 2024-06-02\nC2 r9 2024-06-03"


def _tables(monkeypatch: pytest.MonkeyPatch, group: bool, people: str) -> dict[str, list[object]]:
    """The tables made of one source without ids of its own; ``group`` sends every row through the merge."""
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "IMPORTERS", {"cin": toy("cin", own_ids=False)})
        if group:
            patch.setattr(merge, "stand_alone", lambda *_: False)
        connection = connect()
        given = delivery("cin", "cin", date(2025, 3, 31), referrals=REFERRALS, assessments=ASSESSMENTS, people=people)
        pipeline.assemble(connection, [given], authority="999")
        names = ("people", "referrals", "assessments")
        return {name: connection.execute(f'select * from "{name}" order by all').fetchall() for name in names}


@pytest.mark.parametrize("twice", [False, True], ids=["told once", "told twice"])
def test_rows_placed_are_rows_merged(monkeypatch: pytest.MonkeyPatch, twice: bool) -> None:
    """Keys, refs and every other column are the same, whether or not rows that stand alone are grouped."""
    people = "child_id birth_date upn\nC1 2010-01-01 A1\nC2 2011-01-01 A2" + ("\nC1 2010-01-01 A1" if twice else "")
    placed = _tables(monkeypatch, group=False, people=people)
    assert placed == _tables(monkeypatch, group=True, people=people)
    assert [len(placed[name]) for name in placed] == [2, 3, 4]
