"""Invented families: children, born and unborn, with who they are and where they live."""

from datetime import date
from typing import Any

from goldenthread.borough import names
from goldenthread.borough.clockwork import YEAR
from goldenthread.borough.dice import Dice, Weighted
from goldenthread.borough.kin import Child, Family
from goldenthread.borough.world import World

# Ages at first becoming known: near the ages of children in need at 31 March 2025 (DfE, Children in need).
_AGES = Weighted([((-1, -1), 9.0), ((0, 0), 7.0), ((1, 4), 20.0), ((5, 9), 24.0), ((10, 15), 35.0), ((16, 17), 11.8)])
_SIZES = Weighted([(1, 0.52), (2, 0.28), (3, 0.13), (4, 0.05), (5, 0.02)])

# A mixed outer London borough; the order of groups follows the London rows of the DfE's children in need tables.
_ETHNICITY = Weighted([
    ("WBRI", 33), ("WOTH", 12), ("WIRI", 1), ("WIRT", 0.4), ("WROM", 0.8), ("MWBC", 4.5), ("MWBA", 2.4), ("MWAS", 2.0),
    ("MOTH", 4.6), ("AIND", 3.5), ("APKN", 2.5), ("ABAN", 1.8), ("AOTH", 5.0), ("BAFR", 12.5), ("BCRB", 4.5), ("BOTH", 3.2),
    ("CHNE", 0.5), ("OOTH", 4.6), ("REFU", 0.4), ("NOBT", 0.8),
])  # fmt: skip
_DISABILITIES = Weighted([
    ("AUT", 30), ("LD", 26), ("COMM", 12), ("BEH", 14), ("MOB", 8), ("PC", 5), ("INC", 3), ("HEAR", 3), ("VIS", 3),
    ("HAND", 2), ("CON", 2), ("DDA", 10),
])  # fmt: skip
_LANGUAGES = Weighted([
    ("en", 72), ("so", 4), ("fa", 4), ("ar", 4), ("ro", 4), ("pl", 3), ("pt", 2), ("tr", 2), ("bn", 2), ("ur", 2), ("fr", 1),
])  # fmt: skip
_FAITHS = Weighted(
    [("none", 42), ("christian", 28), ("muslim", 20), ("jewish", 4), ("hindu", 4), ("sikh", 1), ("buddhist", 1)]
)
_WARDS = (
    "Alder",
    "Birch Hill",
    "Cedar Park",
    "Dovecote",
    "Elm Vale",
    "Fernhill",
    "Granary",
    "Hawthorn",
    "Ivy Bridge",
    "Juniper",
)
_LOCALITIES = ("West", "South", "East and Central")
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def make_family(world: World, dice: Dice, first: int, most: int, age: tuple[int, int] | None = None) -> Family:
    """Invent a family that first becomes known on a day, of at most ``most`` children; ``age`` limits the first child's."""
    family = Family(
        id=world.number("family"), dice=dice, first=first, ethnicity=dice.pick(_ETHNICITY), surname=names.surname(dice),
        language=dice.pick(_LANGUAGES), faith=dice.pick(_FAITHS), ward=dice.between(0, len(_WARDS) - 1),
        trouble=dice.around(1.0, 0.8),
    )  # fmt: skip
    low, high = age or dice.pick(_AGES)
    years = low + dice.random() * (high - low + 1)
    births = [first - int(years * YEAR) if low >= 0 else first + dice.between(40, 170)]
    wanted = min(most, 1 if age else dice.pick(_SIZES))
    step = births[0]
    while len(births) < wanted:
        step -= dice.between(400, 1500)
        if (first - step) / YEAR >= 17.5:
            step = max(births) + dice.between(400, 1500)
            if step > first + 140:
                break
        births.append(step)
    if len(births) < most and max(births) > first - 6 * YEAR and not age and dice.chance(0.10):
        births.append(max(max(births) + 420, first + dice.between(60, 1200)))  # a baby who comes later
    for birth in sorted(births):
        add_child(world, family, birth)
    return family


def add_child(world: World, family: Family, birth: int) -> Child:
    """Add a child to a family; what is born with the child is drawn here."""
    dice = family.dice
    sex = "M" if dice.chance(0.535) else "F"
    child = Child(world.number("child"), family, birth, sex, dice.chance(0.11 if sex == "M" else 0.065))
    child.risky = dice.chance(0.08)
    family.children.append(child)
    return child


def record(world: World, family: Family) -> None:
    """Write the rows that say who the children are: people, disabilities, identifiers, families and localities."""
    for child in family.children:
        if world.holds(child):
            _record_child(world, child)


def _record_child(world: World, child: Child) -> None:
    family, dice, as_at = child.family, child.family.dice, world.clock.as_at
    unborn = child.birth > as_at
    schooled = not unborn and child.age(as_at) >= 4.2 and not child.unaccompanied
    upn = _upn(dice, child) if schooled and dice.chance(0.94) else None
    unknown = None if upn else "UN1" if child.age(as_at) < 5 else "UN6" if child.unaccompanied else "UN4"
    child.mother = child.sex == "F" and child.periods > 0 and child.turns(17) <= as_at and dice.chance(0.08)
    other_tongue = family.language != "en"
    world.add(
        "people", child.id, sex="U" if unborn else child.sex, ethnicity="NOBT" if unborn else family.ethnicity,
        birth_date=None if unborn else child.birth, birth_date_precision="day",
        expected_birth_date=child.birth + dice.between(-12, 12) if unborn or child.known_before_birth else None,
        death_date=child.died, upn=upn, former_upn=_upn(dice, child) if upn and dice.chance(0.01) else None,
        upn_unknown=unknown, is_parent=child.mother, nationality=names.nationality(dice, child.unaccompanied),
        disabled=child.disabled, first_language=family.language, interpreter_needed=other_tongue and dice.chance(0.3),
        interpreter_used=other_tongue and dice.chance(0.25), faith=family.faith, restricted=dice.chance(0.004),
    )  # fmt: skip
    kinds = {dice.pick(_DISABILITIES) for _ in range(1 + dice.chance(0.4))} if child.disabled else {"NONE"}
    for kind in sorted(kinds):
        world.add("disabilities", child.id, disability=kind)
    if child.mother:
        world.add("parents", child.id, child_birth_date=_first_baby(dice, child))
    world.add("families", child.id, family_id=family.id)
    known = min(child.opened, default=family.first)
    ward = _WARDS[family.ward]
    moved = known + dice.between(200, 1500) if dice.chance(0.18) else None
    world.add(
        "localities", child.id, start_date=known, end_date=moved, ward=ward, locality=_LOCALITIES[family.ward % 3]
    )
    posts: list[tuple[int, str]] = [(known, names.home_postcode(dice, family.ward))]
    if moved is not None and moved <= as_at:
        other = dice.between(0, len(_WARDS) - 1)
        world.add("localities", child.id, start_date=moved, ward=_WARDS[other], locality=_LOCALITIES[other % 3])
        posts.append((moved, names.home_postcode(dice, other)))
    if not unborn and dice.chance(0.6):
        world.add(
            "person_links",
            child.id,
            id_kind="nhs-number",
            id_value=f"999{dice.between(0, 9999999):07d}",
            valid_from=child.birth,
        )
    extras: dict[str, Any] = world.extras
    extras["names"][child.id] = (names.forename(dice), family.surname)
    extras["home_postcodes"][child.id] = posts
    extras["sibling_groups"][child.id] = family.id


def _first_baby(dice: Dice, child: Child) -> int:
    """The birth of a young mother's baby, who is no child of these records."""
    return child.turns(15) + dice.between(200, 700)


def _upn(dice: Dice, child: Child) -> str:
    """A well-formed unique pupil number of a school that does not exist; the letter checks the digits (DfE UPN guide)."""
    digits = (
        f"999{dice.between(0, 9999):04d}{(date.fromordinal(child.birth).year + 4) % 100:02d}{dice.between(0, 999):03d}"
    )
    total = sum(int(digit) * weight for weight, digit in enumerate(digits, start=2))
    return _UPN_LETTERS[total % 23] + digits
