"""Findings that somebody has accepted: with a reason, an owner and an expiry, and still counted."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

import pyarrow as pa

from goldenthread.records.errors import Problem, WrongUse

_FIELDS = ("rule", "child_id", "event", "reason", "owner", "expires")


@dataclass(frozen=True, slots=True)
class AcceptedException:
    """That findings of a ``rule`` about one child or one event are accepted until ``expires`` (that day included)."""

    rule: str
    reason: str
    owner: str
    expires: date
    child_id: str = ""
    event: str = ""


def read_exceptions(path: Path) -> tuple[AcceptedException, ...]:
    """Read ``exceptions.toml``: tables ``[[exception]]`` with rule, child_id or event, reason, owner and expires.

    A missing file holds none. Raises `WrongUse` with every problem in one pass.
    """
    if not path.exists():
        return ()
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse.of(str(path), f"the file is not TOML ({error})", "Correct the line named") from error
    problems = [
        Problem(str(path), f"{key!r} is not expected here", "Exceptions are tables headed [[exception]]")
        for key in said
        if key != "exception"
    ]
    entries = said.get("exception", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        problems.append(Problem(str(path), "the exceptions are not tables", "Head each with [[exception]]"))
        raise WrongUse(*problems)
    found = [_one(entry, f"{path}, exception {number}", problems) for number, entry in enumerate(entries, start=1)]
    if problems:
        raise WrongUse(*problems)
    return tuple(item for item in found if item is not None)


def accepted(findings: pa.Table, exceptions: Sequence[AcceptedException], today: date) -> pa.Table:
    """Findings with two more columns: ``accepted`` (boolean) and ``exception`` ('accepted', 'expired' or null).

    No finding is taken away: an accepted one stays counted, and one whose exception has expired says so.
    """
    by_child = {(item.rule, item.child_id): item for item in exceptions if item.child_id}
    by_event = {(item.rule, item.event): item for item in exceptions if item.event}
    states: list[str | None] = []
    columns = (findings[name].to_pylist() for name in ("rule", "child_id", "event_key"))
    for rule, child, event in zip(*columns, strict=True):
        matched = [item for item in (by_event.get((rule, event)), by_child.get((rule, child))) if item]
        states.append(
            None if not matched else "accepted" if any(item.expires >= today for item in matched) else "expired"
        )
    flags = pa.array([state == "accepted" for state in states], pa.bool_())
    return findings.append_column("accepted", flags).append_column("exception", pa.array(states, pa.string()))


def _one(entry: Mapping[str, object], where: str, problems: list[Problem]) -> AcceptedException | None:
    before = len(problems)
    for key in entry:
        if key not in _FIELDS:
            near = get_close_matches(key, _FIELDS, 1)
            hint = f"Did you mean {near[0]!r}?" if near else f"The fields are: {', '.join(_FIELDS)}"
            problems.append(Problem(where, f"{key!r} is not a field of an exception", hint))
    for key in ("rule", "reason", "owner"):
        if not isinstance(entry.get(key), str) or not str(entry[key]).strip():
            problems.append(Problem(where, f"it has no {key}", f"Give {key} as a text"))
    expires = entry.get("expires")
    if isinstance(expires, datetime) or not isinstance(expires, date):
        problems.append(
            Problem(where, "it has no expiry", "Give expires as a date without quotation marks: 2026-03-31")
        )
    who = [key for key in ("child_id", "event") if entry.get(key)]
    if len(who) != 1:
        problems.append(Problem(where, "it must name one child_id or one event", "Give one of the two"))
    if len(problems) > before or not isinstance(expires, date):
        return None
    said = {key: str(entry[key]).strip() for key in ("rule", "reason", "owner", *who)}
    return AcceptedException(expires=expires, **said)
