"""What a programme's rows must not say: dates out of order, a slip from a due that was not there, an agreement with oneself."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from goldenthread.programme.delivery.schemes import schemes
from goldenthread.programme.due import Due
from goldenthread.programme.promises import Fate
from goldenthread.programme.stakes import MOST
from goldenthread.programme.tables.rows import Row
from goldenthread.records.errors import Problem

Rows = Mapping[str, Sequence[Row]]

#: Keys stand in addresses of pages and in lists parted by semicolons.
_KEY: Final = re.compile(r"[^\s/;?#%\\]+")
_KEYED: Final = ("actions", "recommendations", "people", "themes", "boards", "meetings", "requests", "risks", "money")
_SCORES: Final = ("likelihood", "impact")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
#: Sheet, the earlier column, the later one, and what the later one is.
_IN_ORDER: Final = (
    ("closures", "on", "agreed_on", "agreed"),
    ("closures", "on", "reopened_on", "opened again"),
    ("members", "since", "until", "over"),
    ("requests", "asked_on", "due_on", "due"),
    ("measures", "since", "by", "to show"),
)
#: How many actions of now each fate leaves: the fewest and the most (None for any number).
_LEFT: Final = {Fate.KEPT: (1, 1), Fate.MERGED: (1, 1), Fate.SPLIT: (2, None), Fate.DROPPED: (0, 0)}


def held(rows: Rows) -> Iterator[Problem]:
    """Every row that cannot be so, whatever the plan."""
    for check in _CHECKS:
        yield from check(rows)


def _keys(rows: Rows) -> Iterator[Problem]:
    for sheet in _KEYED:
        for row in rows[sheet]:
            if row.text("key") and not _KEY.fullmatch(row.text("key")):
                what = f"{row.text('key')!r} holds a space or a mark that no key may"
                yield row.wrong("key", what, "Use letters, figures, hyphens, points and brackets")


def _one_plan(rows: Rows) -> Iterator[Problem]:
    for row in rows["plan"][1:]:
        yield row.wrong("", "there is a second plan", "Keep the plans apart: one folder or workbook each")
    for row in rows["plan"]:
        if row.sound and row.number("version") <= row.number("before"):
            what = f"version {row.number('version')} does not come after {row.number('before')}"
            yield row.wrong("before", what, "Give the version that it refreshed; blank for none")
        if row.text("scheme") and row.text("scheme") not in schemes():
            what, mend = (
                f"{row.text('scheme')!r} is no scheme of delivery ratings",
                f"Write one of {', '.join(schemes())}",
            )
            yield row.wrong("scheme", what, mend)


def _ratings(rows: Rows) -> Iterator[Problem]:
    scheme = next((schemes().get(row.text("scheme")) for row in rows["plan"]), None)
    for row in rows["ratings"] if scheme else ():
        if scheme and row.text("rating") and row.text("rating") not in scheme.codes:
            what = f"{row.text('rating')!r} is no rating of the scheme {scheme.key}"
            yield row.wrong("rating", what, f"Write one of {', '.join(scheme.codes)}")


def _order(rows: Rows) -> Iterator[Problem]:
    for sheet, first, then, word in _IN_ORDER:
        for row in rows[sheet]:
            early, late = row.day(first), row.day(then)
            if early is not None and late is not None and late < early:
                yield row.wrong(then, f"{word} on {late}, before {early} under {first}", "Correct one of the two days")


def _slips(rows: Rows) -> Iterator[Problem]:
    stands: dict[str, Due | None] = {row.text("key"): row.due("due") for row in rows["actions"]}
    ordered = sorted(rows["slips"], key=lambda row: row.day("on") or date.min)
    for row in ordered:
        action, was, now = row.text("action"), row.due("was"), row.due("now")
        held_so_far = stands.get(action)
        if was is None or now is None or held_so_far is None:
            continue
        if _same(was) != _same(held_so_far):
            what = f"moved from {was.words()}, but {held_so_far.words()} was due then"
            yield row.wrong("was", what, "Add the slip between, or correct the due that was moved")
        elif _same(was) == _same(now):
            yield row.wrong("now", f"{now.words()} is what was due before", "Remove the row, or correct it")
        stands[action] = now


def _same(due: Due) -> tuple[object, ...]:
    return due.kind, due.last, due.next_check


def _second_person(rows: Rows) -> Iterator[Problem]:
    for row in rows["closures"]:
        if row.text("agreed_by") and row.text("agreed_by") == row.text("by"):
            yield row.wrong("agreed_by", "is who said it", "A second person agrees to a closure")
        if bool(row.text("agreed_by")) is not (row.day("agreed_on") is not None):
            yield row.wrong("agreed_on", "who agreed and when do not stand together", "Give both, or neither")
        if row.text("reopened_because") and row.day("reopened_on") is None:
            yield row.wrong("reopened_on", "there is a reason but no day", "Give the day, or remove the reason")


def _evidence(rows: Rows) -> Iterator[Problem]:
    there = {(row.text("action"), row.text("key")) for row in rows["evidence"]}
    for row in rows["closures"]:
        for key in row.texts("evidence"):
            if (row.text("action"), key) not in there:
                what = f"{key!r} is no evidence of {row.text('action')}"
                yield row.wrong("evidence", what, "Add it to evidence, or correct the key")
    for row in rows["evidence"]:
        if row.text("sha256") and not _SHA256.fullmatch(row.text("sha256")):
            yield row.wrong(
                "sha256", "is no SHA-256", "Give 64 hexadecimal figures in small letters, or leave it blank"
            )


def _subthemes(rows: Rows) -> Iterator[Problem]:
    theme_of = {row.text("key"): row.text("theme") for row in rows["subthemes"]}
    for row in rows["actions"]:
        theme = theme_of.get(row.text("subtheme"))
        if theme is not None and theme != row.text("theme"):
            what = f"{row.text('subtheme')!r} is part of {theme!r}, not of {row.text('theme')!r}"
            yield row.wrong("subtheme", what, "Correct the theme or the subtheme")
        if row.text("key") in row.texts("depends_on"):
            yield row.wrong("depends_on", "an action cannot wait for itself", "Take its own key away")


def _cover(rows: Rows) -> Iterator[Problem]:
    for row in rows["people"]:
        if row.text("covered_by") and row.text("covered_by") == row.text("key"):
            yield row.wrong("covered_by", "nobody covers for themselves", "Give somebody else, or leave it blank")


def _mapped(rows: Rows) -> Iterator[Problem]:
    for row in rows["mapped"]:
        fate, now = row.values.get("fate"), row.texts("now")
        if not isinstance(fate, Fate):
            continue
        least, most = _LEFT[fate]
        if len(now) < least or (most is not None and len(now) > most):
            what = f"{fate.value}, with {len(now)} actions of now"
            yield row.wrong("now", what, "Kept and merged have one, split has two or more, dropped has none")
        if fate is Fate.DROPPED and not row.text("decision"):
            yield row.wrong("decision", "dropped without a decision", "Name the decision by which it was dropped")


def _checks(rows: Rows) -> Iterator[Problem]:
    for row in rows["checks"]:
        if (row.values.get("holds") is None) is not (row.day("done_on") is None) and row.sound:
            yield row.wrong("holds", "what was seen and when do not stand together", "Give both, or neither")


def _scores(rows: Rows) -> Iterator[Problem]:
    for row in rows["risks"]:
        for name in _SCORES:
            score = row.values.get(name)
            if isinstance(score, int) and not 1 <= score <= MOST:
                yield row.wrong(name, f"{score} is none of 1 to {MOST}", "Give the register's score, or leave it blank")
        if row.sound and len({row.values.get(name) is None for name in _SCORES}) > 1:
            yield row.wrong(_SCORES[0], "likelihood and impact do not stand together", "Give both, or neither")


_CHECKS: Final[tuple[Callable[[Rows], Iterator[Problem]], ...]] = (
    _keys,
    _one_plan,
    _ratings,
    _order,
    _slips,
    _second_person,
    _evidence,
    _subthemes,
    _cover,
    _mapped,
    _checks,
    _scores,
)
