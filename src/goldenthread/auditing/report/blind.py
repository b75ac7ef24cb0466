"""Audits whose second grade is out: counted as returned, and of no grade, so that nobody who is to grade blind reads one."""

from dataclasses import replace

from goldenthread.auditing.model import Audit, Grading, Stage


def waits(audit: Audit) -> bool:
    """Whether somebody has yet to grade it again blind."""
    return (
        bool(audit.moderator)
        and audit.first is not None
        and audit.second is None
        and audit.stage is not Stage.CANCELLED
    )


def without_grades(audit: Audit) -> Audit:
    """The audit with the day on which it came back, and nothing of what was found."""
    if audit.first is None:
        return audit
    bare = Grading(audit.first.by, audit.first.on, (), None, "")
    return replace(audit, first=bare, settled=None, feedback=(), views=(), actions=(), concerns=(), closed=None)
