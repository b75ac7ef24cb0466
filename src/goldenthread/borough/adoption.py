"""The way to adoption, the adopters, and the new identity that no record links to the old."""

from typing import Final

from goldenthread.borough.cases import Case
from goldenthread.borough.dice import Weighted
from goldenthread.borough.stay import Stay
from goldenthread.borough.world import World

_COUPLES: Final = Weighted(
    [
        (("MF", "L11", 2), 60),
        (("MF", "L3", 2), 12),
        (("FF", "L12", 2), 8),
        (("MM", "L12", 2), 8),
        (("F1", "L0", 1), 11),
        (("M1", "L0", 1), 1),
    ]
)
_HEARD_OF_AGAIN: Final = 0.12  # own: families who later ask for support after adoption


def prepare(world: World, case: Case, stay: Stay) -> None:
    """Decide the steps of an adoption before the child is placed, so that the placements follow them."""
    if stay.route != "adoption" or stay.reason not in {"E11", "E12"}:
        return
    dice = case.child.family.dice
    end = stay.end if stay.end <= world.clock.as_at else stay.concluded + dice.between(300, 700)
    stay.own_carers_adopt = dice.chance(0.13)
    placed = max(stay.concluded + 20, end - dice.between(150, 330))
    stay.placed_for_adoption = placed if placed < min(stay.end, world.clock.as_at) else 0
    _write(world, case, stay, placed)


def _write(world: World, case: Case, stay: Stay, placed: int) -> None:
    dice, clock, child = case.child.family.dice, world.clock, case.child
    decided = clock.open_day(stay.concluded - dice.between(5, 40))
    matched = max(decided + 10, placed - dice.between(10, 40))
    sex, status, number = dice.pick(_COUPLES)
    gone_wrong = placed > clock.as_at and dice.chance(0.08)
    reversed_day = stay.concluded + dice.between(60, 300) if gone_wrong else None
    told = matched <= clock.as_at
    family = world.number("family")
    early = stay.start + dice.between(5, 90) if dice.chance(0.1) else None
    world.add(
        "adoptions", child.id, entered_care_date=stay.start, decision_date=decided,
        placement_order_date=None if stay.reason == "E11" else stay.concluded, matched_date=matched, placed_date=placed,
        order_date=stay.end if placed < clock.as_at else None, reversed_date=reversed_day,
        reversal_reason="RD3" if reversed_day is not None and reversed_day <= clock.as_at else None,
        early_placement_date=early, adopted_by_carer=stay.own_carers_adopt if told else None,
        carer_placement_date=stay.start if stay.own_carers_adopt and told else None, adopters=number if told else None,
        adopter_sex=sex if told else None, adopter_legal_status=status if told else None, family_id=family if told else None,
        in_sibling_group=len(child.family.children) > 1,
    )  # fmt: skip
    if told:
        _adopters(world, case, stay, family, matched, placed, sex)


def _adopters(world: World, case: Case, stay: Stay, family: str, matched: int, placed: int, sex: str) -> None:
    dice = case.child.family.dice
    approved = matched - dice.between(20, 400)
    two = approved - dice.between(60, 120)
    one = two - dice.between(60, 110)
    for number, letter in enumerate("MF" if sex == "MF" else sex[0] if sex.endswith("1") else sex):
        world.add(
            "adopters", None, adopter_id=f"A{family[1:]}-{number + 1}", family_id=family, sex=letter, ethnicity=case.child.family.ethnicity,
            disabled=False, early_placement=False, enquiry_date=one - dice.between(10, 60), stage_one_start_date=one,
            stage_one_end_date=two - 5, stage_two_start_date=two, stage_two_end_date=approved - 10,
            applied_date=two, approved_date=approved, matched_date=matched, placed_date=placed,
            children_placed=1 if placed <= world.clock.as_at else 0,
            order_date=stay.end if placed < world.clock.as_at else None,
        )  # fmt: skip


def conclude(world: World, case: Case, stay: Stay) -> None:
    """End the identity at the order; a few adopted children are heard of later, under a new one that nothing links to it."""
    child, dice = case.child, case.child.family.dice
    child.leaves_records = stay.end
    if dice.chance(_HEARD_OF_AGAIN):
        later = stay.end + dice.between(150, 900)
        if later <= world.clock.as_at:
            world.adopted.append((child.birth, child.sex, later))
