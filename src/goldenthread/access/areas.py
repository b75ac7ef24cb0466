"""Areas: what a page or a command of the web is for, and which roles may enter; what no area allows is refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from goldenthread.access.errors import NotAllowed
from goldenthread.access.policy import RULES

_EVERYBODY: Final = frozenset(RULES)
_ROWS: Final = frozenset(role for role, rule in RULES.items() if rule.rows)
_FIGURES: Final = frozenset(role for role, rule in RULES.items() if rule.audiences) - {"partner agency"}
_MANAGERS: Final = frozenset({"team manager", "head of service", "director"})
_KEEPERS: Final = frozenset({"analyst", "programme manager"})
_WORKERS: Final = frozenset({"practitioner", "personal adviser", "reviewing officer", "front door", "fostering"})
#: Who may be the second person that agrees that an action is complete.
_AGREE: Final = frozenset({"director", "head of service", "programme manager"})
_CLERKS: Final = frozenset({"clerk", "programme manager"})
_BOARD: Final = frozenset({"board chair", "board member", "lead member", "elected member", "clerk"})
_OUTSIDE: Final = frozenset({"partner agency", "inspector"})


@dataclass(frozen=True, slots=True)
class Area:
    """A kind of page: its key, what it is in words (begins a sentence), and who may enter."""

    key: str
    says: str
    roles: frozenset[str]


def _area(key: str, says: str, *roles: Iterable[str]) -> Area:
    return Area(key, says, frozenset(role for some in roles for role in some))


#: One area a key. A page names its area; a page without one is open to nobody.
AREAS: Final = MappingProxyType(
    {
        area.key: area
        for area in (
            _area("home", "The first page and the reader's own account are", _EVERYBODY),
            _area("figures", "The dashboard and the pages of measures are", _FIGURES),
            _area("figures.export", "Figures as Excel, CSV or Parquet are", _FIGURES),
            _area("rows", "The children behind a figure are", _ROWS),
            _area("trackers", "Trackers of who is due and overdue are", _ROWS - {"auditor", "inspector"}),
            _area("trackers.note", "Saying why something is overdue, or that it was done, is", _MANAGERS, _WORKERS),
            _area("calendar", "Calendar feeds of due dates are", _WORKERS, _MANAGERS),
            _area("child", "A child's page is", _ROWS),
            _area("supervision", "Supervision pages are", _MANAGERS, _WORKERS),
            _area("teams", "Pages of teams and services are", _MANAGERS, _KEEPERS),
            _area("findings", "What is wrong with the data, row by row, is", _MANAGERS, {"analyst"}, _WORKERS),
            _area("findings.hand", "Handing out what is wrong with the data is", _MANAGERS, {"analyst"}),
            _area("loads", "Loading files and going back to an earlier snapshot are", {"analyst"}),
            _area("scrutinise", "Checking a table of figures is", _FIGURES),
            _area("packs.read", "Papers are", _FIGURES, {"partner agency"}),
            _area(
                "packs.write", "Writing commentary and freezing papers are", _KEEPERS, {"head of service", "director"}
            ),
            _area("packs.approve", "Making a paper final is", {"director", "head of service"}),
            _area("rules", "Rules, targets and comparators are", _KEEPERS, _MANAGERS, {"administrator"}),
            _area("rules.change", "Changing rules, targets and comparators is", {"analyst"}),
            _area("users", "Users, roles and cover are", {"administrator"}),
            _area("cover", "Naming who covers is", _MANAGERS, {"administrator"}),
            _area("grants", "Grants to see restricted or sampled records are", {"information governance lead"}),
            _area("journal", "The journal of who did and read what is", {"information governance lead"}),
            _area("installation", "Settings, backups and the state of the installation are", {"administrator"}),
            _area("plan", "The improvement plan, its recommendations and what became of them are", _FIGURES),
            _area("plan.own", "One's own actions, and saying how they go, are", _FIGURES, {"partner agency"}),
            _area(
                "plan.change", "Changing the plan, its dates, links and owners is", {"programme manager", "director"}
            ),
            _area("plan.agree", "Agreeing that an action is complete is", _AGREE),
            _area("plan.files", "Loading and exporting a whole plan is", {"programme manager", "analyst"}),
            _area(
                "guard",
                "What the figures do not support of the plan's claims is",
                _KEEPERS,
                _AGREE,
                _BOARD,
                {"inspector"},
            ),
            _area("boards", "Boards, meetings and their papers are", _KEEPERS, _MANAGERS, _BOARD, _OUTSIDE),
            _area("boards.keep", "Keeping boards, meetings, minutes and decisions is", _CLERKS),
            _area("ledger", "The ledger of requests and challenges is", _KEEPERS, _MANAGERS, _BOARD, _OUTSIDE),
            _area(
                "ledger.ask", "Asking and challenging as a member or for a body is", _BOARD, _CLERKS, {"partner agency"}
            ),
            _area("ledger.answer", "Answering what was asked is", _KEEPERS, _MANAGERS),
            _area("suggest", "Making a suggestion or naming what is in the way is", _WORKERS, _MANAGERS, _KEEPERS),
            _area(
                "audits", "Audits that are the reader's to do, to learn from or to manage are", _ROWS - {"inspector"}
            ),
            _area(
                "audits.keep",
                "Keeping the programme of audits, its samples and who audits what is",
                {"analyst", "head of service", "director"},
            ),
            _area("audits.report", "What audits show together is", _FIGURES),
            _area("audits.learn", "What audits teach, and where it led, is", _MANAGERS, _KEEPERS),
            _area("search", "Search is", _FIGURES),
            _area("api", "The interface for programs is", _FIGURES),
        )
    }
)


def can_enter(role: str, area: str) -> bool:
    """Whether a role may enter an area; raises KeyError for an area there is none of."""
    return role in AREAS[area].roles


def check_enter(role: str, area: str) -> None:
    """Raise `NotAllowed`, with the rule in words, unless a role may enter an area."""
    if not can_enter(role, area):
        raise NotAllowed(why(role, area))


def why(role: str, area: str) -> str:
    """The rule that lets a role in or keeps it out, in one sentence; never about a child."""
    rule = AREAS[area]
    listed = ", ".join(sorted(rule.roles))
    verdict = "may" if role in rule.roles else "may not"
    return f"{rule.says} for: {listed}. The role {role} {verdict} enter (rule {area})."
