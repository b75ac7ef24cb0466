"""Recording: a verb of a room says what it does, in the journal, before its change is kept."""

from collections.abc import Mapping

from django.conf import settings

from goldenthread.access.of_home import journal_log
from goldenthread.records.store.protocols import ReadScope


def record(scope: ReadScope, action: str, about: Mapping[str, object]) -> None:
    """Write an entry to the installation's log; raises `LogFailed`, and then the verb's transaction is undone.

    People are named by key, under ``person`` or ``persons``; no name, identifier or free text about a child.
    """
    journal_log(settings.INSTALLATION.home).append(action, scope, about)
