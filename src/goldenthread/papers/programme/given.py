"""What a pack is given of a programme: its frozen form, what was asked and answered before, and what the public may have."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from goldenthread.papers.classes import Class
from goldenthread.papers.programme.public import post_of, public_programme, without_names
from goldenthread.programme.guard import Answer
from goldenthread.programme.keeping import as_json, from_json
from goldenthread.programme.tables import Programme, read_programme
from goldenthread.records.errors import InputRefused, Problem, refuse_if_any

PROGRAMME: Final = "programme.json"
GUARD: Final = "guard.csv"
#: The columns of what was asked: a reason's own key, the first day that others than those who run the plan may
#: read it, and who answered it when, if anybody did.
COLUMNS: Final = ("reason", "open_on", "answered_on", "by", "text")
_KEPT: Final = ".json"


@dataclass(frozen=True, slots=True)
class Known:
    """One reason that the guard had asked before: from when others may read it, and its answer, None while there is none."""

    reason: str
    open_on: date
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A programme with what the guard had asked of it before the paper was built, by the keys of reasons.

    ``known`` is None where nobody noted what was asked: then nothing of it waits for anybody.
    """

    programme: Programme
    known: Mapping[str, Known] | None = None

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Every answer that was given."""
        return tuple(one.answer for one in (self.known or {}).values() if one.answer is not None)


def kept_programme(path: Path, class_: Class) -> bytes:
    """The frozen form of a programme in a folder of tables, a workbook or a kept file, for a paper of a class.

    A public paper keeps no more of it than the public may have. Raises `InputRefused` with every problem of the files.
    """
    return frozen_form(_programme_in(path), class_)


def frozen_form(programme: Programme, class_: Class) -> bytes:
    """A programme as the inputs of a pack hold it; of a public one only what is public."""
    return as_json(public_programme(programme) if class_ is Class.PUBLIC else programme)


def kept_answers(path: Path, programme: Path, class_: Class) -> bytes:
    """What the guard had asked of a programme, from a CSV file, as the inputs of a pack hold it.

    A public pack names posts and no people. Raises `InputRefused` with every problem of the files.
    """
    try:
        known = read_known(path.read_bytes(), path.name)
    except OSError as error:
        raise InputRefused.of(str(path), f"the file cannot be read ({error})", "Name a file that can be") from error
    return known_form(known, _programme_in(programme), class_)


def known_form(known: Mapping[str, Known], programme: Programme, class_: Class) -> bytes:
    """What was asked, as the inputs of a pack of a class hold it; ``programme`` is the whole one."""
    if class_ is not Class.PUBLIC:
        return written_known(known.values())
    return written_known(replace(one, answer=_as_post(one.answer, programme)) for one in known.values())


def _programme_in(path: Path) -> Programme:
    if path.is_file() and path.suffix.casefold() == _KEPT:
        return from_json(path.read_bytes(), path.name)
    return read_programme(path)


def _as_post(answer: Answer | None, programme: Programme) -> Answer | None:
    if answer is None:
        return None
    return replace(answer, by=post_of(programme, answer.by), text=without_names(programme, answer.text))


def given_of(programme: bytes, known: bytes | None) -> Given:
    """A programme from its frozen form; raises `InputRefused` for what is not one."""
    return Given(from_json(programme, PROGRAMME), read_known(known, GUARD) if known is not None else None)


def written_known(known: Iterable[Known]) -> bytes:
    """What was asked, as `read_known` reads it, in the order of its keys."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(COLUMNS)
    for one in sorted(known, key=lambda item: item.reason):
        said = one.answer
        answered = (said.on.isoformat(), said.by, said.text) if said is not None else ("", "", "")
        lines.writerow((one.reason, one.open_on.isoformat(), *answered))
    return text.getvalue().encode()


def read_known(data: bytes, name: str) -> Mapping[str, Known]:
    """What was asked, by the keys of reasons, from CSV with `COLUMNS`; raises `InputRefused` with every problem of it."""
    problems: list[Problem] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputRefused.of(name, "it is not text in UTF-8", "Save it as CSV in UTF-8") from error
    rows = csv.DictReader(io.StringIO(text, newline=""))
    lacking = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if lacking:
        raise InputRefused.of(name, f"it lacks the column {', '.join(lacking)}", f"Head it {','.join(COLUMNS)}")
    found: dict[str, Known] = {}
    for number, row in enumerate(rows, start=2):
        one = _known(row, f"{name}, line {number}", problems)
        if one is not None and one.reason in found:
            problems.append(Problem(f"{name}, line {number}", f"{one.reason} stands twice", "Leave one of them"))
        elif one is not None:
            found[one.reason] = one
    refuse_if_any(problems)
    return found


def _known(row: Mapping[str, str | None], where: str, problems: list[Problem]) -> Known | None:
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    if not cells["reason"]:
        problems.append(Problem(where, "it names no reason", "Give its key (goldenthread plan guard --format json)"))
    days = {}
    for name in ("open_on", "answered_on"):
        try:
            days[name] = date.fromisoformat(cells[name]) if cells[name] else None
        except ValueError:
            problems.append(Problem(where, f"{name} {cells[name]!r} is not a date", "Write it as 2018-01-31"))
            return None
    first, on = days["open_on"], days["answered_on"]
    if first is None:
        problems.append(Problem(where, "it does not say from when others may read it", "Give the day, as 2018-01-31"))
        return None
    answered = [bool(on), bool(cells["by"]), bool(cells["text"])]
    if any(answered) and not all(answered):
        problems.append(Problem(where, "an answer has a day, who gave it and words", "Give all three, or none"))
        return None
    if on is None:
        return Known(cells["reason"], first)
    return Known(cells["reason"], first, Answer("", (cells["reason"],), on, cells["by"], cells["text"]))
