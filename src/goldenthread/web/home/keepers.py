"""First pages of who keeps the installation: the state of loads, what the doctor says, and alerts of the journal."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import now

from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Cell, Column, Link, Table, Tag
from goldenthread.design.figures import day, many, moment, whole
from goldenthread.jobs.queries import jobs_of, title_of, worker_is_there
from goldenthread.jobs.shown import state_tag
from goldenthread.journal.logs import logs_of
from goldenthread.journal.models import Entry
from goldenthread.journal.queries import states as log_states
from goldenthread.loads.history import Aged, history_of
from goldenthread.loads.work import BACK, CHECK, LOAD, SERVE
from goldenthread.packs.rules import MEMBER_EDITION
from goldenthread.packs.shelf import runs
from goldenthread.packs.shown import period_said, runs_table
from goldenthread.reports.cells import Tone
from goldenthread.web.doctor import State, examine_quickly
from goldenthread.web.home.pages import Ask, Part
from goldenthread.web.limits import CHANGES_LISTED, REFUSED_DAYS

TONES = {
    State.SOUND: Tag("sound", Tone.GREEN, "●"),
    State.ASK: Tag("look at this", Tone.AMBER, "▲"),
    State.WRONG: Tag("wrong", Tone.RED, "■"),
}


def loads_part() -> Part:
    """What is loaded, how old each source is, and the latest jobs."""
    current = history_of(settings.INSTALLATION.store).current
    links = (Link("Load files", reverse("loads")), Link("What is wrong with the data", reverse("findings")))
    if current is None:
        return Part("The state of loads", ("Nothing has been loaded yet.",), links=links)
    known = f"The current records speak of {day(current.as_at)}, known since {moment(current.known_at)}"
    says = [f"{known}, with {many(current.findings, 'finding')}."]
    says += [f"Their pages are not ready: {current.why}."] if current.why else []
    says += [] if worker_is_there() else ["No background worker is running: what is asked for waits."]
    behind = [one for one in _latest(current.sources) if one.days > 0]
    rest = len(_latest(current.sources)) - len(behind)
    says += [f"{many(rest, 'source reaches', 'sources reach')} that day."] if rest else []
    sources = Table(
        "Sources that end before that day, the oldest first",
        (Column("Source"), Column("Speaks of"), Column("Days before", numeric=True)),
        tuple((one.source, day(one.as_at), whole(one.days)) for one in behind[: CHANGES_LISTED.value]),
        "Every source reaches it.",
        wide=True,
    )
    jobs = jobs_of((CHECK, LOAD, SERVE, BACK))[: CHANGES_LISTED.value]
    latest = Table(
        "The latest work",
        (Column("Work"), Column("State"), Column("Asked for by"), Column("When")),
        tuple(
            (
                Cell(title_of(job), reverse("job", args=[job.pk]), about=f"number {job.pk}"),
                Cell(tags=(state_tag(job.state),)),
                job.asked_by,
                moment(job.asked_at),
            )
            for job in jobs
        ),
        "Nothing was asked for yet.",
        wide=True,
    )
    return Part("The state of loads", tuple(says), tables=(sources, latest), links=links)


def _latest(sources: Sequence[Aged]) -> list[Aged]:
    """Sources, the oldest first; of a return that is sent each year only the latest year."""
    found: dict[str, Aged] = {}
    for one in sources:
        name, _, year = one.source.partition("/")
        key = name if year.isdigit() else one.source
        if key not in found or found[key].as_at < one.as_at:
            found[key] = one
    return sorted(found.values(), key=lambda one: -one.days)


def doctor_part() -> Part:
    """What is amiss with the installation, without what takes long to look at."""
    found = examine_quickly(settings.INSTALLATION.home)
    amiss = [one for one in found if one.state is not State.SOUND]
    says = f"{len(found) - len(amiss)} of {many(len(found), 'thing')} that were looked at are sound."
    rows = tuple((one.what, Cell(tags=(TONES[one.state],)), one.said, one.mend) for one in amiss)
    heads = (Column("What"), Column("State"), Column("Seen"), Column("What to do"))
    table = Table("What to look at", heads, rows, "Nothing is amiss.", wide=True)
    return Part(
        "The installation", (says,), tables=(table,), links=(Link("Everything about it", reverse("installation")),)
    )


def journal_part() -> Part:
    """Alerts of the journal: a log that is not whole, and who was refused what lately."""
    installation = settings.INSTALLATION
    since = now() - timedelta(days=REFUSED_DAYS.value)
    asks = tuple(
        Ask(f"{one.title}: {one.wrong}", reverse("journal-chain"))
        for one in log_states(logs_of(installation.home, installation.store))
        if one.wrong
    )
    refused = Counter(Entry.objects.filter(action="refused", at__gte=since).values_list("viewer", "role"))
    rows = tuple((viewer, role, whole(count)) for (viewer, role), count in refused.most_common(CHANGES_LISTED.value))
    table = Table(
        f"Refusals of the last {many(REFUSED_DAYS.value, 'day')}",
        (Column("Who"), Column("Role"), Column("Times", numeric=True)),
        rows,
        "Nobody was refused anything.",
        wide=True,
    )
    says = "Something is wrong with the journal." if asks else "Both logs are whole as far as they were taken over."
    links = (Link("Search the journal", reverse("journal")), Link("Check the chain now", reverse("journal-chain")))
    return Part("Alerts of the journal", (says,), asks=asks, tables=(table,), links=links)


def papers_part(viewer: Viewer) -> Part:
    """The latest papers that the reader may read."""
    found = runs(settings.INSTALLATION.home, viewer.role)[: CHANGES_LISTED.value]
    table = runs_table("The latest papers", found, "No paper that you may read has been made.")
    return Part("Papers", tables=(table,), links=(Link("All papers", reverse("packs")),))


def edition_part(viewer: Viewer) -> Part:
    """The latest member edition: two pages to be read in ten minutes."""
    every = runs(settings.INSTALLATION.home, viewer.role)
    found = next((one for one in every if one.pack == MEMBER_EDITION and one.status == "final"), None)
    if found is None:
        return Part(
            "The latest member edition",
            ("None has been made final yet.",),
            links=(Link("All papers", reverse("packs")),),
        )
    where = reverse("pack-run", args=[found.name])
    asks = (Ask(f"{found.title} {period_said(found.period)}", where, "Two pages in plain words."),)
    return Part("The latest member edition", ("Ten minutes to read, without help.",), asks=asks)
