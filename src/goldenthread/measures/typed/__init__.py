"""What comes as a number and not as records: typed with who, when, source and period, and read like any other figure."""

from goldenthread.measures.typed.population import Population, PopulationTable, load_population
from goldenthread.measures.typed.sheet import COLUMNS, template
from goldenthread.measures.typed.store import TypedLoad, figures_of, history, load_typed, typed_figures, typed_loads

__all__ = [
    "COLUMNS",
    "Population",
    "PopulationTable",
    "TypedLoad",
    "figures_of",
    "history",
    "load_population",
    "load_typed",
    "template",
    "typed_figures",
    "typed_loads",
]
