"""The tables of the room: boards and meetings, the ledger, and what is owed, found and assessed."""

from goldenthread.governance.models.asked import Request, Step
from goldenthread.governance.models.boards import (
    Attendance,
    Board,
    Clearance,
    Comment,
    Decision,
    Item,
    Meeting,
    Member,
    Minute,
)
from goldenthread.governance.models.owed import (
    Arrangement,
    Assessment,
    Condition,
    Delivery,
    Finding,
    Obligation,
    Visit,
)

__all__ = [
    "Arrangement",
    "Assessment",
    "Attendance",
    "Board",
    "Clearance",
    "Comment",
    "Condition",
    "Decision",
    "Delivery",
    "Finding",
    "Item",
    "Meeting",
    "Member",
    "Minute",
    "Obligation",
    "Request",
    "Step",
    "Visit",
]
