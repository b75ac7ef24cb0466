"""One numbered case from beginning to end: made, loaded, judged."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from tests.generative.bases import bases
from tests.generative.mutation.choose import case
from tests.generative.outcome import Outcome, attempt, lay_out, unsound

#: Processor seconds that one input may take.
SECONDS = 10.0
#: Bytes by which one input may raise the most memory that the process ever held.
MEMORY = 1_000_000_000


@dataclass(frozen=True)
class Verdict:
    """What became of a case, and what is ``wrong`` with that (nothing, it is hoped)."""

    number: int
    name: str
    well_formed: bool
    how: str
    said: str
    seconds: float
    wrong: tuple[str, ...]


@lru_cache(maxsize=128)
def _of_base(kind: str, seed: int, group: str) -> Outcome:
    base = next(item for item in bases(kind, seed) if item.group == group)
    with laid_out(dict(base.files)) as folder:
        outcome = attempt(folder, base.load)
    if outcome.how != "loaded":
        raise AssertionError(f"the base {kind}/{group} of seed {seed} does not load: {outcome.said}")
    return outcome


@contextmanager
def laid_out(files: dict[str, bytes]) -> Iterator[Path]:
    """The files in a folder that goes away again."""
    with TemporaryDirectory(prefix="mutated-") as folder:
        lay_out(Path(folder), files)
        yield Path(folder)


def judge(kind: str, seed: int, number: int) -> Verdict:
    """Make the case with this number, load it, and say what is wrong with what became of it."""
    base, made = case(kind, seed, number)
    before = _of_base(kind, seed, base.group)
    held = _most_memory()
    started = time.perf_counter()
    with laid_out(dict(made.files)) as folder:
        outcome = attempt(folder, base.load)
    seconds = time.perf_counter() - started
    grown = _most_memory() - held
    wrong = [outcome.said] if outcome.how == "failed" else []
    if outcome.how == "loaded":
        wrong += unsound(outcome, [path.rpartition("/")[2] for path in made.files])
    if outcome.how != "failed":
        wrong += made.expect.judge(before, outcome)
    if outcome.seconds > SECONDS:
        wrong.append(f"took {outcome.seconds:.1f} seconds")
    if grown > MEMORY:
        wrong.append(f"took {grown / 1e6:.0f} MB")
    name = f"{base.group}: {made.name}"
    return Verdict(number, name, made.expect.well_formed, outcome.how, outcome.said, seconds, tuple(wrong))


def _most_memory() -> int:
    """The most memory that this process ever held, in bytes; what it holds now where the system does not say."""
    held = psutil.Process().memory_info()
    if hasattr(held, "peak_wset"):
        return int(held.peak_wset)
    if sys.platform in ("linux", "darwin"):
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
    return int(held.rss)
