"""Who may read which class of paper, as data with a sentence each, and what becomes of a paper on its way."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from goldenthread.access.areas import AREAS
from goldenthread.access.audience import Audience
from goldenthread.access.policy import rule_of
from goldenthread.papers.classes import Class

_BOARD: Final = frozenset({"board chair", "board member", "lead member", "clerk"})
_MANAGERS: Final = frozenset({"team manager", "head of service", "director"})
_KEEPERS: Final = frozenset({"analyst", "programme manager"})


@dataclass(frozen=True, slots=True)
class ClassRule:
    """Who may read papers of a class: the roles, and a sentence that tells a reader why."""

    roles: frozenset[str]
    says: str


#: A paper that is not public is made for an audience as well, and a role must be of that audience too.
CLASS_RULES: Final = MappingProxyType(
    {
        Class.PUBLIC: ClassRule(AREAS["packs.read"].roles, "Public papers are for everybody who reads papers here."),
        Class.EXEMPT: ClassRule(
            _MANAGERS | _KEEPERS | _BOARD | {"inspector"},
            "Exempt papers are for members of the board, managers, those who keep the papers, and inspectors.",
        ),
        Class.CONFIDENTIAL: ClassRule(
            _MANAGERS | _KEEPERS | _BOARD,
            "Confidential papers are for those for whom they were made: a board's for its members, a manager's for "
            "managers and analysts.",
        ),
    }
)
#: Roles that see what is being prepared: a draft is nobody else's until it is final.
PREPARERS: Final = AREAS["packs.write"].roles | AREAS["packs.approve"].roles
#: Who is shown the latest member edition before all else.
MEMBERS: Final = frozenset({"elected member", "lead member"})
MEMBER_EDITION: Final = "member-edition"


def may_read(role: str, class_: Class, audience: Audience) -> bool:
    """Whether a role may read a paper of a class that was made for an audience."""
    if role not in CLASS_RULES[class_].roles:
        return False
    return class_ is Class.PUBLIC or audience in rule_of(role).audiences


def may_prepare(role: str) -> bool:
    """Whether a role sees drafts, commentary and gaps."""
    return role in PREPARERS


def may_be_sent_to(class_: Class, audience: Audience) -> tuple[str, ...]:
    """The roles to which a draft may be sent: those that would read the paper once it is final, and do not prepare it."""
    return tuple(sorted(role for role in CLASS_RULES[class_].roles - PREPARERS if may_read(role, class_, audience)))


def why(role: str) -> tuple[str, ...]:
    """The rules in words, for the foot of the list of papers."""
    said = tuple(CLASS_RULES[one].says for one in Class)
    drafts = "Drafts are for those who write and approve papers, and for those to whom one is sent."
    return (*said, drafts) if role not in PREPARERS else said
