"""The installation: what the doctor says, settings, backups, what is kept how long, and the work that was done."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread import __version__
from goldenthread.accounts.doors import door
from goldenthread.design.components import Cell, Column, Link, Table
from goldenthread.design.figures import day, many, moment, whole
from goldenthread.design.pages import show
from goldenthread.jobs.models import Job
from goldenthread.jobs.queries import title_of
from goldenthread.jobs.shown import state_tag
from goldenthread.records.errors import RecordsError
from goldenthread.records.store.prune import prune
from goldenthread.web.administration.pages import PartsPage
from goldenthread.web.backup.make import NOTE
from goldenthread.web.config import Config
from goldenthread.web.doctor import State, examine_quickly
from goldenthread.web.home.keepers import TONES
from goldenthread.web.home.pages import Part
from goldenthread.web.known import KNOWN, SECRET
from goldenthread.web.limits import BACKUP_DAYS, CHANGES_LISTED


@door("installation")
@require_GET
def installation(request: HttpRequest) -> HttpResponse:
    """Everything that is known of the installation, without what takes long to look at and without any secret."""
    config: Config = settings.INSTALLATION
    parts = (_doctor(config), _backups(config.home), _kept(config.store), _work(), _settings(config))
    page = PartsPage("The installation", parts, trail=(Link("Home", reverse("home")),))
    return show(request, "web/home.html", page)


def _doctor(config: Config) -> Part:
    rows = tuple((one.what, Cell(tags=(TONES[one.state],)), one.said, one.mend) for one in examine_quickly(config.home))
    heads = (Column("What"), Column("State"), Column("Seen"), Column("What to do"))
    says = f"Golden Thread {__version__}. Whether every file and every entry of the logs is whole is told by: goldenthread doctor."
    return Part("State", (says,), tables=(Table("What was looked at", heads, rows, wide=True),))


def _backups(home: Path) -> Part:
    """When the last backup was made, as the command that makes them noted."""
    told = _noted(home / NOTE)
    if told is None:
        text = "No backup of this installation has been made. Make them daily: docs/guides/deployment.md says how."
        return Part("Backups", (text,))
    at = datetime.fromisoformat(str(told["at"]))
    old = (datetime.now(UTC) - at).days
    tag = TONES[State.ASK] if old > BACKUP_DAYS.value else TONES[State.SOUND]
    row = (
        Cell(moment(at), tags=(tag,)),
        str(told["file"]),
        whole(told["files"]),
        f"{int(told['bytes']) / 1e6:,.1f} MB",
    )
    heads = (Column("Made"), Column("File"), Column("Files", numeric=True), Column("Size", numeric=True))
    return Part("Backups", (), tables=(Table("The last backup", heads, (row,), wide=True),))


def _noted(path: Path) -> dict[str, Any] | None:
    """The note of the last backup; None where there is none that can be read."""
    try:
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return said if {"at", "file", "files", "bytes"} <= set(said) else None


def _kept(store: Path) -> Part:
    """What pruning would keep and remove, by the store's own rule; nothing is removed by looking."""
    try:
        would = prune(store, dry_run=True)
    except RecordsError as error:
        return Part("What is kept", (f"The store cannot be looked at: {error.problems[0].what}.",))
    rows = (
        *((day(one.as_at), one.id[:12], f"kept: {one.why}") for one in would.kept),
        *((one.as_at, one.id[:12], "the next pruning removes it") for one in would.removed),
    )
    heads = (Column("Speaks of"), Column("Data version"), Column("What becomes of it"))
    says = f"{would.rule.rstrip('.')}. The number is set in settings.toml of the store, [retention] month_ends; goldenthread prune removes."
    return Part("What is kept", (says,), tables=(Table("Data versions", heads, rows, "Nothing is held.", wide=True),))


def _work() -> Part:
    jobs = Job.objects.order_by("-pk")[: CHANGES_LISTED.value]
    rows = tuple(
        (title_of(one), Cell(tags=(state_tag(one.state),)), one.asked_by, moment(one.asked_at)) for one in jobs
    )
    heads = (Column("Work"), Column("State"), Column("Asked for by"), Column("When"))
    return Part(
        "Work in the background",
        (),
        tables=(Table("The latest", heads, rows, "Nothing was asked for yet.", wide=True),),
    )


def _settings(config: Config) -> Part:
    """Every setting with its value and meaning; of what holds a secret only whether it is set."""
    rows = tuple(
        (f"[{one.section}] {one.name}", _shown(one.field, getattr(config, one.field)), one.says) for one in KNOWN
    )
    provider = (
        ("[openid]", config.openid.name if config.openid is not None else "not set", "How people sign in elsewhere."),
    )
    heads = (Column("Setting"), Column("Value"), Column("Meaning"))
    says = f"{many(len(rows), 'setting')} of web.toml in the home folder. They are changed there; the site then starts again."
    return Part("Settings", (says,), tables=(Table("Every setting", heads, (*rows, *provider), wide=True),))


def _shown(field: str, value: object) -> str:
    if field in SECRET:
        return "set" if value else "not set"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Path):
        return str(value.resolve())
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value) or "none"
    return str(value) if value not in (None, "") else "not set"
