"""``goldenthread pack``: committee and board papers, built, frozen, verified and compared."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from goldenthread.access.scope import Scope
from goldenthread.calendar import parse_period
from goldenthread.cli.measuring import DefinitionsOption, HomeOption, home_folder, opened, the_book
from goldenthread.cli.options import PurposeOption, SnapshotOption, StoreOption, day, viewer
from goldenthread.cli.output import Form, FormOption, JsonOption, chosen, print_rows, say, warn
from goldenthread.cli.reviewing import add_reviews
from goldenthread.papers.build import Asked
from goldenthread.papers.classes import Class
from goldenthread.papers.freeze import folder_name, freeze
from goldenthread.papers.ledger.released import read_ledger
from goldenthread.papers.load import load_pack, names, own_folder, shipped
from goldenthread.papers.manifest import frozen_packs, read_manifest
from goldenthread.papers.programme.given import kept_answers, kept_programme
from goldenthread.papers.promising import of_a_programme
from goldenthread.papers.review import carried_from, withdrawn_because
from goldenthread.papers.sources import EARLIER, Sources, make
from goldenthread.papers.verify import compare, verify
from goldenthread.papers.withdraw import earlier_of
from goldenthread.programme.series import snapshot_on
from goldenthread.records.errors import WrongUse
from goldenthread.records.store.store import Store
from goldenthread.reports.formats import FORMATS

_BUILD = "build"
_DIFFERENT = 1


class _Named(TyperGroup):
    """A group whose first word may be the name of a pack: ``pack quarterly-report`` builds it."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Take a word that is no command for the name of a pack."""
        return super().resolve_command(ctx, args if args and args[0] in self.commands else [_BUILD, *args])


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(cls=_Named, no_args_is_help=True, help="Papers: built from one data version, frozen, verified.")
    group.command(_BUILD)(built)
    group.command("verify")(verified)
    group.command("compare")(compared)
    group.command("list")(listed)
    add_reviews(group)
    app.add_typer(group, name="pack")


def built(
    name: Annotated[str, typer.Argument(help="Name of a pack (goldenthread pack list).")],
    store: StoreOption,
    period: Annotated[str, typer.Option("--period", help="The period that it is for, such as 2017-11 or 2016-17-Q4.")],
    out: Annotated[Path, typer.Option("--out", help="Folder in which the pack's own folder is made.")],
    baseline: Annotated[
        str | None, typer.Option("--baseline", help="The period from which change is also measured, such as 2017-05.")
    ] = None,
    figures: Annotated[
        Path | None,
        typer.Option("--figures", help="CSV of typed figures for this paper (goldenthread typed template)."),
    ] = None,
    commentary: Annotated[
        Path | None, typer.Option("--commentary", help="TOML of commentary with place, text, by and on.")
    ] = None,
    gaps: Annotated[
        Path | None, typer.Option("--gaps", help="CSV of declared gaps: key, reason, why, owner, date.")
    ] = None,
    template: Annotated[
        Path | None, typer.Option("--template", help="The council's own .docx with named places.")
    ] = None,
    class_: Annotated[Class, typer.Option("--class", help="Which edition.")] = Class.PUBLIC,
    formats: Annotated[
        str, typer.Option("--formats", help="Which of html, docx, xlsx and pdf.")
    ] = "html,docx,xlsx,pdf",
    organisation: Annotated[str, typer.Option("--organisation", help="Whose paper it is.")] = "",
    author: Annotated[str, typer.Option("--author", help="Who answers for it.")] = "",
    written: Annotated[str | None, typer.Option("--on", help="The day of the paper; today if not given.")] = None,
    after: Annotated[
        Path | None, typer.Option("--after", help="Folder of the draft before it, whose comments are kept with it.")
    ] = None,
    programme: Annotated[
        Path | None,
        typer.Option(
            "--programme", help="The programme that it tells of: a folder of tables, a workbook, or a kept file."
        ),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option(
            "--answers", help="CSV of what was asked of the programme before: reason, open_on, answered_on, by, text."
        ),
    ] = None,
    meeting: Annotated[
        str, typer.Option("--meeting", help="Key of the meeting that it is for; with /7 for item 7 of its agenda.")
    ] = "",
    snapshot: SnapshotOption = None,
    home: HomeOption = None,
    definitions: DefinitionsOption = None,
    settings: Annotated[Path | None, typer.Option("--settings", help="Folder of targets, rules and schemes.")] = None,
    purpose: PurposeOption = "building a paper",
) -> None:
    """Build a paper from a store and typed figures, freeze it, and say where it is. A pack is never half filled."""
    folder = home_folder(home)
    wanted = _formats(formats)
    _check(template, wanted, settings)
    asked = Asked(
        parse_period(period),
        class_,
        day(written) if written else datetime.now(UTC).astimezone().date(),
        organisation,
        author or viewer(),
        parse_period(baseline) if baseline else None,
        meeting=meeting,
    )
    scope = Scope.everything(viewer(), purpose)
    held = the_book(home, definitions)
    definition, text = load_pack(name, [shipped(), *_own(folder)], held)
    if snapshot is None and of_a_programme(definition, class_):
        snapshot = snapshot_on(Store.open(store), asked.written).id
    session = opened(store, scope, snapshot=snapshot, held=held, home=home)
    promised, known = _promised(programme, answers, class_)
    sources = Sources(
        folder, settings, definitions, commentary, gaps, figures, template, programme=promised, guard=known
    )
    inputs = sources.inputs(text)
    made, guard = make(definition, session, sources, asked, read_ledger(folder))
    earlier = _said_before(out / folder_name(made), after)
    if earlier is not None:
        inputs = {**inputs, EARLIER: earlier}
    frozen = freeze(made, session, out, wanted, inputs, frozen_packs(folder), template, guard)
    for problem in guard.warnings if guard is not None else ():
        warn(str(problem))
    for doubt in made.doubts:
        warn(f"{doubt.finding.level.value}: {doubt.where}: {doubt.what} Answer it in commentary at {doubt.place!r}")
    for path in frozen.files:
        say(str(path))
    if earlier is not None:
        warn("What was said of the draft before it is kept with it (goldenthread pack comments).")
    warn(f"{len(frozen.manifest.readings)} figures of data version {session.snapshot.id}, frozen in {frozen.folder}")


def verified(manifest: Annotated[Path, typer.Argument(help="A pack's folder or its manifest.")]) -> None:
    """Check that every file of a pack is what was frozen; exit code 1 where one is not."""
    found = verify(manifest)
    for problem in found.problems:
        warn(str(problem))
    if found.problems:
        raise typer.Exit(_DIFFERENT)
    say(f"{found.manifest.name}: {found.files} files are as they were frozen.")
    gone = withdrawn_because(manifest if manifest.is_dir() else manifest.parent)
    if gone:
        warn(f"It was {gone}")


def compared(
    first: Annotated[Path, typer.Argument(help="A pack's folder or its manifest.")],
    second: Annotated[Path, typer.Argument(help="Another's.")],
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Say every difference between two packs; exit code 1 where there is any."""
    found = compare(read_manifest(first), read_manifest(second))
    rows = [{"what": one.what, "which": one.which, "before": one.before, "after": one.after} for one in found]
    print_rows(rows, chosen(form, as_json), ("what", "which", "before", "after"), "They are the same.")
    if found:
        raise typer.Exit(_DIFFERENT)


def listed(home: HomeOption = None, form: FormOption = Form.table, as_json: JsonOption = False) -> None:
    """List the packs that can be built: those shipped and the council's own."""
    folders = [shipped(), *_own(home_folder(home))]
    rows = []
    for name in names(folders):
        pack, _ = load_pack(name, folders, the_book(home))
        classes = [one.value for one in pack.classes]
        rows.append({"name": name, "period": pack.period.value, "classes": ", ".join(classes), "says": pack.says})
    print_rows(rows, chosen(form, as_json), ("name", "period", "classes", "says"), "There are none.")


def _own(home: Path) -> list[Path]:
    folder = own_folder(home)
    return [folder] if folder.is_dir() else []


def _said_before(place: Path, after: Path | None) -> bytes | None:
    """The comments on the draft that is named, or on the one that was withdrawn last from the same place."""
    before = after if after is not None else next(earlier_of(place), None)
    if before is None:
        return None
    read_manifest(before)
    return carried_from(before)


def _promised(programme: Path | None, answers: Path | None, class_: Class) -> tuple[bytes | None, bytes | None]:
    """The programme and what was asked of it, as a pack of a class keeps them."""
    promised = kept_programme(programme, class_) if programme is not None else None
    if answers is None:
        return promised, None
    if programme is None:
        raise WrongUse.of("--answers", "there is no programme that anything was asked of", "Give --programme too")
    return promised, kept_answers(answers, programme, class_)


def _check(template: Path | None, formats: Sequence[str], settings: Path | None) -> None:
    """Refuse what would be passed over in silence."""
    if template is not None and "docx" not in formats:
        raise WrongUse.of(
            "--template", "it is for Word, and no docx is asked for", "Add docx to --formats, or leave it out"
        )
    if settings is not None and not settings.is_dir():
        raise WrongUse.of(
            "--settings", f"there is no folder {settings}", "Name the folder of targets, rules and schemes"
        )


def _formats(text: str) -> Sequence[str]:
    wanted = [word.strip().casefold() for word in text.split(",") if word.strip()]
    unknown = [word for word in wanted if word not in FORMATS]
    if unknown or not wanted:
        raise WrongUse.of("--formats", f"{', '.join(unknown) or 'nothing'} is no format", f"Use {', '.join(FORMATS)}")
    return list(dict.fromkeys(wanted))
