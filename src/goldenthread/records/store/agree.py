"""Dates and authority: what files say of themselves and what the person who loads says must not contradict each other."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from goldenthread.records.errors import Problem
from goldenthread.records.importers.language import Landing

_AUTHORITY = re.compile(r"\d{3}")
#: Clocks of two machines differ a little: a known-at this far ahead is not yet "in the future".
_CLOCK_DRIFT = timedelta(minutes=2)


def agree_as_at(landings: Sequence[Landing], given: date | None) -> tuple[list[date | None], list[Problem]]:
    """The as-at date of each source, and every disagreement.

    A source that states its own date keeps it. The others take ``given``, which they need. A stated date later than
    ``given`` is a disagreement, and so is a ``given`` date when every source states its own and none equals it.
    """
    problems = []
    dates = [landing.as_at or given for landing in landings]
    for landing in landings:
        if landing.as_at is None and given is None:
            problems.append(
                Problem(
                    landing.source, "the files do not say which date they speak of", "Give it with --as-at YYYY-MM-DD"
                )
            )
        elif landing.as_at and given and landing.as_at > given:
            problems.append(
                Problem(
                    landing.source,
                    f"the files say that they are as at {landing.as_at}, which is after the {given} given",
                    f"Check that these are the right files, or give --as-at {landing.as_at} or later",
                )
            )
    stated = [landing.as_at for landing in landings if landing.as_at]
    if given and stated and len(stated) == len(landings) and given not in stated and max(stated) < given:
        said = ", ".join(f"{landing.source} {landing.as_at}" for landing in landings)
        problems.append(
            Problem(
                "--as-at",
                f"{given} was given, but every source states another date ({said})",
                "Leave --as-at out, or correct it",
            )
        )
    return dates, problems


def agree_authority(landings: Sequence[Landing], given: str | None, stored: str | None) -> tuple[str, list[Problem]]:
    """The authority that files, the person who loads and the store all mean, and every disagreement."""
    said: dict[str, list[str]] = {}
    if stored:
        said.setdefault(stored, []).append("the store")
    if given:
        said.setdefault(given, []).append("--authority")
    for landing in landings:
        if landing.authority:
            said.setdefault(landing.authority, []).append(landing.source)
    if not said:
        return "", [
            Problem(
                "authority",
                "neither the files nor the store say whose records these are",
                "Give --authority CODE, the three digits that DfE uses",
            )
        ]
    problems = [
        Problem(", ".join(who), f"{code!r} is not an authority's code", "Give the three digits that DfE uses")
        for code, who in said.items()
        if not _AUTHORITY.fullmatch(code)
    ]
    if len(said) > 1:
        parts = "; ".join(f"{', '.join(who)}: {code}" for code, who in said.items())
        problems.append(
            Problem(
                "authority",
                f"they do not agree ({parts})",
                "One store holds one authority: check the files, or use another store",
            )
        )
    return next(iter(said)), problems


def agree_known_at(given: datetime | None, latest: datetime | None, now: datetime) -> tuple[datetime, list[Problem]]:
    """The moment (UTC) at which what is loaded became known: now unless given, never before the latest and never ahead."""
    if given is None:
        return (max(now, latest) if latest and latest - now < _CLOCK_DRIFT else now), _not_before(now, latest)
    if given.tzinfo is None:
        return now, [Problem("--known-at", f"{given.isoformat()} has no time zone", "Give it in UTC, ending in Z")]
    moment = given.astimezone(UTC)
    if moment > now + _CLOCK_DRIFT:
        return moment, [
            Problem("--known-at", f"{moment.isoformat()} lies in the future", "Give a moment that has passed")
        ]
    if latest and moment < latest:
        what = f"{moment.isoformat()} is before the latest snapshot became known ({latest.isoformat()})"
        return moment, [Problem("--known-at", what, "History is added to, not inserted: give a later moment")]
    return moment, []


def _not_before(now: datetime, latest: datetime | None) -> list[Problem]:
    if latest and latest - now >= _CLOCK_DRIFT:
        what = f"this machine's clock ({now.isoformat()}) is before the latest snapshot became known ({latest.isoformat()})"
        return [Problem("--known-at", what, "Set the clock right")]
    return []
