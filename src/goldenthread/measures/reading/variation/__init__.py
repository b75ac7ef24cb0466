"""Control charts: whether a figure has changed or only varied, by stated rules whose every number is data."""

from goldenthread.measures.reading.variation.charts import Chart, Mark, control_chart
from goldenthread.measures.reading.variation.limits import ChartKind
from goldenthread.measures.reading.variation.parameters import Parameters, load_parameters, parameter_entries
from goldenthread.measures.reading.variation.rebases import Rebase, load_rebases
from goldenthread.measures.reading.variation.signals import Rule, Signal
from goldenthread.measures.reading.variation.verdicts import (
    Assurance,
    AssuranceVerdict,
    Variation,
    VariationVerdict,
    assurance,
    signal_word,
    variation,
)
from goldenthread.measures.reading.variation.words import headline, sentence

__all__ = [
    "Assurance",
    "AssuranceVerdict",
    "Chart",
    "ChartKind",
    "Mark",
    "Parameters",
    "Rebase",
    "Rule",
    "Signal",
    "Variation",
    "VariationVerdict",
    "assurance",
    "control_chart",
    "headline",
    "load_parameters",
    "load_rebases",
    "parameter_entries",
    "sentence",
    "signal_word",
    "variation",
]
