"""What ``goldenthread pack`` does with a frozen paper: comments, answers, the final paper, building again, the ledger."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from goldenthread.access.scope import Scope
from goldenthread.cli.measuring import HomeOption, home_folder, opened, the_book
from goldenthread.cli.options import PurposeOption, StoreOption, day, viewer
from goldenthread.cli.output import Form, FormOption, JsonOption, chosen, print_rows, say, warn
from goldenthread.measures.disclosure import policies
from goldenthread.measures.kinds import Audience
from goldenthread.measures.run.session import Session
from goldenthread.papers.ledger.alike import Alike
from goldenthread.papers.ledger.attack import attack
from goldenthread.papers.ledger.check import check
from goldenthread.papers.ledger.released import read_ledger
from goldenthread.papers.rebuild import finalise, rebuild, software
from goldenthread.papers.review import answer, comment, earlier_remarks, remarks
from goldenthread.papers.withdraw import read_withdrawn, withdraw
from goldenthread.records.errors import WrongUse
from goldenthread.records.store.files import private_folder, write_file, writing

_DIFFERENT = 1

PackArgument = Annotated[Path, typer.Argument(help="A pack's folder.")]
ByOption = Annotated[str, typer.Option("--by", help="Who says so.")]


def add_reviews(group: typer.Typer) -> None:
    """Add the commands to those about packs."""
    group.command("comment")(commented)
    group.command("answer")(answered)
    group.command("comments")(listed)
    group.command("final")(finalised)
    group.command("withdraw")(taken_back)
    group.command("rebuild")(rebuilt)
    group.command("ledger")(ledger_told)


def commented(
    pack: PackArgument,
    text: Annotated[str, typer.Argument(help="The comment.")],
    at: Annotated[str, typer.Option("--at", help="A section, a measure, or section/measure.")],
    by: ByOption,
) -> None:
    """Comment on a place of a draft."""
    found = comment(pack, at, by, text)
    say(f"Comment {found.number} at {found.at}, by {found.by}.")


def answered(
    pack: PackArgument,
    number: Annotated[int, typer.Argument(help="Number of the comment.")],
    text: Annotated[str, typer.Argument(help="The answer.")],
    by: ByOption,
) -> None:
    """Answer a comment on a draft."""
    found = answer(pack, number, by, text)
    say(f"Comment {found.number}, by {found.by}, has {len(found.answers)} answers.")


def listed(pack: PackArgument, form: FormOption = Form.table, as_json: JsonOption = False) -> None:
    """List the comments on a pack with their answers, and those on the draft before it."""
    columns = ("draft", "number", "at", "by", "on", "text", "answers")
    both = [*(("before", one) for one in earlier_remarks(pack)), *(("this", one) for one in remarks(pack))]
    rows = [
        {
            "draft": draft,
            "number": one.number,
            "at": one.at,
            "by": one.by,
            "on": one.on,
            "text": one.text,
            "answers": "; ".join(f"{said.by}: {said.text}" for said in one.answers),
        }
        for draft, one in both
    ]
    print_rows(rows, chosen(form, as_json), columns, "Nobody has commented.")


def finalised(
    pack: PackArgument,
    by: ByOption,
    store: StoreOption,
    on: Annotated[str | None, typer.Option("--on", help="The day of approval; today if not given.")] = None,
    home: HomeOption = None,
    purpose: PurposeOption = "building a paper",
) -> None:
    """Make a draft final once every comment is answered; a public paper is released and goes into the ledger."""
    approved = day(on) if on else datetime.now(UTC).astimezone().date()
    frozen, guard = finalise(pack, by, approved, _opener(store, purpose), home_folder(home))
    for problem in guard.warnings if guard is not None else ():
        warn(str(problem))
    for path in frozen.files:
        say(str(path))
    released = "; it is released" if guard is not None else ""
    warn(f"{frozen.manifest.name} is final, approved by {by}, in {frozen.folder}{released}")


def taken_back(
    pack: Annotated[Path, typer.Argument(help="A pack's folder or its manifest.")],
    because: Annotated[str, typer.Option("--because", help="Why.")],
    by: ByOption,
    home: HomeOption = None,
) -> None:
    """Take a frozen pack back, so that none is held against it and a new draft can be built in its place."""
    noted, place = withdraw(pack, because, by, home_folder(home))
    say(f"{noted.paper} is withdrawn by {noted.by}; it lies in {place}")
    if any(one.draft == noted.draft for one in read_ledger(home_folder(home)).releases):
        warn("It was released: what it told is known and what it hid stays hidden, so the release ledger keeps it.")


def rebuilt(
    pack: PackArgument,
    store: StoreOption,
    out: Annotated[Path | None, typer.Option("--out", help="Folder for what comes of it, if it is to be kept.")] = None,
    home: HomeOption = None,
    purpose: PurposeOption = "building a paper again",
) -> None:
    """Build a pack again from what it keeps and from its data version; exit code 1 where anything differs."""
    if out is not None and out.exists() and any(out.iterdir()):
        raise WrongUse.of(str(out), "the folder is not empty", "Name another")
    found = rebuild(pack, _opener(store, purpose), home_folder(home))
    if out is not None:
        with writing(out):
            private_folder(out)
            for name, data in found.files.items():
                write_file(out / name, data)
    if software(found.manifest):
        warn(software(found.manifest))
    for name in found.same:
        say(f"{name}: the same bytes")
    for one in found.differences:
        say(f"{one.what} {one.which}: {one.before} before, {one.after} now")
    if found.differences:
        raise typer.Exit(_DIFFERENT)


def ledger_told(
    verified: Annotated[
        bool, typer.Option("--verify", help="Check every line, and that every paper is in it.")
    ] = False,
    attacked: Annotated[
        bool, typer.Option("--attack", help="Solve everything that was released, to see what it gives away.")
    ] = False,
    home: HomeOption = None,
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """List the public papers that were released; exit code 1 where a check finds something."""
    folder = home_folder(home)
    ledger = read_ledger(folder)
    gone = {one.draft: one.on for one in read_withdrawn(folder) if one.draft}
    rows = [
        {
            "number": number,
            "paper": one.paper,
            "authority": one.authority,
            "released_on": one.released_on,
            "shown": sum(told.shown for told in one.told),
            "hidden": sum(not told.shown for told in one.told),
            "withdrawn": gone.get(one.draft, ""),
        }
        for number, one in enumerate(ledger.releases, start=1)
    ]
    columns = ("number", "paper", "authority", "released_on", "shown", "hidden", "withdrawn")
    print_rows(rows, chosen(form, as_json), columns, "No public paper was released.")
    problems = [str(one) for one in check(folder)] if verified else []
    if attacked:
        alike, policy = Alike(the_book(home)), policies()[Audience.PUBLIC]
        for authority in sorted({one.authority for one in ledger.releases}):
            found = attack(ledger.told(authority), policy, alike)
            problems += [f"{authority}: a reader can work out the {one}" for one in found]
    for problem in problems:
        warn(problem)
    if problems:
        raise typer.Exit(_DIFFERENT)
    if verified:
        warn(f"Every line is as it was written. Keep this elsewhere, to show that nothing is put back: {ledger.head}")
    if attacked:
        warn("Nothing that was hidden can be worked out.")


def _opener(store: Path, purpose: str) -> Callable[[Path, str], Session]:
    """Opens the store at a snapshot with the book and the figures beside it of a home folder."""
    scope = Scope.everything(viewer(), purpose)

    def opener(home: Path, snapshot: str) -> Session:
        return opened(store, scope, snapshot=snapshot, held=the_book(home), home=home)

    return opener
