"""Code sets and named groups of codes, each with its source and the years in which it was valid."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from goldenthread.records.codes import (
    background,
    care,
    child_in_need,
    front_door,
    groups,
    health,
    leaving_care,
    people,
    permanence,
    placements,
    protection,
    quality,
    registers,
    workforce,
)
from goldenthread.records.codes.errors import BadCodeTable, UnknownCodeSet
from goldenthread.records.codes.folding import fold
from goldenthread.records.codes.language import LOCAL, Code, CodeSet, Group, Resolved
from goldenthread.records.codes.leaving_care import accommodation_parts

__all__ = [
    "CODE_SETS",
    "GROUPS",
    "LOCAL",
    "VERSION",
    "BadCodeTable",
    "Code",
    "CodeSet",
    "Group",
    "Resolved",
    "UnknownCodeSet",
    "accommodation_parts",
    "code_set",
    "fold",
    "group",
]

_FAMILIES = (
    people.SETS,
    background.SETS,
    front_door.SETS,
    child_in_need.SETS,
    protection.SETS,
    care.SETS,
    placements.SETS,
    permanence.SETS,
    leaving_care.SETS,
    health.SETS,
    quality.SETS,
    workforce.SETS,
    registers.SETS,
)

CODE_SETS: Mapping[str, CodeSet] = MappingProxyType({one.key: one for family in _FAMILIES for one in family})
"""Every code set by its key."""

GROUPS: Mapping[str, Group] = MappingProxyType({one.key: one for one in groups.GROUPS})
"""Every named group of codes by its key."""


def code_set(key: str) -> CodeSet:
    """Return the code set with this key. Raises `UnknownCodeSet`, with a suggestion, if there is none."""
    found = CODE_SETS.get(key)
    if found is None:
        raise UnknownCodeSet.named("code set", key, list(CODE_SETS))
    return found


def group(key: str) -> Group:
    """Return the group of codes with this key. Raises `UnknownCodeSet`, with a suggestion, if there is none."""
    found = GROUPS.get(key)
    if found is None:
        raise UnknownCodeSet.named("group of codes", key, list(GROUPS))
    return found


_CODE = tuple(item.name for item in fields(Code))
_GROUP = tuple(item.name for item in fields(Group))


def _plain_set(one: CodeSet) -> dict[str, Any]:
    return {
        "key": one.key,
        "title": one.title,
        "source": one.source,
        "confirmed": one.confirmed,
        "note": one.note,
        "codes": [{name: getattr(code, name) for name in _CODE} for code in one.codes],
    }


def _plain_group(one: Group) -> dict[str, Any]:
    return {**{name: getattr(one, name) for name in _GROUP}, "codes": sorted(one.codes)}


def _version() -> str:
    everything = {
        "sets": [_plain_set(CODE_SETS[key]) for key in sorted(CODE_SETS)],
        "groups": [_plain_group(GROUPS[key]) for key in sorted(GROUPS)],
    }
    text = json.dumps(everything, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]


VERSION: str = _version()
"""Sixteen hex digits that change whenever any code set or group changes; part of every snapshot's id."""
