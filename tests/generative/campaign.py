"""Many numbered cases, in a process of their own whose memory is capped and whose silence is noticed."""

import json
import multiprocessing
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.util import find_spec
from multiprocessing.connection import Connection
from pathlib import Path

from tests.generative.judge import Verdict, judge

#: Cases after which the process is replaced by a fresh one, so that what one leaves behind cannot grow: half a part, as
#: each process makes and loads the bases anew.
RECYCLED = 475
#: Seconds without an answer after which a case counts as hanging, on however busy a machine.
SILENCE = 120.0
#: Bytes of address space that the process may take, where the system can hold it to that.
ADDRESS_SPACE = 12_000_000_000
#: Judges the case of a kind with a seed and a number.
Judge = Callable[[str, int, int], Verdict]
REPORTS = Path(__file__).resolve().parents[2] / ".cache" / "generative"


def seed() -> int:
    """The seed of this run: GOLDENTHREAD_SEED, else one that is another every day."""
    return int(os.environ.get("GOLDENTHREAD_SEED", datetime.now(UTC).strftime("%Y%m%d")))


@dataclass
class Report:
    """How many cases became what, how many of them were sound files, and what was wrong."""

    kind: str
    seed: int
    outcomes: Counter[str] = field(default_factory=Counter)
    well_formed: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def add(self, verdict: Verdict) -> None:
        """Count one case; what is wrong goes with the command that shows it again."""
        self.outcomes[verdict.how] += 1
        self.well_formed += verdict.well_formed
        self.seconds += verdict.seconds
        self.slowest = max(self.slowest, verdict.seconds)
        if verdict.wrong:
            again = f"python -m tests.generative.reproduce {self.kind} {self.seed} {verdict.number}"
            self.wrong.append(f"{again}\n  {verdict.name}\n  " + "\n  ".join(verdict.wrong)[:2_000])

    def keep(self, part: str) -> None:
        """Leave the counts where they can be added up afterwards."""
        REPORTS.mkdir(parents=True, exist_ok=True)
        path = REPORTS / f"{self.kind}-{self.seed}-{part}.json"
        path.write_text(json.dumps(vars(self), indent=1, ensure_ascii=False), encoding="utf-8")


def campaign(kind: str, chosen: int, numbers: range, by: Judge = judge) -> Report:
    """Judge the cases with these numbers, ``by`` loading them into memory or into stores."""
    report = Report(kind, chosen)
    waiting = list(numbers)
    while waiting:
        part, waiting = waiting[:RECYCLED], waiting[RECYCLED:]
        for verdict in _in_a_process(kind, chosen, part, by):
            report.add(verdict)
    return report


def _in_a_process(kind: str, chosen: int, numbers: list[int], by: Judge) -> Iterator[Verdict]:
    """Verdicts in order; a process that dies or falls silent is a verdict on the case that it was at."""
    context = multiprocessing.get_context("spawn")
    while numbers:
        asked = len(numbers)
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, kind, chosen, numbers, by), daemon=True)
        process.start()
        theirs.close()
        try:
            while numbers:
                verdict = _next(ours, process.pid or 0, numbers[0])
                numbers = numbers[1:]
                yield verdict
                if verdict.how in ("hanging", "dead"):
                    # A process that cannot even begin would die of every case.
                    if len(numbers) == asked - 1 and verdict.how == "dead":
                        raise RuntimeError(f"the process for {kind} ended at its first case, {verdict.number}")
                    break
        finally:
            process.kill()
            process.join()
            ours.close()


def _next(ours: Connection, pid: int, number: int) -> Verdict:
    if not ours.poll(SILENCE):
        said = f"no answer within {SILENCE:.0f} seconds"
        return Verdict(number, f"case {number}", False, "hanging", said, SILENCE, (said,))
    try:
        verdict = ours.recv()
    except EOFError:
        said = f"the process {pid} died"
        return Verdict(number, f"case {number}", False, "dead", said, 0.0, (said,))
    assert isinstance(verdict, Verdict)
    return verdict


def _work(theirs: Connection, kind: str, chosen: int, numbers: list[int], by: Judge) -> None:
    """What the process does: cap its memory, then judge case after case."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    # The engine asks after pandas with every bound value; where there is none, all folders are searched in vain each time.
    if find_spec("pandas") is None:
        sys.modules.setdefault("pandas", None)  # type: ignore[arg-type]
    for number in numbers:
        theirs.send(by(kind, chosen, number))
    theirs.close()
