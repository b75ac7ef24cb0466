"""Words of this room that several of its pages say alike."""

from collections.abc import Mapping
from typing import Final

from goldenthread.serving.measure_reading import Harm

#: Dimensions by which a figure is broken down, as headings and tabs name them.
DIMENSIONS: Final[Mapping[str, str]] = {
    "budget_line": "budget line",
    "final_risk": "final risk",
    "given_by": "who gave it",
    "missing_from": "where from",
    "raised_by": "who raised it",
}
_SEVERITIES: Final[Mapping[str, str]] = {"error": "must be put right", "query": "to be looked at"}


def dimension(name: str) -> str:
    """A dimension in words."""
    return DIMENSIONS.get(name, name.replace("_", " ").replace("*", " and "))


def severity(one: Harm) -> str:
    """How heavy a finding is, in words; the code itself where there are none."""
    return _SEVERITIES.get(one.severity, one.severity)


def days(value: float) -> str:
    """A number of days: "1 day", "2.5 days"."""
    shown = f"{value:.1f}".removesuffix(".0")
    return f"{shown} day" if shown == "1" else f"{shown} days"
