"""``make samples DIR=folder``: every source under a folder is loaded on its own, and what was found in it is printed."""

import sys
import tempfile
from datetime import date
from pathlib import Path

from goldenthread.cli.machinery import machinery
from goldenthread.cli.output import Form, print_rows, say
from goldenthread.records.errors import RecordsError
from goldenthread.records.importers import recognise
from goldenthread.records.importers.language import Source
from goldenthread.records.store.load import load
from goldenthread.records.store.loaded import LoadRequest
from goldenthread.records.store.store import Store

#: What such files may not say of themselves: an authority, here one that is no council's.
AUTHORITY = "999"


def main(folder: Path, as_at: date | None = None) -> int:
    """Load each source, as at ``as_at`` where it does not say; returns 0, or 2 when nothing under ``folder`` is recognised."""
    if not folder.is_dir():
        say(f"{folder} is not a folder.")
        return 2
    sources: list[Source] = []
    try:
        sources += recognise([folder])
    except RecordsError:
        sources += _one_by_one(folder)
    for source in sources:
        _show(source, as_at)
    return 0 if sources else 2


def _one_by_one(folder: Path) -> list[Source]:
    """What lies in a folder that is not to be taken as a whole, saying of each thing that is not recognised what it lacks."""
    sources: list[Source] = []
    for path in sorted(folder.iterdir()):
        try:
            sources += recognise([path])
        except RecordsError as refused:
            say(f"\n# {path.name}\n{refused}")
    return sources


def _show(source: Source, as_at: date | None) -> None:
    names = ", ".join(path.name for path in source.paths[:4]) + (" …" if len(source.paths) > 4 else "")
    say(f"\n# {source.name}: {names}")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "store"
        for asked in (
            LoadRequest(dates="dmy"),
            LoadRequest(dates="dmy", authority=AUTHORITY),
            LoadRequest(dates="dmy", authority=AUTHORITY, as_at=as_at or _date_of(source)),
        ):
            try:
                result = load([_common(source)], root, asked, machinery())
            except RecordsError as refused:
                said = str(refused)
                continue
            rows = ", ".join(f"{count:,} {name}" for name, count in result.rows.items())
            say(f"Loaded as at {result.as_at} in {result.seconds:.1f} s: {rows}\n")
            snapshot = Store.open(root).current()
            found = snapshot.findings().to_pylist() if snapshot else []
            _print(found)
            return
        say(f"Refused:\n{said}")


def _print(found: list[dict[str, object]]) -> None:
    """Findings by rule, with how many, and one of them in full."""
    grouped: dict[tuple[object, object], list[dict[str, object]]] = {}
    for item in found:
        grouped.setdefault((item["rule"], item["severity"]), []).append(item)
    rows = [
        {
            "findings": len(items),
            "rule": rule,
            "severity": severity,
            "for example": f"{items[0]['sheet'] or items[0]['table'] or ''} row {items[0]['row']}: {items[0]['message']}",
        }
        for (rule, severity), items in sorted(grouped.items(), key=lambda entry: -len(entry[1]))
    ]
    print_rows(rows, Form.table, ("findings", "rule", "severity", "for example"), "Nothing was found wrong.")


def _common(source: Source) -> Path:
    return source.paths[0] if len(source.paths) == 1 else source.paths[0].parent


def _date_of(source: Source) -> date:
    """The end of the collection year that a name speaks of, else of the last month."""
    today = date.today()  # noqa: DTZ011  only to have a date where a sample has none
    return date(source.year, 3, 31) if source.year else date(today.year, today.month, 1)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]) if len(sys.argv) > 2 else None))
