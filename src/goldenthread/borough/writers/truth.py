"""The known answers and the planted faults, beside the files that they are about."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from goldenthread.borough.faults import Planted
from goldenthread.borough.plan import Borough
from goldenthread.borough.writers.files import Shelf

#: Version of the shape of each file; it rises when a reader of the old shape would read the new one wrongly.
TRUTH_SCHEMA = 1
FAULTS_SCHEMA = 1


def described(borough: Borough) -> dict[str, Any]:
    """The plan of a borough as JSON has it."""
    return {**asdict(borough.plan), "as_at": borough.plan.as_at.isoformat()}


def write_truth(borough: Borough, shelf: Shelf) -> None:
    """Write ``truth.json``: the plan and every known answer of the simulation, faults or no faults.

    ``answers`` are those to questions, ``clocks`` those about how the runs of each clock stand.
    """
    head = {"schema": TRUTH_SCHEMA, "plan": described(borough)}
    _write(shelf, "truth.json", head, {"answers": borough.truth, "clocks": borough.clocks})


def write_faults(borough: Borough, faults: Mapping[str, float], planted: Iterable[Planted], shelf: Shelf) -> None:
    """Write ``faults.json``: the rates asked for and every fault planted, without the fields that do not apply to it."""
    held = ({name: value for name, value in asdict(item).items() if value not in (None, ())} for item in planted)
    _write(
        shelf,
        "faults.json",
        {"schema": FAULTS_SCHEMA, "plan": described(borough), "faults": dict(faults)},
        {"planted": held},
    )


def _write(shelf: Shelf, path: str, head: Mapping[str, Any], lists: Mapping[str, Iterable[Mapping[str, Any]]]) -> None:
    """Write an object that ends with lists, an item a line, without holding all of it as text."""
    written = 0
    with shelf.place(path).open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(head, ensure_ascii=False)[:-1])
        for name, items in lists.items():
            file.write(f', "{name}": [')
            for place, item in enumerate(items):
                file.write(("," if place else "") + "\n" + json.dumps(item, ensure_ascii=False, default=str))
                written += 1
            file.write("\n]")
        file.write("}\n")
    shelf.note(path, written)
