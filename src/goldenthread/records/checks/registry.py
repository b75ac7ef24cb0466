"""Every check there is, gathered from the modules of this folder, and the version that they make together."""

import hashlib
import importlib
import json
import pkgutil
from collections.abc import Iterator

from goldenthread.records.checks import care, cin, general, registers
from goldenthread.records.checks.language import Check
from goldenthread.records.checks.sql import limits_named
from goldenthread.records.limits import limit


def _modules() -> Iterator[Check]:
    for folder in (care, cin, general, registers):
        for found in pkgutil.iter_modules(folder.__path__):
            module = importlib.import_module(f"{folder.__name__}.{found.name}")
            check = module.CHECK
            if not isinstance(check, Check):
                raise TypeError(f"{module.__name__} has no check named CHECK")
            yield check


def _gather() -> tuple[Check, ...]:
    checks = sorted(_modules(), key=lambda check: check.code)
    codes = [check.code for check in checks]
    if len(set(codes)) < len(codes):
        raise ValueError(f"codes are used twice: {sorted({code for code in codes if codes.count(code) > 1})}")
    return tuple(checks)


ALL: tuple[Check, ...] = _gather()
"""Every check, sorted by code."""


def check(code: str) -> Check:
    """Return the check with this code. Raises KeyError."""
    for item in ALL:
        if item.code == code:
            return item
    raise KeyError(f"there is no check {code!r}")


def _version() -> str:
    said = []
    for item in ALL:
        units = [(unit.table, unit.columns, unit.where, unit.rows) for unit in item.units]
        limits = {key: limit(key) for unit in item.units for key in limits_named(unit.where + unit.rows)}
        said.append([item.code, item.severity, item.sentence, item.mend, units, limits])
    text = json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]


VERSION: str = _version()
"""Sixteen hex digits that change whenever what any check finds or says changes; part of every snapshot's id."""
