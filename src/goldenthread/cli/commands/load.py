"""``goldenthread load``: files become a checked, dated snapshot, or nothing changes."""

from codecs import lookup
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import typer

from goldenthread.cli.machinery import machinery
from goldenthread.cli.options import StoreOption, day, instant
from goldenthread.cli.output import Form, FormOption, JsonOption, chosen, print_json, print_rows, say, warn
from goldenthread.cli.progress import steps
from goldenthread.cli.summary import counted, print_rules, print_tables, source_rows
from goldenthread.records.errors import WrongUse
from goldenthread.records.store.load import load as load_into
from goldenthread.records.store.loaded import LoadRequest, LoadResult

_RULES_SHOWN = 15


class Dates(StrEnum):
    """How the files write 3 April 2024 where they do not write 2024-04-03."""

    dmy = "dmy"
    mdy = "mdy"
    iso = "iso"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("load")(load)


def load(
    paths: Annotated[
        list[Path], typer.Argument(help="Files or folders; what each is, is recognised.", metavar="PATH...")
    ],
    store: StoreOption,
    as_at: Annotated[
        date | None,
        typer.Option(parser=day, metavar="DATE", help="Date the files speak of; needed where they do not say."),
    ] = None,
    known_at: Annotated[
        datetime | None,
        typer.Option(
            parser=instant,
            metavar="MOMENT",
            help="Moment (UTC) at which this became known; now, unless history is being rebuilt.",
        ),
    ] = None,
    authority: Annotated[str | None, typer.Option(help="Three-digit DfE code, where the files do not say.")] = None,
    dates: Annotated[
        Dates | None, typer.Option(help="Day, month and year in the order in which the files write dates.")
    ] = None,
    mapping: Annotated[Path | None, typer.Option(help="Saved mapping of a local list (see 'map new').")] = None,
    encoding: Annotated[str, typer.Option(help="How text files were written, if not UTF-8.")] = "utf-8",
    wait: Annotated[float, typer.Option(help="Seconds to wait for another load to end.")] = 0.0,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Do everything but write, and say what would be.")] = False,
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Load files into a store as one snapshot. Sources that are not given are carried forward, with their age."""
    # Arrow's own pool keeps what it has let go of; a load makes many columns once, so that would only be memory held.
    pa.set_memory_pool(pa.system_memory_pool())
    if mapping is not None and not mapping.is_file():
        raise WrongUse.of(str(mapping), "there is no such mapping file", "Check --mapping")
    try:
        lookup(encoding)
    except LookupError:
        raise WrongUse.of(
            "--encoding", f"{encoding!r} is no way of writing text", "Give utf-8, cp1252 or utf-16"
        ) from None
    request = LoadRequest(
        as_at=as_at,
        known_at=known_at,
        authority=authority,
        dates=dates.value if dates else None,
        mapping=mapping,
        encoding=encoding,
        dry_run=dry_run,
        wait=wait,
    )
    with steps() as step:
        result = load_into(paths, store, request, machinery(), step)
    show(result, chosen(form, as_json), store)


def show(result: LoadResult, form: Form, store: Path) -> None:
    """Print what a load did: sources and their ages, rows by table, findings by rule."""
    if form is Form.json:
        print_json(as_plain(result))
        return
    if form is Form.csv:
        rows = [{"table": name, "rows": count} for name, count in result.rows.items()]
        print_rows(rows, form, ("table", "rows"), "")
        return
    verb = "Would make" if result.dry_run else "Made" if result.created else "Already held:"
    say(
        f"{verb} snapshot {result.snapshot} of authority {result.authority}, as at {result.as_at}, in {result.seconds:.1f} s"
    )
    for note in result.notes:
        say(note)
    say("")
    print_rows(source_rows(result.sources), form, ("source", "as at", "days old", ""), "")
    say("\nRows by table:\n")
    print_tables(result.rows)
    say("\nFindings by rule:\n")
    ordered = sorted(result.findings, key=lambda item: (-item.count, item.rule))
    found = [{"rule": item.rule, "severity": item.severity, "findings": item.count} for item in ordered]
    print_rules(found[:_RULES_SHOWN], ("rule", "severity", "findings"), "Nothing was found wrong.")
    more = found[_RULES_SHOWN:]
    if more:
        left = counted(sum(item.count for item in ordered[_RULES_SHOWN:]), "finding")
        say(f"and {left} of {counted(len(more), 'more rule')}.")
    if found and result.created:
        warn(f"Count them: goldenthread findings --store {store} --by rule|team|worker|table")
        warn(f"A fix list: goldenthread findings --store {store} --team TEAM --out FILE.csv")


def as_plain(result: LoadResult) -> dict[str, object]:
    """A load's result as values that JSON can hold."""
    return {
        "snapshot": result.snapshot,
        "created": result.created,
        "dry_run": result.dry_run,
        "authority": result.authority,
        "as_at": result.as_at,
        "known_at": result.known_at,
        "seconds": round(result.seconds, 3),
        "sources": [
            {"source": item.source, "as_at": item.as_at, "days_old": item.days, "carried_forward": item.carried}
            for item in result.sources
        ],
        "rows": dict(result.rows),
        "findings": [{"rule": item.rule, "severity": item.severity, "count": item.count} for item in result.findings],
        "notes": list(result.notes),
    }
