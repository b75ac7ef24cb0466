"""An installation to bench the site with: ``python -m bench.web_home build|programme|audits|users|load HOME …``, each a process."""

import json
import sys
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bench.measure import measure, python
from goldenthread.cli.demo_plan import load_plan
from goldenthread.cli.demo_quality import load_audits
from goldenthread.serving.build import build
from goldenthread.serving.errors import NotServed
from goldenthread.serving.opening import open_served
from goldenthread.web.serving import prepare

AS_AT = date(2025, 9, 30)
#: The day of which the files speak when they are loaded a second time, so that a new snapshot comes of it.
LATER = date(2025, 10, 31)
_SETTINGS = '[council]\nname = "Synthetic Borough Council"\n\n[site]\ndemonstration = true\n'
_BECAUSE = "bench of the site"
_BETWEEN_SECONDS = 0.25


def make(folder: Path, children: int) -> tuple[Path, Path]:
    """The home of a borough with so many children at its start, loaded, its pages prepared, and the programme and the
    year of audits of the demonstration beside them; and the files to load again.

    What an earlier run left in ``folder`` is used again.
    """
    files, home = folder / "borough", folder / "home"
    if not files.exists():
        words = ["borough", "--children", str(children), "--years", "4", "--seed", "7", "--as-at", AS_AT.isoformat()]
        measure(python("-m", "goldenthread.cli", *words, "--out", str(files), "--formats", "ssd,local"))
    if not (home / "store").exists():
        home.mkdir(parents=True, exist_ok=True)
        given = ["--authority", "999", "--as-at", AS_AT.isoformat(), "--dates", "dmy", "--store", str(home / "store")]
        measure(python("-m", "goldenthread.cli", "load", str(files / "ssd"), str(files / "local"), *given))
    (home / "web.toml").write_text(_SETTINGS, encoding="utf-8")
    measure(python("-m", "bench.web_home", "build", str(home)))
    if not (folder / "programme").exists():
        measure(python("-m", "bench.web_home", "programme", str(home), str(folder / "programme")))
        measure(python("-m", "bench.web_home", "audits", str(home)))
    return home, files / "ssd"


def prepared(home: Path) -> None:
    """Prepare the pages of the current snapshot, unless they are there and say what the installation says."""
    try:
        if not (found := open_served(home / "store")).stale(home) and not found.waiting:
            return
    except NotServed:
        pass
    build(home / "store", home)


def programme(home: Path, folder: Path) -> None:
    """Load the improvement programme of the demonstration, and set it beside its figures as the worker does."""
    prepare(home)
    today = datetime.now().astimezone().date()
    load_plan(folder, home, today)
    from goldenthread.accounts.by import By
    from goldenthread.plan import queries
    from goldenthread.plan.actions import look
    from goldenthread.plan.series import series_now, small_measures

    plan, by = queries.plan_as_value(), By("bench", "analyst")
    look(series_now(plan, by.username, by.role), today, by=by, small=small_measures(plan))


def audits(home: Path) -> None:
    """Write the year of audits of the demonstration, and the users who have a part in it."""
    prepare(home)
    from goldenthread.accounts.demonstration import make_demo_users

    make_demo_users()
    load_audits(home / "store", home, datetime.now().astimezone().date())


def users(home: Path, count: int) -> list[tuple[str, str]]:
    """Make managers of teams, each team in turn, and heads of service, signed in already: a session of each, for the cookie."""
    prepare(home)
    # Django is ready only now.
    from django.conf import settings

    sql = (
        "select team_id from due join person using (person_key) where team_id is not null"
        " group by team_id order by count(*) desc, team_id"
    )
    served = open_served(settings.INSTALLATION.store).connection()
    teams = [row[0] for row in served.execute(sql)]
    services = [row[0] for row in served.execute("select distinct service from team where service <> '' order by 1")]
    sessions = []
    for number in range(count):
        name = f"bench.{time.time_ns()}.{number}"
        manager, _ = _user(name, "team manager", (teams[number % len(teams)],))
        head, _ = _user(f"{name}.head", "head of service", (), services[number % len(services)])
        sessions.append((_session(manager), _session(head)))
    return sessions


def load(home: Path, folder: Path) -> dict[str, float]:
    """Send files as an analyst does, confirm what the check found and wait for the end; the seconds of both jobs."""
    prepare(home)
    from django.utils.timezone import localdate

    from goldenthread.accounts.posts import viewer_in
    from goldenthread.loads.actions import confirm_load, copy_in, send
    from goldenthread.loads.models import Batch
    from goldenthread.loads.staging import new_folder

    analyst = viewer_in(*_user(f"bench.{time.time_ns()}", "analyst", ()), localdate())
    place = new_folder(home)
    sent = copy_in(place, sorted(folder.glob("*.csv")))
    answers = {"as_at": LATER.isoformat(), "dates": "dmy", "encoding": "utf-8"}
    batch = Batch.objects.get(pk=send(place, sent, answers, by=analyst))
    checked = _ended(batch.check_job_id)
    return {"check": checked, "load": _ended(confirm_load(Batch.objects.get(pk=batch.pk), by=analyst))}


def _user(name: str, role: str, teams: tuple[str, ...], service: str = "") -> tuple[Any, Any]:
    from goldenthread.accounts.actions import give_post
    from goldenthread.accounts.by import By
    from goldenthread.accounts.models import User

    user = User(username=name)
    user.set_unusable_password()
    user.save()
    return user, give_post(
        user, role, by=By("bench", "administrator"), because=_BECAUSE, team_ids=teams, service=service
    )


def _session(user: Any) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def _ended(number: int) -> float:
    """Wait for a job; the seconds it took. Raises RuntimeError when it fails."""
    from goldenthread.jobs import states
    from goldenthread.jobs.models import Job

    while (job := Job.objects.get(pk=number)).state in states.OPEN:
        time.sleep(_BETWEEN_SECONDS)
    if job.state != states.DONE:
        raise RuntimeError(f"the job ended as {job.state}: {job.outcome}")
    return float((job.ended_at - job.started_at).total_seconds())


def main(words: list[str]) -> int:
    """Do one of the five."""
    home = Path(words[1])
    if words[0] == "build":
        prepared(home)
    elif words[0] == "programme":
        programme(home, Path(words[2]))
    elif words[0] == "audits":
        audits(home)
    elif words[0] == "users":
        print(json.dumps(users(home, int(words[2]))))
    else:
        print(json.dumps(load(home, Path(words[2]))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
