"""Weekly costs that follow a placement, and the budget lines month by month."""

from datetime import date
from typing import Final

from goldenthread.borough.cases import OPEN
from goldenthread.borough.clockwork import months_on
from goldenthread.borough.dice import Dice
from goldenthread.borough.world import World

#: Budget line, pounds a week of a placement and their spread; round figures of our own, of the order that councils print.
_COSTS: Final = {
    "U": ("fostering", 470.0, 90.0), "U-bought": ("fostering", 1_020.0, 220.0), "K": ("residential", 5_200.0, 1_800.0),
    "H": ("supported-accommodation", 1_150.0, 400.0), "R": ("residential", 3_100.0, 900.0), "S": ("residential", 3_600.0, 700.0),
    "A": ("adoption", 60.0, 30.0),
}  # fmt: skip
_KIN_COST: Final = ("connected-carers", 330.0, 60.0)
_SHARES: Final = (
    ("residential", 0.20), ("fostering", 0.17), ("connected-carers", 0.03), ("adoption", 0.02), ("supported-accommodation", 0.08),
    ("leaving-care", 0.05), ("short-breaks", 0.04), ("asylum", 0.03), ("social-work", 0.22), ("agency-staff", 0.05),
    ("early-help", 0.06), ("legal", 0.03), ("section-17", 0.01), ("transport", 0.01),
)  # fmt: skip
_POUNDS_A_CHILD: Final = (
    16_500.0  # of children in need at some time in the year: near 55 million for a large London borough's 3,300
)


def commit_placement(world: World, dice: Dice, child_id: str, kind: str, provider: str, start: int, end: int) -> None:
    """Write what a placement costs a week; placements with parents and temporary moves cost nothing more."""
    key = "H" if kind == "K3" else "U-bought" if kind[0] == "U" and provider in {"PR4", "PR5"} else kind[0]
    cost = _KIN_COST if kind in {"U1", "U2", "U3"} else _COSTS.get(key)
    if cost is None:
        return
    line, middle, spread = cost
    world.add(
        "commitments", child_id, kind="placement", start_date=start, end_date=end if end < OPEN else None,
        weekly_cost=round(dice.around(middle, spread), 2), budget_id=f"CS-{line}",
    )  # fmt: skip


def budgets(world: World) -> None:
    """Write each budget line at each month end: overspent a little early on, nearer to balance later."""
    dice, clock = Dice(world.plan.seed, "money"), world.clock
    for line, share in _SHARES:
        day = months_on(clock.start, 1) - 1
        original = revised = outturn = 0.0
        while day <= clock.as_at:
            when = date.fromordinal(day)
            month = (when.month - 4) % 12 + 1
            if month == 1 or not original:
                growth = 1.0 + 0.04 * (day - clock.start) / 365.0
                original = round(_POUNDS_A_CHILD * world.plan.children * share * growth * dice.around(1.0, 0.03), 0)
                revised = original
                outturn = original * clock.improving(day, 1.05, 1.008) * dice.around(1.0, 0.05)
            if month == 6:
                revised = round(original * dice.around(1.03, 0.03), 0)
            actual = outturn * month / 12 * dice.around(1.0, 0.015)
            world.add(
                "budgets", None, budget_id=f"CS-{line}", budget_line=line, month_end_date=day, original=original,
                revised=revised, actual=round(actual, 2), forecast=round(outturn * dice.around(1.0, 0.02 * (12 - month) / 12), 2),
            )  # fmt: skip
            day = months_on(day + 1, 1) - 1
