"""Charts of which some values are hidden: what is usual is worked out only of the values since the last hidden one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from goldenthread.measures.kinds import Reason
from goldenthread.measures.reading.points import Point, Subject
from goldenthread.measures.reading.variation.charts import Chart, Mark, control_chart
from goldenthread.measures.reading.variation.limits import ChartKind
from goldenthread.measures.reading.variation.parameters import Parameters, load_parameters
from goldenthread.measures.reading.variation.rebases import Rebase


def chart_of_seen(
    subject: Subject,
    points: Iterable[Point],
    parameters: Parameters | None = None,
    rebases: Iterable[Rebase] = (),
) -> Chart:
    """The control chart that a reader could draw for whom some values are hidden (`Reason.HIDDEN`).

    Numbers are hidden for being small, so limits made of the others would lie: they begin after the last hidden value.
    Values before it are drawn without limits and carry no signal. Without a hidden value it is `control_chart`. Raises
    `WrongUse` as that does.
    """
    known = sorted(points, key=lambda point: point.period.end)
    settings = parameters or load_parameters()
    places = [place for place, point in enumerate(known) if point.reason is Reason.HIDDEN]
    if not places:
        return control_chart(subject, known, settings, rebases)
    before, after = known[: places[-1] + 1], known[places[-1] + 1 :]
    earlier = tuple(Mark(point, point.exact) for point in before if point.value is not None)
    missing = tuple(point for point in before if point.value is None)
    if not any(point.value is not None for point in after):
        if not earlier:
            return control_chart(subject, known, settings, rebases)  # which says that there is none
        gone = (*missing, *after)
        return Chart(subject, ChartKind.XMR, earlier, (None,), gone, (), settings)
    chart = control_chart(subject, after, settings, rebases)
    if not earlier:
        return replace(chart, missing=(*missing, *chart.missing))
    marks = (*earlier, *(replace(mark, stretch=mark.stretch + 1) for mark in chart.marks))
    return replace(chart, marks=marks, stretches=(None, *chart.stretches), missing=(*missing, *chart.missing))


def last_hidden(chart: Chart) -> Point | None:
    """The last value of a chart that is hidden; None where none is."""
    found: Sequence[Point] = [point for point in chart.missing if point.reason is Reason.HIDDEN]
    return max(found, key=lambda point: point.period.end, default=None)
