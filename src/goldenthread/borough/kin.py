"""A child and a family, as the stages of the journey pass them on."""

from dataclasses import dataclass, field

from goldenthread.borough.clockwork import YEAR, birthday
from goldenthread.borough.dice import Dice


@dataclass(slots=True)
class Child:
    """One child; ``birth`` is the day of birth, which may lie ahead."""

    id: str
    family: "Family"
    birth: int
    sex: str
    disabled: bool
    unaccompanied: bool = False
    mother: bool = False
    died: int | None = None
    leaves_records: int | None = None  # day of the adoption order: from then on this identity has no new record
    opened: list[int] = field(
        default_factory=list
    )  # days on which anything at all was recorded first: contacts, referrals
    cases: list[tuple[int, int | None]] = field(default_factory=list)  # referral episodes, from and to
    plans: int = 0
    periods: int = 0
    known_before_birth: bool = False
    risky: bool = False

    def age(self, day: int) -> float:
        """Age in years, less than 0 before birth; near enough for chance, not for clocks."""
        return (day - self.birth) / YEAR

    def turns(self, age: int) -> int:
        """The day on which the child reaches an age."""
        return birthday(self.birth, age)


@dataclass(slots=True)
class Family:
    """Brothers and sisters who live together, and what runs through their lives."""

    id: str
    dice: Dice
    first: int
    ethnicity: str
    surname: str
    language: str
    faith: str
    ward: int
    trouble: float  # how likely hardship is to come back; 1 is ordinary
    children: list[Child] = field(default_factory=list)

    def at_home(self, day: int) -> list[Child]:
        """The children of whom the service would hear on that day: under 18, or expected within six months."""
        return [
            child
            for child in self.children
            if child.birth - 185 <= day < child.turns(18) and child.leaves_records is None and child.died is None
        ]
