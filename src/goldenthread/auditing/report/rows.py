"""Audit rows as a dashboard prints them: one a domain, with its n beside every percentage, and no verdict that n cannot bear."""

from collections.abc import Mapping

from goldenthread.auditing.report.guarded import Edition, Told
from goldenthread.auditing.report.monthly import Month, Part
from goldenthread.auditing.report.telling import percent, verdict
from goldenthread.auditing.statistics.distributions import Distribution
from goldenthread.auditing.statistics.rules import Rules, load_rules
from goldenthread.calendar import Period
from goldenthread.measures.reading.points import period_words
from goldenthread.reports.blocks import Column, Table
from goldenthread.reports.cells import Cell, State, absent, number, words

_GOOD = "good"
_ALL = "All audits graded good or better"


def month_rows(month: Month, titles: Mapping[str, str], rules: Rules | None = None) -> Table:
    """Good or better of all audits and by domain, of the month and the one before, each with so many of so many."""
    rows = [(_ALL, month.overall), *((_of(one.name, titles), one) for one in month.domains)]
    cells = tuple((words(name), *_both(one), verdict(one.change.change)) for name, one in rows)
    return _table(month.previous, month.period, cells, rules)


def edition_rows(edition: Edition, titles: Mapping[str, str], rules: Rules | None = None) -> Table:
    """The same of a quarter or year without small numbers; of the period before nothing but the verdict is told."""
    rows = [(_ALL, edition.overall), *((_of(one.name, titles), one) for one in edition.domains)]
    columns = (
        Column("Measure", weight=3),
        Column("n", numeric=True, weight=0.6),
        Column("Good or better", numeric=True),
        Column(period_words(edition.period).capitalize(), numeric=True),
        Column(f"Since {period_words(edition.previous)}", weight=1.6),
    )
    cells = tuple((words(name), *_told(one), verdict(one.change)) for name, one in rows)
    return Table("Audits of case files: good or better", columns, cells, "audit-rows", _notes(rules))


def _table(before: Period, now: Period, cells: tuple[tuple[Cell, ...], ...], rules: Rules | None) -> Table:
    earlier, later = (period_words(one).capitalize() for one in (before, now))
    columns = (
        Column("Measure", weight=3),
        Column("Good or better", numeric=True, group=earlier),
        Column("n", numeric=True, weight=0.6, group=earlier),
        Column("Share", numeric=True, weight=0.8, group=earlier),
        Column("Good or better", numeric=True, group=later),
        Column("n", numeric=True, weight=0.6, group=later),
        Column("Share", numeric=True, weight=0.8, group=later),
        Column("Change", weight=1.4),
    )
    return Table("Audits of case files: good or better", columns, cells, "audit-rows", _notes(rules))


def _both(part: Part) -> tuple[Cell, ...]:
    return (*_counted(part.before), *_counted(part.now))


def _counted(some: Distribution) -> tuple[Cell, ...]:
    share = some.at_or_above(_GOOD)
    return number(share.count), number(share.n), percent(share.value)


def _told(one: Told) -> tuple[Cell, ...]:
    n = absent(State.HIDDEN) if one.n is None else number(one.n)
    if one.better is not None:
        return n, number(one.better.count), percent(one.better.value)
    return (n, *(absent(State.HIDDEN if one.n is None or one.n else State.CANNOT_COMPUTE),) * 2)


def _of(name: str, titles: Mapping[str, str]) -> str:
    return f"{titles.get(name, name)}: good or better"


def _notes(rules: Rules | None) -> tuple[str, ...]:
    floor = (rules or load_rules()).floor
    return (f"Every percentage is of the n beside it. Under {floor} audits there is no colour, arrow or verdict.",)
