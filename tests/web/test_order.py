"""What import contracts cannot see: foreign keys, templates and names of addresses obey the order of the floors too."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import tests.web_process  # noqa: F401  # makes Django ready
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver
from tests.house.sources import PACKAGE, ROOT

_READS = re.compile(r"""{%-?\s*(?:extends|include|import|from)\s+["']([a-z_]+)/""")
_NAMES = re.compile(r"""\b(?:url|reverse|redirect|resolve_url)\(\s*["']([a-z_]+)["']""")
_OURS = "goldenthread."
#: The root of the site is where every page may lead back to: its name stands for an address that never moves.
_EVERYBODYS = {"home"}


def _heights() -> dict[str, int]:
    """Each floor's height, from the contract of layers; rooms beside each other are equally high."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = said["tool"]["importlinter"]["contracts"][0]["layers"]
    return {name.strip(" ()"): len(layers) - number for number, layer in enumerate(layers) for name in layer.split("|")}


_HEIGHT = _heights()


def _may_use(user: str, used: str) -> bool:
    return user == used or _HEIGHT[used] < _HEIGHT[user]


def _rooms() -> list[str]:
    return sorted(config.name.removeprefix(_OURS) for config in apps.get_app_configs() if config.name.startswith(_OURS))


def _files(room: str) -> Iterator[Path]:
    for ending in ("*.html", "*.txt", "*.py"):
        yield from (PACKAGE / room).rglob(ending)


def _addresses(patterns: list[URLPattern | URLResolver]) -> Iterator[tuple[str, str]]:
    """Name and room of every address of ours."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns)
        elif pattern.name and pattern.callback.__module__.startswith(_OURS):
            yield pattern.name, pattern.callback.__module__.split(".")[1]


def test_the_order_says_something() -> None:
    """There are rooms, of different heights, and what is beside is not below."""
    assert len(_rooms()) >= 9
    assert _may_use("web", "packs")
    assert not _may_use("trackers", "loads")
    assert not _may_use("design", "accounts")


@pytest.mark.parametrize("room", _rooms())
def test_foreign_keys_point_downwards(room: str) -> None:
    """A table knows only tables of its own room and of those below."""
    wrong = [
        f"{model.__name__}.{field.name} -> {field.related_model.__module__}"
        for model in apps.get_app_config(room).get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.related_model is not None
        for target in [field.related_model.__module__]
        if target.startswith(_OURS) and not _may_use(room, target.split(".")[1])
    ]
    assert not wrong


@pytest.mark.parametrize("room", _rooms())
def test_templates_read_templates_below(room: str) -> None:
    """A page is made of pieces of its own room and of those below."""
    wrong = [
        f"{path.name}: {used}"
        for path in (PACKAGE / room).rglob("*.html")
        for used in _READS.findall(path.read_text(encoding="utf-8"))
        if used in _HEIGHT and not _may_use(room, used)
    ]
    assert not wrong


@pytest.mark.parametrize("room", _rooms())
def test_addresses_are_named_downwards(room: str) -> None:
    """A room names addresses of its own and of rooms below; to any other it asks `design.links`."""
    room_of = dict(_addresses(get_resolver().url_patterns))
    wrong = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in _files(room)
        for name in _NAMES.findall(path.read_text(encoding="utf-8"))
        if name in room_of and name not in _EVERYBODYS and not _may_use(room, room_of[name])
    ]
    assert not wrong
