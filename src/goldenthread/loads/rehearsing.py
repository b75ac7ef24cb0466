"""The dry run: everything a load does but the writing, with what would change told in counts."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, cast

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.jobs.kinds import Step
from goldenthread.loads.comparing import Compared, compare
from goldenthread.loads.found import counted, gone, keyed, with_news
from goldenthread.records import engine
from goldenthread.records.checks.report import By
from goldenthread.records.errors import InputRefused, Problem
from goldenthread.records.importers.language import DateOrder
from goldenthread.records.store.load import load
from goldenthread.records.store.loaded import LoadRequest, LoadResult
from goldenthread.records.store.machinery import Machinery, usual
from goldenthread.records.store.opening import is_store
from goldenthread.records.store.reading import open_whole
from goldenthread.records.store.store import Store

_BY: Final[tuple[By, ...]] = ("rule", "team")


@dataclass
class Seen:
    """What was seen of the tables and findings that a load would make."""

    compared: Compared | None = None
    findings: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    total: int = 0
    new: int = 0
    gone: int = 0
    stops: int = 0


def request_of(answers: Mapping[str, Any], mapping: Path | None, *, dry_run: bool, wait: float = 0.0) -> LoadRequest:
    """What is asked of a load, from the answers of the person who sent the files."""
    as_at = answers.get("as_at") or ""
    return LoadRequest(
        as_at=date.fromisoformat(as_at) if as_at else None,
        dates=cast(DateOrder | None, answers.get("dates") or None),
        encoding=answers.get("encoding") or "utf-8",
        mapping=mapping,
        dry_run=dry_run,
        wait=wait,
    )


def rehearse(
    paths: Sequence[Path], root: Path, request: LoadRequest, step: Step, machinery: Machinery | None = None
) -> dict[str, Any]:
    """Read and check files as a load into ``root`` would, changing nothing; what would come of it, as JSON.

    What stops the load is told among the problems, with all that could still be found out. Raises as `load` does for
    files that cannot be read at all.
    """
    seen = Seen()
    before = current_of(root)

    def look(connection: engine.Connection, findings: pa.Table) -> None:
        step("Comparing with the last load", 0.9)
        _compare(seen, root, connection, findings)

    problems: tuple[Problem, ...] = ()
    result: LoadResult | None = None
    try:
        result = load(paths, root, request, machinery or usual(), step, look)
    except InputRefused as refused:
        if seen.compared is None:
            raise
        problems = refused.problems
    return _told(seen, before, result, problems)


def current_of(root: Path) -> str:
    """The id of the current snapshot; "" before the first load."""
    return (Store.open(root).state.current or "") if is_store(root) else ""


def _compare(seen: Seen, root: Path, connection: engine.Connection, findings: pa.Table) -> None:
    now = keyed(findings)
    old: pa.Table | None = None
    if current_of(root):
        snapshot = Store.open(root).current()
        # As it is stored: what is dated after the snapshot's day is not shown to readers, but it is in the tables.
        with closing(open_whole(snapshot.layout, snapshot.manifest)) as before:
            seen.compared = compare(before, connection)
        old = keyed(snapshot.findings())
    else:
        seen.compared = compare(None, connection)
    told = with_news(now, old)
    seen.total, seen.gone = told.num_rows, gone(now, old)
    seen.new = int(pc.sum(told["new"]).as_py() or 0)
    seen.stops = int(pc.sum(pc.equal(told["severity"], "stops")).as_py() or 0)
    seen.findings = {by: counted(told, by) for by in _BY}


def _told(seen: Seen, before: str, result: LoadResult | None, problems: tuple[Problem, ...]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "before": before,
        "compared": seen.compared.plain() if seen.compared is not None else None,
        "findings": seen.findings,
        "total": seen.total,
        "new": seen.new,
        "gone": seen.gone,
        "stops": seen.stops,
        "problems": [{"where": one.where, "what": one.what, "mend": one.mend} for one in problems],
    }
    if result is None:
        return said
    return said | told_of(result)


def told_of(result: LoadResult) -> dict[str, Any]:
    """What a load or a dry run answered, as JSON."""
    return {
        "snapshot": result.snapshot,
        "held": not result.created and not result.dry_run,
        "authority": result.authority,
        "as_at": result.as_at.isoformat(),
        "known_at": result.known_at.isoformat(),
        "rows": dict(result.rows),
        "sources": [
            {"source": one.source, "as_at": one.as_at.isoformat(), "days": one.days, "carried": one.carried}
            for one in result.sources
        ],
        "notes": list(result.notes),
    }
