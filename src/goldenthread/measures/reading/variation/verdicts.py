"""What a control chart says of its latest value: has it changed, and will it meet the target."""

from dataclasses import dataclass
from enum import Enum

from goldenthread.measures.kinds import Polarity
from goldenthread.measures.reading.targets import Target
from goldenthread.measures.reading.variation.charts import Chart
from goldenthread.measures.reading.variation.signals import Rule, Signal


class Variation(Enum):
    """Whether the latest value is signal or noise; a signal is better or worse only where the measure has a polarity."""

    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL = "special cause"
    COMMON = "common cause"
    TOO_FEW = "too few values"


class Assurance(Enum):
    """Whether the usual range lies within the target.

    ``STALE`` says that the latest values have left the average that the range was worked out on, so that the range
    no longer tells what comes next.
    """

    MET = "consistently met"
    MISSED = "consistently missed"
    HIT_AND_MISS = "hit and miss"
    NO_TARGET = "no target"
    TOO_FEW = "too few values"
    STALE = "limits out of date"


@dataclass(frozen=True, slots=True)
class VariationVerdict:
    """The verdict with the signals of the latest value that gave it, and whether the limits are provisional."""

    variation: Variation
    signals: tuple[Signal, ...]
    trial: bool


@dataclass(frozen=True, slots=True)
class AssuranceVerdict:
    """The verdict with its target, and whether the limits are provisional."""

    assurance: Assurance
    target: Target | None
    trial: bool


def variation(chart: Chart) -> VariationVerdict:
    """Judge the latest value by the signals it carries.

    Signals both ways, and any signal of a measure without a good direction, are a special cause that is neither.
    """
    limits = chart.limits
    if limits is None:
        return VariationVerdict(Variation.TOO_FEW, (), False)
    signals = chart.last.signals
    if not signals:
        return VariationVerdict(Variation.COMMON, (), limits.trial)
    ways = {signal.high for signal in signals}
    polarity = chart.subject.polarity
    if len(ways) > 1 or polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return VariationVerdict(Variation.NEUTRAL, signals, limits.trial)
    better = ways == {polarity is Polarity.HIGHER}
    return VariationVerdict(Variation.IMPROVEMENT if better else Variation.CONCERN, signals, limits.trial)


def assurance(chart: Chart, target: Target | None) -> AssuranceVerdict:
    """Hold the limits of the latest value against a target: wholly within it, wholly outside, or neither."""
    limits, last = chart.limits, chart.last
    if target is None:
        return AssuranceVerdict(Assurance.NO_TARGET, None, False)
    if limits is None or last.lower is None or last.upper is None:
        return AssuranceVerdict(Assurance.TOO_FEW, target, False)
    if any(signal.rule is Rule.SHIFT for signal in last.signals):
        return AssuranceVerdict(Assurance.STALE, target, limits.trial)
    short_low, short_high = target.missed_by(last.lower)[0], target.missed_by(last.upper)[0]
    if not short_low and not short_high:
        found = Assurance.MET
    elif (target.low is not None and last.upper < target.low) or (target.high is not None and last.lower > target.high):
        found = Assurance.MISSED
    else:
        found = Assurance.HIT_AND_MISS
    return AssuranceVerdict(found, target, limits.trial)


def signal_word(chart: Chart) -> str:
    """The verdict on the latest value as one word for a table: improvement, concern, special cause, and so on."""
    return variation(chart).variation.value
