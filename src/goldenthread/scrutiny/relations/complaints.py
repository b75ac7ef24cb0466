"""Complaints answered are among those received, those answered in time among the answered, and outcomes make up the closed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Place, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.printed import Kind, Printed
from goldenthread.scrutiny.reckoning.blocks import blocks, folded
from goldenthread.scrutiny.reckoning.convention import convention
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Sheet
from goldenthread.scrutiny.shown import like, plain
from goldenthread.scrutiny.spans import exactly

COMPLAINTS: Final = "complaints"
_HUNDRED: Final = 100
_STEPS: Final = ("received", "responded", "in_time")
_OUTCOMES: Final = ("upheld", "partly", "not_upheld")
_ROLES: Final = {Role.RECEIVED: "received", Role.RESPONDED: "responded", Role.IN_TIME: "in_time"}


@dataclass(frozen=True)
class _Cell:
    """One printed number of a set of complaints and where it stands."""

    printed: Printed
    place: Place

    @property
    def text(self) -> str:
        return self.printed.text.strip()

    @property
    def count(self) -> Fraction | None:
        return self.printed.value if self.printed.kind is Kind.NUMBER and self.printed.sign != "%" else None


@dataclass(frozen=True)
class _Set:
    """The numbers of one service and period, by what they count; ``share`` is the printed percentage in time."""

    label: str
    cells: Mapping[str, _Cell]
    others: tuple[_Cell, ...]
    share: _Cell | None

    def count(self, name: str) -> Fraction | None:
        return self.cells[name].count if name in self.cells else None


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Look at every row that holds the steps or outcomes of complaints in columns, and at every block that holds them in rows."""
    sets = list(_across(sheet, rules)) or list(_down(sheet, rules))
    wholes = convention(("responded", "received"), [one for one in sets if one.share], _share_of, rules)
    closed = convention(("responded", "received"), [one for one in sets if _outcomes(one) is not None], _sum_of, rules)
    for one in sets:
        yield from _steps(one)
        if one.share is not None:
            yield from _share(one, wholes.way if wholes is not None else None)
        if _outcomes(one) is not None:
            yield from _closed(one, closed.way if closed is not None else None, sheet)


def _across(sheet: Sheet, rules: Rules) -> Iterator[_Set]:
    named = {column: name for column in sheet.columns if (name := _named(column, rules))}
    steps = [name for name in named.values() if name in _STEPS]
    if len(steps) < 2 and not set(_OUTCOMES) <= set(named.values()):
        return
    shares = sheet.having(Role.SHARE) or tuple(column for column in sheet.having(Role.VALUE) if column.sign == "%")
    for row in sheet.rows:
        cells = {name: _Cell(row.at(column), row.place(column)) for column, name in named.items() if name != "other"}
        others = tuple(_Cell(row.at(column), row.place(column)) for column, name in named.items() if name == "other")
        share = _Cell(row.at(shares[0]), row.place(shares[0])) if len(shares) == 1 and "in_time" in cells else None
        yield _Set(row.label, cells, others, share if share and share.printed.kind is Kind.NUMBER else None)


def _named(column: Column, rules: Rules) -> str:
    if column.role in _ROLES:
        return _ROLES[column.role]
    if column.role not in {Role.PART, Role.COUNT, Role.N, Role.VALUE, Role.IGNORED} or column.sign == "%":
        return ""
    return _name(column.about, rules) or _name(column.heading.replace("_", " "), rules)


def _name(text: str, rules: Rules) -> str:
    words = folded(text)
    for name in (*_STEPS, *_OUTCOMES):
        if words in rules.words("complaints", f"{name}_words"):
            return name
    return "other" if words in rules.words("complaints", "other_outcome_words") else ""


def _down(sheet: Sheet, rules: Rules) -> Iterator[_Set]:
    for block in blocks(sheet, rules):
        named = [(name, item) for item in block.items if item.count and (name := _name(item.name, rules))]
        cells = {name: _Cell(item.count, item.counted_at) for name, item in named if item.count and name != "other"}
        others = tuple(_Cell(item.count, item.counted_at) for name, item in named if item.count and name == "other")
        if len(set(cells) & set(_STEPS)) > 1 or set(_OUTCOMES) <= set(cells):
            yield _Set(block.about, cells, others, None)


def _steps(one: _Set) -> Iterator[Outcome]:
    """Each step is among the one before it; what was answered late may have been received in an earlier period."""
    for whole, part, level in (
        ("responded", "in_time", Level.CONTRADICTION),
        ("received", "responded", Level.QUESTION),
        ("received", "in_time", Level.QUESTION),
    ):
        if whole not in one.cells or part not in one.cells:
            continue
        if part == "in_time" and whole == "received" and "responded" in one.cells:
            continue
        most, count = one.count(whole), one.count(part)
        if most is None or count is None:
            yield cannot_tell(one.cells[part].place, "one of the two is not a number of complaints")
        elif count <= most:
            yield agrees(one.cells[part].place)
        else:
            yield disagrees(_more(one, whole, part, level))


_SAID: Final = {"received": "received", "responded": "answered", "in_time": "answered in time"}


def _more(one: _Set, whole: str, part: str, level: Level) -> Finding:
    asks = " Were some of them received earlier?" if level is Level.QUESTION else " Which of the two is meant?"
    return Finding(
        one.cells[part].place,
        COMPLAINTS,
        level,
        one.cells[part].text,
        f"{one.cells[whole].text} at most",
        f"{one.cells[part].text} {_SAID[part]}, of {one.cells[whole].text} {_SAID[whole]}",
        f"{one.label}: more are {_SAID[part]} than are {_SAID[whole]}.{asks}",
        f"Print {one.cells[whole].text} at most, or say which period the complaints are of",
        (one.cells[whole].place,),
    )


def _share_of(one: _Set, whole: str) -> bool:
    top, bottom = one.count("in_time"), one.count(whole)
    if one.share is None or top is None or not bottom:
        return False
    return exactly(top * _HUNDRED / bottom).meets(one.share.printed.span())


def _share(one: _Set, whole: str | None) -> Iterator[Outcome]:
    top, bottom = one.count("in_time"), one.count(whole) if whole else None
    if one.share is None:
        return
    if top is None or not bottom or top > bottom:
        yield cannot_tell(one.share.place, "the percentage is of complaints that the table does not count")
        return
    meant = top * _HUNDRED / bottom
    if one.share.printed.span().holds(meant):
        yield agrees(one.share.place)
        return
    cut = one.share.printed.cut().holds(meant)
    expected = like(meant, one.share.printed)
    finding = Finding(
        one.share.place,
        COMPLAINTS,
        Level.NOTE if cut else Level.CONTRADICTION,
        one.share.text,
        expected,
        f"{plain(top)} ÷ {plain(bottom)} = {plain(meant, one.share.printed.places + 1)}%, not {one.share.text}",
        f"{one.label}: the percentage {'looks cut off, not rounded' if cut else 'is not that of the counts'}. Which is meant?",
        f"Print {expected}, or correct the counts",
        (one.cells["in_time"].place, *((one.cells[whole].place,) if whole else ())),
    )
    yield Outcome(Verdict.AGREES, one.share.place, finding) if cut else disagrees(finding)


def _outcomes(one: _Set) -> Fraction | None:
    """The sum of the outcomes; None where one of the three is not counted."""
    counts = [one.count(name) for name in _OUTCOMES] + [other.count for other in one.others if other.text]
    given = [count for count in counts if count is not None]
    return sum(given, Fraction(0)) if len(given) == len(counts) else None


def _sum_of(one: _Set, whole: str) -> bool:
    return _outcomes(one) == one.count(whole)


def _closed(one: _Set, whole: str | None, sheet: Sheet) -> Iterator[Outcome]:
    """A total column is another relation's; here outcomes are set beside the complaints that were answered."""
    if sheet.has(Role.TOTAL) or not {"responded", "received"} & set(one.cells):
        return
    summed = _outcomes(one)
    counted = [step for step in (whole, "responded", "received") if step is not None and step in one.cells]
    name = counted[0]
    closed = one.count(name)
    if summed is None or closed is None or (whole is None and summed <= closed):
        yield cannot_tell(one.cells[name].place, "the outcomes need not be of all complaints that are counted")
    elif summed == closed or (name == "received" and summed < closed):
        yield agrees(one.cells[name].place)
    else:
        shown = " + ".join(cell.text for key in _OUTCOMES for cell in (one.cells[key],))
        yield disagrees(
            Finding(
                one.cells[name].place,
                COMPLAINTS,
                Level.CONTRADICTION if name == "responded" else Level.QUESTION,
                one.cells[name].text,
                plain(summed),
                f"{shown}{''.join(f' + {cell.text}' for cell in one.others if cell.text)} = {plain(summed)}, not {plain(closed)}",
                f"{one.label}: the outcomes do not make up the complaints {_SAID[name]}. Which count is meant otherwise?",
                f"Print {plain(summed)}, or correct the outcome that is wrong",
                tuple(one.cells[key].place for key in _OUTCOMES),
            )
        )


RELATION: Final = Relation(
    key=COMPLAINTS,
    title="Complaints answered are among those received",
    sentence="Complaints answered in time are among those answered, these among those received, percentages are of them, and outcomes "
    "make up what is closed.",
    rounding="Counts are exact; a percentage may have been rounded either way. More answers than complaints are asked about, since some "
    "may have been received earlier.",
    examples=(
        Example(
            "30 of 35 answered, 24 of them in time: 80%.",
            """
            label | received | responded | in time | share of total | part (upheld) | part (partly upheld) | part (not upheld)
            Social care | 35 | 30 | 24 | 80% | 9 | 6 | 15
            """,
            (Verdict.AGREES,) * 4,
        ),
        Example(
            "32 cannot be in time of 30 that were answered.",
            """
            label | received | responded | in time
            Social care | 35 | 30 | 32
            """,
            (Verdict.DISAGREES, Verdict.AGREES),
            "2 in time",
            "30 at most",
        ),
        Example(
            "A hidden count tells nothing.",
            """
            label | received | responded
            Social care | 35 | c
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
