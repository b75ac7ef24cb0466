"""What is told of a measure beside its figures: its definition in pieces, and why nothing published may stand beside it."""

import json
from dataclasses import asdict

from goldenthread.measures.comparators.compare import Comparison
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.language.measures import Counts, Measure
from goldenthread.measures.language.typed import TypedMeasure
from goldenthread.measures.reading.points import printed
from goldenthread.measures.reading.targets import Target
from goldenthread.measures.run.explain import Explanation, explain, source_words
from goldenthread.measures.run.readings import Reader
from goldenthread.measures.run.session import Session
from goldenthread.records.errors import WrongUse

#: Which way is better, in words.
BETTER = {
    Polarity.HIGHER: "higher is better",
    Polarity.LOWER: "lower is better",
    Polarity.IN_RANGE: "within its range is better",
    Polarity.NONE: "neither way is better in itself",
}


def definition_of(session: Session, key: str, reader: Reader) -> tuple[dict[str, object], tuple[str, ...]]:
    """A measure's definition in pieces, and the tables of records that it reads."""
    targets = [_target(one, _unit(session, key)) for one in reader.targets.history(key)]
    if key in session.book.typed:
        return {**_typed(session, session.book.typed[key]), "targets": targets}, ()
    told = explain(session.book, key)
    tables = tuple(dict.fromkeys(column.partition(".")[0] for column, _ in told.feeds))
    return {**_counted(session, told), "targets": targets}, tables


def _unit(session: Session, key: str) -> Unit:
    return session.book.typed[key].unit if key in session.book.typed else session.book.measures[key].unit


def _typed(session: Session, one: TypedMeasure) -> dict[str, object]:
    chapter = next(chapter.title for chapter in session.book.chapters if one in chapter.typed)
    return {
        "facts": _facts(
            ("Key", f"{one.key}, version {one.version}"),
            ("Chapter", chapter),
            ("Unit", f"{one.unit.value}; {BETTER[one.polarity]}"),
            ("Counted", "typed in, not counted here"),
            ("Source", source_words(one.source)),
            ("Codes", "; ".join(one.codes)),
        ),
        "unseen": "",
        "beside": [],
        "limits": [],
        "feeds": [],
        "checks": [],
        "example": "",
        "sql": "",
    }


def _counted(session: Session, told: Explanation) -> dict[str, object]:
    measure = told.measure
    clock = session.book.clock(measure.clock_key) if measure.clock_key else None
    divides = f"{measure.numerator} by {measure.denominator}" if measure.numerator else ""
    return {
        "facts": _facts(
            ("Key", f"{measure.key}, version {measure.version}"),
            ("Chapter", told.chapter),
            ("Unit", f"{measure.unit.value}; {BETTER[measure.polarity]}"),
            ("Counted", _how(measure)),
            ("Time", told.when + ("; a running total" if measure.running else "")),
            ("Divides", divides),
            ("Clock", f"{clock.title} ({clock.key})" if clock is not None else ""),
            ("Source", source_words(measure.source)),
            ("Codes", "; ".join(measure.codes)),
            ("By", ", ".join(measure.breakdowns) or "no breakdown"),
        ),
        "unseen": measure.unseen,
        "beside": list(measure.beside),
        "limits": [[one.key, one.in_words, one.says, source_words(one.source)] for one in told.limits],
        "feeds": [[column, "; ".join(fields) or "made when loaded"] for column, fields in told.feeds],
        "checks": [list(one) for one in told.checks],
        "example": measure.example,
        "sql": told.sql,
    }


def _facts(*facts: tuple[str, str]) -> list[list[str]]:
    return [list(one) for one in facts if one[1]]


def _how(measure: Measure) -> str:
    by = "" if measure.counts is Counts.ROWS else f" of different {measure.counts.value}"
    said = f", {measure.counting.value}" if measure.counting is not None else ""
    return f"{measure.stat.value}{by}{said}"


def _target(one: Target, unit: Unit) -> dict[str, str]:
    return {
        "target": one.words(unit),
        "since": one.since.isoformat(),
        "until": one.until.isoformat() if one.until is not None else "",
        "set_by": one.set_by,
        "set_on": one.set_on.isoformat(),
        "source": one.source,
        "note": one.note,
    }


def beside_of(session: Session, reader: Reader, figure: Figure) -> str:
    """What is published beside a figure, as JSON; "" where the authority or the figure can have nothing beside it."""
    if reader.home is None or figure.value is None or figure.key not in session.book.measures:
        return ""
    try:
        found = reader.home.comparison(session.book.measure(figure.key), figure, session.store.authority)
    except WrongUse:
        return ""  # an authority that is none, such as that of a synthetic borough
    return json.dumps(_beside(found, figure), ensure_ascii=False)


def _beside(found: Comparison, figure: Figure) -> dict[str, object]:
    verdict = found.verdict
    said: dict[str, object] = {
        "likeness": verdict.likeness.value,
        "differences": list(verdict.differences),
        "refusals": list(verdict.refusals),
        "notes": list(verdict.notes),
        "period": found.period,
        "rows": [],
    }
    if not verdict.allowed:
        return said
    rows = [
        [name, _number(cell.value, figure) if cell.value is not None else cell.symbol]
        for name, cell in (
            ("England", found.england),
            (found.region.name if found.region else "", found.region),
            (found.part.name if found.part else "", found.part),
        )
        if cell is not None
    ]
    if found.sn_median is not None:
        rows.append([f"Statistical neighbours, median of {found.sn_counted}", _number(found.sn_median, figure)])
    if found.sn_mean is not None:
        rows.append([f"Statistical neighbours, mean of {found.sn_counted}", _number(found.sn_mean, figure)])
    rank = found.rank
    return {
        **said,
        "rows": rows,
        "quartile": found.quartile,
        "rank": f"{rank.place} of {rank.among}{', 1 is best' if rank.best_first else ''}" if rank else "",
        "indicator": found.indicator.title if found.indicator is not None else "",
        "neighbours": [
            [
                one.name,
                one.closeness,
                _number(one.cell.value, figure) if one.cell and one.cell.value is not None else "",
            ]
            for one in found.neighbours
        ],
        "release": asdict(found.load) if found.load is not None else {},
    }


def _number(value: float, figure: Figure) -> str:
    return printed(value, figure.unit, figure.places)
