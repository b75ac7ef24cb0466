"""One numbered case loaded into a store, as a council would: refused and nothing changed, or loaded whole."""

import hashlib
import os
import time
import traceback
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.generative.bases import AS_AT, AUTHORITY
from tests.generative.judge import Verdict, laid_out
from tests.generative.model import Base
from tests.generative.mutation.choose import case
from tests.generative.outcome import REFUSALS

from goldenthread.records.errors import RecordsError
from goldenthread.records.store.load import load
from goldenthread.records.store.loaded import LoadRequest, LoadResult
from goldenthread.records.store.machinery import usual
from goldenthread.records.store.verify import verify

#: Loads after which a store is left and a new one begun: each keeps every snapshot, and more only takes longer.
FILLED = 8
_FIRST_KNOWN = datetime(2025, 10, 1, tzinfo=UTC)


class Stores:
    """Stores that hold a base, one a group, in a folder that goes with the process."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="stores-")
        self._filled: dict[str, tuple[Path, int]] = {}
        os.environ["GOLDENTHREAD_KEY_FILE"] = str(Path(self._folder.name) / "keys" / "test.key")

    def of(self, base: Base) -> tuple[Path, datetime]:
        """A store that holds the base, and a moment that is later than those at which it was loaded into."""
        root, loads = self._filled.get(base.group, (Path(), FILLED))
        if loads >= FILLED:
            loads = 0
            root = Path(self._folder.name) / f"store-{len(list(Path(self._folder.name).iterdir()))}"
            with laid_out(dict(base.files)) as folder:
                put(folder, base, root, _FIRST_KNOWN)
        self._filled[base.group] = (root, loads + 1)
        return root, _FIRST_KNOWN + timedelta(days=loads + 1)


def put(folder: Path, base: Base, root: Path, known: datetime) -> LoadResult:
    """Load a folder into a store."""
    # Yearly returns state their own date.
    as_at = None if base.year else AS_AT
    request = LoadRequest(as_at=as_at, known_at=known, authority=AUTHORITY)
    return load([folder / base.load if base.load else folder], root, request, usual())


def listing(root: Path) -> dict[str, str]:
    """Every file of a store with its hash; what only says who is writing is left out."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and "lock" not in path.name
    }


_STORES: list[Stores] = []


def judge_load(kind: str, seed: int, number: int) -> Verdict:
    """Load the case with this number into a store that holds its base, and say what is wrong with what became of both."""
    stores = _STORES[0] if _STORES else Stores()
    _STORES[:] = [stores]
    base, made = case(kind, seed, number)
    root, known = stores.of(base)
    before = listing(root)
    wrong: list[str] = []
    said = ""
    started = time.perf_counter()
    with laid_out(dict(made.files)) as folder:
        try:
            result = put(folder, base, root, known)
        except RecordsError as error:
            how, said = ("refused" if error.exit_code in REFUSALS else "failed"), str(error)
        except Exception:  # noqa: BLE001 - whatever it is, it is the fault that is looked for
            how, said = "failed", traceback.format_exc(limit=-12)
        else:
            how = "loaded"
            wrong += _loaded(folder, base, root, known, result)
    if how == "failed":
        wrong.append(said)
    if how != "loaded" and listing(root) != before:
        wrong.append(f"{how}, and the store changed: {sorted(set(listing(root).items()) ^ set(before.items()))[:5]}")
    seconds = time.perf_counter() - started
    return Verdict(number, f"{base.group}: {made.name}", made.expect.well_formed, how, said, seconds, tuple(wrong))


def _loaded(folder: Path, base: Base, root: Path, known: datetime, result: LoadResult) -> list[str]:
    """What is wrong with a store after a load: a file that is not as written, or another load that changes it."""
    checked = verify(root)
    wrong = [f"damaged after the load: {problem}" for problem in checked.damaged]
    wrong += [f"left behind by the load: {path.name}" for path in checked.orphans]
    after = listing(root)
    again = put(folder, base, root, known)
    if again.created or again.snapshot != result.snapshot or listing(root) != after:
        wrong.append("a second load of the same files changed the store")
    return wrong
