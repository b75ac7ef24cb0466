"""What each page of the room shows."""

from dataclasses import dataclass

from goldenthread.design.pages import Page


@dataclass(frozen=True, slots=True)
class LockedOut(Page):
    """Too many wrong passwords."""

    title: str = "Wait before you try again"
    minutes: int = 15
