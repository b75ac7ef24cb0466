"""Writes the SQL of every measure under tests/measures/sql, so that a review shows what changed in what is counted.

The first line of each file is the measure's key and version. A text that changed under the same version is not written:
somebody has figures of that version, so the definition needs a new one. Until the first release nobody has, and
``--unreleased`` writes it all the same; after it, this option is to be removed.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from goldenthread.measures.compile.statements import figures_statement
from goldenthread.measures.definitions import book
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.measures import Stat

FOLDER = Path(__file__).parent.parent / "tests" / "measures" / "sql"
UNRELEASED = "--unreleased"


def snapshot(held: Book, key: str) -> str:
    """The text of a measure's snapshot: a line with its key and version, then its SQL."""
    return f"-- {key} version {held.measure(key).version}\n{figures_statement(held, [held.measure(key)], ()).text}\n"


def counted(held: Book) -> tuple[str, ...]:
    """Keys of the measures that have SQL of their own; a ratio stands on two others."""
    return tuple(key for key, one in held.measures.items() if one.stat is not Stat.RATIO)


def same_version(before: str, now: str) -> bool:
    """Whether two snapshots say that they are of one version."""
    return before.partition("\n")[0] == now.partition("\n")[0]


def main(arguments: Sequence[str] = (), folder: Path = FOLDER, held: Book | None = None) -> int:
    """Write every snapshot and remove those of measures that are gone; 1 if a text changed under its old version."""
    folder.mkdir(parents=True, exist_ok=True)
    held = held or book()
    wanted = counted(held)
    for path in folder.glob("*.sql"):
        if path.stem not in wanted:
            path.unlink()
    refused = []
    for key in sorted(wanted):
        path, text = folder / f"{key}.sql", snapshot(held, key)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if before == text:
            continue
        if UNRELEASED not in arguments and before.startswith("-- ") and same_version(before, text):
            refused.append(key)
            continue
        path.write_text(text, encoding="utf-8", newline="\n")
    for key in refused:
        version = held.measure(key).version
        sys.stderr.write(
            f"{key}: its SQL changed under version {version}: raise it, or {UNRELEASED} before a release\n"
        )
    return 1 if refused else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
