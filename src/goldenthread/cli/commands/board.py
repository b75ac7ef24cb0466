"""``goldenthread board``: the ledger, decisions, what is owed and readiness, from files or an installation; and the clerk's deeds."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from goldenthread.cli.options import day, viewer
from goldenthread.cli.output import Form, FormOption, print_rows, say
from goldenthread.cli.programmes import HomeOption, ProgrammeArgument, the_programme
from goldenthread.cli.summary import counted
from goldenthread.programme.boards import Arrangement
from goldenthread.programme.governing.meetings import decisions_due
from goldenthread.programme.governing.readiness import ready
from goldenthread.programme.governing.reporting import calendar
from goldenthread.programme.ledger_reading import read
from goldenthread.programme.tables import read_programme
from goldenthread.records.errors import WrongUse

AsAt = Annotated[
    date | None, typer.Option("--as-at", parser=day, help="The day at whose end it is looked at; today if not given.")
]
BoardOption = Annotated[str, typer.Option("--board", help="Only of this board, by its key.")]
Site = Annotated[
    Path, typer.Option("--home", help="Home folder of the installation.", show_default=False, file_okay=False)
]
_LEDGER: Final = ("key", "kind", "text", "asked_by", "state", "owner", "age", "due", "overdue", "moved", "board")
_DECISIONS: Final = ("key", "text", "owner", "due", "overdue", "board", "decided_on")
_OWED: Final = ("key", "what", "to", "how_often", "missed", "last_due", "last", "next_due", "why_no_day")
_SAID: Final = ("key", "area", "polarity", "text", "actions", "shown_since", "gap")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=True, help="Boards: what they asked and decided, and what they are owed.")
    group.command("ledger")(ledger)
    group.command("decisions")(decisions)
    group.command("owed")(owed)
    group.command("ready")(readiness)
    group.command("load")(loaded)
    group.command("assign")(assigned)
    group.command("delivered")(delivered)
    app.add_typer(group, name="board")


def ledger(
    programme: ProgrammeArgument = None,
    home: HomeOption = None,
    board: BoardOption = "",
    as_at: AsAt = None,
    everything: Annotated[bool, typer.Option("--all", help="Closed requests too.")] = False,
    form: FormOption = Form.table,
) -> None:
    """List requests and challenges that are open, the oldest first: state, owner, age in days, due."""
    whole = the_programme(programme, home, "board ledger").governance
    lines = read(whole.requests, {one.key: one for one in whole.meetings}, as_at or _today())
    rows = [
        {
            "key": line.request.key, "kind": line.request.kind.value, "text": line.request.text, "asked_by": line.asker,
            "state": line.state.value, "owner": line.owner, "age": line.age, "due": line.due, "overdue": line.overdue,
            "moved": line.moved, "board": line.request.board,
        }
        for line in lines
        if (everything or line.open) and board in ("", line.request.board)
    ]  # fmt: skip
    print_rows(rows, form, _LEDGER, "No request is open.")


def decisions(
    programme: ProgrammeArgument = None,
    home: HomeOption = None,
    board: BoardOption = "",
    as_at: AsAt = None,
    form: FormOption = Form.table,
) -> None:
    """List decisions that are to be carried out, the soonest due first."""
    whole, on = the_programme(programme, home, "board decisions").governance, as_at or _today()
    rows = [
        {
            "key": one.decision.key, "text": one.decision.text, "owner": one.decision.owner, "due": one.decision.due,
            "overdue": one.overdue, "board": one.meeting.board, "decided_on": one.meeting.on,
        }
        for key in ([board] if board else [one.key for one in whole.boards])
        for one in decisions_due(whole, key, on)
    ]  # fmt: skip
    print_rows(rows, form, _DECISIONS, "Every decision was carried out.")


def owed(
    programme: ProgrammeArgument = None,
    home: HomeOption = None,
    as_at: AsAt = None,
    late: Annotated[bool, typer.Option("--late", help="Only what is late.")] = False,
    form: FormOption = Form.table,
) -> None:
    """List who is owed which report and duty: missed dues, the last, the next, and why no day can be told."""
    whole = the_programme(programme, home, "board owed").governance
    rows = []
    for one in calendar(whole, as_at or _today()):
        arranged = one.of if isinstance(one.of, Arrangement) else None
        duty = one.of if not isinstance(one.of, Arrangement) else None
        last = one.receipts[-1] if one.receipts else None
        rows.append(
            {
                "key": one.of.key,
                "what": arranged.what if arranged is not None else duty.text if duty is not None else "",
                "to": arranged.board if arranged is not None else duty.owed_to if duty is not None else "",
                "how_often": arranged.how_often if arranged is not None else duty.frequency if duty is not None else "",
                "missed": len(one.late),
                "last_due": last.due if last is not None else None,
                "last": last.standing.value if last is not None else "",
                "next_due": one.next_due,
                "why_no_day": one.why_no_day,
            }
        )
    print_rows([row for row in rows if row["missed"] or not late], form, _OWED, "Nothing is late.")


def readiness(
    programme: ProgrammeArgument = None, home: HomeOption = None, as_at: AsAt = None, form: FormOption = Form.table
) -> None:
    """List what the last visit said, with the evidence dated since and what is missing, for the next one."""
    whole = the_programme(programme, home, "board ready")
    rows = [
        {
            "key": one.finding.key, "area": one.finding.area, "polarity": one.finding.polarity, "text": one.finding.text,
            "actions": " ".join(action.printed for action in one.actions), "shown_since": len(one.since), "gap": one.gap,
        }
        for one in ready(whole.governance, whole.plan, as_at or _today()).said
    ]  # fmt: skip
    print_rows(rows, form, _SAID, "No visit is recorded of which the findings are known.")


def loaded(
    programme: Annotated[Path, typer.Argument(help="A folder of CSV files or a workbook.", show_default=False)],
    home: Site,
) -> None:
    """Load the boards of a programme into an installation, whole or not at all, and leave its plan as it is.

    What is there and not in the files stays; a request stays as it was asked, and its steps can only be added to.
    """
    found = read_programme(programme)
    clerk = _clerk(home)
    from goldenthread.governance.loading import load

    rows = sum(load(found.governance, by=clerk).values())
    say(f"{counted(rows, 'row')} about boards are new or changed.")


def assigned(
    request: Annotated[str, typer.Argument(help="Key of the request.", show_default=False)],
    to: Annotated[str, typer.Option("--to", help="Key of the person whose answer it is.", show_default=False)],
    home: Site,
) -> None:
    """Say whose answer a request is, as the clerk does on the site."""
    clerk = _clerk(home)
    from goldenthread.governance.actions import requests
    from goldenthread.programme.ledger import Deed

    _done(lambda: requests.do(request, Deed.ASSIGN, by=clerk, to=to), f"request {request}")
    say(f"Request {request} is {to}'s to answer.")


def delivered(
    what: Annotated[str, typer.Argument(help="Key of the arrangement or obligation.", show_default=False)],
    evidence: Annotated[str, typer.Option("--evidence", help="What shows it.", show_default=False)],
    home: Site,
    on: Annotated[date | None, typer.Option("--on", parser=day, help="The day; today if not given.")] = None,
) -> None:
    """Record that a report or duty was delivered, and what shows it, as the clerk does on the site."""
    clerk = _clerk(home)
    from goldenthread.governance import models, queries
    from goldenthread.governance.actions import owed as verbs

    duty = queries.standing_row(models.Obligation, key=what) is not None
    of = queries.OBLIGATION if duty else queries.ARRANGEMENT
    _done(lambda: verbs.deliver(of, what, on or _today(), evidence, by=clerk), what)
    say(f"{what}: delivered, {evidence}.")


def _today() -> date:
    return datetime.now().astimezone().date()


def _clerk(home: Path) -> Any:
    """Whoever is at the machine, as a clerk: what they do is journalled so."""
    from goldenthread.web.serving import prepare

    prepare(home)
    from goldenthread.accounts.viewer import Viewer

    return Viewer(0, f"{viewer()} at the machine", viewer(), "clerk", 0)


def _done(verb: Any, where: str) -> None:
    from goldenthread.access.errors import NotAllowed
    from goldenthread.accounts.errors import Refused

    try:
        verb()
    except (Refused, NotAllowed) as refused:
        raise WrongUse.of(where, str(refused), "Nothing was changed") from refused
