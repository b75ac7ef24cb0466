"""Where a child in care lives: placements one after another, and the episodes that they and the legal statuses make."""

from typing import Final

from goldenthread.borough import money, names
from goldenthread.borough.cases import OPEN, Case
from goldenthread.borough.clockwork import YEAR
from goldenthread.borough.dice import Dice, Weighted
from goldenthread.borough.rates import rate
from goldenthread.borough.stay import Stay
from goldenthread.borough.world import World

_BY_AGE: Final = (
    (11.0, Weighted([("U6", 64), ("U3", 25), ("P1", 5), ("R3", 2), ("K2", 2), ("U5", 2)])),
    (16.0, Weighted([("U6", 54), ("U3", 14), ("K2", 24), ("P1", 6), ("S1", 1), ("Z1", 1)])),
    (99.0, Weighted([("U6", 32), ("U3", 8), ("K2", 16), ("H5", 40), ("P2", 2), ("P1", 2)])),
)  # fmt: skip
_LASTING_YOUNG: Final = Weighted([("U4", 78), ("U1", 15), ("P1", 7)])
_LASTING_OLDER: Final = Weighted([("U4", 52), ("U1", 9), ("K2", 29), ("P1", 6), ("S1", 2), ("R1", 2)])
_ALONE: Final = Weighted([("U6", 42), ("H5", 55), ("K2", 3)])
_PROVIDERS: Final = {
    "U": Weighted([("PR1", 55), ("PR4", 38), ("PR5", 7)]), "K": Weighted([("PR4", 78), ("PR1", 12), ("PR5", 10)]),
    "H": Weighted([("PR4", 70), ("PR5", 24), ("PR1", 6)]), "P": Weighted([("PR1", 60), ("PR5", 40)]),
    "R": Weighted([("PR4", 60), ("PR3", 40)]),
}  # fmt: skip
_CHANGES: Final = Weighted([
    ("CARPL", 44), ("CREQB", 17), ("CREQO", 9), ("CHILD", 8), ("LAREQ", 8), ("CLOSE", 4), ("STAND", 3), ("ALLEG", 2), ("OTHER", 5),
])  # fmt: skip
_CARE_ORDERS: Final = frozenset(
    {"C1", "C2", "D1", "E1"}
)  # own parents are no answer to police protection or an agreement
_AUTHORITIES: Final = ("999", "998", "997", "996", "995")  # ours and invented neighbours
_FIRST_K3: Final = 738_977  # 1 April 2024: supported accommodation is coded K3 from the collection of 2024-25
_MOVES = rate("placement-change-a-year")


def place(world: World, case: Case, stay: Stay) -> None:
    """Place the child again and again until the stay ends, and write placements and episodes."""
    _lay_out(world, case, stay)
    for number, (start, end, kind, known, lasting) in enumerate(stay.placements):
        _write(world, case, stay, number, start, end, kind, known, lasting)
    _episodes(world, case, stay)


def _lay_out(world: World, case: Case, stay: Stay) -> None:
    dice, child = case.child.family.dice, case.child
    limit = min(stay.end, world.clock.as_at + 1)
    adoption = stay.placed_for_adoption
    day = stay.start
    lasting = False
    while day < limit:
        if adoption and day >= adoption:
            kind = "A5" if stay.own_carers_adopt else "A6"
            stay.placements.append((day, stay.end, kind, world.collector.name("placements"), False))
            return
        kind = _kind(dice, child.age(day), child.unaccompanied, day, stay, lasting)
        if kind in {"U4", "U1"}:
            lasting = True
        until = _until(world, dice, case, stay, day, kind)
        if adoption and until > adoption:
            until = adoption
        until = min(until, stay.end)
        if kind == "P1" and not _under_order(stay, day, until):
            kind, lasting = "U6", False
        if kind in {"H5", "P2"} and day < _FIRST_K3 < until:
            stay.placements.append((day, _FIRST_K3, kind, world.collector.name("placements"), False))
            day, kind = _FIRST_K3, "K3"
        if until - day > 200 and dice.chance(0.03) and until < OPEN:
            away = day + dice.between(60, until - day - 60)
            stay.placements.append((day, away, kind, world.collector.name("placements"), lasting))
            day = away + dice.between(2, 14)
            stay.placements.append(
                (
                    away,
                    day,
                    dice.one(("T1", "T3", "T4")) if day - away <= 7 else "T3",
                    world.collector.name("placements"),
                    False,
                )
            )
        stay.placements.append((day, until, kind, world.collector.name("placements"), lasting))
        day = until


def _kind(dice: Dice, age: float, alone: bool, day: int, stay: Stay, lasting: bool) -> str:
    if age < 16 and stay.route == "long" and day - stay.start > 200 and (lasting or dice.chance(0.8)):
        return dice.pick(_LASTING_YOUNG if age < 10 else _LASTING_OLDER)
    kind = dice.pick(_ALONE if alone and age >= 15 else next(weights for limit, weights in _BY_AGE if age < limit))
    if kind in {"H5", "P2"} and (age < 16 or day >= _FIRST_K3):
        return "K3" if age >= 16 else "K2"
    return kind


def _under_order(stay: Stay, day: int, until: int) -> bool:
    """Whether a care order is in force throughout: only then is a child placed with parents (SSDA903 rule 378)."""
    first = [status for start, status in stay.statuses if start <= day][-1:]
    return all(
        status in _CARE_ORDERS for status in (*first, *(new for start, new in stay.statuses if day < start < until))
    )


def _until(world: World, dice: Dice, case: Case, stay: Stay, day: int, kind: str) -> int:
    """How long a placement lasts: moves are commonest in the first year, and then settle."""
    early = day - stay.start < 365
    yearly = _MOVES if early else 0.11 if kind in {"U4", "U1", "P1"} else 0.55
    if case.child.risky or kind in {"K2", "K1"}:
        yearly *= 1.8
    length = 3 + dice.wait(YEAR / yearly)
    if early and stay.route == "long" and case.child.age(day) < 16 and length > 330:
        length = dice.between(200, 420)  # until the match with carers for the long term
    return world.clock.open_day(day + length) if day + length < world.clock.as_at else OPEN


def _write(
    world: World, case: Case, stay: Stay, number: int, start: int, end: int, kind: str, known: str, lasting: bool
) -> None:
    dice, child = case.child.family.dice, case.child
    kin = kind in {"U1", "U2", "U3"}
    provider = (
        "PR0"
        if kind == "P1"
        else "PR1"
        if kin or kind[0] == "A"
        else dice.pick(_PROVIDERS.get(kind[0], _PROVIDERS["K"]))
    )
    outside = dice.chance(0.36 if kind[0] in "UA" else 0.62 if kind[0] == "K" else 0.30) and kind != "P1"
    outside = outside and (
        provider != "PR1" or kind[0] in "UA"
    )  # its own homes are within its area; carers live anywhere
    near = 0.3 + abs(dice.around(3.5, 3.4))
    far = outside and dice.chance(0.60)
    miles = round(20.5 + dice.wait(36.0) + dice.random() if far else near + (4.0 if outside else 0.0), 1)
    moved_on = end < stay.end
    following = stay.placements[number + 1] if number + 1 < len(stay.placements) else None
    why = dice.pick(_CHANGES)
    if following and following[2] == "K3" and kind in {"H5", "P2"} and following[0] == _FIRST_K3:
        why = "PLACE"
    elif kind[0] == "T" or (following and following[2][0] in "TA"):
        why = "CARPL"
    planned = dice.between(-4, 4) if dice.chance(0.8) else dice.between(5, 25)
    world.add(
        "placements", child.id, known, care_period_key=stay.id, start_date=start, end_date=end if end < OPEN else None,
        placement_type=kind, provider=provider, change_reason=why if moved_on else None,
        urn=f"SC9{dice.between(0, 99999):05d}" if kind[0] in "UKHRS" else None,
        distance_miles=None if child.unaccompanied else miles, location="OUT" if outside else "IN",
        placement_authority=dice.one(_AUTHORITIES[1:]) if outside else world.plan.authority, short_breaks=False,
        intended_to_last=lasting, plan_date=max(stay.start, world.clock.open_day(start + planned)),
    )  # fmt: skip
    if start <= world.clock.as_at:
        post = names.away_postcode(dice) if outside else names.home_postcode(dice, dice.between(0, 9))
        world.extras["placement_postcodes"][known] = post
        world.extras["recorded"]["placements"][known] = start + dice.between(0, 9)
    if kin:
        _approve(world, case, start, end)
    money.commit_placement(world, dice, child.id, kind, provider, start, end)


def _approve(world: World, case: Case, start: int, end: int) -> None:
    """A relative or friend is approved for sixteen weeks, sometimes eight more, and then in full or not."""
    dice, clock, child = case.child.family.dice, world.clock, case.child
    expiry = start + 112
    in_time = dice.chance(clock.improving(start, 0.55, 0.88))
    full = start + dice.between(70, 111) if in_time else start + dice.between(113, 175)
    stopped = end if end < min(full, expiry) else None
    world.add(
        "connected_carers", child.id, kind="reg-24", placed_date=start, approved_date=start, expiry_date=expiry,
        full_approval_date=full if full <= min(end, expiry) else None, ended_date=stopped or min(full, expiry),
    )  # fmt: skip
    if not in_time and end > expiry:
        world.add(
            "connected_carers", child.id, kind="reg-24-extension", placed_date=start, approved_date=expiry,
            expiry_date=expiry + 56, full_approval_date=full if full <= end else None, ended_date=min(full, end),
        )  # fmt: skip
    if full <= end:
        world.add(
            "connected_carers", child.id, kind="full", placed_date=start, approved_date=full, full_approval_date=full,
            ended_date=end if end < OPEN else None,
        )  # fmt: skip


def _episodes(world: World, case: Case, stay: Stay) -> None:
    """Cut the stay at every change of legal status or placement, as the SSDA903 wants it."""
    child = case.child
    legal = dict(stay.statuses)
    moves = {start: index for index, (start, *_) in enumerate(stay.placements)}
    days = sorted(set(legal) | set(moves))
    status, index = "", 0
    for position, day in enumerate(days):
        changed, moved = day in legal, day in moves
        before = stay.placements[index][2]
        status = legal.get(day, status)
        index = moves.get(day, index)
        same = moved and position > 0 and _same_carer(before, stay.placements[index][2])
        why = (
            "S"
            if position == 0
            else ("U" if same else "B")
            if changed and moved
            else "L"
            if changed
            else "T"
            if same
            else "P"
        )
        last = position + 1 == len(days)
        end = stay.end if last else days[position + 1]
        world.add(
            "care_episodes", child.id, care_period_key=stay.id, start_date=day, start_reason=why,
            end_date=end if end < OPEN else None, end_reason=stay.reason if last else "X1", legal_status=status, need=stay.need,
            placement_key=stay.placements[index][3],
        )  # fmt: skip
    for position, (day, code) in enumerate(stay.statuses):
        end = stay.statuses[position + 1][0] if position + 1 < len(stay.statuses) else stay.end
        world.add("legal_statuses", child.id, status=code, start_date=day, end_date=end if end < OPEN else None)


def _same_carer(before: str, after: str) -> bool:
    return after == "A5" or (after == "K3" and before in {"H5", "P2"})
