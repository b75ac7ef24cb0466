"""Writes the SQL of every measure under tests/measures/sql, so that a review shows what changed in what is counted."""

from pathlib import Path

from goldenthread.measures.compile.statements import figures_statement
from goldenthread.measures.definitions import book
from goldenthread.measures.language.measures import Stat

FOLDER = Path(__file__).parent.parent / "tests" / "measures" / "sql"


def main() -> int:
    """Write every snapshot and remove those of measures that are gone; returns 0."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    held = book()
    wanted = {key for key, one in held.measures.items() if one.stat is not Stat.RATIO}
    for path in FOLDER.glob("*.sql"):
        if path.stem not in wanted:
            path.unlink()
    for key in sorted(wanted):
        text = f"{figures_statement(held, [held.measure(key)], ()).text}\n"
        (FOLDER / f"{key}.sql").write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
