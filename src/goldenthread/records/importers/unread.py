"""Files that lie in a folder that was given and are nothing known: they are not read, and that is said."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from goldenthread.records.importers.language import Source
from goldenthread.records.limits import limit

#: What systems and spreadsheets leave lying about, and mappings, which are no records.
_NO_RECORDS = frozenset({"thumbs.db", "desktop.ini"})


def unread(paths: Iterable[Path], sources: Sequence[Source]) -> tuple[Path, ...]:
    """Files under the folders among ``paths`` that belong to none of ``sources``, in order of their names."""
    read = {path.resolve() for source in sources for path in source.paths}
    found = [file for path in paths if path.is_dir() for file in sorted(path.rglob("*")) if file.is_file()]
    return tuple(file for file in found if file.resolve() not in read and not _is_no_record(file))


def unread_notes(paths: Iterable[Path], sources: Sequence[Source]) -> tuple[str, ...]:
    """The sentence that names those files, or none."""
    files = unread(paths, sources)
    if not files:
        return ()
    shown = int(limit("findings-shown"))
    more = f" and {len(files) - shown:,} more" if len(files) > shown else ""
    names = ", ".join(str(file) for file in files[:shown])
    return (f"Not recognised and not read: {names}{more}.",)


def _is_no_record(file: Path) -> bool:
    name = file.name.casefold()
    return name in _NO_RECORDS or name.startswith((".", "~$")) or file.suffix.casefold() == ".toml"
