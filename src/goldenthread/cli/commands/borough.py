"""``goldenthread borough``: invent a borough and write its files in every format that councils hold."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from goldenthread.borough.formats import FORMATS
from goldenthread.cli.options import day
from goldenthread.cli.output import Form, FormOption, JsonOption, chosen, print_rows, warn
from goldenthread.cli.progress import steps
from goldenthread.records.errors import Problem, WrongUse


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("borough")(borough)


def borough(
    out: Annotated[Path, typer.Option(help="Folder to write to; it must be empty or not there.")],
    children: Annotated[int, typer.Option(help="Children open in the final census year.", min=1)] = 1000,
    years: Annotated[int, typer.Option(help="Years of history.", min=1, max=15)] = 3,
    seed: Annotated[int, typer.Option(help="The same seed gives the same borough.")] = 1,
    as_at: Annotated[date, typer.Option(parser=day, metavar="DATE", help="Last day of the records.")] = date(
        2025, 9, 30
    ),
    formats: Annotated[str, typer.Option(help="Formats to write, separated by commas.")] = ",".join(FORMATS),
    faults: Annotated[str, typer.Option(help="Faults to plant, as name=rate separated by commas.")] = "",
    cast: Annotated[
        bool, typer.Option("--cast", help="Add corner children who show every status of every clock.")
    ] = False,
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Invent a borough: coherent journeys of children over years, with known answers. No record is of a real child."""
    # No other command needs the borough, and it takes longest to import.
    from goldenthread.borough.plan import ImpossiblePlan
    from goldenthread.borough.simulate import Plan, simulate
    from goldenthread.borough.writers import write

    chosen_formats, chosen_faults = _formats(formats), _faults(faults)
    if out.exists() and any(out.iterdir()):
        raise WrongUse.of(str(out), "the folder is not empty", "Name a new folder, or empty this one")
    with steps() as step:
        step("Living through the years", 0.0)
        try:
            plan = Plan(children=children, years=years, seed=seed, as_at=as_at, cast=cast)
        except ImpossiblePlan as error:
            raise WrongUse.of("borough", str(error).rstrip("."), "Ask for another size or span") from error
        made = simulate(plan)
        manifest = write(
            made,
            out,
            chosen_formats,
            chosen_faults,
            lambda name, done, of: step(f"Writing {name}", 0.5 + done / of / 2),
        )
    rows = [{"file": item.path, "rows": item.rows, "bytes": item.size} for item in manifest.files]
    print_rows(rows, chosen(form, as_json), ("file", "rows", "bytes"), "Nothing was written.")
    warn(f"Wrote {len(rows)} files of invented children to {out}")


def _formats(said: str) -> tuple[str, ...]:
    wanted = tuple(part.strip() for part in said.split(",") if part.strip())
    problems = [
        Problem("--formats", f"{part!r} is not a format", f"Choose from {', '.join(FORMATS)}")
        for part in wanted
        if part not in FORMATS
    ]
    if problems or not wanted:
        raise WrongUse(*(problems or [Problem("--formats", "no format is named", f"Choose from {', '.join(FORMATS)}")]))
    return wanted


def _faults(said: str) -> dict[str, float]:
    from goldenthread.borough.faults import FAULTS

    rates: dict[str, float] = {}
    problems = []
    for part in (piece.strip() for piece in said.split(",") if piece.strip()):
        name, _, rate = part.partition("=")
        if name not in FAULTS:
            problems.append(
                Problem("--faults", f"{name!r} is not a fault that can be planted", f"Choose from {', '.join(FAULTS)}")
            )
            continue
        try:
            rates[name] = float(rate)
        except ValueError:
            rates[name] = -1.0
        if not 0 <= rates[name] <= 1:
            problems.append(Problem("--faults", f"{part!r} has no rate between 0 and 1", f"Write, say, {name}=0.05"))
    if problems:
        raise WrongUse(*problems)
    return rates
