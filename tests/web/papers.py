"""A paper of the tests' borough, written and released by the site itself, for tests of its readers."""

import re
import time
from pathlib import Path
from typing import Any

from django.db import transaction
from django.test import Client
from django.utils.timezone import now
from tests.web_site import SERVER

from goldenthread.accounts.models import User
from goldenthread.jobs.models import Job, Worker
from goldenthread.jobs.running import claim, run
from goldenthread.packs.models import Paper

PACK, PERIOD = "worries-and-working-well", "2025-09"


def released(home: Path) -> tuple[str, str]:
    """Freeze and approve a public paper; what stands in the tables is undone, its draft and final folders stay.

    Gives the names of both.
    """
    with transaction.atomic():
        made = release(home)
        transaction.set_rollback(True)
    return made


def release(home: Path) -> tuple[str, str]:
    """Freeze and approve a public paper; gives the names of its draft and of the final paper."""
    draft = drafted()
    final = str(done(client_of("director").post(f"/papers/frozen/{draft}/approve/"))["run"])
    assert (home / "papers" / "runs" / final).is_dir()
    return draft, final


def drafted(period: str = PERIOD) -> str:
    """Freeze a public paper; the name of its draft."""
    analyst = client_of("analyst")
    analyst.post(f"/papers/begin/{PACK}/", {"period": period})
    paper = Paper.objects.filter(pack=PACK).latest("pk")
    scrutiny = analyst.get(f"/papers/{paper.pk}/scrutiny/").content.decode()
    for key in dict.fromkeys(re.findall(r"gaps/\?key=([a-z0-9-]+)", scrutiny)):
        told = {"key": key, "reason": "not recorded", "why": "Nobody records it yet", "owner": "Analyst"}
        due = {"due-day": "31", "due-month": "1", "due-year": "2027"}
        analyst.post(f"/papers/{paper.pk}/gaps/", {**told, **due})
    freeze = {"class_": "public", "formats": ["html", "docx", "xlsx", "pdf"], "author": "Performance Analyst"}
    return str(done(analyst.post(f"/papers/{paper.pk}/freeze/", freeze))["run"])


def client_of(role: str, *, fresh: bool = False) -> Client:
    """A client signed in as the demonstration user of a role; its sign-in as fresh as exports ask for, if wanted."""
    client = Client(**SERVER)
    user = User.objects.get(username=f"demo.{role.replace(' ', '-')}")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    if fresh:
        session = client.session
        session["fresh_at"] = time.time()
        session.save()
    return client


def done(answer: Any) -> dict[str, Any]:
    """Do the job that an answer leads to, as the worker would; what came of it."""
    assert answer.status_code == 302, answer.content.decode()
    job = claim(Worker.objects.create(name="tests", started_at=now(), heartbeat_at=now()))
    assert job is not None
    run(job)
    job = Job.objects.get(pk=job.pk)
    assert job.state == "done", job.problems
    return dict(job.outcome)
