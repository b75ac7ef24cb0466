"""Whom the store forgot stands in no frozen list and no sample; what others may prove of them is left."""

import json
from datetime import date
from typing import Any

from django.utils.timezone import now
from tests.quality.cast import Cast

from goldenthread.auditing.sampling.draws import Design, Excluded, draw
from goldenthread.auditing.sampling.files import draw_of, draw_text
from goldenthread.auditing.sampling.frames import Frame, frame_of, freeze
from goldenthread.quality import models
from goldenthread.quality.forgetting import forget, gone_from, named

_STAMP: dict[str, Any] = {"written_by": "tests", "written_at": now()}


def _kept(frame: Frame, excluded: tuple[Excluded, ...] = ()) -> tuple[models.Frame, models.Sample]:
    row = models.Frame.objects.create(
        key="L1",
        name="list",
        as_at=frame.as_at,
        source="list",
        text=frame.text,
        fingerprint=frame.fingerprint,
        **_STAMP,
    )
    found = draw(frame, "seed", Design(2), excluded)
    return row, models.Sample.objects.create(frame=row, key="S1", document=draw_text(found), **_STAMP)


def test_a_child_goes_from_lists_and_samples(cast: Cast) -> None:
    """By its own key or as the child of an item; a number stands in its place, the old fingerprint stays, and nothing else moves."""
    gone, first, second, *_ = cast.others
    frame = freeze(
        "list", date(2025, 9, 30), [(gone, {"team": "N"}), (first, {"team": "N"}), ("event", {"person": gone})]
    )
    row, sample = _kept(frame, (Excluded(first, f"as {gone} is its sister"),))
    assert {gone, first, "event"} <= named()
    assert forget([second]) == {"frame": 0, "sample": 0}
    assert forget([gone]) == {"frame": 1, "sample": 1}
    row.refresh_from_db()
    sample.refresh_from_db()
    assert gone not in row.text + sample.document
    assert "event" not in row.text
    assert gone_from(row.text) == 2
    assert row.fingerprint == frame.fingerprint
    assert {one.key for one in frame_of(row.text).items} == {"forgotten 1", "forgotten 2", first}
    picks = draw_of(sample.document).picks
    assert {pick.key for pick in picks} == {"forgotten 1", "forgotten 2"}
    assert gone not in named()
    assert forget([first]) == {"frame": 1, "sample": 1}
    row.refresh_from_db()
    assert gone_from(row.text) == 3
    assert json.loads(row.text.splitlines()[0]) == ["list", "2025-09-30"]
