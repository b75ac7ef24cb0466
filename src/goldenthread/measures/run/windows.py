"""The days that a figure counts: those of its definition's window, which may begin long before the period asked for."""

from typing import Final

from goldenthread.calendar import Period, rolling_months, year_to_date
from goldenthread.measures.language.measures import Measure, Stock, Window

_MONTHS: Final = {Window.MONTHS_3: 3, Window.MONTHS_6: 6, Window.MONTHS_12: 12, Window.MONTHS_36: 36}


def covered(measure: Measure, period: Period) -> Period:
    """The days that a figure of a period counts: those of its window, which may begin long before the period."""
    if isinstance(measure.basis, Stock):
        return period
    window = measure.basis.window
    if window is Window.YEAR_TO_DATE:
        return year_to_date(period.end)
    return rolling_months(_MONTHS[window], period.end) if window in _MONTHS else period
