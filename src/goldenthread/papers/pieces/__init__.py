"""The kinds of pieces, found by the ``KIND`` of their module, or its ``KINDS`` where it holds several."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from goldenthread.papers.kinds import Kind


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of piece by its name."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    found = [module.KIND for module in modules if hasattr(module, "KIND")]
    found += [kind for module in modules for kind in getattr(module, "KINDS", ())]
    return {kind.name: kind for kind in sorted(found, key=lambda one: one.name)}
