"""What a stay in care will be: how it begins and ends, and the legal statuses on the way."""

from dataclasses import dataclass, field
from typing import Final

from goldenthread.borough.cases import OPEN, Case
from goldenthread.borough.clockwork import YEAR
from goldenthread.borough.dice import Dice, Weighted
from goldenthread.borough.world import World

# Why a child of an age leaves care, by how the stay is meant; near the reasons printed by the DfE for 2025: about a
# quarter go home, one in eight under special guardianship, one in eleven by adoption, a third at or near eighteen.
_ROUTES: Final = (
    (1.0, Weighted([("adoption", 38), ("guardianship", 17), ("home", 24), ("long", 13), ("arrangement", 8)])),
    (5.0, Weighted([("adoption", 19), ("guardianship", 22), ("home", 28), ("long", 23), ("arrangement", 8)])),
    (10.0, Weighted([("adoption", 1), ("guardianship", 13), ("home", 40), ("long", 42), ("arrangement", 4)])),
    (15.5, Weighted([("guardianship", 3), ("home", 41), ("long", 50), ("other", 4), ("transfer", 2)])),
    (18.0, Weighted([("home", 32), ("long", 60), ("other", 6), ("custody", 2)])),
)  # fmt: skip
_AT_EIGHTEEN: Final = Weighted([("E5", 48), ("E17", 17), ("E6", 10), ("E7", 7), ("E8", 18)])
_NEEDS: Final = frozenset({"N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8"})
_FROM_2018: Final = 736_785  # 1 April 2018: codes E45 to E48 and E14 to E17 began with the collection of 2018-19


@dataclass(slots=True)
class Stay:
    """One period of care: its end (far ahead if open), the reason, and each legal status with its first day."""

    id: str
    start: int
    end: int
    route: str
    reason: str
    need: str
    statuses: list[tuple[int, str]] = field(default_factory=list)
    issued: int = 0
    concluded: int = 0
    placed_for_adoption: int = 0
    placements: list[tuple[int, int, str, str, bool]] = field(
        default_factory=list
    )  # start, end, type, id, meant to last
    own_carers_adopt: bool = False

    def looked_after(self, day: int) -> bool:
        """Whether the child is looked after on a day."""
        return self.start <= day < self.end


def plan_stay(world: World, case: Case, day: int, stays_from: int = 0) -> Stay:
    """Decide how the stay that begins on a day goes; ``stays_from`` is a day until which it must last at least."""
    child, dice = case.child, case.child.family.dice
    need = case.need if case.need in _NEEDS else "N1"
    stay = Stay(world.collector.name("care_periods"), day, OPEN, "long", "", "N8" if child.unaccompanied else need)
    eighteen = child.turns(18)
    age = child.age(day)
    if not child.unaccompanied and (not stays_from or dice.chance(0.35)):
        stay.route = dice.pick(next(weights for limit, weights in _ROUTES if age < limit or limit >= 18.0))
    length = _length(dice, stay.route)
    stay.end = min(eighteen, max(day + length, stays_from)) if not child.unaccompanied else eighteen
    if stay.end - day < 2:
        stay.end = day + 2
    _legal(stay, case, dice)
    stay.reason = _reason(dice, stay, eighteen)
    if stay.end > world.clock.as_at:
        stay.end = OPEN
    return stay


def _length(dice: Dice, route: str) -> int:
    """Days in care."""
    if route == "adoption":
        return 420 + dice.wait(260.0)
    if route == "guardianship":
        return 190 + dice.wait(250.0)
    if route in {"home", "arrangement"}:
        return 2 + dice.wait(45.0) if dice.chance(0.38) else 60 + dice.wait(330.0)
    if route == "long":
        return 10_000 if dice.chance(0.72) else 500 + dice.wait(3.0 * YEAR)
    return 20 + dice.wait(200.0)


def _legal(stay: Stay, case: Case, dice: Dice) -> None:
    """Lay out the legal statuses: police protection for some, accommodation by agreement, then the court's orders."""
    child, day, end = case.child, stay.start, stay.end
    age = child.age(day)
    court = stay.route in {"adoption", "guardianship", "arrangement"} or (
        not child.unaccompanied
        and (
            (stay.route == "long" and age < 15 and dice.chance(0.92))
            or (stay.route == "home" and age < 13 and end - day > 120 and dice.chance(0.6))
        )
    )
    if dice.chance(0.10) and not child.unaccompanied:
        police = dice.chance(0.8)
        stay.statuses.append((day, "L1" if police else "L2"))
        day += dice.between(1, 3) if police else dice.between(4, 8)  # 72 hours; an order of at most eight days
    elif child.age(day) > 13 and stay.route in {"other", "custody"}:
        stay.statuses.append((day, "J1"))
        return
    if not court:
        if day < end:
            stay.statuses.append((day, "V2"))
        return
    issued = day if dice.chance(0.45) else day + dice.between(10, 120)
    if issued > day and day < end:
        stay.statuses.append((day, "V2"))
    weeks = dice.around(31.0, 14.0)
    concluded = issued + int(weeks * 7)
    if stay.route in {"guardianship", "arrangement"}:
        stay.concluded = stay.end = concluded
    else:
        stay.concluded = concluded
    stay.issued = issued
    stay.statuses.append((issued, "C1"))
    if stay.route == "adoption":
        stay.end = max(stay.end, concluded + 240)
        stay.statuses.append((concluded, "E1"))
    elif concluded < stay.end:
        stay.statuses.append((concluded, "C2" if stay.route == "long" else "V2"))
    stay.end = min(stay.end, child.turns(18))
    stay.concluded = min(stay.concluded, stay.end)
    stay.statuses = [(first, status) for first, status in stay.statuses if first < stay.end]


def _reason(dice: Dice, stay: Stay, eighteen: int) -> str:
    """The code under which the stay ends."""
    if stay.end >= eighteen:
        return dice.pick(_AT_EIGHTEEN) if stay.end >= _FROM_2018 else "E5" if dice.chance(0.6) else "E8"
    if stay.route == "adoption":
        return "E12" if dice.chance(0.85) else "E11"
    if stay.route == "guardianship":
        if stay.end < _FROM_2018:
            return "E43" if dice.chance(0.6) else "E44"
        return "E45" if dice.chance(0.62) else "E46" if dice.chance(0.3) else "E47"
    if stay.route == "home":
        return "E4A" if dice.chance(0.68) else "E4B"
    fixed = {"arrangement": "E41", "transfer": "E3", "custody": "E9"}
    if stay.route == "other" and stay.statuses and stay.statuses[0][1] == "J1" and stay.end >= _FROM_2018:
        return "E14"
    return fixed.get(stay.route, "E8" if dice.chance(0.7) else "E4A")
