"""Reading for a page of this room: the served file, the journal, names where the reader may know them."""

from collections.abc import Collection

from django.conf import settings

from goldenthread.access.log import AccessLog
from goldenthread.access.of_home import journal_log
from goldenthread.access.scope import Scope
from goldenthread.accounts.lines import lines_of
from goldenthread.serving.names import names_of
from goldenthread.serving.opening import Served, open_served
from goldenthread.serving.staff import teams

__all__ = ["journal", "lines_of", "names_for", "served_now", "team_names"]


def served_now() -> Served:
    """The served file of the current snapshot; raises `NotServed` while it is being prepared."""
    return open_served(settings.INSTALLATION.store)


def journal() -> AccessLog:
    """The log that every reading is written to before it is shown."""
    return journal_log(settings.INSTALLATION.home)


def names_for(served: Served, scope: Scope, persons: Collection[str]) -> dict[str, str]:
    """Names by person key; none for a reader who knows children by their identifier only."""
    wanted = {key for key in persons if key}
    return names_of(served, scope, journal(), wanted) if scope.may_read_names and wanted else {}


def team_names(served: Served) -> dict[str, str]:
    """Names of teams by id."""
    return {team.team_id: team.name or team.team_id for team in teams(served)}
