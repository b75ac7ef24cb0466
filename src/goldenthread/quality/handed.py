"""What papers are given of audits: every audit, what was learned, and dip samples, in the form that a paper keeps."""

from collections import Counter
from datetime import date

from goldenthread.access.audience import Audience
from goldenthread.auditing.report.subjects import titles_of
from goldenthread.auditing.statistics.bounds import Outcomes
from goldenthread.calendar import Period
from goldenthread.papers.quality.given import Dipped, Lesson, Way, frozen_form
from goldenthread.quality import models
from goldenthread.quality.actions.planning_dips import Outcome
from goldenthread.quality.planned import frame_in, in_force
from goldenthread.quality.reading import served_now, tools
from goldenthread.quality.showing import whole
from goldenthread.serving.staff import teams

_OVERDUE = "overdue "


def kept_form(period: Period, audience: Audience, today: date) -> bytes:
    """Audits of a period as a paper for an audience keeps them; of who may see no small number, none stands in it."""
    names = {one.team_id: one.name or one.team_id for one in teams(served_now())}
    return frozen_form(
        whole().audits, _lessons(names), _dips(), {**titles_of(tools()), **names}, period, audience, today
    )  # fmt: skip


def _lessons(names: dict[str, str]) -> list[Lesson]:
    """Every theme, the first kept first."""
    return [
        Lesson(
            row.title,
            names.get(row.team, row.team),
            row.written_at.date(),
            tuple(Way(one.to, one.words, one.on) for one in row.led.order_by("pk")),
        )
        for row in models.Theme.objects.order_by("written_at", "pk")
    ]


def _dips() -> list[Dipped]:
    """Each dip sample of which something was looked at, the latest last."""
    found = []
    keys = dict.fromkeys(
        models.Sample.objects.filter(frame__source__startswith=_OVERDUE).order_by("pk").values_list("key", flat=True)
    )
    for key in keys:
        row = in_force(key)
        counts = Counter(
            models.Item.objects.filter(sample_key=key).exclude(outcome="").values_list("outcome", flat=True)
        )
        if row is None or not counts:
            continue
        overdue, of = len(frame_in(row.frame).items), row.frame.open_runs
        found.append(Dipped(row.frame.name, row.frame.as_at, of - overdue, of, _outcomes(counts)))
    return found


def _outcomes(counts: Counter[str]) -> Outcomes:
    order = (Outcome.ELSEWHERE, Outcome.UNRECORDED, Outcome.NOT_DONE, Outcome.EXCLUDED)
    return Outcomes(*(counts[one.value] for one in order))
