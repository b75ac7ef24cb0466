"""``goldenthread audits``: samples of cases that anyone can draw again, and audits that were done elsewhere."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated

import typer

from goldenthread.auditing.sampling.draws import Design, Draw, Excluded, Replaced, Why, draw, redraw
from goldenthread.auditing.sampling.files import draw_text, read_draw, read_frame
from goldenthread.auditing.sampling.frames import Frame, only_of
from goldenthread.auditing.sampling.shares import Sharing, Values
from goldenthread.auditing.tables.audits import read_audits
from goldenthread.cli.commands.audits_home import HomeOption, differences_in, exported, list_in, load_into
from goldenthread.cli.commands.audits_paper import paper
from goldenthread.cli.commands.audits_telling import calibrated, reported
from goldenthread.cli.options import day
from goldenthread.cli.output import Form, FormOption, JsonOption, chosen, print_rows, say
from goldenthread.records.errors import InputRefused, WrongUse

_PARTED = " / "
_SAMPLE = ("case", "stratum", "order", "probability", "instead_of", "replaced")
_AUDITS = ("audit", "case", "team", "auditor", "stage", "due", "as_audited", "as_moderated", "stands")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=True, help="Audits of case files: drawn, loaded, told with their uncertainty.")
    group.command("sample")(sampled)
    group.command("load")(loaded)
    group.command("export")(exported)
    group.command("paper")(paper)
    group.command("report")(reported)
    group.command("calibrate")(calibrated)
    app.add_typer(group, name="audits")


def sampled(
    cases: Annotated[
        Path | None, typer.Argument(help="CSV file or workbook: a row a case.", show_default=False)
    ] = None,
    as_at: Annotated[date | None, typer.Option("--as-at", parser=day, help="Day of the list of a file.")] = None,
    home: HomeOption = None,
    of: Annotated[str, typer.Option(help="With --home: open, measure KEY or clock KEY.")] = "open",
    seed: Annotated[str, typer.Option(help="Any words or number, settled before the draw.")] = "",
    n: Annotated[int, typer.Option("--n", help="How many cases.")] = 0,
    key: Annotated[str, typer.Option(help="Column of the case.")] = "case",
    by: Annotated[list[str] | None, typer.Option(help="Column that parts the strata; may be repeated.")] = None,
    share: Annotated[Sharing, typer.Option(help="How strata share the sample.")] = Sharing.PROPORTIONAL,
    spread: Annotated[list[str] | None, typer.Option(help="For neyman, by stratum: North=0.8.")] = None,
    only: Annotated[list[str] | None, typer.Option(help="team=North|South, days>=180 or days<=30.")] = None,
    exclude: Annotated[list[str] | None, typer.Option(help="Leave a case out: KEY=reason.")] = None,
    replace: Annotated[
        list[str] | None, typer.Option(help="A drawn case: KEY=out-of-scope:reason, or KEY=not-possible:reason.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Keep the sample in a new file, to be proved later.")] = None,
    prove: Annotated[
        Path | None,
        typer.Option(help="Draw a kept sample again and compare: a file, or with --home the key of a sample (S1)."),
    ] = None,
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Draw a sample that anyone can draw again, or prove one that was kept."""
    if prove is not None and home is not None and not prove.exists():
        _proved(str(prove), *differences_in(home, str(prove)))
        return
    frame = _list(cases, key, as_at, home, of)
    if prove is not None:
        kept = read_draw(prove)
        _proved(prove.name, redraw(frame, kept), len(kept.sample))
        return
    design = Design(n, tuple(by or ()), share, tuple(only_of(one) for one in only or ()), _spreads(spread or ()))
    found = draw(
        frame,
        seed,
        design,
        [Excluded(*_parted(one, "=", "KEY=reason")) for one in exclude or ()],
        [_replaced(one) for one in replace or ()],
    )
    if out is not None:
        _keep(out, found)
    print_rows(_rows(found), chosen(form, as_json), _SAMPLE, "No case is left to draw.")
    if form is Form.table and not as_json:
        say(f"{len(found.sample)} of {len(frame.items)} cases; fingerprint of the list {frame.fingerprint}")
        if found.short:
            say(f"{found.short} fewer than asked for: the list, or a stratum of it, holds no more.")


def loaded(
    audits: Annotated[Path, typer.Argument(help="CSV file or workbook: a row an audit.")],
    home: Annotated[
        Path | None, typer.Option("--home", help="Load them into this installation: all or nothing.", file_okay=False)
    ] = None,
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Read audits done elsewhere, and refuse the file with every fault by its row; with a home, load them there."""
    if home is not None:
        load_into(home, audits)
        return
    rows = [
        {
            "audit": one.key,
            "case": one.case.key,
            "team": one.case.team,
            "auditor": one.auditor,
            "stage": one.stage.value,
            "due": one.due,
            "as_audited": one.as_audited and one.as_audited.value,
            "as_moderated": one.as_moderated and one.as_moderated.value,
            "stands": one.stands and one.stands.value,
        }
        for one in read_audits(audits)
    ]
    print_rows(rows, chosen(form, as_json), _AUDITS, "The file holds no audit.")


def _list(cases: Path | None, key: str, as_at: date | None, home: Path | None, of: str) -> Frame:
    """The list of a file, or one made from an installation's records."""
    if (cases is None) is (home is None):
        raise WrongUse.of("audits sample", "it needs one list", "Give a file of cases, or --home.")
    if home is not None:
        return list_in(home, of)
    if as_at is None or cases is None:
        raise WrongUse.of("--as-at", "the day of the list is missing", "Write the day on which it was made.")
    return read_frame(cases, key, as_at)


def _proved(name: str, differences: Iterable[str], size: int) -> None:
    mend = "Use the list and the file as they were, or take it that the sample was changed."
    if wrong := tuple(InputRefused.of(name, one, mend).problems[0] for one in differences):
        raise InputRefused(*wrong)
    say(f"Drawn again: the same {size} cases in the same order.")


def _rows(found: Draw) -> list[dict[str, object]]:
    return [
        {
            "case": pick.key,
            "stratum": _PARTED.join(pick.stratum),
            "order": pick.order,
            "probability": None if pick.replaced else str(found.probability(pick.key)),
            "instead_of": pick.instead_of or None,
            "replaced": f"{pick.replaced.why.value}: {pick.replaced.reason}" if pick.replaced else None,
        }
        for pick in found.picks
    ]


def _keep(out: Path, found: Draw) -> None:
    try:
        with out.open("x", encoding="utf-8", newline="\n") as file:
            file.write(draw_text(found))
    except OSError as error:
        raise WrongUse.of(str(out), f"the file cannot be written ({error})", "Name a new file.") from error


def _parted(said: str, sign: str, form: str) -> tuple[str, str]:
    before, found, after = said.partition(sign)
    if not found or not before.strip():
        raise WrongUse.of(f"{said!r}", "it cannot be read", f"Write {form}.")
    return before.strip(), after.strip()


def _replaced(said: str) -> Replaced:
    form = "KEY=out-of-scope:reason or KEY=not-possible:reason"
    key, rest = _parted(said, "=", form)
    why, reason = _parted(rest, ":", form)
    if why not in {one.value for one in Why}:
        raise WrongUse.of(f"{said!r}", f"{why!r} is no kind of replacement", f"Write {form}.")
    return Replaced(key, Why(why), reason)


def _spreads(said: Iterable[str]) -> tuple[tuple[Values, Decimal], ...]:
    found = []
    for one in said:
        stratum, number = _parted(one, "=", "North=0.8")
        try:
            found.append((tuple(stratum.split(_PARTED)), Decimal(number)))
        except InvalidOperation as error:
            raise WrongUse.of(f"{one!r}", f"{number!r} is no number", "Write North=0.8.") from error
    return tuple(found)
