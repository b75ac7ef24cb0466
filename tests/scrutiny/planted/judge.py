"""How many planted faults the command finds, in the right cell, and how often it speaks of a clean table.

The command is run as anyone runs it and only its JSON is read. From the root of the project:
`python -m tests.scrutiny.planted.judge [--only real|plain] [--list] [--clean 1000] [--family WORDS]`.
"""

import argparse
import io
import json
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.scrutiny.planted.catalogue import CONTRADICTION, NOTE, QUESTION, UNIT, Case, cases, clean, clean_papers
from tests.scrutiny.planted.writing import Place, Written

from goldenthread.cli.app import main

RANK = {NOTE: 0, QUESTION: 1, UNIT: 2, CONTRADICTION: 2}
ALL_CLEAN = 1000


@dataclass(frozen=True)
class Verdict:
    """What was found in one case."""

    case: Case
    found: bool
    right_cell: bool
    loud_enough: bool
    strays: tuple[str, ...]
    false_alarms: tuple[str, ...]
    trouble: str = ""
    checked: str = ""

    @property
    def good(self) -> bool:
        """Found, in the right cell, at the level that it deserves."""
        return self.right_cell and self.loud_enough and not self.trouble


class Unreadable(Exception):
    """The command did not give its findings."""


def scrutinise(files: Sequence[Path]) -> dict[str, Any]:
    """What the command says of files, as its JSON; raises `Unreadable` where it refuses them."""
    out, err = io.StringIO(), io.StringIO()
    words = ["scrutinise", *map(str, files), "--format", "json", "--level", NOTE]
    with redirect_stdout(out), redirect_stderr(err):
        code = main(words)
    if code not in (0, 1):
        raise Unreadable(f"exit {code}: {(err.getvalue() or out.getvalue()).strip()[:400]}")
    try:
        told = json.loads(out.getvalue())
    except ValueError as problem:
        raise Unreadable(f"no JSON: {problem}: {out.getvalue()[:200]}") from problem
    if not isinstance(told, dict) or "findings" not in told:
        raise Unreadable(f"no findings in the JSON: {out.getvalue()[:200]}")
    return told


def relations_tried(told: dict[str, Any]) -> str:
    """The relations that the command says it tried, with how often each agreed, disagreed and could not tell."""
    checked = told.get("checked") or {}
    tried = [f"{name} {'/'.join(map(str, counts.values()))}" for name, counts in checked.get("relations", {}).items()]
    return "; ".join([*tried, *checked.get("notes", [])])


def plain(text: str) -> str:
    """A heading without case, spaces and punctuation; % stays, since it tells columns apart."""
    return re.sub(r"[^a-z0-9%]", "", text.casefold())


def names_the_cell(finding: dict[str, Any], places: Iterable[Place]) -> bool:
    """Whether the finding stands at one of the cells."""
    file = Path(str(finding["file"])).name
    column = plain(str(finding.get("column") or ""))
    return any(
        file == place.file
        and (place.row == 0 or finding.get("row") == place.row)
        and (not place.headings or column in {plain(name) for name in place.headings})
        for place in places
    )


def said(finding: dict[str, Any]) -> str:
    """One line of a finding, for a list."""
    keys = ("file", "row", "column", "relation", "level", "published", "expected", "arithmetic")
    return " | ".join(str(finding.get(key)) for key in keys)


def judged(case: Case, folder: Path) -> Verdict:
    """Run one case and its clean twin."""
    for name in ("planted", "clean"):
        (folder / name).mkdir(parents=True)
    written = case.write(folder / "planted", planted=True)
    twin = case.write(folder / "clean", planted=False)
    try:
        told = scrutinise(written.files)
        findings, alarms = told["findings"], scrutinise(twin.files)["findings"]
    except Unreadable as problem:
        return Verdict(
            case, found=False, right_cell=False, loud_enough=False, strays=(), false_alarms=(), trouble=str(problem)
        )
    at_cell = [finding for finding in findings if names_the_cell(finding, written.places)]
    loud = [finding for finding in at_cell if RANK[finding["level"]] >= RANK[case.level]]
    before = {said(finding) for finding in alarms}
    strays = tuple(said(f) for f in findings if f not in at_cell and said(f) not in before)
    return Verdict(
        case,
        bool(findings),
        bool(at_cell),
        bool(loud),
        strays,
        tuple(map(said, alarmed(alarms))),
        "",
        relations_tried(told),
    )


def alarmed(findings: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The findings that a clean table must not have: questions and above."""
    return [finding for finding in findings if RANK[finding["level"]] >= RANK[QUESTION]]


def run_cases(chosen: Iterable[Case]) -> list[Verdict]:
    """Every verdict on the cases."""
    with tempfile.TemporaryDirectory() as folder:
        return [judged(case, Path(folder) / str(number)) for number, case in enumerate(chosen)]


def run_clean(seeds: Iterable[int]) -> dict[int, list[str]]:
    """Clean tables that were spoken of at the level of a question or above, or refused, by their seed."""
    alarms: dict[int, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            written = written_clean(seed, Path(folder))
            try:
                found = [said(finding) for finding in alarmed(scrutinise(written.files)["findings"])]
            except Unreadable as problem:
                found = [str(problem)]
            if found:
                alarms[seed] = found
    return alarms


def written_clean(seed: int, folder: Path) -> Written:
    """One clean table in a folder of its own."""
    home = folder / f"clean{seed}"
    home.mkdir()
    return clean(seed, home)


def shares(verdicts: Sequence[Verdict]) -> list[tuple[str, int, int, int]]:
    """Name, cases, found and found rightly: of all, of each kind, of each relation within each kind."""
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        for name in ("all", verdict.case.kind, f"{verdict.case.kind}: {verdict.case.family}"):
            groups[name].append(verdict)
    order = sorted(groups, key=lambda name: (name != "all", ":" in name, name))
    return [
        (name, len(of), sum(verdict.found for verdict in of), sum(verdict.good for verdict in of))
        for name, of in ((name, groups[name]) for name in order)
    ]


def report(verdicts: Sequence[Verdict], alarms: dict[int, list[str]], tried: int, *, listed: bool) -> str:
    """The table, and each miss."""
    lines = [f"{'planted faults':60} cases  spoken  right cell and level"]
    for name, number, found, good in shares(verdicts):
        lines.append(f"{name:60} {number:5}  {found:6}  {good:5}  {100 * good / number:5.1f}%")
    spoken = [verdict for verdict in verdicts if verdict.false_alarms]
    strays = sum(bool(verdict.strays) for verdict in verdicts)
    lines.append(f"clean twins spoken of at question or above: {len(spoken)} of {len(verdicts)}")
    lines.append(f"cases with further findings in other cells: {strays} of {len(verdicts)}")
    lines.append(f"clean tables spoken of at question or above: {len(alarms)} of {tried}")
    if listed:
        for verdict in verdicts:
            if not verdict.good:
                what = verdict.trouble or (
                    "level" if verdict.right_cell else "other cell" if verdict.found else "silent"
                )
                lines.append(f"MISS {verdict.case.name} ({verdict.case.form}, {verdict.case.family}): {what}")
                lines.extend(f"     said: {stray}" for stray in verdict.strays[:3])
                lines.append(f"     tried: {verdict.checked[:300]}")
            lines.extend(f"TWIN {verdict.case.name} ({verdict.case.form}): {text}" for text in verdict.false_alarms[:3])
        for seed, found_ in alarms.items():
            lines.extend(f"CLEAN {seed} {clean_papers(seed)[0]}: {text}" for text in found_[:3])
    return "\n".join(lines) + "\n"


def _main() -> int:
    parser = argparse.ArgumentParser(description="Planted faults against the command.")
    parser.add_argument("--only", choices=["real", "plain"])
    parser.add_argument("--family", default="", help="only relations whose name holds these words")
    parser.add_argument("--case", default="", help="only cases whose name holds these words")
    parser.add_argument("--list", action="store_true", help="print each miss and each false alarm")
    parser.add_argument("--clean", type=int, default=ALL_CLEAN, help="how many clean tables to try")
    wanted = parser.parse_args()
    chosen = [
        case for case in cases()
        if wanted.only in (None, case.kind) and wanted.family in case.family and wanted.case in case.name
    ]  # fmt: skip
    began = time.perf_counter()
    verdicts = run_cases(chosen)
    alarms = run_clean(range(wanted.clean))
    sys.stdout.write(report(verdicts, alarms, wanted.clean, listed=wanted.list))
    sys.stdout.write(f"{time.perf_counter() - began:.1f} seconds\n")
    return 0


if __name__ == "__main__":
    sys.exit(_main())
