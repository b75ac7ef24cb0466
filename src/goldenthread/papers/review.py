"""From draft to final: comments on a frozen draft, their answers, and the final paper once every comment is answered."""

import json
import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from goldenthread.papers.chain import Link, add, links
from goldenthread.papers.locks import alone
from goldenthread.papers.manifest import FINAL, INPUTS, Manifest, read_manifest
from goldenthread.papers.sources import EARLIER, PACK
from goldenthread.records.errors import Problem, WrongUse
from goldenthread.records.store.files import writing

#: Where a draft keeps what was said of it, beside its manifest.
COMMENTS: Final = "comments.jsonl"
LOCK: Final = ".comments.lock"
_COMMENT, _ANSWER, _DONE, _WITHDRAWN = "comment", "answer", "final", "withdrawn"


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on a draft: its ``number``, the place it is about, who wrote it, when (UTC), and the answers to it."""

    number: int
    at: str
    by: str
    on: str
    text: str
    answers: tuple["Answer", ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to a comment, by whom and when (UTC)."""

    by: str
    on: str
    text: str


def remarks(folder: Path) -> tuple[Remark, ...]:
    """Every comment on a pack with its answers, in order. Raises `StoreDamaged` where one is not as it was written."""
    return _remarks(links(folder / COMMENTS))


def earlier_remarks(folder: Path) -> tuple[Remark, ...]:
    """What was said of the drafts before a pack, in order; none where it had none before it."""
    path = folder / INPUTS / EARLIER
    if not path.is_file():
        return ()
    return tuple(
        Remark(**{**one, "answers": tuple(Answer(**said) for said in one["answers"])})
        for one in json.loads(path.read_text(encoding="utf-8"))
    )


def carried_from(folder: Path) -> bytes | None:
    """What the next draft keeps of a pack's comments, with those that it kept itself; None where nobody ever commented."""
    found = [*earlier_remarks(folder), *remarks(folder)]
    if not found:
        return None
    return (json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def unanswered(found: tuple[Remark, ...]) -> tuple[Problem, ...]:
    """A problem for every comment without an answer."""
    return tuple(
        Problem(
            f"comment {one.number} at {one.at}",
            f"{one.by} wrote {one.text!r} and nobody has answered",
            f"Answer it: goldenthread pack answer FOLDER {one.number} --by NAME TEXT",
        )
        for one in found
        if not one.answers
    )


def comment(folder: Path, at: str, by: str, text: str) -> Remark:
    """Comment on a place of a draft: a section, a measure, or a measure in a section (``section/measure``).

    Raises `WrongUse` for a place that the pack has not, words or a name left blank, or a paper that is final.
    """
    with _open(folder) as (manifest, held):
        places = places_of(folder, manifest)
        wrong = blank_words(("--by", by), ("the text", text))
        parts = at.split("/")
        if not parts or any(part not in places for part in parts):
            mend = f"Use one of {', '.join(places)}, or section/measure"
            wrong.append(Problem(f"--at {at}", "this pack has no such place", mend))
        if wrong:
            raise WrongUse(*wrong)
        number = len(_remarks(held)) + 1
        _add(folder, {"what": _COMMENT, "comment": number, "at": at, "by": by.strip(), "text": text.strip()})
    return remarks(folder)[number - 1]


def answer(folder: Path, number: int, by: str, text: str) -> Remark:
    """Answer a comment by its number. Raises `WrongUse` for one that is not there, blank words or a final paper."""
    with _open(folder) as (_, held):
        wrong = blank_words(("--by", by), ("the text", text))
        count = len(_remarks(held))
        if not 1 <= number <= count:
            mend = f"There are {count}" if count else "Nobody has commented yet"
            wrong.append(Problem(f"comment {number}", "there is no such comment", mend))
        if wrong:
            raise WrongUse(*wrong)
        _add(folder, {"what": _ANSWER, "comment": number, "by": by.strip(), "text": text.strip()})
    return remarks(folder)[number - 1]


@contextmanager
def closing(folder: Path, by: str) -> Iterator[tuple[Manifest, bytes]]:
    """Hold a draft while it is made final, and close it to comments when that is done.

    Gives its manifest and the file of comments. Raises `WrongUse` naming every comment without an answer.
    """
    with _open(folder) as (manifest, held):
        wrong = [*blank_words(("--by", by)), *unanswered(_remarks(held))]
        if wrong:
            raise WrongUse(*wrong)
        yield manifest, (folder / COMMENTS).read_bytes() if held else b""
        _add(folder, {"what": _DONE, "by": by.strip()})


def close_as_withdrawn(folder: Path, by: str, because: str) -> None:
    """Write beside a pack that it was taken back, once, so that nobody goes on with it. Raises `StoreBusy` after a while."""
    with writing(folder), alone(folder, LOCK):
        if not any(link.said["what"] == _WITHDRAWN for link in links(folder / COMMENTS)):
            _add(folder, {"what": _WITHDRAWN, "by": by, "because": because})


def withdrawn_because(folder: Path) -> str:
    """Who took a pack back and why, in words; "" where nobody did."""
    said = next((link.said for link in links(folder / COMMENTS) if link.said["what"] == _WITHDRAWN), None)
    return f"withdrawn by {said['by']} on {said['on']}: {said['because']}" if said is not None else ""


def places_of(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """The places of a pack that can be commented on: its sections in order, then its measures."""
    said = tomllib.loads((folder / INPUTS / PACK).read_text(encoding="utf-8"))
    return tuple(dict.fromkeys([*(one["key"] for one in said["sections"]), *(one.key for one in manifest.readings)]))


@contextmanager
def _open(folder: Path) -> Iterator[tuple[Manifest, tuple[Link, ...]]]:
    """Hold a draft's comments for writing. Raises `WrongUse` where the paper is final, `StoreBusy` after a while."""
    manifest = read_manifest(folder)
    with writing(folder), alone(folder, LOCK):
        held = links(folder / COMMENTS)
        gone = withdrawn_because(folder)
        if gone:
            raise WrongUse.of(str(folder), f"{manifest.name} was {gone}", "Comment on the draft in its place")
        done = any(link.said["what"] == _DONE for link in held) or os.path.lexists(final_of(folder))
        if manifest.about["status"] == FINAL or done:
            what = f"{manifest.name} is final and cannot be changed"
            raise WrongUse.of(str(folder), what, "Build a new draft, and say in it what is corrected")
        yield manifest, held


def final_of(folder: Path) -> Path:
    """Where the final paper of a draft lies: beside it."""
    return folder.resolve().with_name(f"{folder.resolve().name}-{FINAL}")


def _add(folder: Path, said: dict[str, Any]) -> None:
    on = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    add(folder / COMMENTS, {**said, "on": on})


def _remarks(held: tuple[Link, ...]) -> tuple[Remark, ...]:
    found: list[Remark] = []
    for link in held:
        said = link.said
        if said["what"] == _COMMENT:
            found.append(Remark(said["comment"], said["at"], said["by"], said["on"], said["text"]))
        elif said["what"] == _ANSWER:
            before = found[said["comment"] - 1]
            more = Answer(said["by"], said["on"], said["text"])
            found[said["comment"] - 1] = Remark(
                before.number, before.at, before.by, before.on, before.text, (*before.answers, more)
            )
    return tuple(found)


def blank_words(*given: tuple[str, str]) -> list[Problem]:
    """A problem for each of some names and words of which the words are blank."""
    return [
        Problem(name, "it is blank", "Say who writes it" if name == "--by" else "Write something")
        for name, said in given
        if not said.strip()
    ]
