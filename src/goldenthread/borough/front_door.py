"""How a family becomes known: contacts, early help, and referrals that open an episode."""

from typing import Final

from goldenthread.borough import assessment, early_help, quality
from goldenthread.borough.cases import OPEN, Case, close, hold
from goldenthread.borough.clockwork import day_of, moment
from goldenthread.borough.dice import Dice, Weighted
from goldenthread.borough.kin import Child, Family
from goldenthread.borough.rates import rate
from goldenthread.borough.world import World

# Shares of referrals by source and of episodes by primary need: DfE, Children in need 2025, rounded.
SOURCES: Final = Weighted([
    ("6", 30), ("2A", 18), ("2B", 2), ("3A", 2), ("3B", 2), ("3C", 1), ("3D", 2), ("3E", 5), ("3F", 6), ("5A", 4), ("5B", 6),
    ("5C", 3), ("5D", 3), ("1A", 3), ("1B", 4), ("1D", 2), ("4", 2), ("7", 2), ("8", 5), ("9", 2), ("10", 0.5), ("1C", 0.5),
])  # fmt: skip
NEEDS: Final = Weighted([
    ("N1", 56), ("N2", 8), ("N3", 3), ("N4", 9), ("N5", 13), ("N6", 2.5), ("N7", 0.4), ("N8", 1.5), ("N9", 3.5), ("N0", 3.1),
])  # fmt: skip
_OTHER_OUTCOMES: Final = Weighted(
    [("information-advice", 40), ("nfa", 45), ("other-agency", 10), ("other-authority", 5)]
)
_RISK: Final = {"referral": "amber", "early-help": "green", "information-advice": "green"}
_FIVE_D_FROM: Final = 738_246  # 1 April 2022: source 5D and closure RC9 began with the collection of 2022-23
_BECOMES, _AGAIN = rate("new-contact-becomes-referral"), rate("known-contact-becomes-referral")
_EARLY_HELP = rate("contact-to-early-help")
_IN_A_DAY = (rate("contact-in-24-hours-start"), rate("contact-in-24-hours-end"))
_RETURNS, _RETURN_DAYS = rate("case-returns"), rate("case-returns-days")
_HEARD_AGAIN = rate("contact-returns")


def live(world: World, family: Family) -> None:
    """Follow a family from its first contact until it is heard of no more or the as-at date comes."""
    dice, as_at = family.dice, world.clock.as_at
    day = family.first
    becomes = _BECOMES
    for _ in range(40):
        children = family.at_home(day)
        if day > as_at or not children:
            return
        source = source_on(dice, day)
        lot = dice.random()
        if lot < becomes:
            opened = contact(world, family, children, day, source, "referral")
            closed = refer(world, family, children, opened, source)
            if closed > as_at or not dice.chance(min(0.9, _RETURNS * family.trouble)):
                return
            day, becomes = world.clock.open_day(closed + 3 + dice.wait(_RETURN_DAYS)), _AGAIN
        elif lot < becomes + _EARLY_HELP:
            contact(world, family, children, day, source, "early-help")
            again = early_help.episode(world, family, children, day)
            if not again:
                return
            day = again
        else:
            contact(world, family, children, day, source, dice.pick(_OTHER_OUTCOMES))
            if not dice.chance(_HEARD_AGAIN * family.trouble):
                return
            day = world.clock.open_day(day + 5 + dice.wait(200.0))


def source_on(dice: Dice, day: int) -> str:
    """Draw who got in touch, by the codes of that day."""
    source = dice.pick(SOURCES)
    return "5A" if source == "5D" and day < _FIVE_D_FROM else source


def contact(
    world: World, family: Family, children: list[Child], day: int, source: str, outcome: str, on_open_case: bool = False
) -> int:
    """Record that somebody got in touch about these children; returns the day on which it was decided what to do."""
    dice, clock = family.dice, world.clock
    received = moment(day, 8 + int(dice.random() * 10), int(dice.random() * 60))
    if dice.chance(clock.improving(day, *_IN_A_DAY)):
        decided = received + 20 + int(dice.random() * 1_400)
    else:
        decided = received + 1_500 + int(dice.random() * 4_000)
    told = day_of(decided) + dice.between(0, 3) if source not in {"9", "10"} and dice.chance(0.78) else None
    final = "red" if outcome == "referral" and dice.chance(0.25) else _RISK.get(outcome, "blue")
    first = final if dice.chance(0.85) else "amber" if final in {"red", "green"} else "green"
    recorded = decided + 5 + dice.between(0, 300)
    team = world.workforce.teams["da"][0].id
    waiting = day_of(decided) > clock.as_at
    for child in children:
        child.opened.append(day)
        if child.birth > day:
            child.known_before_birth = True
        world.add(
            "contacts", child.id, contact_date=day, received_at=received, source=source, decided_at=decided,
            decided_date=day_of(decided), outcome=outcome, first_risk=first,
            final_risk=None if waiting else final, referrer_told=None if waiting else told is not None and told <= clock.as_at,
            referrer_told_date=told, consent=dice.chance(0.6), on_open_case=on_open_case, team_id=team, recorded_at=recorded,
        )  # fmt: skip
    return day_of(decided)


def open_cases(world: World, children: list[Child], day: int, source: str, need: str, nfa: bool = False) -> list[Case]:
    """Open an episode for each of these children: the referral's own dates, not yet its end."""
    dice, clock = children[0].family.dice, world.clock
    in_time = dice.chance(clock.improving(day, 0.80, 0.97))
    decided = clock.add(day, int(dice.random() * 2)) if in_time else clock.add(day, 2 + dice.wait(2.5))
    cases = []
    for child in children:
        if child.birth > day:
            child.known_before_birth = True
        child.opened.append(day)
        case = Case(child, world.collector.name("referrals"), day, need, source, nfa=nfa)
        case.cells.update(
            decided_date=decided, acknowledged_date=clock.add(day, dice.between(0, 3)) if dice.chance(0.7) else None,
            first_seen_date=None if nfa or child.birth > day else day + min(40, dice.wait(5.0)),
            recorded_at=world.recorded(dice, day),
        )  # fmt: skip
        cases.append(case)
    return cases


def refer(world: World, family: Family, children: list[Child], day: int, source: str, need: str = "") -> int:
    """Open an episode for these children on a day and follow it to its end; returns that day, far ahead if it is open."""
    if day > world.clock.as_at:
        return OPEN
    dice = family.dice
    need = need or dice.pick(NEEDS)
    disabled = any(child.disabled for child in children)
    if need == "N2" and not disabled:
        need = "N1"
    elif (disabled and need not in {"N8", "N1"}) or (disabled and dice.chance(0.25)):
        need = "N2"
    nfa = dice.chance(rate("referral-nfa"))
    cases = open_cases(world, children, day, source, need, nfa)
    decided = int(cases[0].cells["decided_date"] or day)
    if nfa:
        hold(world, cases, "da", day, decided + 1, "referral")
        for case in cases:
            close(world, case, decided, "RC7")  # RC8 and RC9 are for what was assessed (CIN census rule 8825Q)
        return decided
    service = (
        "dis" if need == "N2" else "reach" if need in {"N4", "N5", "N6"} and _adolescent(children, day, dice) else "da"
    )
    ended = assessment.assess(world, cases, day, service)
    _contacts_on_the_way(world, family, cases, source, day, ended)
    for case in cases:
        quality.oversee(world, case)
    return ended


def _adolescent(children: list[Child], day: int, dice: Dice) -> bool:
    return any(child.risky and child.age(day) >= 11 for child in children) and dice.chance(0.8)


def _contacts_on_the_way(world: World, family: Family, cases: list[Case], source: str, day: int, ended: int) -> None:
    """Some contacts come while a case is open; they are not new referrals."""
    dice, again = family.dice, day + 12
    while True:
        again = world.clock.open_day(again + dice.wait(420.0) + 1)
        if again >= min(ended, world.clock.as_at):
            return
        children = [case.child for case in cases if case.closed > again and case.child.leaves_records is None]
        if children:
            contact(
                world,
                family,
                children,
                again,
                source_on(dice, again),
                "open-case",
                on_open_case=True,
            )
