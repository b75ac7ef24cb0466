"""The people of a programme: who owns an action is a record, since initials fit several and people leave."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Person:
    """One person or post; ``key`` is the programme's own and never changes; frozen.

    ``name`` may be empty: a published plan prints initials and a job title. ``left_on`` is the last day in post and
    ``contract_ends`` the last day agreed of one who is not permanent; None where not known. ``covered_by`` is the key of
    who stands in. ``user`` is the sign-in name of theirs, "" for one who does not sign in. ``many`` marks what is printed as
    one lead and is a group ("All HoS").
    """

    key: str
    initials: str
    job_title: str
    body: str
    name: str = ""
    left_on: date | None = None
    contract_ends: date | None = None
    covered_by: str = ""
    user: str = ""
    many: bool = False
    note: str = ""

    @property
    def shown(self) -> str:
        """As a page names them: name or initials, with the post."""
        who = self.name or self.initials
        return f"{who}, {self.job_title}" if who and self.job_title else who or self.job_title
