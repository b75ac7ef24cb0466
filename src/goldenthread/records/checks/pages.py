"""The page of the data dictionary that lists every check and rule, made from the checks themselves."""

import re
from collections.abc import Sequence

from goldenthread.records.checks.language import CARE_RULES, CIN_RULES, OURS, Check
from goldenthread.records.checks.reading import PARSE_RULES
from goldenthread.records.checks.registry import ALL
from goldenthread.records.checks.titles import OF_ONE_SOURCE
from goldenthread.records.importers.ssda903.reconcile import ALL_RULES

_MADE = "<!-- Made by 'make docs' from the checks themselves. Do not edit. -->\n\n"
_PLACE = re.compile(r"\{@?([a-z_.]+)\}")
_INTRODUCTION = """\
Each check is a module with the sentence a practitioner reads, what to do about it, and a few rows that prove it. A
finding of severity *stops* keeps the load from becoming current, an *error* cannot be true, a *query* may be true and
should be looked at. In the sentences below, *words in italics* stand for the values of the row; dates of birth and pupil
numbers are never shown.
"""


def checks_page() -> str:
    """The page as Markdown: checks by origin, then the rules of reading, joining and stacking."""
    official = [check for check in ALL if check.official]
    lines = [
        f"{_MADE}# Data checks\n",
        _INTRODUCTION,
        _counted(len(official)),
    ]
    lines += _section(
        "Official rules of the CIN census", CIN_RULES, [c for c in official if c.official.startswith("CIN")]
    )
    lines += _section(
        "Official rules of the SSDA903", CARE_RULES, [c for c in official if c.official.startswith("SSDA")]
    )
    lines += _section("Other checks", OURS, [check for check in ALL if not check.official])
    lines += _other_rules()
    return "\n".join(lines) + "\n"


def _counted(official: int) -> str:
    blank = sum(check.blank_only for check in ALL)
    return f"{len(ALL)} checks, {official} of them official rules and {blank} that only look for a blank.\n"


def _section(title: str, source: str, checks: Sequence[Check]) -> list[str]:
    lines = [f"\n## {title}\n", f"Source, where none is given: {source}.\n"]
    lines += ["| Check | Severity | What it says | What to do | Looks at |", "| --- | --- | --- | --- | --- |"]
    for check in checks:
        note = "" if check.source == source else f" Source: {check.source}."
        said = f"**{check.title}.** {_PLACE.sub(_italic, check.sentence)}{note}"
        lines.append(
            f"| `{check.code}` | {check.severity} | {_cell(said)} | {_cell(check.mend)} | {_looks_at(check)} |"
        )
    return lines


def _other_rules() -> list[str]:
    lines = ["\n## Rules of reading and joining\n", "Found in any file, before the checks above are run.\n"]
    lines += ["| Rule | Severity | Found while | What it says |", "| --- | --- | --- | --- |"]
    lines += [f"| `{rule.code}` | {rule.severity} | {rule.found} | {_cell(rule.sentence)} |" for rule in PARSE_RULES]
    lines += ["\n## Rules of one kind of source\n", "About the shape of files, or what they say of themselves.\n"]
    lines += ["| Rule | Source | What it says |", "| --- | --- | --- |"]
    stacked = {rule.code for rule in ALL_RULES}
    for source, titles in OF_ONE_SOURCE.items():
        lines += [f"| `{code}` | {source} | {said} |" for code, said in sorted(titles.items()) if code not in stacked]
    lines += ["\n## Rules of returns laid one on the other\n", "Found when several years of the SSDA903 are loaded.\n"]
    lines += ["| Rule | Severity | What it says | What to do | Source |", "| --- | --- | --- | --- | --- |"]
    for rule in sorted(ALL_RULES, key=lambda rule: rule.code):
        said = f"{_PLACE.sub(_italic, rule.sentence)}."
        lines.append(f"| `{rule.code}` | {rule.severity} | {_cell(said)} | {_cell(rule.mend)} | {_cell(rule.source)} |")
    return lines


def _italic(found: re.Match[str]) -> str:
    """A value's place in words: ``end_date`` is *end date*, ``plan.start_date`` is *plan's start date*."""
    owner, _, column = found[1].rpartition(".")
    whose = {"": "", "p": "child's "}.get(owner, f"{owner.replace('_', ' ')}'s ")
    return f"*{whose}{column.replace('_', ' ')}*"


def _looks_at(check: Check) -> str:
    """Tables and columns; a check of many tables names the tables only."""
    units = check.units
    if len(units) > 1:
        named = sorted({unit.table for unit in units})
        return f"{len(named)} tables" if len(named) > 6 else ", ".join(f"`{name}`" for name in named)
    also = "".join(f", `{name}`" for name in check.also)
    return ", ".join(f"`{units[0].table}.{column}`" for column in units[0].columns) + also


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
