"""The pinned dependencies of the lock files and their licences, as installed."""

import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<marker>[^\\]+))?")

# Pins that only another operating system installs, so whose licence cannot be read from what is installed here.
ELSEWHERE = {"colorama": "BSD-3-Clause"}

# Packages whose licence stands only in a file that they bring, read there.
IN_ITS_FILE = {"axe-playwright-python": "MIT AND MPL-2.0"}

# Older packages state their licence in words of their own.
SPDX = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "BSD 2-Clause License": "BSD-2-Clause",
    "ISC License": "ISC",
    "ISC License (ISCL)": "ISC",
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "Zope Public License": "ZPL-2.1",
}


@dataclass(frozen=True, order=True)
class Pin:
    """One locked dependency: its name, version, how many hashes it has and the systems that it is for."""

    name: str
    version: str
    hashes: int
    marker: str


def pins(lock: str) -> tuple[Pin, ...]:
    """The pins of `requirements/<lock>.txt`, in order of name; a line that is neither pin nor hash is a ValueError."""
    found: list[Pin] = []
    for line in (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if text.startswith("--hash=sha256:") and found:
            found[-1] = Pin(found[-1].name, found[-1].version, found[-1].hashes + 1, found[-1].marker)
        elif pin := PIN.match(text):
            found.append(Pin(pin["name"], pin["version"], 0, (pin["marker"] or "").strip()))
        elif text and not text.startswith("#"):
            raise ValueError(f"requirements/{lock}.txt: neither a pin nor a hash: {text}")
    return tuple(sorted(found))


def licence(pin: Pin) -> str:
    """The licence of a pin as an SPDX expression; a LookupError names a pin whose licence is not stated."""
    try:
        about = metadata.metadata(pin.name)
    except metadata.PackageNotFoundError:
        if pin.marker and pin.name in ELSEWHERE:
            return ELSEWHERE[pin.name]
        raise LookupError(f"{pin.name} is not installed: run make setup") from None
    if "License-Expression" in about:
        return about["License-Expression"]
    if pin.name in IN_ITS_FILE:
        return IN_ITS_FILE[pin.name]
    words = [about["License"].strip()] if "License" in about else []
    classifiers = [str(value) for value in about.get_all("Classifier") or []]
    words += [value.split(" :: ")[-1] for value in classifiers if value.startswith("License :: ")]
    for word in words:
        if word in SPDX or word in SPDX.values():
            return SPDX.get(word, word)
    raise LookupError(f"{pin.name} {pin.version} states no licence that is known here: {words}")
