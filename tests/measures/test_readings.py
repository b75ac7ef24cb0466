"""Figures read: what an audience may see, the population of a rate, typed figures and what stands beside them."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.access.audience import Audience
from goldenthread.access.errors import NotAllowed
from goldenthread.access.scope import Scope
from goldenthread.calendar import month, parse_period
from goldenthread.measures.comparators.load import load_shipped
from goldenthread.measures.disclosure import audit, policies
from goldenthread.measures.kinds import Reason
from goldenthread.measures.run.beside import Home
from goldenthread.measures.run.readings import Reader
from goldenthread.measures.run.session import Session
from goldenthread.measures.typed.store import load_typed

SEPTEMBER = month(2025, 9)
_TYPED = "key,title,period,numerator,denominator,value,unit,source,who,when,note"


def test_small_numbers_are_hidden_from_the_public_and_not_from_managers(session: Session) -> None:
    """The same question, two audiences; and nothing that the public sees leads back to what is hidden."""
    keys = ["assessments-in-45-working-days", "looked-after-children"]
    managers = Reader().read(session, keys, [SEPTEMBER], [("team",)], Audience.MANAGEMENT)
    public = Reader().read(session, keys, [SEPTEMBER], [("team",)], Audience.PUBLIC)
    assert not any(one.figure.reason is Reason.HIDDEN for one in managers)
    hidden = [one for one in public if one.figure.reason is Reason.HIDDEN]
    assert hidden
    assert all(one.figure.value is None and one.reading is None and not one.signal for one in hidden)
    shown = {(one.figure.key, one.figure.group): one.figure for one in managers}
    small = [one for one in managers if one.figure.denominator is None and 0 < (one.figure.numerator or 0) < 6]
    assert all((one.figure.key, one.figure.group) in shown for one in hidden)
    assert {(one.figure.key, one.figure.group) for one in small} <= {
        (one.figure.key, one.figure.group) for one in hidden
    }
    for key in keys:
        figures = [one.figure for one in public if one.figure.key == key]
        assert (
            audit(figures, policies()[Audience.PUBLIC], [one.figure for one in managers if one.figure.key == key]) == ()
        )


@pytest.mark.parametrize(
    ("role", "audience", "by"),
    [
        ("elected member", Audience.MANAGEMENT, ()),
        ("analyst", Audience.BOARD, (("worker",),)),
        ("practitioner", Audience.OWN, (("worker",),)),
        ("nobody we know", Audience.PUBLIC, ()),
    ],
)
def test_what_no_rule_allows_is_refused(
    session: Session, role: str, audience: Audience, by: tuple[tuple[str, ...], ...]
) -> None:
    """By role, by audience, and figures about named workers outside their line of management."""
    scope = Scope.everything("tests", "measures", role=role)
    with pytest.raises(NotAllowed):
        Reader().read(replace(session, scope=scope), ["looked-after-children"], [SEPTEMBER], by, audience)


def test_a_count_is_the_same_for_every_reader(session: Session) -> None:
    """A scope of one team filters rows, never figures."""
    team = Scope.children_of_teams("tests", "measures", ["none"], role="team manager")
    mine = Reader().read(replace(session, scope=team), ["looked-after-children"], [SEPTEMBER])
    all_of_them = Reader().read(session, ["looked-after-children"], [SEPTEMBER])
    assert mine[0].figure == all_of_them[0].figure


def test_a_rate_says_which_population_it_is_over(session: Session, tmp_path: Path) -> None:
    """With its vintage; an authority of which none is held gives no rate, and says so."""
    home = Home(tmp_path)
    held = home.population("302", SEPTEMBER.end, "0-17")
    assert held is not None
    assert held[0] > 80_000
    assert "mid-2024" in held[1]
    assert home.population("999", SEPTEMBER.end, "0-17") is None
    read = Reader(home=home).read(session, ["looked-after-rate"], [SEPTEMBER])[0].figure
    assert read.reason is Reason.CANNOT_COMPUTE
    assert "population" in read.note


def test_a_typed_figure_is_read_like_any_other(session: Session, tmp_path: Path) -> None:
    """With its direction since the figure typed for the period before."""
    key = next(
        one for one in session.book.typed.values() if one.unit.value == "percent" and one.polarity.value == "higher"
    )
    path = tmp_path / "typed.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_TYPED.split(","))
        for label, n in (("2025-08", 60), ("2025-09", 66)):
            writer.writerow(
                [key.key, key.title, label, n, 100, f"{n}.0", "percent", "survey", "A Person", "2025-10-03", ""]
            )
    load_typed(path, tmp_path / "home", "tests")
    read = Reader(home=Home(tmp_path / "home")).read(session, [key.key], [SEPTEMBER])
    assert [one.figure.value for one in read] == [66.0]
    assert read[0].reading is not None
    assert read[0].reading.previous.direction.value == "improving"


def test_only_what_is_like_ours_stands_beside_it(session: Session, tmp_path: Path) -> None:
    """A month is not put beside a year; a year of a real authority is."""
    load_shipped(tmp_path)
    home = Home(tmp_path)
    measure = session.book.measure("referrals")
    with session.asker() as asker:
        monthly = asker.figures(["referrals"], [SEPTEMBER])[0]
        yearly = asker.figures(["referrals"], [parse_period("2024-25")])[0]
    assert home.compared(measure, monthly, "302") is None
    found = home.compared(measure, yearly, "302")
    assert found is not None
    assert found.england is not None
    assert len(found.neighbours) == 10
    assert home.compared(measure, yearly, "999") is None
