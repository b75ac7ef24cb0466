"""What changed since the reader last looked: records, verdicts of figures, findings, and papers that became final."""

from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
from django.conf import settings
from django.urls import reverse

from goldenthread.access.policy import Reach, rule_of
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Cell, Column, Table
from goldenthread.design.figures import day, many, moment
from goldenthread.design.listing import address
from goldenthread.design.words import rating_tag
from goldenthread.loads.found import findings_of
from goldenthread.packs.shelf import runs
from goldenthread.packs.shown import period_said
from goldenthread.performance.reading import reader_of
from goldenthread.performance.shown import signalled
from goldenthread.records.errors import WrongUse
from goldenthread.serving.dashboard import dashboard
from goldenthread.serving.errors import NotServed
from goldenthread.serving.figures import ReadRow
from goldenthread.serving.opening import Served, open_served
from goldenthread.web.home.looked import Since
from goldenthread.web.home.pages import Ask, Part
from goldenthread.web.limits import CHANGES_LISTED

_HEADING = "What changed since you last looked"


def changes_part(viewer: Viewer, served: Served | None, since: Since) -> Part:
    """The changes since a visit; at a first visit there is nothing to set them against."""
    if since.at is None:
        return Part(_HEADING, ("This is your first visit: from the next one on, what changed stands here.",))
    asks, tables = list(_papers(viewer, since)), list[Table]()
    if served is not None and served.snapshot != since.snapshot:
        asks[:0] = [_records(served), *_findings(viewer, served)]
        tables += _verdicts(viewer, served, since)
    says = f"Since {moment(since.at)}." if asks or tables else f"Nothing since {moment(since.at)}."
    return Part(_HEADING, (says,), asks=tuple(asks), tables=tuple(tables))


def _records(served: Served) -> Ask:
    return Ask(f"New records: they speak of {day(served.as_at)} and are known since {moment(served.meta.known_at)}")


def _findings(viewer: Viewer, served: Served) -> Iterator[Ask]:
    """How many findings are new in the current snapshot, of the reader's teams where they have some."""
    if not viewer.may("findings"):
        return
    found = findings_of(settings.INSTALLATION.store, served.snapshot)
    new, where = found.filter(found["new"]), ""
    if rule_of(viewer.role).reach is not Reach.ALL:
        new, where = _own(viewer, new), " about your teams or cases"
    if new.num_rows:
        yield Ask(
            f"{many(new.num_rows, 'new finding')} about the data{where}",
            address(reverse("finding-rows"), {"new": "yes"}),
        )


def _own(viewer: Viewer, found: pa.Table) -> pa.Table:
    teams = pc.is_in(found["team_id"], value_set=pa.array(sorted(viewer.teams), pa.string()))
    workers = pc.is_in(found["worker_id"], value_set=pa.array(sorted(viewer.workers), pa.string()))
    return found.filter(pc.or_(teams, workers))


def _papers(viewer: Viewer, since: Since) -> Iterator[Ask]:
    """Papers made final on that day or later: a paper tells its day and not its hour."""
    if not viewer.may("packs.read") or since.at is None:
        return
    for run in runs(settings.INSTALLATION.home, viewer.role):
        told = run.manifest.about.get("approved_on", "")
        if run.status == "final" and told and date.fromisoformat(told) >= since.at.date():
            yield Ask(f"{run.title}, {period_said(run.period)}, is final", reverse("pack-run", args=[run.name]))


def _verdicts(viewer: Viewer, served: Served, since: Since) -> Iterator[Table]:
    """Measures whose verdict or rating is another than in the snapshot that the reader saw last."""
    if not viewer.may("figures") or not since.snapshot:
        return
    reader = reader_of(viewer, "seeing which verdicts changed")
    try:
        earlier = open_served(settings.INSTALLATION.store, since.snapshot)
    except (NotServed, WrongUse):
        return  # it was removed, or its pages are no longer kept: then there is nothing to set the figures against
    was = {_key(one): one for one in dashboard(earlier, reader.scope, reader.audience).rows}
    now = dashboard(served, reader.scope, reader.audience).rows
    changed = [
        (one, before)
        for one in now
        if (before := was.get(_key(one))) is not None
        and (one.signal, one.colour) != (before.signal, before.colour)
        and (one.signal or one.colour)
    ]
    if not changed:
        return
    size = CHANGES_LISTED.value
    rows = tuple(
        (Cell(one.title, reverse("measure", args=[one.figure.key])), _verdict(before), _verdict(one))
        for one, before in changed[:size]
    )
    rest = len(changed) - size
    notes = (f"And {many(rest, 'more measure')} with another verdict.",) if rest > 0 else ()
    yield Table(
        "Figures with another verdict", (Column("Measure"), Column("Was"), Column("Is")), rows, wide=True, notes=notes
    )


def _key(one: ReadRow) -> tuple[str, str]:
    return one.figure.key, one.figure.part


def _verdict(one: ReadRow) -> Cell:
    found = signalled(one.signal)
    tags = (*found.tags, *((rating_tag(one.colour),) if one.colour else ()))
    return Cell("" if tags else found.text, tags=tags, quiet=not tags)
