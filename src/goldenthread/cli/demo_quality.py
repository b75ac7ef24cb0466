"""A year of case audits on the site of ``make demo``: the programme, every audit with its history, and what was learned."""

import time
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from goldenthread.auditing.lived import Lived
from goldenthread.auditing.model import Audit
from goldenthread.auditing.planning import Every, Per, Round
from goldenthread.auditing.report.monthly import month_of_audits
from goldenthread.auditing.rules import practice_rules
from goldenthread.auditing.sampling.draws import Design, Draw, draw
from goldenthread.auditing.sampling.files import FRAME, draw_text
from goldenthread.auditing.sampling.frames import Frame, freeze
from goldenthread.auditing.statistics.raters import Named
from goldenthread.borough.audited.casting import Cast, Held, Line, Truth, Year
from goldenthread.borough.audited.year import LIST_KEY, THEME_KEY, themed, year_of
from goldenthread.calendar import PeriodKind, period_of
from goldenthread.cli.app import main as command
from goldenthread.cli.demo_audits import lived, newest_tools
from goldenthread.cli.demo_cases import auditors, cast_of, held_cases
from goldenthread.cli.output import say
from goldenthread.cli.summary import counted
from goldenthread.records.store.store import Store

SEED: Final = 2026
_ZONE: Final = ZoneInfo("Europe/London")
_SEED_WORDS: Final = "the day's lottery numbers, as agreed"


def load_audits(root: Path, home: Path, today: date) -> tuple[Truth, tuple[Audit, ...]]:
    """Write a year of audits into the home's tables and tell what is found of what was planted in it.

    Raises RuntimeError where the planted auditor is not named.
    """
    started = time.perf_counter()
    from goldenthread.web.serving import prepare

    prepare(home)
    from django.db import connections, transaction

    from goldenthread.cli.demo_learning import learn
    from goldenthread.serving.opening import open_served

    now = datetime.combine(today, datetime.now(_ZONE).time())
    served = open_served(root)
    held = held_cases(Store.open(root), served, today)
    cast = cast_of(held, auditors())
    day, number, cases = themed(held, now)
    listed = _frame(cases, day)
    drawn = draw(listed, _SEED_WORDS, Design(min(number, len(cases))))
    year = year_of(held, cast, newest_tools(), now, SEED, drawn.sample)
    lives = lived(year.stories, newest_tools(), _ZONE)
    with transaction.atomic():
        _write(year, lives, cast, (listed, drawn), served.snapshot)
        learn(lives, cast, year.truth, now.replace(tzinfo=_ZONE))
    connections.close_all()
    audits = tuple(one[-1].audit for one in lives.values())
    _tell(audits, year.truth, today)
    _paper(root.parent / "audits", home, today)
    say(f"The audits took {time.perf_counter() - started:.1f} s.")
    return year.truth, audits


def _write(
    year: Year, lives: Mapping[str, tuple[Lived, ...]], cast: Cast, theme: tuple[Frame, Draw], snapshot: str
) -> None:
    from goldenthread.accounts.by import By
    from goldenthread.journal.actions import record
    from goldenthread.quality.actions import grants
    from goldenthread.quality.actions.begin import PURPOSE
    from goldenthread.quality.whole import keep_whole

    rounds = {line.key: _round(line, cast) for line in year.lines}
    reviewed = next(line.since for line in year.lines if line.key == LIST_KEY)
    whole = _frame(year.reviewed, reviewed)
    every = draw(whole, f"{reviewed.isoformat()} L2", Design(len(whole.items)))
    samples = {
        THEME_KEY: _sample(1, "Children in need on the day of the theme", theme, rounds[THEME_KEY], cast, snapshot),
        LIST_KEY: _sample(2, rounds[LIST_KEY].title, (whole, every), rounds[LIST_KEY], cast, snapshot),
    }
    rounds[LIST_KEY].frame = samples[LIST_KEY].frame
    rounds[LIST_KEY].next_on = reviewed + timedelta(days=practice_rules().cohort_days)
    rounds[LIST_KEY].save(update_fields=["frame", "next_on"])
    belongs = {story.key: story.round for story in year.stories if story.round}
    keep_whole(
        lives.values(),
        {key: rounds[one] for key, one in belongs.items()},
        {key: samples[one] for key, one in belongs.items() if one in samples},
    )
    for life in lives.values():
        if grants.wanting(life[-1].audit):
            grants.fit(life[-1].audit)
    people = sorted({story.case.key for story in year.stories})
    by = By("goldenthread demo", "analyst")
    record(by.scope(PURPOSE), "audits: a year invented", {"audits": len(lives), "persons": people})


def _round(line: Line, cast: Cast) -> Any:
    from goldenthread.auditing.model import Kind
    from goldenthread.quality import models
    from goldenthread.quality.planned import columns_of

    one = Round(
        line.key, line.title, Kind(line.kind), line.tool, line.since, line.until, Every(line.every), Per(line.per), line.n,
        cast.auditors, (), line.agencies, line.second,
    )  # fmt: skip
    return models.Round.objects.create(**columns_of(one), because=line.because, **_stamp(line.since, cast))


def _frame(cases: Iterable[Held], on: date) -> Frame:
    """A list of cases as at a day, with the marks that the room's own lists have."""
    rows = [
        (one.key, {"team": one.team, "worker": one.worker, "days_open": str((on - one.since).days)})
        for one in {case.key: case for case in cases}.values()
    ]
    return freeze(FRAME, on, rows)


def _sample(number: int, name: str, drawn: tuple[Frame, Draw], belongs: Any, cast: Cast, snapshot: str) -> Any:
    from goldenthread.quality import models

    frame, draw_ = drawn
    stamp = _stamp(frame.as_at, cast)
    row = models.Frame.objects.create(
        key=f"L{number}", name=name, as_at=frame.as_at, source="open", snapshot=snapshot, text=frame.text,
        fingerprint=frame.fingerprint, **stamp,
    )  # fmt: skip
    return models.Sample.objects.create(
        frame=row, round=belongs, key=f"S{number}", document=draw_text(draw_), because=belongs.because, **stamp
    )


def _stamp(on: date, cast: Cast) -> dict[str, Any]:
    at = datetime.combine(on, datetime.min.time().replace(hour=9), _ZONE)
    return {"written_by": cast.keeper, "written_at": at}


def _paper(out: Path, home: Path, today: date) -> None:
    """The paper of the last whole month of audits, by the command that a reader would type."""
    month = period_of(PeriodKind.MONTH, today).previous()
    words = ["audits", "paper", "--home", str(home), "--out", str(out), "--period", month.label]
    say(f"\n$ goldenthread {' '.join(words)}\n")
    if command(words) != 0:
        raise RuntimeError("the demonstration's paper of audits failed")


def _tell(audits: tuple[Audit, ...], truth: Truth, today: date) -> None:
    """What the year shows of what was planted in it."""
    graded = sum(audit.first is not None for audit in audits)
    twice = sum(audit.second is not None for audit in audits)
    say(f"\nA year of audits: {counted(len(audits), 'audit')}, {graded} graded, {twice} of them graded again blind.")
    month = month_of_audits(audits, period_of(PeriodKind.MONTH, today))
    named = {one.auditor: one for one in month.raters.each if one.named is not Named.NOT}
    found = named.pop(truth.lenient, None)
    if found is None or found.named is not Named.LENIENT:
        raise RuntimeError(f"{truth.lenient} was planted lenient and is not named")
    say(f"The auditor who was planted lenient is named: {found.why}.")
    # By the stated rule a fair one is named in one year of some sixty.
    say(f"Named as well, and fair: {', '.join(named)}." if named else "None of the fair auditors is.")
