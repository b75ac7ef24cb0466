"""The words in which the table of a register is described: its columns are read as papers print them."""

from dataclasses import dataclass

from goldenthread.records.printed_figures import Form
from goldenthread.records.tables.language import Column, Kind, Table

FEED = "registers"


@dataclass(frozen=True, slots=True)
class RegisterColumn(Column):
    """One column of a register.

    ``form``     what a column of figures holds; its text is kept as `printed_figures` writes it, so that hidden, not
                 recorded, not applicable, nought and blank stay five things.
    ``reads``    another reader of the cells than its kind's: ``period``, ``period_end``, ``due``, ``due_end``, ``due_kind``.
    ``beside``   the column whose cells it reads, where it has none of its own in a file.
    ``headings`` other headings under which papers carry it.
    ``low``/``high`` inclusive limits of a number.
    ``example``  cells of the template's rows, from the first; the rest are blank.
    """

    form: Form | None = None
    reads: str = ""
    beside: str = ""
    headings: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    example: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Register(Table):
    """A table that holds a register as papers print it: rows of a period, about no child. ``file`` is its file's name."""

    file: str = ""


def words(
    name: str,
    meaning: str,
    *example: str,
    headings: tuple[str, ...] = (),
    required: bool = False,
) -> RegisterColumn:
    """A column of words."""
    return _column(name, "text", meaning, example, headings=headings, required=required)


def coded(name: str, codes: str, meaning: str, *example: str, headings: tuple[str, ...] = ()) -> RegisterColumn:
    """A column of codes of the set ``codes``."""
    return _column(name, "code", meaning, example, codes=codes, headings=headings)


def figure(
    name: str,
    form: Form,
    meaning: str,
    *example: str,
    headings: tuple[str, ...] = (),
    low: float | None = None,
    high: float | None = None,
) -> RegisterColumn:
    """A column of figures as printed."""
    return _column(name, "text", meaning, example, form=form, headings=headings, low=low, high=high)


def scored(name: str, meaning: str, high: float, *example: str, low: float = 1) -> RegisterColumn:
    """A whole number on a scale that begins at ``low`` and ends at ``high``."""
    return _column(name, "integer", meaning, example, low=low, high=high)


def whole(name: str, meaning: str, *example: str) -> RegisterColumn:
    """A whole number."""
    return _column(name, "integer", meaning, example)


def yes_no(name: str, meaning: str, *example: str) -> RegisterColumn:
    """Yes or no; blank says neither."""
    return _column(name, "boolean", meaning, example)


def day(name: str, meaning: str, *example: str) -> RegisterColumn:
    """A day that has been."""
    return _column(name, "date", meaning, example)


def due(example: tuple[str, ...]) -> tuple[RegisterColumn, RegisterColumn, RegisterColumn]:
    """When an action is due: as written, which kind of due that is, and the last day on which it is in time."""
    return (
        _column("due", "text", "Day, month (2018-03), or ongoing, monthly, quarterly, annual.", example, reads="due"),
        _column("due_kind", "code", "Which kind of due it is.", (), codes="due_kind", reads="due_kind", beside="due"),
        _column(
            "due_date", "date", "Last day on which it is in time.", (), reads="due_end", beside="due", planned=True
        ),
    )


def register(
    file: str, meaning: str, grain: str, columns: tuple[RegisterColumn, ...], natural: tuple[str, ...]
) -> Register:
    """The table ``register_<file>``: the period, the columns, then where it was printed and what a reader must know."""
    return Register(
        f"register_{file}",
        "registers",
        meaning,
        grain,
        (*_PERIOD, *columns, *_ENDS),
        event_date="period_end",
        natural=("period", *natural),
        subject="none",
        file=file,
    )


def _column(
    name: str,
    kind: Kind,
    meaning: str,
    example: tuple[str, ...],
    *,
    codes: str = "",
    required: bool = False,
    planned: bool = False,
    form: Form | None = None,
    reads: str = "",
    beside: str = "",
    headings: tuple[str, ...] = (),
    low: float | None = None,
    high: float | None = None,
) -> RegisterColumn:
    return RegisterColumn(
        name, kind, meaning, (f"{FEED}:{beside or name}",), codes=codes, required=required, planned=planned,
        settled=False, form=form, reads=reads, beside=beside, headings=headings, low=low, high=high, example=example,
    )  # fmt: skip


#: The most rows that a template has.
_MOST = 4
_PERIOD = (
    _column("period", "text", "Period reported on, or the day as at, such as 2016-17-Q4, 2017-11 or 2017-03-31.", ("2016-17-Q4",) * _MOST, reads="period", required=True),
    _column("period_end", "date", "Last day of the period.", (), reads="period_end", beside="period", required=True),
)  # fmt: skip
_ENDS = (
    words("source", "Where it was printed or who keeps it.", *("Invented example",) * _MOST),
    words("note", "What a reader must know beside it."),
)
