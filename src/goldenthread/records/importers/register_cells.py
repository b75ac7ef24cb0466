"""How the cells of registers are read: figures as papers print them, periods, and days by which something is due."""

from collections.abc import Mapping

from goldenthread.calendar import AmbiguousPeriod, CalendarError, Period, PeriodKind, parse_period, spelled
from goldenthread.records.importers.language import DateOrder, Field
from goldenthread.records.importers.readers import Reader, Reading, tidy
from goldenthread.records.printed_figures import Form, Unreadable, read_printed

#: What stands for a date where something is never finished, or comes round.
DUE_WORDS = ("ongoing", "quarterly", "monthly", "annual")


def _figure(form: Form) -> Reader:
    def read(text: str, item: Field, year: int | None, dates: DateOrder) -> Reading:
        clean = tidy(text)
        if not clean:
            return Reading(None)
        found = read_printed(clean, form)
        if isinstance(found, Unreadable):
            return Reading(None, found.rule, "error", _sentence(found.what), found.mend, clean)
        value = found.number
        if value is not None and (
            (item.low is not None and value < item.low) or (item.high is not None and value > item.high)
        ):
            return Reading(
                None,
                "out-of-range",
                "error",
                f"{clean!r} is outside {item.low:g} to {item.high:g}",
                "Correct it",
                clean,
            )
        return Reading(found.kept)

    return read


def _period(text: str, item: Field, year: int | None, dates: DateOrder) -> Reading:
    """A period as the calendar spells it."""
    clean = tidy(text)
    if not clean:
        return Reading(None)
    try:
        return Reading(spelled(parse_period(clean)))
    except CalendarError as error:
        return _refused(clean, error, "")


def _period_end(text: str, item: Field, year: int | None, dates: DateOrder) -> Reading:
    """The last day of a period; what is wrong with it is said of the period itself."""
    found = period_in(text)
    return Reading(found.end if found is not None else None)


def _due(text: str, item: Field, year: int | None, dates: DateOrder) -> Reading:
    """A day, a month, or a word for what has no end or comes round."""
    clean = tidy(text)
    if not clean:
        return Reading(None)
    if clean.casefold() in DUE_WORDS:
        return Reading(clean.casefold())
    try:
        return Reading(_due_period(clean).label)
    except CalendarError as error:
        return _refused(clean, error, f" Or write {', '.join(DUE_WORDS)}")


def _due_end(text: str, item: Field, year: int | None, dates: DateOrder) -> Reading:
    """The last day on which something due then is in time; none where it is ongoing or comes round."""
    found = _due_found(text)
    return Reading(found.end if found is not None else None)


def _due_kind(text: str, item: Field, year: int | None, dates: DateOrder) -> Reading:
    clean = tidy(text).casefold()
    if clean in DUE_WORDS:
        return Reading(clean)
    found = _due_found(clean)
    return Reading(_DUE_KINDS.get(found.kind, "period") if found is not None else None)


_DUE_KINDS = {PeriodKind.DAY: "date", PeriodKind.MONTH: "month"}


def _due_found(text: str) -> Period | None:
    clean = tidy(text)
    try:
        return _due_period(clean) if clean and clean.casefold() not in DUE_WORDS else None
    except CalendarError:
        return None


def _due_period(clean: str) -> Period:
    """What is due is due by a month where a text could be a month or a year: 2011-12 is December 2011."""
    try:
        return parse_period(clean)
    except AmbiguousPeriod:
        return parse_period(clean, PeriodKind.MONTH)


def period_in(text: str) -> Period | None:
    """The period that a text spells; None for a blank or for what the calendar cannot read."""
    clean = tidy(text)
    try:
        return parse_period(clean) if clean else None
    except CalendarError:
        return None


def _refused(clean: str, error: CalendarError, more: str) -> Reading:
    mend = f"{error.mend.rstrip('.')}{'.' if more else ''}{more}"
    return Reading(None, "unreadable-date", "error", _sentence(error.what.rstrip(".")), mend, clean)


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


REGISTER_READERS: Mapping[str, Reader] = {
    "count": _figure("count"),
    "fte": _figure("fte"),
    "percent": _figure("percent"),
    "money": _figure("money"),
    "period": _period,
    "period_end": _period_end,
    "due": _due,
    "due_end": _due_end,
    "due_kind": _due_kind,
}
