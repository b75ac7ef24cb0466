"""Erasure in the room's frozen lists and samples: the keys of whom the store forgot go out of their texts.

A frozen list is proved by its fingerprint, and a child who is forgotten must not stand in it: both cannot be had. The
child's whole line gives way to one that says ``["forgotten N", []]``, numbered through the list, and the fingerprint stays
that of the list as it was frozen. So whoever kept the list elsewhere can still prove it, the list here says openly how many
were forgotten since (`gone_from`), and can no longer prove itself nor be drawn from. Samples keep their picks under the
same words, so that probabilities and counts stay as they were.
"""

import json
from collections.abc import Collection, Mapping
from typing import Any, Final

from goldenthread.quality import models

_FORGOTTEN: Final = "forgotten "
#: People of each list by its primary key and fingerprint: lists are long, never altered but here, and looked at every minute.
_PEOPLE: Final[dict[tuple[int, str], frozenset[str]]] = {}


def named() -> frozenset[str]:
    """Keys of everybody whom a frozen list holds."""
    held = tuple(models.Frame.objects.values_list("pk", "fingerprint"))
    for key, fingerprint in held:
        if (key, fingerprint) not in _PEOPLE:
            _PEOPLE[key, fingerprint] = _people(models.Frame.objects.values_list("text", flat=True).get(pk=key))
    return frozenset[str]().union(*(_PEOPLE[one] for one in held))


def forget(keys: Collection[str]) -> dict[str, int]:
    """Take some people out of every list and sample, within a transaction; how many lists and samples said something of them."""
    gone, frames, samples = frozenset(keys), 0, 0
    for frame in models.Frame.objects.select_for_update().order_by("pk"):
        marks = _marks(frame.text, gone)
        if marks:
            frame.text = _without(frame.text, marks)
            frame.save(update_fields=["text"])
            frames += 1
        for sample in frame.samples.all() if marks else ():
            held = json.loads(sample.document)
            said = _replaced(held, marks)
            if said != held:
                sample.document = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
                sample.save(update_fields=["document"])
                samples += 1
    _PEOPLE.clear()
    return {"frame": frames, "sample": samples}


def is_forgotten(key: str) -> bool:
    """Whether a key of a list or sample stands for a child who was forgotten."""
    return key.startswith(_FORGOTTEN)


def gone_from(text: str) -> int:
    """How many children of a list were forgotten since it was frozen."""
    return sum(is_forgotten(key) for key, _ in _cases(text))


def _marks(text: str, gone: frozenset[str]) -> dict[str, str]:
    """What stands in the place of each key that has to go, the keys of people and of their items."""
    found: dict[str, str] = {}
    number = gone_from(text)
    for key, said in _cases(text):
        people = gone & {key, *(value for _, value in said)}
        if people:
            number += 1
            mark = f"{_FORGOTTEN}{number}"
            found = {**dict.fromkeys(people, mark), **found, key: mark}
    return found


def _without(text: str, marks: Mapping[str, str]) -> str:
    head, *lines = text.splitlines()
    kept = []
    for line in lines:
        key, _ = json.loads(line)
        kept.append(json.dumps([marks[key], []], separators=(",", ":")) if key in marks else line)
    return "\n".join((head, *kept)) + "\n"


def _replaced(said: Any, marks: Mapping[str, str]) -> Any:
    if isinstance(said, dict):
        return {name: _replaced(one, marks) for name, one in said.items()}
    if isinstance(said, list):
        return [_replaced(one, marks) for one in said]
    if isinstance(said, str):
        for key, mark in marks.items():
            said = said.replace(key, mark)
    return said


def _people(text: str) -> frozenset[str]:
    return frozenset(one for key, said in _cases(text) for one in (key, *(value for _, value in said)))


def _cases(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Key and marks of each case."""
    return [(key, [(name, value) for name, value in said]) for key, said in map(json.loads, text.splitlines()[1:])]
