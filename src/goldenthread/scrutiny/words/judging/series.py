"""Judges what only a measure's own readings can bear out: its figure, extremes, runs, and movements between its periods."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from goldenthread.scrutiny.findings import Level, Verdict
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.spans import Span
from goldenthread.scrutiny.units import Unit, span_of
from goldenthread.scrutiny.words.claims import Claim
from goldenthread.scrutiny.words.facts import Fact, Reading
from goldenthread.scrutiny.words.judging.differences import alike
from goldenthread.scrutiny.words.judging.judged import Judged, borne_out, contradicted, left_open
from goldenthread.scrutiny.words.judging.movements import movement
from goldenthread.scrutiny.words.said import Said


def said_of(reading: Reading) -> Said:
    """A reading as if the sentence had said it."""
    return Said(_shown(reading), reading.printed, reading.unit)


def _shown(reading: Reading) -> str:
    text = reading.printed.text.strip()
    bare = reading.unit is Unit.PERCENT and not reading.printed.sign
    period = f" in {reading.period.key}" if reading.period is not None else ""
    return f"{text}{'%' if bare else ''}{period}"


def span(reading: Reading) -> Span:
    """What a reading may have been before rounding."""
    return span_of(reading.printed, reading.unit)


def value(claim: Claim, fact: Fact, rules: Rules) -> Judged:
    """A figure said of a measure, and the reading of its period."""
    now = claim.now
    if now is None or now.softened:
        return left_open(claim, "the figure is given loosely")
    reading = fact.at(claim.when)
    if reading is None:
        return left_open(claim, "the figures hold no value for that period")
    held = said_of(reading)
    if not alike(now, held):
        return left_open(claim, "the figure is in another unit than the table's")
    line = f"{fact.title}: {now.text} beside {held.text}"
    said = now.span(rules, rounded=not now.whole or not held.whole)
    if said.meets(span(reading)) or now.printed.cut().meets(span(reading)):
        return borne_out(claim, line)
    stated = claim.when is not None and claim.when.named is not None and claim.when.named.dated
    others = [one for one in fact.readings if one is not reading and said.meets(span(one))]
    if not stated and others:
        return left_open(claim, "it is the figure of another period, and the sentence names none")
    return contradicted(claim, line, reading.printed.text.strip(), Level.CONTRADICTION if stated else Level.QUESTION)


def moved(claim: Claim, fact: Fact, rules: Rules) -> Judged:
    """A movement of a measure between two of its readings; where its start is not said, any that bears it out will do."""
    end = fact.at(claim.when)
    if end is None:
        return left_open(claim, "the figures hold no value for that period")
    now = claim.now if claim.now is not None else said_of(end)
    if not alike(now, said_of(end)):
        return left_open(claim, "the figure is in another unit than the table's")
    starts = [claim.was] if claim.was is not None else list(_starts(claim, fact, end))
    if not starts:
        return left_open(claim, "the figures hold no earlier value to start from")
    judged = [
        movement(replace(claim, now=now, was=start), rules, fact.better, sure=claim.since is not None)
        for start in starts
    ]
    best = next((one for one in judged if one.verdict is Verdict.AGREES), None)
    if best is not None:
        return replace(best, claim=claim)
    doubtful = next((one for one in judged if one.verdict is Verdict.CANNOT_TELL), None)
    return replace(doubtful or judged[0], claim=claim)


def _starts(claim: Claim, fact: Fact, end: Reading) -> Iterator[Said]:
    if claim.since is not None:
        start = fact.at(claim.since) if claim.since.named is not None else fact.before(claim.since.ago, end)
        if start is not None and start is not end:
            yield said_of(start)
        return
    if claim.when is not None:
        start = fact.before("previous", end)
        if start is not None:
            yield said_of(start)
        return
    for one in reversed(fact.readings):
        if one is not end:
            yield said_of(one)


def extreme(claim: Claim, fact: Fact, rules: Rules) -> Judged:
    """Highest or lowest since a period: no reading after it may lie beyond the one that is meant."""
    way = claim.way or claim.good * (fact.better or 0)
    end = fact.at(claim.when)
    if end is None or end.period is None or not way:
        return left_open(claim, "the figures do not tell which reading is meant, or which way is better")
    earlier = [one for one in fact.readings if one.period is not None and one.period.last < end.period.last]
    if claim.since is not None:
        since = fact.at(claim.since) if claim.since.named is not None else fact.before(claim.since.ago, end)
        start = since.period if since is not None else claim.since.named
        if start is None or not (start.dated or since is not None):
            return left_open(claim, "since when is not known")
        window = [one for one in earlier if one.period is not None and one.period.last > start.last]
        whole = _unbroken([*window, end]) and (since is None or _unbroken([since, *window, end]))
    else:
        window = earlier[-claim.periods :] if claim.periods else []
        whole = len(window) == claim.periods and _unbroken([*window, end])
    beyond = next((one for one in window if (span(one) - span(end)).times(way).low > 0), None)
    word = "highest" if way > 0 else "lowest"
    if beyond is not None:
        line = f"{fact.title}: {_shown(beyond)} is {'above' if way > 0 else 'below'} {_shown(end)}"
        return contradicted(claim, line, f"not the {word} since then")
    if not window or not whole:
        return left_open(claim, "the figures do not hold every period since then")
    return borne_out(claim, f"{fact.title}: {_shown(end)} is the {word} of {len(window) + 1}")


def run(claim: Claim, fact: Fact, rules: Rules) -> Judged:
    """So many periods running in one direction: every step between neighbouring periods goes that way.

    "Three months running" may mean three steps or three months, so the step before the last two alone does not contradict it.
    """
    way = claim.way or claim.good * (fact.better or 0)
    end = fact.at(claim.when)
    if claim.periods < 2 or end is None or end.period is None or not way:
        return left_open(claim, "the figures do not tell how many periods or which way are meant")
    upto = [one for one in fact.readings if one.period is not None and one.period.last <= end.period.last]
    steps = _steps(upto)[-claim.periods :]
    for number, (one, other) in enumerate(reversed(steps)):
        against = (span(other) - span(one)).times(way)
        if against.high <= 0 and (
            against.high < 0 or (one.printed.number == other.printed.number and one.unit is Unit.COUNT)
        ):
            if number < claim.periods - 1:
                word = "rise" if way > 0 else "fall"
                return contradicted(claim, f"{fact.title}: {_shown(one)} to {_shown(other)} is no {word}")
            return left_open(claim, "whether months or steps between them are counted is not said")
    if len(steps) < claim.periods:
        return left_open(claim, "the figures do not go back so far")
    told = ", ".join(_shown(one) for one, _ in steps)
    return borne_out(claim, f"{fact.title}: {told}, {_shown(steps[-1][1])}")


def _steps(readings: Sequence[Reading]) -> list[tuple[Reading, Reading]]:
    """The last steps between readings of neighbouring periods, unbroken up to the last reading."""
    found: list[tuple[Reading, Reading]] = []
    for one, other in reversed(list(pairwise(readings))):
        if not _neighbours(one, other):
            break
        found.insert(0, (one, other))
    return found


def _neighbours(one: Reading, other: Reading) -> bool:
    if one.period is None or other.period is None or one.period.kind != other.period.kind:
        return False
    return (other.period.first - one.period.last).days == 1


def _unbroken(readings: Sequence[Reading]) -> bool:
    return all(_neighbours(one, other) for one, other in pairwise(readings))
