"""What the project is made with: pinned by hash, under licences that allow it, and listed."""

import json
import tomllib

from tests.house.sources import ROOT, listed
from tools.locked import Pin, licence, pins
from tools.sbom import bill

# Licences that let the package be given away under MIT. A new one is added here after reading it.
ALLOWED = {"MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Apache-2.0", "PSF-2.0", "0BSD", "Unlicense",
           "ZPL-2.1"}  # fmt: skip
# The world's list of certificate authorities: a file under MPL-2.0 that is installed as its makers give it.
UNCHANGED = {"certifi"}
# For development only and never part of the package: changes to a library's own files must be shared (MPL-2.0), or parts
# of what a tool is made of are given away without conditions (Zlib, CC0-1.0).
# LGPL-3.0: the driver of PostgreSQL, which a council installs beside the package if it wants that server.
DEVELOPMENT_ONLY = {"MPL-2.0", "Zlib", "CC0-1.0", "LGPL-3.0-only"}


def _refused(found: tuple[Pin, ...], allowed: set[str]) -> list[str]:
    """Pins whose licence offers no way that is allowed."""
    return [
        f"{pin.name} {pin.version}: {licence(pin)}"
        for pin in found
        if pin.name not in UNCHANGED
        and not any(set(way.strip(" ()").split(" AND ")) <= allowed for way in licence(pin).split(" OR "))
    ]


def test_every_pin_has_hashes() -> None:
    """Nothing is installed that differs from what was locked."""
    bare = [f"{lock}: {pin.name}" for lock in ("base", "dev") for pin in pins(lock) if not pin.hashes]
    assert not bare, listed(bare)
    assert len(pins("dev")) > len(pins("base")) > 0


def test_both_locks_agree() -> None:
    """What is tested is what is installed."""
    development = {pin.name: pin.version for pin in pins("dev")}
    differing = [pin.name for pin in pins("base") if development.get(pin.name) != pin.version]
    assert not differing, listed(differing)


def test_every_declared_dependency_is_locked() -> None:
    """The lock is made again when pyproject.toml changes."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = {pin.name for pin in pins("base")}
    wanted = [text.split(">")[0].split("=")[0].split("[")[0].strip() for text in declared["dependencies"]]
    missing = [name for name in wanted if name not in locked]
    assert not missing, listed(missing)


def test_what_is_given_away_is_under_licences_that_allow_it() -> None:
    """Every base dependency may be used by a package under the MIT licence; a copyleft licence fails."""
    refused = _refused(pins("base"), ALLOWED)
    assert not refused, listed(refused)


def test_what_develops_it_is_under_licences_that_allow_it() -> None:
    """Tools may also be under licences that bind only changes to themselves."""
    refused = _refused(pins("dev"), ALLOWED | DEVELOPMENT_ONLY)
    assert not refused, listed(refused)


def test_a_copyleft_licence_is_refused() -> None:
    """The rule above does refuse, so that its silence means something."""
    assert _refused((Pin("pathspec", "1", 1, ""),), ALLOWED)


def test_the_bill_of_materials_matches_the_lock() -> None:
    """sbom.json is written again with the lock: run make sbom."""
    kept = json.loads((ROOT / "sbom.json").read_text(encoding="utf-8"))
    assert {(part["name"], part["version"]) for part in kept["components"]} == {
        (pin.name, pin.version) for pin in pins("dev")
    }
    assert kept == bill()
