"""What an audit lived through: each state that it had, with the verb that led to it."""

from dataclasses import dataclass
from datetime import datetime

from goldenthread.auditing.model import Audit


@dataclass(frozen=True, slots=True)
class Lived:
    """A state that an audit had: the verb that led to it, who did it and when (with a zone)."""

    verb: str
    by: str
    at: datetime
    audit: Audit
