"""Lists are loaded into a store month by month."""

from datetime import date
from pathlib import Path

from tests.records.importers.annex_a.books import AS_AT, everything, workbook

from goldenthread.access.scope import Scope
from goldenthread.records.store.load import load
from goldenthread.records.store.loaded import LoadRequest
from goldenthread.records.store.machinery import usual
from goldenthread.records.store.store import Store


def workers(root: Path) -> list[object]:
    """The workers of the current snapshot."""
    connection = Store.open(root).current().connect(Scope.everything("tester", "test"))
    try:
        return [row[0] for row in connection.execute("select worker_id from workers order by all").fetchall()]
    finally:
        connection.close()


def test_a_worker_keeps_the_identifier_from_month_to_month(tmp_path: Path) -> None:
    """The authority is part of it, and is the store's own where it is not given again."""
    root = tmp_path / "store"
    path = workbook(tmp_path / "book.xlsx", everything())
    first = load([path], root, LoadRequest(as_at=AS_AT, authority="302"), usual())
    before = workers(root)
    second = load([path], root, LoadRequest(as_at=date(2024, 2, 29)), usual())
    assert second.snapshot != first.snapshot
    assert len(before) == 2
    assert workers(root) == before
