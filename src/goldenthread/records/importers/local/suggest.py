"""A first mapping for a list nobody has described yet: guesses by heading and by cells, each with how sure it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.records.codes import code_set
from goldenthread.records.errors import InputRefused, WrongUse
from goldenthread.records.importers.landing import RawSheet, read_csv, read_workbook
from goldenthread.records.importers.language import Field, Sheet
from goldenthread.records.importers.local.changes import understood
from goldenthread.records.importers.local.claims import WORKBOOKS
from goldenthread.records.importers.local.draft import Draft, draft_text
from goldenthread.records.importers.local.likeness import Column, column, date_order, sure, words
from goldenthread.records.importers.local.mapping import DISCUSSIONS
from goldenthread.records.importers.local.read import headed_at
from goldenthread.records.importers.local.schemas import SCHEMAS, nearest

#: Asks the person who maps: a question, the possible answers and the one thought likeliest; returns an answer or "".
Ask = Callable[[str, Sequence[str], str], str]

#: As sure as this a guess is taken; between the two the person is asked; below, nothing is said.
TAKEN, ASKED = 0.6, 0.3
_TABLES_SHOWN = 6
_HEADER_WITHIN = 30


@dataclass(frozen=True)
class Guess:
    """That a column of theirs is a field of ours: how sure (0 to 1), or 1.0 where the person said so."""

    field: str
    heading: str
    sure: float


@dataclass(frozen=True)
class Suggestion:
    """A first mapping of a list.

    ``table``    the schema it was taken for; ``tables`` the likeliest schemas with how well each fits, best first.
    ``guesses``  what was matched; ``open`` for each field left open, the headings that might be it, best first.
    ``left_out`` headings that nothing was found for; ``text`` the mapping file, whose comments say all this.
    ``complete`` whether every column that the schema needs was found.
    """

    table: str
    tables: tuple[tuple[str, float], ...]
    guesses: tuple[Guess, ...]
    open: dict[str, tuple[str, ...]]
    left_out: tuple[str, ...]
    text: str
    complete: bool


def suggest(path: Path, table: str | None = None, ask: Ask | None = None, encoding: str = "utf-8") -> Suggestion:
    """Match the columns of the list at ``path`` to a schema (``table``, or the likeliest).

    ``ask`` is called for what is not sure; without it such lines are written as comments that begin ``# ?``. Raises
    `WrongUse` for a schema that there is not and `InputRefused` for a file that cannot be read or has no columns.
    """
    raw, sheet_name, header_row = _open(path, encoding)
    columns = [column(heading, cells) for heading, cells in zip(raw.headings, raw.columns, strict=True)]
    ranked = _ranked(columns, f"{path.stem} {raw.name}")
    chosen = _table(table, ranked, path, ask)
    schema = SCHEMAS[chosen]
    scores = {(item.name, one.heading): sure(schema, item, one) for item in schema.fields for one in columns}
    guesses, candidates = _match(schema, columns, scores)
    if ask is not None:
        guesses, candidates = _settle(schema, guesses, candidates, ask)
    by_heading = {one.heading: one for one in columns}
    matched = {guess.field: by_heading[guess.heading] for guess in guesses}
    agencies = _agencies(chosen, [one for one in columns if one not in matched.values()])
    used = {one.heading for one in matched.values()} | set(agencies.values())
    left = tuple(one.heading for one in columns if one.heading not in used)
    dated = [found for name, found in matched.items() if schema.field(name).kind in ("date", "datetime")]
    order, unsure = date_order(dated)
    draft = Draft(
        path=path, table=chosen, schema=schema, sheet=sheet_name, header_row=header_row,
        matched={guess.field: (guess.heading, guess.sure) for guess in guesses}, open=candidates, order=order,
        order_unsure=unsure, codes=_codes(schema, matched, ask), agencies=agencies, left_out=left,
        id_kind=_id_kind(matched.get("child_id")),
    )  # fmt: skip
    complete = all(item.name in matched for item in schema.fields if item.required)
    return Suggestion(chosen, ranked[:_TABLES_SHOWN], guesses, candidates, left, draft_text(draft), complete)


def map_new(
    path: Path, table: str | None = None, out: Path | None = None, ask: Ask | None = None, encoding: str = "utf-8"
) -> tuple[Path, Suggestion]:
    """Write a first mapping of ``path`` to ``out`` (by default beside it, with its name and ``.toml``).

    Raises `WrongUse` when the mapping is there already: what somebody has corrected is not written over.
    """
    target = out or path.with_suffix(".toml")
    if target.exists():
        raise WrongUse.of(str(target), "is there already", "Name another file with --out, or remove it first")
    made = suggest(path, table, ask, encoding)
    target.write_text(made.text, encoding="utf-8", newline="\n")
    return target, made


def _open(path: Path, encoding: str) -> tuple[RawSheet, str, int]:
    """The sheet that holds the list, its name where a workbook has several, and the row of its headings."""
    if not path.is_file():
        raise InputRefused.of(str(path), "there is no such file", "Check the path")
    if path.suffix.casefold() not in WORKBOOKS:
        raw = read_csv(path, encoding)
        return raw, "", 1
    raws = [raw for raw in read_workbook(path) if raw.headings]
    if not raws:
        raise InputRefused.of(path.name, "no sheet holds anything", "Check that it is the right file")
    raw = max(raws, key=lambda one: (len(one.headings) > 1, len(one.rows) * len(one.headings)))
    first = raw.rows[0].as_py() - 1 if len(raw.rows) else 1
    header = _header_row(raw, first)
    return headed_at(raw, header), raw.name if len(raws) > 1 else "", header


def _header_row(raw: RawSheet, first: int) -> int:
    """The row of headings: the first in which as many cells are filled as in any of the rows near the top."""
    counts = {first: sum(bool(heading) for heading in raw.headings)}
    for n, row in enumerate(raw.rows.to_pylist()[:_HEADER_WITHIN]):
        counts[row] = sum(cells[n].is_valid for cells in raw.columns)
    most = max(counts.values())
    return next(row for row in sorted(counts) if counts[row] >= most)


def _ranked(columns: Sequence[Column], name: str) -> tuple[tuple[str, float], ...]:
    """Every schema with how well the list fits it: the columns explained, what is needed, and the file's name."""
    scored = []
    for table, schema in SCHEMAS.items():
        scores = {(item.name, one.heading): sure(schema, item, one) for item in schema.fields for one in columns}
        guesses, _ = _match(schema, columns, scores)
        needed = [item.name for item in schema.fields if item.required]
        found = {guess.field for guess in guesses}
        own = words(table)
        named = len(own & words(name)) / len(own)
        explained = sum(guess.sure for guess in guesses) / max(1, len(columns))
        met = sum(field in found for field in needed) / max(1, len(needed))
        scored.append((table, round(0.4 * explained + 0.25 * met + 0.35 * named, 3)))
    return tuple(sorted(scored, key=lambda one: -one[1]))


def _table(wanted: str | None, ranked: Sequence[tuple[str, float]], path: Path, ask: Ask | None) -> str:
    if wanted is not None:
        if wanted in SCHEMAS:
            return wanted
        near = " or ".join(nearest(wanted, list(SCHEMAS), 3))
        raise WrongUse.of(
            wanted,
            "there is no schema of that name",
            f"Did you mean {near}?" if near else f"Choose from: {', '.join(SCHEMAS)}",
        )
    best, second = ranked[0], ranked[1]
    if ask is not None and best[1] - second[1] < 0.1:
        shown = [name for name, _ in ranked[:_TABLES_SHOWN]]
        return ask(f"What is {path.name} a list of?", shown, best[0]) or best[0]
    return best[0]


def _match(
    schema: Sheet, columns: Sequence[Column], scores: dict[tuple[str, str], float]
) -> tuple[tuple[Guess, ...], dict[str, tuple[str, ...]]]:
    """Take the surest pairs first, each field and heading once; of the rest say which headings might be it."""
    pairs = sorted(scores.items(), key=lambda one: (-one[1], one[0]))
    taken: dict[str, Guess] = {}
    used: set[str] = set()
    for (field, heading), score in pairs:
        if score >= TAKEN and field not in taken and heading not in used:
            taken[field] = Guess(field, heading, score)
            used.add(heading)
    candidates = {}
    for item in schema.fields:
        if item.name not in taken:
            near = [
                heading
                for (field, heading), score in pairs
                if field == item.name and heading not in used and score >= ASKED
            ]
            if near or item.required:
                candidates[item.name] = tuple(near[:3])
    return tuple(taken[item.name] for item in schema.fields if item.name in taken), candidates


def _settle(
    schema: Sheet, guesses: tuple[Guess, ...], candidates: dict[str, tuple[str, ...]], ask: Ask
) -> tuple[tuple[Guess, ...], dict[str, tuple[str, ...]]]:
    """Ask about each field that is open; an answer of "" leaves it out."""
    taken = {guess.field: guess for guess in guesses}
    used = {guess.heading for guess in guesses}
    still = {}
    for name, headings in candidates.items():
        free = tuple(heading for heading in headings if heading not in used)
        answer = ask(f"Which column is {name}?", free, free[0] if free else "") if free else ""
        if answer:
            taken[name] = Guess(name, answer, 1.0)
            used.add(answer)
        elif schema.field(name).required:
            still[name] = free
    return tuple(taken[item.name] for item in schema.fields if item.name in taken), still


def _codes(schema: Sheet, matched: dict[str, Column], ask: Ask | None) -> dict[str, dict[str, tuple[str, bool]]]:
    """For each text that is no code: the code it may stand for, and whether somebody said so."""
    found: dict[str, dict[str, tuple[str, bool]]] = {}
    for name, one in matched.items():
        item = schema.field(name)
        if item.kind != "code":
            continue
        for text in [text for text in one.texts if not understood(item, text)]:
            found.setdefault(name, {})[text] = _code(item, text, ask)
    return found


def _code(item: Field, text: str, ask: Ask | None) -> tuple[str, bool]:
    codes = [one.code for one in code_set(item.codes)]
    labels = {one.label: one.code for one in code_set(item.codes)}
    near = nearest(text, [*labels, *codes])
    likely = code_set(item.codes).suggest(text) or (labels.get(near[0], near[0]) if near else "")
    if ask is None:
        return likely, False
    answer = ask(f"What does {text!r} mean in {item.name}?", codes, likely)
    return answer, bool(answer)


def _agencies(table: str, columns: Sequence[Column]) -> dict[str, str]:
    """Columns headed with an agency, in a list of strategy discussions."""
    found: dict[str, str] = {}
    if table == DISCUSSIONS:
        for one in columns:
            bare = " ".join(
                sorted(
                    words(one.heading) - words("attended invited present there attendance"),
                    key=one.heading.casefold().find,
                )
            )
            agency = code_set("agency").resolve(bare).code if bare else None
            if agency is not None and agency not in found:
                found[agency] = one.heading
    return found


def _id_kind(child: Column | None) -> str:
    """What the child column holds when its heading says that it is not the authority's own identifier."""
    if child is None:
        return ""
    said = child.heading.casefold()
    for sign, kind in (
        ("upn", "upn"),
        ("nhs", "nhs-number"),
        ("case number", "case-number"),
        ("case no", "case-number"),
    ):
        if sign in said:
            return kind
    return ""
