"""A bridge: why a figure for one period is not what it was, split by cause so that the parts add up to the change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from goldenthread.calendar import Period
from goldenthread.measures.compile.statements import rows_statement
from goldenthread.measures.language.errors import DefinitionError
from goldenthread.measures.language.measures import Measure, Stat
from goldenthread.measures.run.counting import Engine
from goldenthread.measures.run.keeping import kept
from goldenthread.measures.run.session import Session
from goldenthread.records.errors import Problem, WrongUse
from goldenthread.records.tables import TABLES

_PERCENT = 100
_Key = tuple[object, object]


class Cause(Enum):
    """Why a row counts now and did not, or the other way round; in the order in which they are taken."""

    REDEFINED = "redefined"
    IDENTITIES = "identities merged or split"
    REMOVED = "removed"
    CORRECTED = "corrected"
    ENTERED_LATE = "entered late"


@dataclass(frozen=True, slots=True)
class Step:
    """What one cause did to the figure: change of numerator, denominator and value, and how many rows it touched."""

    cause: Cause
    numerator: float
    denominator: float | None
    value: float | None
    rows: int


@dataclass(frozen=True, slots=True)
class Bridge:
    """A figure as known then and as known now, and the steps between; numerators, denominators and values add up.

    ``value`` is None where nothing counts; a step's value is None beside it, and the counts still add up.
    """

    measure: Measure
    period: Period
    then: tuple[float, float | None, float | None]
    now: tuple[float, float | None, float | None]
    steps: tuple[Step, ...]
    from_snapshot: str
    to_snapshot: str


def bridge(was: Session, now: Session, key: str, period: Period) -> Bridge:
    """Explain the change of a measure's figure for a period between two snapshots of one store.

    Each cause is taken in turn (see `Cause`) and the figure worked out again, so the parts add up exactly. A row whose
    own event is in both snapshots changed because of another: if rows about its child were entered since, they were
    entered late; if some are gone, removed; else something was corrected. What was kept of the earlier snapshot under
    another version of the definition gives the part that is redefinition.
    """
    measure = now.book.measure(key)
    if measure.stat in (Stat.RATIO, Stat.MIX, Stat.RATE):
        what = f"a {measure.stat.value} has no bridge of its own"
        raise DefinitionError(Problem(f"measure {key}", what, "Ask for the count or share that it is made of"))
    if was.store.authority != now.store.authority:
        raise WrongUse.of("--from", "the snapshots are of two authorities", "Name two of one store")
    before, after = _Side(was, measure, period), _Side(now, measure, period)
    steps: list[Step] = []
    held = dict(before.rows)
    last = start = _figure(measure, held.values())
    kept_then = kept(was)
    whole = kept_then.whole(key, period.label) if kept_then is not None else None
    if (
        whole is not None
        and whole[2] != measure.version
        and measure.stat in (Stat.COUNT, Stat.SHARE, Stat.SUM, Stat.MEAN)
    ):
        start = _of(measure, whole[0] or 0.0, whole[1])
        steps.append(_step(Cause.REDEFINED, start, last, 0))
    causes = {one: _cause(one, before, after) for one in _changed(before.rows, after.rows)}
    for cause in Cause:
        touched = [one for one, found in causes.items() if found is cause]
        if not touched:
            continue
        for one in touched:
            if one in after.rows:
                held[one] = after.rows[one]
            else:
                del held[one]
        figure = _figure(measure, held.values())
        steps.append(_step(cause, last, figure, len(touched)))
        last = figure
    return Bridge(measure, period, start, last, tuple(steps), was.snapshot.id, now.snapshot.id)


class _Side:
    """One snapshot's rows of a measure by their identity, and every event of the tables it reads, by child."""

    def __init__(self, session: Session, measure: Measure, period: Period) -> None:
        statement = rows_statement(session.book, measure)
        with session.asker() as asker:
            engine = Engine(asker.connection, session.book, (period,), session.as_at)
            engine.prepare([statement], [measure])
            found = asker.connection.execute(statement.text).to_arrow_table().to_pylist()
            self.events: dict[object, object] = {}
            for table in statement.tables:
                who = "person_key" if TABLES[table].subject == "person" else "null"
                self.events |= dict(asker.connection.execute(f'select event_key, {who} from "{table}"').fetchall())
        self.rows: dict[_Key, dict[str, Any]] = {(row["event_key"], row["start_date"]): row for row in found}
        self.by_child: dict[object, set[object]] = {}
        for event, child in self.events.items():
            self.by_child.setdefault(child, set()).add(event)


def _changed(before: Mapping[_Key, dict[str, Any]], after: Mapping[_Key, dict[str, Any]]) -> list[_Key]:
    said = ("met", "value", "counted_key")
    return sorted(
        (
            key
            for key in before.keys() | after.keys()
            if key not in before or key not in after or any(before[key][name] != after[key][name] for name in said)
        ),
        key=str,
    )


def _cause(key: _Key, before: _Side, after: _Side) -> Cause:
    event = key[0]
    if event not in before.events:
        return Cause.ENTERED_LATE
    if event not in after.events:
        return Cause.REMOVED
    if before.events[event] != after.events[event]:
        return Cause.IDENTITIES
    child = after.events[event]
    then, now = before.by_child.get(child, set()), after.by_child.get(child, set())
    if child is None or then == now:
        return Cause.CORRECTED
    return Cause.ENTERED_LATE if now - then else Cause.REMOVED


def _figure(measure: Measure, rows: Any) -> tuple[float, float | None, float | None]:
    held: Sequence[dict[str, Any]] = list(rows)
    if measure.stat is Stat.COUNT:
        return _of(measure, len({row["counted_key"] for row in held}) if _once(measure) else len(held), None)
    if measure.stat is Stat.SHARE:
        met = [row for row in held if row["met"]]
        if _once(measure):
            return _of(measure, len({row["counted_key"] for row in met}), len({row["counted_key"] for row in held}))
        return _of(measure, len(met), len(held))
    values = sorted(float(row["value"]) for row in held if row["value"] is not None)
    if measure.stat is Stat.SUM:
        return _of(measure, sum(values), None)
    if measure.stat is Stat.MEAN:
        return _of(measure, sum(values), len(values))
    share = 0.5 if measure.stat is Stat.MEDIAN else 0.9
    return sum(values), float(len(values)), _quantile(values, share)


def _of(measure: Measure, numerator: float, denominator: float | None) -> tuple[float, float | None, float | None]:
    if measure.stat in (Stat.COUNT, Stat.SUM):
        return float(numerator), None, float(numerator)
    if not denominator:
        return float(numerator), 0.0, None
    return (
        float(numerator),
        float(denominator),
        (_PERCENT if measure.stat is Stat.SHARE else 1) * numerator / denominator,
    )


def _quantile(values: Sequence[float], share: float) -> float | None:
    """The quantile between the two nearest values, as the engines work it out."""
    if not values:
        return None
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def _once(measure: Measure) -> bool:
    return measure.counts.value != "rows"


def _step(
    cause: Cause,
    was: tuple[float, float | None, float | None],
    now: tuple[float, float | None, float | None],
    rows: int,
) -> Step:
    denominator = None if was[1] is None or now[1] is None else now[1] - was[1]
    value = None if was[2] is None or now[2] is None else now[2] - was[2]
    return Step(cause, now[0] - was[0], denominator, value, rows)
