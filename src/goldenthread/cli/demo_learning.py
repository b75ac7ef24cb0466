"""What the demonstration's audits led to: exercises, themes, reviews of whole teams, a dip sample, and grades half written."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from goldenthread.auditing.clocks import Cluster, clusters
from goldenthread.auditing.lived import Lived
from goldenthread.auditing.model import Audit, Grade, Grading, Judgement
from goldenthread.auditing.tools.reading import Tool, current
from goldenthread.borough.audited.casting import GRADES, Cast, Truth
from goldenthread.borough.audited.words import judged, said, subject
from goldenthread.borough.dice import Dice
from goldenthread.records.kept_values import plain

_VIGNETTE: Final = (
    "Two children of four and seven live with their mother and her new partner. The school reports hunger and lateness for a "
    "term; the health visitor has closed. There were three contacts in fourteen months, each closed with advice. The social "
    "worker has visited twice, seen the older child alone once, and spoken with the school. The assessment is signed on day "
    "43: it lists the contacts, says that mother 'engages well', and proposes a plan of support. The manager signed without "
    "comment. The partner is named and nothing is known of him."
)
_NEXT_VIGNETTE: Final = (
    "A boy of fifteen has lived with the same foster carers for six years. He wants to stay and has said so at each review. "
    "Visits are in time; he is seen alone and texts his worker between visits. The plan for after eighteen was begun at fifteen "
    "and a half. His brother lives elsewhere, and they have met twice this year. Supervision asks about the brother each month."
)
#: How many grades above the others each grader of the exercise stands, by place in the cast; the lenient one is known.
_LEANS: Final = (0, 0, 0, 1, 0, 0, -1, 0)
_MIDDLE: Final = 2
_CLOCK: Final = "cin-visit"
_DIPPED: Final = 25
#: Of a hundred items shown overdue: so many done and recorded elsewhere, done without a record, and wrongly counted.
_FOUND: Final = (("elsewhere", 27), ("unrecorded", 10), ("excluded", 6), ("not_done", 57))
_LOOKED_AT: Final = 19
_PROOF: Final = {
    "elsewhere": "In the shared drive: signed visit sheet, not yet on the system.",
    "unrecorded": "The worker and the school both say so; there is no note.",
    "excluded": "The plan had ended before the day; the date of the end was wrong.",
    "not_done": "Nobody can show a visit: one was arranged for this week.",
}
_REVIEW_ACTION: Final = "4.1"
_PLAN_ACTION: Final = "4.1"


def learn(lives: Mapping[str, tuple[Lived, ...]], cast: Cast, truth: Truth, now: datetime) -> None:
    """Write everything that the year led to, as it stands now; within a transaction."""
    audits = tuple(life[-1].audit for life in lives.values())
    today = now.date()
    _exercise(1, "Neglect that nobody named", _VIGNETTE, "assessment", cast, now - timedelta(days=75), closed=True)
    _exercise(2, "Ready for eighteen?", _NEXT_VIGNETTE, "care", cast, now - timedelta(days=6), closed=False)
    _reviews(audits, cast, truth, now)
    _themes(audits, cast, now)
    _dip(cast, today, now)
    _half_written(audits, cast)


def _exercise(number: int, title: str, vignette: str, tool: str, cast: Cast, opened: datetime, closed: bool) -> None:
    """An exercise on an invented case: of one that runs, half the graders are in and the one who signs in is not."""
    from goldenthread.quality import models

    held = current(tool, opened.date())
    closes = opened.date() + timedelta(days=21)
    row = models.Exercise.objects.create(
        key=f"E{number}", title=title, vignette=vignette, tool=held.key, version=held.version, opens_on=opened.date(),
        closes_on=closes, graders=sorted(cast.auditors), closed_on=closes if closed else None, written_by=cast.keeper,
        written_at=opened,
    )  # fmt: skip
    graders = cast.auditors if closed else cast.auditors[1::2]
    models.ExerciseGrading.objects.bulk_create(
        models.ExerciseGrading(
            exercise=row, username=name, document=plain(_graded(held, name, cast, number, opened.date() + timedelta(days=4))),
            written_by=name, written_at=opened + timedelta(days=4, hours=cast.auditors.index(name)),
        )
        for name in graders
    )  # fmt: skip


def _graded(tool: Tool, name: str, cast: Cast, number: int, on: date) -> Grading:
    """Every grader sees the same case; some stand above or below the others, and each errs a little."""
    dice, true = Dice("exercise", number, name), Dice("exercise", number)
    lean = 1 if name == cast.lenient else _LEANS[cast.auditors.index(name)]
    of = subject(dice, "the child")
    place = max(0, min(len(GRADES) - 1, _MIDDLE - lean))
    judgements = []
    for domain in tool.keys:
        work = true.between(0, len(GRADES) - 1)
        grade = GRADES[max(0, min(len(GRADES) - 1, work - lean + dice.one((-1, *[0] * 6, 1))))]
        judgements.append(Judgement(domain, Grade(grade), judged(dice, domain.rpartition("-")[0], grade, of, on)))
    return Grading(name, on, tuple(judgements), Grade(GRADES[place]), said(dice, "summary", GRADES[place], of, on))


def _reviews(audits: Iterable[Audit], cast: Cast, truth: Truth, now: datetime) -> None:
    """The rule asked for two teams to be looked at whole: in spring it was done, now it waits to be decided."""
    from goldenthread.quality import models

    held = tuple(audits)
    for team, _ in truth.clusters:
        found = next(iter(_clusters_of(held, team, now.date())), None)
        if found is None:
            continue
        row = models.TeamReview(
            team=team, audits=list(found.audits), inadequate=found.inadequate, graded=found.graded, since=found.since,
            until=found.until, written_by="background worker", written_at=_at(found.until, now),
        )  # fmt: skip
        if team == cast.poor:
            row.decision, row.decided_by, row.decided_on = (
                "begun",
                "demo.head-of-service",
                found.until + timedelta(days=2),
            )
            row.because = "So many cases of one team in one quarter are more than one worker's bad month."
            row.leads, row.due_on = "demo.head-of-service", found.until + timedelta(days=23)
            row.held_on = found.until + timedelta(days=19)
            row.found = (
                "Every open case was read. Two posts stood empty since the winter and supervision had lapsed for the newest "
                "workers. Drift was of oversight, not of will: visits were made and not talked over."
            )
            row.actions = [_REVIEW_ACTION]
        row.save()


def _clusters_of(audits: tuple[Audit, ...], team: str, today: date) -> list[Cluster]:
    """The cluster of a team on the first day of the year on which the rule asked for a review."""
    day = today - timedelta(days=365)
    while day <= today:
        known = tuple(one for one in audits if one.first is not None and one.first.on <= day and one.case.team == team)
        if found := [one for one in clusters(known, day) if one.team == team]:
            return found
        day += timedelta(days=1)
    return []


def _themes(audits: Iterable[Audit], cast: Cast, now: datetime) -> None:
    from goldenthread.quality import models

    poor = (Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)
    themes = (
        ("T1", "Supervision that lists tasks", "supervision-1",
         "Supervision happens and does not reflect: the same tasks are set each month, and nobody asks what it is like to be the child.",
         now - timedelta(days=275)),
        ("T2", "Oversight that does not catch drift", "oversight-1",
         "Managers sign in time; where plans drift their oversight says what is to be done and not whether it was.",
         now - timedelta(days=60)),
    )  # fmt: skip
    made = {}
    for key, title, domain, words, at in themes:
        keys = [
            one.key
            for one in audits
            if one.first is not None
            and one.first.on <= at.date()
            and any(judged.domain == domain and judged.grade in poor for judged in one.first.judgements)
        ]
        made[key] = models.Theme.objects.create(
            key=key, title=title, words=words, domain=domain, audits=keys[-12:], written_by=cast.keeper, written_at=at
        )
    led = (
        (
            "T1",
            "action",
            _PLAN_ACTION,
            "Raised with the plan: supervision every six weeks, and reflection looked for.",
            268,
        ),
        ("T1", "training", "", "A morning on reflective supervision for every team manager.", 250),
        ("T1", "round", "R7", "A thematic round looked again at whether supervision is heard in the plan.", 264),
        ("T2", "training", "", "Managers read three of each other's cases and compare what they would have asked.", 40),
    )
    for key, to, target, words, days in led:
        at = now - timedelta(days=days)
        models.Led.objects.create(
            theme=made[key], to=to, key=target, words=words, on=at.date(), written_by=cast.keeper, written_at=at
        )


def _dip(cast: Cast, today: date, now: datetime) -> None:
    """A dip sample of visits shown overdue, most of it looked at, by auditors who can sign in."""
    from goldenthread.quality import models
    from goldenthread.quality.actions.planning_dips import Dip, begin_dip

    wanted = Dip(
        "Visits to children in need", _CLOCK, _DIPPED, "drawn before the board", cast.auditors[:3],
        today + timedelta(days=10),
    )  # fmt: skip
    sample, _ = begin_dip(wanted, by=_viewer(cast.keeper))
    outcomes = [name for name, share in _FOUND for _ in range(share)]
    dice = Dice("dip", today.isoformat())
    items = list(models.Item.objects.filter(sample_key=sample.key).order_by("pk"))
    for item in items[:_LOOKED_AT]:
        item.outcome = dice.one(tuple(outcomes))
        item.proof, item.looked_by, item.looked_at = _PROOF[item.outcome], item.checker, now - timedelta(hours=2)
        if item.outcome in ("elsewhere", "unrecorded"):
            item.done_on = (item.due_on or today) - timedelta(days=dice.between(0, 9))
    models.Item.objects.bulk_update(items[:_LOOKED_AT], ["outcome", "proof", "looked_by", "looked_at", "done_on"])


def _half_written(audits: Iterable[Audit], cast: Cast) -> None:
    """The first open audit of whoever signs in as auditor is half graded."""
    from goldenthread.quality.actions.drafts import save
    from goldenthread.quality.models import FIRST

    mine = [one for one in audits if one.auditor == cast.auditors[0] and one.first is None and not one.cancelled]
    if not mine:
        return
    audit = min(mine, key=lambda one: (one.due, one.key))
    dice = Dice("draft", audit.key)
    of, tool = subject(dice, "the child"), current(audit.tool, audit.allocated)
    domains = {
        domain: {
            "grade": GRADES[1],
            "evidence": judged(dice, domain.rpartition("-")[0], GRADES[1], of, audit.allocated),
        }
        for domain in tool.keys[: len(tool.keys) // 2]
    }
    save(audit.key, FIRST, {"domains": domains}, 0, by=_viewer(cast.auditors[0]))


def _viewer(username: str) -> Any:
    from django.utils.timezone import localdate

    from goldenthread.accounts.models import User
    from goldenthread.accounts.posts import posts_in_force, viewer_in

    user, today = User.objects.get(username=username), localdate()
    return viewer_in(user, posts_in_force(user, today)[0], today)


def _at(day: date, now: datetime) -> datetime:
    return now.replace(year=day.year, month=day.month, day=day.day)
