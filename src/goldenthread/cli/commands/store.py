"""``goldenthread snapshots``, ``verify``, ``prune``, ``forget``, ``hold``, ``subject``, ``derive``: what a store holds and must let go."""

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.access.of_store import access_log
from goldenthread.access.scope import Scope
from goldenthread.cli.machinery import machinery
from goldenthread.cli.options import KindOption, PurposeOption, StoreOption, WaitOption, moment, viewer
from goldenthread.cli.output import (
    Form,
    FormOption,
    JsonOption,
    as_json_text,
    chosen,
    print_json,
    print_rows,
    say,
    warn,
)
from goldenthread.cli.progress import steps
from goldenthread.cli.summary import source_names
from goldenthread.records.errors import WrongUse
from goldenthread.records.store import again, holds
from goldenthread.records.store import forget as forgetting
from goldenthread.records.store import prune as pruning
from goldenthread.records.store import subject as subjects
from goldenthread.records.store import verify as verifying
from goldenthread.records.store.store import Store


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    for name, command in (
        ("snapshots", snapshots),
        ("verify", verify),
        ("prune", prune),
        ("forget", forget),
        ("hold", hold),
        ("subject", subject),
        ("derive", derive),
    ):
        app.command(name)(command)


def snapshots(store: StoreOption, form: FormOption = Form.table, as_json: JsonOption = False) -> None:
    """List the snapshots of a store: what each speaks of, when it became known, its rows and findings."""
    form = chosen(form, as_json)
    told = source_names if form is Form.table else ", ".join
    opened = Store.open(store)
    current = opened.current()
    rows = [
        {
            "snapshot": item.id,
            "current": current is not None and item.id == current.id,
            "as_at": item.manifest.as_at,
            "known_at": moment(item.manifest.known_at),
            "sources": told(part.source for part in item.manifest.deliveries),
            "people": item.manifest.rows.get("people", 0),
            "rows": sum(item.manifest.rows.values()),
            "findings": sum(count.count for count in item.manifest.finding_counts),
        }
        for item in opened.snapshots()
    ]
    columns = ("snapshot", "current", "as_at", "known_at", "sources", "people", "rows", "findings")
    print_rows(rows, form, columns, "The store holds no snapshot yet.")


def verify(store: StoreOption, form: FormOption = Form.table, as_json: JsonOption = False) -> None:
    """Read the whole store and say whether every file, pointer and log entry is as it was written."""
    found = verifying.verify(store, access_log(store))
    facts = {
        "whole": found.whole,
        "snapshots": found.snapshots,
        "deliveries": found.deliveries,
        "files": found.files,
        "bytes": found.size,
        "leftovers": len(found.orphans),
    }
    if chosen(form, as_json) is Form.json:
        print_json({**facts, "damaged": [str(problem) for problem in found.damaged]})
    else:
        print_rows([facts], form, tuple(facts), "")
    found.refuse_if_damaged()


def prune(
    store: StoreOption,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, and remove nothing.")] = False,
    wait: WaitOption = 0.0,
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Remove snapshots that the store's retention rule no longer keeps."""
    done = pruning.prune(store, dry_run, wait)
    gone = "goes" if dry_run else "removed"
    rows: list[dict[str, object]] = [{"snapshot": item.id, "as_at": item.as_at, "": gone} for item in done.removed]
    rows += [{"snapshot": item.id, "as_at": item.as_at, "": f"stays: {item.why}"} for item in done.kept]
    print_rows(rows, chosen(form, as_json), ("snapshot", "as_at", ""), "The store holds no snapshot yet.")
    months = Store.open(store).settings().month_ends
    warn(f"Month ends kept: {months} (settings.toml, [retention] month_ends). {done.rule}")


def forget(
    person: Annotated[str, typer.Argument(help="The child's identifier as the authority knows it.")],
    store: StoreOption,
    because: Annotated[str, typer.Option(help="Why: the decision this carries out.", show_default=False)],
    by: Annotated[str | None, typer.Option(help="Who decided; the signed-in user if not given.")] = None,
    certificate: Annotated[Path | None, typer.Option(help="File to write the certificate to.")] = None,
    id_kind: KindOption = "child-id",
    wait: WaitOption = 0.0,
    form: FormOption = Form.json,
    as_json: JsonOption = False,
) -> None:
    """Erase a person from every snapshot and delivery, keep them out of later loads, and give a certificate (JSON)."""
    if certificate is not None and certificate.exists():
        raise WrongUse.of(str(certificate), "the file is there already", "Name a file that is not there yet")
    if certificate is not None and not certificate.parent.is_dir():
        raise WrongUse.of(str(certificate.parent), "there is no such folder", "Make it, or name another place")
    with steps() as step:
        done = forgetting.forget(store, person, by or viewer(), because, id_kind, wait, step)
    if certificate is not None:
        certificate.write_text(as_json_text(done.certificate) + "\n", encoding="utf-8")
    if chosen(form, as_json) is Form.json:
        print_json(done.certificate)
    else:
        facts = [{"fact": name, "is": as_json_text(said)} for name, said in done.certificate.items()]
        print_rows(facts, form, ("fact", "is"), "")
    warn("Nothing more was to be done: this person was forgotten before." if done.already else "Forgotten.")


def derive(
    store: StoreOption, wait: WaitOption = 0.0, form: FormOption = Form.table, as_json: JsonOption = False
) -> None:
    """Make the tables of every snapshot again from what was read, where this version would make others."""
    with steps() as step:
        done = again.derive_again(store, machinery(), wait, step)
    rows = [{"snapshot": old, "now": new} for old, new in done.successors.items()]
    rows += [{"snapshot": same, "now": same} for same in done.unchanged]
    print_rows(rows, chosen(form, as_json), ("snapshot", "now"), "The store holds no snapshot yet.")


def hold(
    store: StoreOption,
    person: Annotated[str | None, typer.Argument(help="Identifier of the person whose records must be kept.")] = None,
    because: Annotated[str, typer.Option(help="Why they must be kept.")] = "",
    owner: Annotated[str, typer.Option(help="Who answers for the hold.")] = "",
    lift: Annotated[str | None, typer.Option(help="Name of a hold to lift.")] = None,
    id_kind: KindOption = "child-id",
    wait: WaitOption = 0.0,
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Put a legal hold on a person's records, lift one, or (with neither) list the holds of a store."""
    if person is not None and lift is not None:
        raise WrongUse.of("hold", "both a person and a hold to lift are named", "Do one at a time")
    form = chosen(form, as_json)
    state = ""
    if person is not None:
        listed: tuple[holds.Hold, ...] = (holds.hold(store, person, because, owner, id_kind, wait),)
        state = "kept until it is lifted"
    elif lift is not None:
        listed, state = (holds.lift_hold(store, lift, wait),), "lifted"
    else:
        listed = holds.read_holds(Store.open(store).layout)
    rows = [{"hold": item.name, "since": item.since, "owner": item.owner, "reason": item.reason} for item in listed]
    if state and form is Form.table:
        say(f"{listed[0].name}: {state}")
    else:
        print_rows(rows, form, ("hold", "since", "owner", "reason"), "There is no hold.")


def subject(
    person: Annotated[str, typer.Argument(help="The person's identifier as the authority knows it.")],
    store: StoreOption,
    out: Annotated[Path, typer.Option(help="ZIP file to write.", show_default=False)],
    purpose: PurposeOption = "subject access request",
    names: Annotated[bool, typer.Option("--names", help="Include names from the encrypted table.")] = False,
    id_kind: KindOption = "child-id",
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Write everything the store holds about one person to a ZIP file, for an access request. It is logged."""
    scope = Scope.everything(viewer(), purpose, names=names)
    done = subjects.subject(store, person, out, scope, access_log(store), id_kind)
    rows = [{"table": name, "rows": count} for name, count in done.rows.items() if count]
    print_rows(rows, chosen(form, as_json), ("table", "rows"), "Nothing but the identifier is held.")
    warn(f"Wrote {done.path}; the export is in the log of reads.")
