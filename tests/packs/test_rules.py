"""Who may read which class of paper."""

import pytest

from goldenthread.access.areas import AREAS
from goldenthread.access.audience import Audience
from goldenthread.access.policy import RULES
from goldenthread.packs.rules import CLASS_RULES, may_prepare, may_read, why
from goldenthread.papers.classes import Class

# Everybody else reads public papers only, or none.
EXEMPT = {
    "team manager", "head of service", "director", "analyst", "programme manager", "board chair", "board member",
    "lead member", "clerk", "inspector",
}  # fmt: skip


@pytest.mark.parametrize("role", sorted(RULES))
def test_public_papers_are_for_who_reads_papers(role: str) -> None:
    """And for nobody else."""
    assert may_read(role, Class.PUBLIC, Audience.PUBLIC) == (role in AREAS["packs.read"].roles)


@pytest.mark.parametrize("role", sorted(RULES))
def test_exempt_papers_made_for_the_board(role: str) -> None:
    """Neither elected members at large nor partner agencies read them."""
    assert may_read(role, Class.EXEMPT, Audience.BOARD) == (role in EXEMPT)


@pytest.mark.parametrize("role", sorted(RULES))
def test_what_is_made_for_management_is_read_by_managers_and_analysts(role: str) -> None:
    """A board's members read confidential papers made for their board, and none made for managers."""
    managers = {"team manager", "head of service", "director", "analyst"}
    assert may_read(role, Class.CONFIDENTIAL, Audience.MANAGEMENT) == (role in managers)
    board = EXEMPT - {"inspector"}
    assert may_read(role, Class.CONFIDENTIAL, Audience.BOARD) == (role in board)


def test_each_rule_is_said_in_a_sentence() -> None:
    """What decides is told."""
    assert all(rule.says.endswith(".") for rule in CLASS_RULES.values())
    assert len(why("director")) == len(Class)
    assert len(why("elected member")) == len(Class) + 1
    assert not may_prepare("elected member")
