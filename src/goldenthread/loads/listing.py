"""Filters of the pages of findings, and what was asked by them."""

from collections.abc import Mapping

import pyarrow as pa
from django.http import HttpRequest

from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import FilterBar
from goldenthread.design.listing import Choices, filter_bar
from goldenthread.loads.reading import NARROWED, values_of
from goldenthread.records.checks.report import NOBODY, SEVERITIES
from goldenthread.records.checks.titles import title
from goldenthread.serving.opening import Served
from goldenthread.serving.staff import teams

_ASKED = (*NARROWED, "new", "by", "page")
_SEVERITY_WORDS = {"stops": "stops a load", "error": "error", "query": "query"}


def asked_of(request: HttpRequest, viewer: Viewer) -> dict[str, str]:
    """What was asked in the address, by the names that findings know.

    How many findings name one worker is a figure about a member of staff: only for themselves, and who hands findings out.
    """
    asked = {name: request.GET[name] for name in _ASKED if request.GET.get(name)}
    worker = asked.get("worker", "")
    if worker and worker not in viewer.workers and not viewer.may("findings.hand"):
        del asked["worker"]
    return asked


def team_names(served: Served) -> dict[str, str]:
    """Names of teams by id."""
    return {team.team_id: team.name for team in teams(served)}


def bar(path: str, asked: Mapping[str, str], found: pa.Table, names: Mapping[str, str]) -> FilterBar:
    """Filters over findings: of everybody where they are counted, of whom the reader may see where they stand one by one."""
    rules = tuple((rule, title(rule)) for rule in values_of(found, "rule"))
    in_teams = tuple((team, names.get(team, team)) for team in values_of(found, "team"))
    severities = tuple((one, _SEVERITY_WORDS[one]) for one in SEVERITIES if one in values_of(found, "severity"))
    tables = tuple((one, one if one == NOBODY else one.replace("_", " ")) for one in values_of(found, "table"))
    choices = (
        Choices("severity", "Severity", severities),
        Choices("new", "Since the last load", (("yes", "New"),)),
        Choices("team", "Team", in_teams),
        Choices("table", "Table", tables),
        Choices("rule", "Rule", rules),
    )
    return filter_bar(path, asked, choices)
