"""A real load, killed at two hundred random moments, always leaves the store as before or as after."""

import random
import shutil
from pathlib import Path

import pytest
from tests.kill.killing import current, judge, put_back, run

from goldenthread.records.store.verify import verify

pytestmark = pytest.mark.kill

MOMENTS = 200


def _visits(folder: Path, day: str, rows: int) -> Path:
    """A local list of supervisions, under its documented headings."""
    path = folder / "case_recordings.csv"
    lines = ["child_id,kind,entry_date", *(f"C{number % 400},chronology,{day}" for number in range(rows))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return path


@pytest.mark.parametrize("part", range(4))
def test_a_load_killed_at_random_moments(part: int, files: Path, root: Path, tmp_path: Path) -> None:
    """Fifty moments a part, spread over the whole of the load and a little beyond its end."""
    run(root, str(_visits(files, "2025-06-30", 2_000)), "load-really")
    kept = tmp_path / "kept"
    shutil.copytree(root, kept)
    file = str(_visits(files, "2025-07-31", 3_000))
    whole = run(root, file, "load-really")
    before, after = current(kept), current(root)
    assert after is not None
    assert after != before
    dice = random.Random(part)
    seen: list[str | None] = []
    for _ in range(MOMENTS // 4):
        put_back(kept, root)
        run(root, file, "load-really", after_seconds=dice.uniform(0, 1.05 * whole.seconds))
        seen.append(judge(root, before, after))
        if len(seen) % 10 == 0:
            run(root, file, "load-really")
            assert current(root) == after
            assert verify(root).orphans == ()
    assert before in seen
