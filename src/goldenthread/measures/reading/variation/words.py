"""One sentence for each chart, for a reader who knows no statistics, and a headline for its top."""

from fractions import Fraction
from itertools import pairwise

from goldenthread.calendar import PeriodKind
from goldenthread.measures.kinds import Unit
from goldenthread.measures.reading.points import bare, period_words, places_apart, printed, rounded
from goldenthread.measures.reading.targets import Target
from goldenthread.measures.reading.variation.charts import Chart, Mark
from goldenthread.measures.reading.variation.signals import Rule, Signal
from goldenthread.measures.reading.variation.veiled import last_hidden
from goldenthread.measures.reading.variation.verdicts import Assurance, Variation, assurance, variation

_NOUNS = {
    PeriodKind.MONTH: "months",
    PeriodKind.FINANCIAL_QUARTER: "quarters",
    PeriodKind.CALENDAR_QUARTER: "quarters",
    PeriodKind.FINANCIAL_YEAR: "years",
    PeriodKind.CALENDAR_YEAR: "years",
    PeriodKind.WEEK: "weeks",
}
_MOST_EXTRA_PLACES = 2
_ENDS = {
    Variation.IMPROVEMENT: "so it has changed for the better",
    Variation.CONCERN: "so it has changed for the worse",
    Variation.NEUTRAL: "so something has changed, though neither way is better in itself",
}
_AHEAD = {
    Assurance.MET: "that range lies wholly within the target of {}, so the target should go on being met unless "
    "something changes",
    Assurance.MISSED: "that range lies wholly outside the target of {}, so the target will go on being missed unless "
    "something changes",
    Assurance.HIT_AND_MISS: "that range lies only partly within the target of {}, so the target will be met at times "
    "and missed at times by ordinary variation alone",
    Assurance.STALE: "whether it will meet the target of {} cannot be said until its usual range is set afresh",
}
_HEADS = {
    Variation.IMPROVEMENT: "Better than usual",
    Variation.CONCERN: "Worse than usual",
    Variation.NEUTRAL: "Different from usual",
}


def sentence(chart: Chart, target: Target | None = None) -> str:
    """What the chart says of its latest value, in one sentence whose every number is on the chart.

    A second one follows where values are hidden: what the usual range is worked out of.
    """
    return f"{_sentence(chart, target)}{_without_hidden(chart)}"


def _without_hidden(chart: Chart) -> str:
    found = last_hidden(chart)
    if found is None or chart.limits is None:
        return ""
    return f" Its usual range is worked out only of values after {period_words(found.period)}, the last that is hidden."


def _sentence(chart: Chart, target: Target | None) -> str:
    subject, last, verdict = chart.subject, chart.last, variation(chart)
    value = _value(chart)
    stated = f"{subject.title} stood at {value}{_behind(last, subject.unit)} in {period_words(last.point.period)}"
    if last.mean is None or last.lower is None or last.upper is None:
        few = len(chart.current)
        since = ", since its limits were begun anew," if len(chart.stretches) > 1 else ""
        since = " after the last that is hidden" if last_hidden(chart) is not None else since
        return f"{stated}; with only {few} {_noun(chart, few)}{since} it is too early to say what is usual."
    place = "above" if last.value > last.upper else "below" if last.value < last.lower else "within"
    worked_out = chart.limits.points if chart.limits is not None else 0
    trial = f" (provisional, worked out on {worked_out} {_noun(chart, worked_out)})" if verdict.trial else ""
    low, high = _limits(chart)
    parts = [f"{stated}, {place} its usual range of {low} to {high}{trial}"]
    if verdict.variation is Variation.COMMON:
        parts.append(f"that is its ordinary variation around an average of {_mean(chart)}, not a change")
    else:
        parts.append(f"{_reasons(chart, verdict.signals)}, {_ENDS[verdict.variation]}")
    ahead = assurance(chart, target)
    if ahead.assurance in _AHEAD and target is not None:
        parts.append(_AHEAD[ahead.assurance].format(target.words(subject.unit)))
    return "; ".join(parts) + "."


def headline(chart: Chart) -> str:
    """The story in a few words, for the top of the picture."""
    verdict = variation(chart)
    if verdict.variation is Variation.TOO_FEW:
        return "Too few values to say what is usual"
    if verdict.variation is Variation.COMMON:
        return "No change beyond the ordinary ups and downs"
    return f"{_HEADS[verdict.variation]}: {_short(chart, verdict.signals[0])}"


def _reasons(chart: Chart, signals: tuple[Signal, ...]) -> str:
    plain = [signal for signal in signals if signal.rule is not Rule.TWO_OF_THREE]
    said = [_reason(chart, signal) for signal in plain or signals]  # near a limit adds nothing to being beyond it
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def _reason(chart: Chart, signal: Signal) -> str:
    if signal.rule is Rule.OUTSIDE:
        return "that is more than its ordinary ups and downs give"
    if signal.rule is Rule.SHIFT:
        side = "above" if signal.high else "below"
        return f"{signal.length} {_noun(chart, signal.length)} in a row have been {side} its average of {_mean(chart)}"
    if signal.rule is Rule.TREND:
        return f"it has {'risen' if signal.high else 'fallen'} {signal.length - 1} times in a row"
    edge = "top" if signal.high else "bottom"
    return f"{signal.length} of its last 3 {_noun(chart, 3)} are close to the {edge} of that range or beyond"


def _short(chart: Chart, signal: Signal) -> str:
    way = "above" if signal.high else "below"
    if signal.rule is Rule.OUTSIDE:
        return f"{_value(chart)} is {way} the usual range"
    if signal.rule is Rule.SHIFT:
        return f"{signal.length} {_noun(chart, signal.length)} in a row {way} average"
    if signal.rule is Rule.TREND:
        return f"{'up' if signal.high else 'down'} {signal.length - 1} times in a row"
    return f"{signal.length} of the last 3 near the {'top' if signal.high else 'bottom'} of the usual range"


def _noun(chart: Chart, count: int) -> str:
    """What the values are of: months where they follow one another without a gap, else plainly values."""
    periods = [mark.point.period for mark in chart.current]
    kinds = {period.kind for period in periods}
    whole = not chart.missing and len(kinds) == 1 and all((b.start - a.end).days == 1 for a, b in pairwise(periods))
    noun = _NOUNS.get(periods[-1].kind, "values") if whole else "values"
    return noun.removesuffix("s") if count == 1 else noun


def _behind(mark: Mark, unit: Unit) -> str:
    """The count behind a percentage, or the number of cases behind a mean."""
    point = mark.point
    if point.denominator is None or unit not in (Unit.PERCENT, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.WORKING_DAYS):
        return ""
    if unit is Unit.PERCENT and point.numerator is not None:
        return f" ({bare(point.numerator, 0)} of {bare(point.denominator, 0)})"
    return f" (n = {bare(point.denominator, 0)})"


def _places(chart: Chart) -> int:
    """So many places that a value outside a limit does not print like the limit."""
    last, places = chart.last, chart.subject.places
    bounds = [bound for bound in (last.lower, last.upper) if bound is not None]
    needed = max((places_apart(last.value, bound, places) for bound in bounds), default=places)
    return min(needed, places + _MOST_EXTRA_PLACES)


def _value(chart: Chart) -> str:
    value, places = chart.last.value, chart.subject.places
    whole = Fraction(rounded(value, places)) == value
    return printed(value, chart.subject.unit, places if whole else _places(chart))


def _limits(chart: Chart) -> tuple[str, str]:
    lower, upper = chart.last.lower or Fraction(0), chart.last.upper or Fraction(0)
    if chart.subject.unit is Unit.PERCENT or chart.subject.unit is Unit.POUNDS:
        low = printed(lower, chart.subject.unit, _places(chart))
    else:
        low = bare(lower, _places(chart))
    return low, printed(upper, chart.subject.unit, _places(chart))


def _mean(chart: Chart) -> str:
    return printed(chart.last.mean or Fraction(0), chart.subject.unit, _places(chart))
