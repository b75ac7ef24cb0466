"""Two packs from one data version cannot say two things of one figure, and are told where they would."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.papers.freeze.desk import Desk, text_of

from goldenthread.papers.classes import Class
from goldenthread.papers.manifest import Manifest, conflicts
from goldenthread.papers.shown import Shown
from goldenthread.records.errors import InputRefused

SHOWN = Shown(
    "contacts", "2025-09", "", (), "", "Contacts", "count", "120", "120.0", "", "120", "", "at most 130", "house 1", "green",
    "improving", "", "England 110 (2024-25)", 1, "s1",
)  # fmt: skip
DATA = {"snapshot": "s1", "authority": "999"}


def other(shown: Shown, **data: str) -> Manifest:
    """Another pack that shows one figure."""
    about = {"pack": "other", "period": "2025-09", "class": "public"}
    return Manifest(about, {**DATA, **data}, {}, (shown,), {}, {})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"printed": "121"}, ["it is 120 here and 121 in other 2025-09 (public), of the same data"]),
        (
            {"printed": "121", "definition_version": 2},
            [
                "of the same data; its definition changed from version 2 to 1",
            ],
        ),
        ({"target": "at most 110"}, ["its target is 'at most 130' here and 'at most 110' in other 2025-09 (public)"]),
        ({"rule": "house 2", "rating": "red"}, ["its rule is", "its rating is 'green' here and 'red'"]),
        ({"direction": "worsening"}, ["its direction is"]),
        ({"comparator": "England 111 (2024-25)"}, ["its comparator is"]),
        ({"rating": "", "rule": "", "target": ""}, []),
        ({"state": "hidden", "printed": "[c]"}, []),
        ({"exact": "120.00001", "title": "Contacts received"}, []),
        ({"period": "2025-08", "printed": "99"}, []),
        ({"group": ("North",), "breakdown": "team", "printed": "99"}, []),
    ],
)
def test_what_another_pack_says_otherwise_is_told(change: dict[str, Any], said: list[str]) -> None:
    """Values as printed, and what settings say of them; not what one of them leaves out or may not show."""
    found = conflicts(other(SHOWN), [other(replace(SHOWN, **change))])
    assert len(found) == len(said)
    for problem, words in zip(found, said, strict=True):
        assert problem.where == "contacts, 2025-09"
        assert words in problem.what


def test_other_data_may_say_otherwise() -> None:
    """Another snapshot, or another authority."""
    for data in ({"snapshot": "s2"}, {"authority": "998"}):
        assert conflicts(other(SHOWN), [other(replace(SHOWN, printed="121"), **data)]) == ()


def test_what_several_packs_say_otherwise_is_told_once() -> None:
    """With the names of all of them."""
    packs = [other(replace(SHOWN, printed="121"))] * 2
    named = replace(packs[0], about={**packs[0].about, "pack": "third"})
    (found,) = conflicts(other(SHOWN), [*packs, named])
    assert "121 in other 2025-09 (public) and third 2025-09 (public), of the same data" in found.what


def test_a_signal_of_another_audience_may_differ() -> None:
    """It is reckoned from the history that the audience may see."""
    ours, theirs = other(replace(SHOWN, signal="concern")), other(replace(SHOWN, signal="too few values"))
    assert len(conflicts(ours, [theirs])) == 1
    private = replace(theirs, about={**theirs.about, "audience": "management"})
    assert conflicts(ours, [private]) == ()


def test_a_target_changed_between_two_packs_stops_the_second(desk: Desk) -> None:
    """The same data cannot be on target in one paper and off it in another."""
    desk.target(95)
    desk.frozen(class_=Class.CONFIDENTIAL)
    desk.target(1)
    with pytest.raises(InputRefused) as refused:
        desk.frozen(class_=Class.CONFIDENTIAL, out=desk.folder / "other")
    told = [str(problem) for problem in refused.value.problems]
    assert all("contacts-decided-in-24-hours" in one for one in told)
    assert "its target is 'at least 1%' here and 'at least 95%'" in told[0]


def test_typed_figures_that_changed_stop_the_second(desk: Desk) -> None:
    """One paper says 48 and the next, of the same data version, 45."""
    text = text_of("neet-young-people")
    head = "key,title,period,numerator,denominator,value,unit,source,who,when,note\n"
    row = "neet-young-people,Young people not in education,2025-09,,,{value},count,Return,Manager,2025-10-01,\n"

    def given(value: int) -> Path:
        path = desk.folder / f"figures-{value}.csv"
        path.write_text(head + row.format(value=value), encoding="utf-8")
        return path

    desk.frozen(text, figures=given(48))
    with pytest.raises(InputRefused, match="it is 45 here and 48 in tried"):
        desk.frozen(text, class_=Class.CONFIDENTIAL, figures=given(45))
    desk.frozen(text, class_=Class.CONFIDENTIAL, figures=given(48))


def test_editions_for_other_audiences_agree(desk: Desk) -> None:
    """What the public may not see, management may, in papers of the same data."""
    text = text_of("cp-plans-open", "assessments-overdue", "missing-episodes")
    public = desk.frozen(text)
    private = desk.frozen(text, class_=Class.CONFIDENTIAL)
    states: Callable[[Manifest], set[str]] = lambda manifest: {one.state for one in manifest.readings}  # noqa: E731
    assert "hidden" in states(public.manifest)
    assert "hidden" not in states(private.manifest)
