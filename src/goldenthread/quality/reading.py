"""What every page and verb of the room reads by: the served file, the journal, the council's own tools and rules."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from goldenthread.access.log import AccessLog
from goldenthread.access.of_home import journal_log
from goldenthread.auditing.model import Audit
from goldenthread.auditing.rules import PracticeRules, practice_rules
from goldenthread.auditing.tools.reading import Tool, load_tools
from goldenthread.serving.opening import Served, open_served

#: Folders of a home where a council keeps its own tools and rules of audits.
_TOOLS: Final = Path("settings", "audit-tools")
_RULES: Final = Path("settings", "audits")


def served_now() -> Served:
    """The served file of the current snapshot; raises `NotServed` while it is being prepared."""
    return open_served(settings.INSTALLATION.store)


def journal() -> AccessLog:
    """The log that every reading is written to before it is shown."""
    return journal_log(settings.INSTALLATION.home)


def rules() -> PracticeRules:
    """The rules of audits with those that the council set otherwise; raises InputRefused with every problem."""
    place = settings.INSTALLATION.home / _RULES
    return practice_rules(place) if place.is_dir() else practice_rules()


def tools() -> tuple[Tool, ...]:
    """Every version of every tool of the package and of the council; raises InputRefused with every problem."""
    place = settings.INSTALLATION.home / _TOOLS
    return _tools(place, _written(place)) if place.is_dir() else load_tools()


def tool_for(audit: Audit) -> Tool | None:
    """The tool that an audit was allocated with; None for one done elsewhere by a tool that is not held."""
    return next((one for one in tools() if (one.key, one.version) == (audit.tool, audit.version)), None)


def _written(place: Path) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((one.name, one.stat().st_mtime_ns) for one in place.iterdir()))


@lru_cache(maxsize=4)
def _tools(place: Path, written: tuple[tuple[str, int], ...]) -> tuple[Tool, ...]:
    """Read once for as long as the files are the same ones."""
    del written
    return load_tools(place)
