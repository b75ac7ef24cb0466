"""The relations, one module each; every module holds RELATION, or RELATIONS where several share their arithmetic."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from goldenthread.scrutiny.relation import Relation


@cache
def relations() -> tuple[Relation, ...]:
    """Every relation, in the order of its key."""
    found: list[Relation] = []
    for module in iter_modules(__path__):
        held = import_module(f"{__name__}.{module.name}")
        found += getattr(held, "RELATIONS", None) or ([held.RELATION] if hasattr(held, "RELATION") else [])
    return tuple(sorted(found, key=lambda one: one.key))
