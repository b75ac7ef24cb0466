"""What happened to an action, in order of the days: who said, moved, handed over, added and ended what."""

from collections.abc import Iterator
from datetime import date

from goldenthread.design.components import Cell, Table
from goldenthread.design.figures import day
from goldenthread.plan.rating import rating_tag
from goldenthread.plan.reading import Reading
from goldenthread.plan.shown import people_words, table, who
from goldenthread.programme.promises import Action

_Line = tuple[date, str, Cell | str, str]


def history_table(reading: Reading, one: Action, inside: bool) -> Table:
    """Everything that is dated, the latest first; who sees only what is public is told no update and no reason of a claim."""
    lines = sorted(_lines(reading, one, inside), key=lambda line: line[0], reverse=True)
    rows = tuple((Cell(day(on), whole=True), what, words, who(by, reading.people)) for on, what, words, by in lines)
    heads = ("When", "What", "Words", "Who")
    return table("What happened, the latest first", heads, rows, "Nothing has happened yet.", caption_hidden=True)


def _lines(reading: Reading, one: Action, inside: bool) -> Iterator[_Line]:
    scheme = reading.plan.scheme
    for slip in one.slips:
        yield slip.on, "Date moved", Cell(f"{slip.was.words()} → {slip.now.words()}", note=slip.because), slip.by
    for claim in one.claims:
        note = claim.because if inside else ""
        yield claim.on, "Rated", Cell(tags=(rating_tag(scheme, claim.rating),), note=note), claim.by
    for owned in one.owned:
        if owned.since is not None:
            cover = people_words([owned.cover], reading.people) if owned.cover else ""
            words = people_words(owned.owners, reading.people) or owned.printed
            yield owned.since, "Owned", Cell(words, note=f"covered by {cover}" if cover else ""), ""
    for closure in one.closures:
        yield closure.on, "Said to be complete", "", closure.by
        if closure.agreed_on is not None:
            yield closure.agreed_on, "Agreed to be complete", "", closure.agreed_by
        for check in closure.checks:
            if check.done_on is not None:
                held = "It holds" if check.holds else "It fell back"
                yield check.done_on, f"Looked at after {check.months} months", Cell(held, note=check.says), check.by
        if closure.reopened_on is not None:
            yield closure.reopened_on, "Opened again", closure.reopened_because, ""
    for step in one.milestones:
        if step.done_on is not None and inside:
            yield step.done_on, "Step done", step.title, ""
    if inside:
        for update in one.updates:
            yield update.on, "How it goes", update.text, update.by
        for found in one.evidence:
            yield found.on, "Evidence", Cell(found.shows, note=found.kind.value), found.by
