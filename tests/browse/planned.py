"""A programme of audits for pages that show it: a round, a list, a sample given out and graded, a cohort, a dip sample."""

from datetime import timedelta

from django.utils.timezone import localdate
from tests.quality.cast import TOOL, grading, viewer_of

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.errors import Refused
from goldenthread.auditing.model import Grade, Kind
from goldenthread.auditing.planning import Every, Per, Round
from goldenthread.auditing.sampling.draws import Design, Excluded, Why
from goldenthread.quality import models
from goldenthread.quality.actions import audits, planning
from goldenthread.quality.actions.planning_dips import Dip, Outcome, begin_dip, look
from goldenthread.quality.actions.planning_giving import Giving, give_out
from goldenthread.quality.frames import Of, Source
from goldenthread.quality.planned import frame_in, in_force, samples_in_force
from goldenthread.serving.opening import Served

_AUDITORS = ("demo.auditor", "demo.team-manager")
_GRADES = (Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.OUTSTANDING, Grade.INADEQUATE)


def planned(served: Served) -> dict[str, str]:
    """Plan, draw and give out, each thing once; the names by which addresses find it."""
    keeper, today = viewer_of("demo.analyst"), localdate()
    one = Round(
        "", "Regular audits", Kind.REGULAR, TOOL, today - timedelta(days=100), today + timedelta(days=100), Every.MONTH,
        Per.AUDITOR, 2, _AUDITORS, second_percent=20,
    )  # fmt: skip
    round_ = planning.plan_round(one, "The framework asks for two a month each", by=keeper)
    frame = planning.freeze_list(planning.Listed("Open cases", Source(Of.OPEN)), by=keeper)
    out = [Excluded(frame_in(frame).items[0].key, "moved away")]
    sample = planning.draw_sample(frame.key, "seed", Design(8, by=("category",)), out, round_.key, by=keeper)
    given = give_out(sample.key, Giving(_AUDITORS, moderators=("demo.head-of-service",), second_percent=20), by=keeper)
    for audit, grade in zip(given.made[:5], _GRADES * 2, strict=False):
        try:
            audits.grade(audit.key, grading(audit, grade), by=viewer_of(audit.auditor))
        except (Refused, NotAllowed):  # whoever manages the case by now does not grade it
            continue
    case = given.made[-1].case.key
    planning.replace_case(sample.key, case, Why.NOT_POSSIBLE, "The family moved abroad", by=keeper)
    wanted = planning.Listed("Children in care", Source(Of.MEASURE, "looked-after-children"))
    cohort = planning.begin_cohort(wanted, "care", _AUDITORS, today + timedelta(days=30), "Promised", by=keeper)
    reviews = samples_in_force(round_=cohort)[0]
    give_out(reviews.key, Giving(_AUDITORS), by=keeper)
    dip, _ = begin_dip(
        Dip("Shown overdue", _clock(served), 6, "seed", _AUDITORS, today + timedelta(days=14)), by=keeper
    )
    items = list(models.Item.objects.filter(sample_key=dip.key, checker=_AUDITORS[0]).order_by("pk"))
    for item in items[1:]:
        look(item.pk, Outcome.NOT_DONE, "Nothing in the record", by=viewer_of(item.checker))
    force = in_force(sample.key)
    assert force is not None
    return {
        "audit_round": round_.key, "audit_list": frame.key, "audit_sample": sample.key, "audit_number": str(force.number),
        "audit_cohort": cohort.key, "audit_dip": dip.key, "audit_item": str(items[0].pk),
    }  # fmt: skip


def _clock(served: Served) -> str:
    """The clock about children with most overdue."""
    row = served.connection().execute(
        """select d.clock from due as d join clock as c on c.clock = d.clock and c.about_people = 1
           where d.status = 'overdue' and d.person_key is not null group by 1 order by count(*) desc, 1"""
    ).fetchone()  # fmt: skip
    return str(row[0])
