"""What is done on the site before its pages are looked at: nothing, each thing once, much, newer records, none that are ready."""

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate, now
from tests.browse.audited import audited
from tests.browse.finding import names_of
from tests.browse.learned import learn
from tests.browse.planned import planned
from tests.pages.finding import is_page
from tests.pages.furnished import furnish
from tests.pages.programme import load_programme
from tests.web.crawling import Crawl
from tests.web.papers import client_of, drafted, release
from tests.web_site import AS_AT

from goldenthread.accounts.actions import add_user, give_post, name_cover
from goldenthread.accounts.by import By
from goldenthread.accounts.demonstration import make_demo_users
from goldenthread.accounts.models import Cover, Grant, Post, User
from goldenthread.borough.plan import Plan
from goldenthread.borough.simulate import simulate
from goldenthread.borough.writers import write
from goldenthread.governance.models import Comment
from goldenthread.jobs import states
from goldenthread.jobs.models import Job, Worker
from goldenthread.jobs.running import claim, run
from goldenthread.loads.models import Handed
from goldenthread.packs.models import Paper
from goldenthread.plan.models import Question
from goldenthread.records.store.store import Store
from goldenthread.serving import build as serving
from goldenthread.serving.opening import open_served
from goldenthread.web.config import OpenId

Names = dict[str, str]
BY: Final = By("demo.administrator", "administrator")
WRONG: Final = "Measure\tOct 2017\tNov 2017\tChange\nReferrals\t402\t414\t+12\nAssessments\t310\t300\t+10\n"
RIGHT: Final = "Measure\tOct 2017\tNov 2017\tChange\nReferrals\t402\t414\t+12\n"
#: How many of each there are where there is much: two pages of work, as many feeds and tokens as one may have.
_JOBS, _FEEDS, _TOKENS, _NOTES = 60, 3, 4, 8
_STARTS: Final = ("/boards/", "/ledger/", "/inspections/", "/reporting/", "/conditions/", "/suggestions/")


def new(home: Path, names: Names) -> None:
    """Records are served, and nobody has done anything."""
    names |= names_of(open_served(home / "store"))
    names["user"] = _pk("practitioner")
    names["busy_user"] = _pk("board member")
    names["post"] = str(Post.objects.get(user__username="demo.clerk", end_date__isnull=True).pk)
    names["grant"] = str(Grant.objects.order_by("pk")[0].pk)
    names["snapshot"] = Store.open(home / "store").current().id
    (home / "watched").mkdir(exist_ok=True)
    settings.INSTALLATION = replace(
        settings.INSTALLATION,
        watch=home / "watched",
        openid=OpenId("Council account", "https://login.example.org", "x", "y"),
    )


def one(home: Path, names: Names) -> None:
    """Each thing was done once."""
    names["draft"], names["final"] = release(home)
    names["paper"] = str(Paper.objects.get().pk)
    analyst = client_of("analyst", fresh=True)
    _gap(analyst, f"/papers/{names['paper']}/gaps/")
    sent = analyst.post("/loads/send/", {"files": [SimpleUploadedFile("people.csv", b"child_id,sex\n1,F\n")]})
    names["load"] = _number(sent)
    names["job"] = str(Job.objects.latest("pk").pk)
    names["wrong_table"] = analyst.post("/scrutinise/", {"text": WRONG}).headers["Location"]
    _feed(1)
    _tokens(1)
    _say(names, 1)
    _hand(names, 1)
    names["handed"] = str(Handed.objects.order_by("pk")[0].pk)
    _cover(names)
    names["note_form"] = names["next_note_form"]
    load_programme(BY)
    names |= learn(open_served(home / "store"))
    names |= planned(open_served(home / "store"))
    names |= audited(open_served(home / "store"))


def many(home: Path, names: Names) -> None:
    """Much was done, some of it in vain."""
    analyst = client_of("analyst", fresh=True)
    sent = analyst.post("/loads/send/", {"files": [SimpleUploadedFile("people.csv", b"flour,sugar\n1,2\n")]})
    names["failed_load"] = _number(sent)
    _work()
    names["failed_job"] = str(Job.objects.filter(state=states.FAILED).latest("pk").pk)
    moment = now()
    Job.objects.bulk_create(
        Job(
            kind="loads.check", state=state, asked_by="demo.analyst", role="analyst", asked_at=moment, ended_at=moment
        )
        for state in (states.DONE, states.CANCELLED) * (_JOBS // 2)
    )  # fmt: skip
    names["right_table"] = analyst.post("/scrutinise/", {"text": RIGHT}).headers["Location"]
    _feed(_FEEDS)
    _tokens(_TOKENS)
    _say(names, _NOTES)
    _hand(names, 0)
    analyst.post("/papers/begin/monthly-book/", {"period": "2025-09"})
    analyst.post("/papers/begin/member-edition/", {"period": "2025-09"})
    names["other_paper"] = str(Paper.objects.latest("pk").pk)
    asked = {"class_": "public", "formats": ["html"], "author": "Performance Analyst"}
    client_of("director").post(f"/papers/frozen/{names['final']}/comment/", {"at": "whole", "text": "Well put"})
    analyst.post(f"/papers/{names['paper']}/freeze/", asked)
    _work()
    names["open_draft"] = drafted("2025-06")
    furnish(names["final"])
    names["comment"] = str(Comment.objects.get(meeting="board-2").pk)
    names["question"] = str(Question.objects.get(about="reports", gone_on__isnull=True).pk)
    for number in range(3):
        (home / "watched" / f"month-{number}.csv").write_bytes(b"child_id,sex\n1,F\n")
    busy = User.objects.get(pk=names["busy_user"])
    for role in ("clerk", "lead member", "elected member"):
        give_post(busy, role, by=BY, because="Stands in")
    names["joined"] = str(SocialAccount.objects.create(user_id=names["user"], provider="openid", uid="abc-123").pk)
    for role in ("programme manager",):
        give_post(User.objects.get(username=f"demo.{role.replace(' ', '-')}"), "clerk", by=BY, because="Stands in")
    _second_factor(names)
    _led(names)
    Grant.objects.create(
        user=User.objects.get(username="demo.director"), kind=Grant.Kind.RESTRICTED, person_key=names["restricted_key"],
        reason="Complaint", start_date=localdate(), expiry_date=localdate() + timedelta(days=20), given_by="demo",
    )  # fmt: skip


def later(home: Path, names: Names) -> None:
    """Newer records are loaded into a copy of the store; their pages are not built yet."""
    root = _copied(home, "later", ready=True)
    settings.INSTALLATION = replace(settings.INSTALLATION, store=root)
    analyst = client_of("analyst", fresh=True)
    write(simulate(Plan(children=5, years=1, seed=5, as_at=AS_AT)), home / "census", ("cin",), {})
    census = max((home / "census").rglob("*.xml"))
    sent = analyst.post("/loads/send/", {"files": [SimpleUploadedFile("census.xml", census.read_bytes())]})
    with _no_pages():
        _work()
        analyst.post(f"/loads/{_number(sent)}/confirm/")
        _work()
    names["later"] = Store.open(root).current().id
    assert names["later"] != names["snapshot"], Job.objects.latest("pk").problems


def compared(home: Path, names: Names) -> None:
    """What changed with the newer records was counted."""
    client_of("analyst", fresh=True).post(f"/loads/compare/{names['snapshot']}/{names['later']}/")
    _work()


def bare(home: Path, names: Names) -> None:
    """The records are there and none of their pages is."""
    settings.INSTALLATION = replace(settings.INSTALLATION, store=_copied(home, "bare", ready=False))


BUILD: Final[Mapping[str, Callable[[Path, Names], None]]] = {
    "new": new, "one": one, "many": many, "later": later, "compared": compared, "bare": bare,
}  # fmt: skip


def _led(names: Names) -> None:
    """Where links lead in the rooms of boards, for each reader of them."""
    for role in ("clerk", "head of service"):
        crawl = Crawl(client_of(role, fresh=True), most=250, alike=2, posts=False)
        for asked, answer in crawl.walk(*_STARTS):
            if is_page(answer):
                names.setdefault(f"{role}@{asked.name}", asked.address)


def _pk(role: str) -> str:
    return str(User.objects.get(username=f"demo.{role.replace(' ', '-')}").pk)


def _number(answer: Any) -> str:
    """The number at the end of the address that an answer leads to."""
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"].strip("/").split("/")[-1])


def _work() -> None:
    """Do what waits in the queue."""
    worker = Worker.objects.create(name="tests", started_at=now(), heartbeat_at=now())
    while (job := claim(worker)) is not None:
        run(job)


def _gap(analyst: Client, address: str) -> None:
    """Declare the first thing of a paper's list missing."""
    key = re.findall(r'<option value="([^"]+)"', analyst.get(address).content.decode())[0]
    told = {"key": key, "reason": "not recorded", "why": "Nobody records it yet", "owner": "Analyst"}
    told |= {"due-day": "31", "due-month": "1", "due-year": "2027"}
    made = analyst.post(address, told)
    assert made.status_code == 302, made.content.decode()


def _feed(number: int) -> None:
    client = client_of("practitioner", fresh=True)
    for _ in range(number):
        client.post("/calendar/make/", {})


def _tokens(number: int) -> None:
    client, day = client_of("analyst", fresh=True), localdate() + timedelta(days=60)
    for one in range(number):
        told = {"expiry_date-day": day.day, "expiry_date-month": day.month, "expiry_date-year": day.year}
        made = client.post("/account/tokens/make/", {"name": f"Report {number} {one}", **told})
        assert made.status_code == 200, made.headers


def _say(names: Names, number: int) -> None:
    """Say of overdue clocks that they were done; the form of the next one is named."""
    client: Client = client_of("team manager", fresh=True)
    page = client.get("/due/everything/?status=overdue").content.decode()
    forms = list(dict.fromkeys(re.findall(r'href="(/child/[a-z2-7]+/say/[a-z0-9]+/)"', page)))
    day = {"done_date-day": "1", "done_date-month": "10", "done_date-year": "2025"}
    for form in forms[:number]:
        client.post(form, {"reason": "", **day})
    names["next_note_form"] = forms[number]


def _hand(names: Names, rows: int) -> None:
    """Hand out the findings of a team; one of them alone where only one row is wanted."""
    client = client_of("analyst", fresh=True)
    client.post(f"/findings/hand-out/?team={names['team']}", {"to": f"{names['team']}|"})
    if rows:
        kept = Handed.objects.order_by("pk")[0].pk
        Handed.objects.exclude(pk=kept).delete()


def _cover(names: Names) -> None:
    colleague = add_user("other.manager", by=BY)
    give_post(colleague, "team manager", by=BY, because="A colleague", team_ids=[names["team"]])
    post = Post.objects.get(user__username="demo.team-manager", end_date__isnull=True)
    days = {"start_date": localdate(), "end_date": localdate() + timedelta(days=7)}
    name_cover(post, colleague, by=BY, because="Annual leave", **days)
    names["cover"] = str(Cover.objects.get().pk)


def _second_factor(names: Names) -> None:
    """A chair of a board has one, with recovery codes."""
    user = next(one for one in make_demo_users() if one.role == "board chair")
    names["secured"], names["password"] = user.username, user.password
    held = User.objects.get(username=user.username)
    TOTP.activate(held, generate_totp_secret())
    RecoveryCodes.activate(held)
    assert Authenticator.objects.filter(user=held).count() == 2


def _copied(home: Path, name: str, *, ready: bool) -> Path:
    root = home / name
    hidden = shutil.ignore_patterns() if ready else shutil.ignore_patterns("served.sqlite")
    shutil.copytree(home / "store", root, ignore=hidden)
    return root


class _no_pages:  # noqa: N801  (reads as a phrase)
    """Pages of a snapshot are not built while the block lasts."""

    def __enter__(self) -> None:
        """Build nothing."""
        from goldenthread.loads import work

        self.was = work.build
        work.build = lambda store, home, snapshot, step: serving.Built(snapshot, store, 0, 0.0, ())

    def __exit__(self, *_: object) -> None:
        """Build again."""
        from goldenthread.loads import work

        work.build = self.was
