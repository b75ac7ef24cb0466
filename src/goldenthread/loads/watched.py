"""What lies in the watched folder: offered, and never loaded by itself."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from goldenthread.loads.limits import FILES
from goldenthread.loads.models import Batch


@dataclass(frozen=True, slots=True)
class Offered:
    """A file of the watched folder; ``loaded`` says that one of its name and size was loaded before."""

    path: Path
    size: int
    changed: datetime
    loaded: bool


def watched_files(folder: Path) -> tuple[Offered, ...]:
    """The files that lie there, by name; folders, hidden files and links to elsewhere are left out."""
    if not folder.is_dir():
        return ()
    before = {
        (item["name"], item["size"])
        for batch in Batch.objects.exclude(snapshot="").only("files")
        for item in batch.files
    }
    found = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~$")) or path.is_symlink() or not path.is_file():
            continue
        stat = path.stat()
        changed = datetime.fromtimestamp(stat.st_mtime, UTC)
        found.append(Offered(path, stat.st_size, changed, (path.name, stat.st_size) in before))
    return tuple(found[: int(FILES.value)])
