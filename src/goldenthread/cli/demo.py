"""``make demo``: a borough is invented, written in every format, loaded as a council would, reported on, and put on a site."""

import shutil
import sys
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from goldenthread.access.scope import Scope
from goldenthread.borough.simulate import Plan, simulate
from goldenthread.borough.writers import FORMATS, write
from goldenthread.calendar import PeriodKind, period_of
from goldenthread.cli.app import main as command
from goldenthread.cli.demo_papers import papers
from goldenthread.cli.demo_plan import load_plan
from goldenthread.cli.demo_quality import load_audits
from goldenthread.cli.demo_site import is_watched, keep_running, look_at, make_ready
from goldenthread.cli.machinery import machinery
from goldenthread.cli.options import moment
from goldenthread.cli.output import Form, print_rows, say
from goldenthread.cli.progress import steps
from goldenthread.cli.summary import counted, print_rules, print_tables
from goldenthread.records.checks.report import counts
from goldenthread.records.store.load import load
from goldenthread.records.store.loaded import LoadRequest, LoadResult
from goldenthread.records.store.store import Store
from goldenthread.records.store.verify import verify

CHILDREN, YEARS, SEED, AS_AT, AUTHORITY = 1200, 3, 2026, date(2026, 9, 30), "999"
#: When the council loaded the yearly returns, and then everything else: before the papers of September were written.
KNOWN_AT = (datetime(2026, 5, 29, 9, tzinfo=UTC), datetime(2026, 10, 5, 9, tzinfo=UTC))
COUNCIL = "Synthetic Borough Council"
MEASURES = ("assessments-in-45-working-days", "assessments-overdue", "cp-plans-open", "looked-after-children")
#: How long after the month's end its papers are written.
_AFTER = timedelta(days=9)
FAULTS = {
    "late-recording": 0.05,
    "duplicates": 0.01,
    "impossible-dates": 0.01,
    "code-drift": 0.01,
    "conflicting-sources": 0.01,
    "missing-workers": 0.02,
}


def main(folder: Path = Path("build/demo")) -> int:
    """Build, write, load, sum up, report and serve; returns 0."""
    started = time.perf_counter()
    if folder.exists():
        shutil.rmtree(folder)
    files, root, home = folder / "files", folder / "store", folder / "home"
    say(
        f"1. Inventing a borough of {CHILDREN} children over {YEARS} years, with some faults of the usual kinds planted"
    )
    with steps() as step:
        borough = simulate(Plan(children=CHILDREN, years=YEARS, seed=SEED, as_at=AS_AT))
        written = write(borough, files, FORMATS, FAULTS, lambda name, done, of: step(f"Writing {name}", done / of))
    per_format = Counter(item.path.split("/")[0] for item in written.files)
    say("   " + ", ".join(f"{counted(per_format[name], 'file')} of {name}" for name in FORMATS) + f", in {files}")
    say("2. Loading the yearly returns, then everything else, as a council would over a year")
    returns, rest = (
        [files / name for name in names] for names in (("cin", "903"), ("ssd", "annex-a", "local", "registers"))
    )
    results: list[LoadResult] = []
    for paths, as_at, known_at in ((returns, None, KNOWN_AT[0]), (rest, AS_AT, KNOWN_AT[1])):
        # A clock that has not come so far yet says when it is: what is loaded can never be known ahead of it.
        asked = LoadRequest(
            authority=AUTHORITY, as_at=as_at, dates="dmy", known_at=known_at if known_at < datetime.now(UTC) else None
        )
        with steps() as step:
            results.append(load(paths, root, asked, machinery(), step))
        say(f"   snapshot {results[-1].snapshot} as at {results[-1].as_at} in {results[-1].seconds:.1f} s")
    _sum_up(root)
    _measure(root, folder)
    _write_papers(root, folder)
    sound = verify(root)
    sound.refuse_if_damaged()
    say(f"\n{sound.files} files in the store are as they were written.")
    say("\nLook further:")
    for line in (
        f"goldenthread findings --store {root} --by team",
        f"goldenthread findings --store {root} --rule sources-disagree",
        f"goldenthread rows {MEASURES[0]} --store {root} --period 2026-09 --met no",
        f"goldenthread explain {MEASURES[0]}",
        "goldenthread list",
    ):
        say(f"  .venv/bin/{line}")
    say("\nThe site, for every role:")
    users = make_ready(root, home, COUNCIL)
    today = date.today()  # noqa: DTZ011  a plan and audits are read on a local day
    load_plan(folder / "plan", home, today)
    load_audits(root, home, today)
    watched = is_watched()
    if not watched:
        look_at(root, home, users)
    say(f"\nEverything took {time.perf_counter() - started:.0f} s.")
    if watched:
        keep_running(home, users)
    return 0


def _sum_up(root: Path) -> None:
    """People, events by table, snapshots and findings by rule."""
    store = Store.open(root)
    current = store.current()
    if current is None:
        raise RuntimeError("the demonstration's store holds no snapshot")
    with current.connect(Scope.everything("demonstration", "summing up")) as connection:
        people, unborn = connection.execute(
            "select count(*), count(*) filter (birth_date is null) from people"
        ).fetchone() or (0, 0)
    say(f"\n{people:,} people, {unborn} of them unborn or without a birth date. Rows by table:")
    say("")
    print_tables(current.manifest.rows)
    say("\nSnapshots:\n")
    snapshots = [
        {
            "snapshot": item.id,
            "as at": item.manifest.as_at,
            "known at": moment(item.manifest.known_at),
            "sources": len(item.manifest.deliveries),
        }
        for item in store.snapshots()
    ]
    print_rows(snapshots, Form.table, ("snapshot", "as at", "known at", "sources"), "")
    say("\nWhat is wrong with the data, by rule:\n")
    found = counts(current.findings(), "rule").to_pylist()
    print_rules(found, ("rule", "error", "query", "findings", "children"), "Nothing.")


def _measure(root: Path, folder: Path) -> None:
    """A few figures, who is overdue by one clock, and one chart, each by the command that a reader would type."""
    say("\nFigures, a tracker and a chart made of it:")
    home = ["--store", str(root), "--home", str(folder / "home")]
    for words in (
        ["measure", *MEASURES, "--period", "2026-07..2026-09"],
        ["tracker", "cp-visit", "--as-at", AS_AT.isoformat(), "--status", "overdue,due-soon"],
        ["chart", MEASURES[0], "--out", str(folder / "assessments.svg")],
    ):
        say(f"\n$ goldenthread {' '.join(words)}\n")
        if command([*words, *home]) != 0:
            raise RuntimeError(f"the demonstration's command {words[0]} failed")


def _write_papers(root: Path, folder: Path) -> None:
    """The packs of the last whole month, each by the command that a reader would type, and where they are."""
    say("\nPapers of the month, frozen with a manifest each:")
    started = time.perf_counter()
    period, written = period_of(PeriodKind.MONTH, AS_AT), AS_AT + _AFTER
    for words in papers(root, folder, folder / "home", COUNCIL, period, written):
        say(f"\n$ goldenthread {' '.join(words)}\n")
        if command(words) != 0:
            raise RuntimeError(f"the demonstration's paper {words[1]} failed")
    say(f"\nThe papers took {time.perf_counter() - started:.0f} s.")


if __name__ == "__main__":
    sys.exit(main())
