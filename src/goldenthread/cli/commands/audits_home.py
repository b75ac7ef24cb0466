"""What the commands of audits do with an installation: its room of audits read, loaded and given out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goldenthread.access.scope import Scope
from goldenthread.auditing.model import Audit, Grading
from goldenthread.auditing.report.monthly import SCALE
from goldenthread.auditing.sampling.frames import Frame, freeze
from goldenthread.auditing.statistics.calibration import Exercise, exercise
from goldenthread.auditing.statistics.rules import Rules
from goldenthread.cli.options import viewer
from goldenthread.cli.output import say
from goldenthread.cli.summary import counted
from goldenthread.records.errors import WrongUse

if TYPE_CHECKING:
    from goldenthread.quality.models import Sample

HomeOption = Annotated[
    Path | None,
    typer.Option("--home", help="Home folder of an installation, in place of a file: its own audits.", file_okay=False),
]
_ROLE, _PURPOSE = "analyst", "audits of cases"


def load_into(home: Path, file: Path) -> None:
    """Load audits done elsewhere into an installation, all of the file or nothing."""
    _prepare(home)
    from goldenthread.quality.loading import Loader, load

    found = load(file, Loader(f"{viewer()} at the machine", _scope()))
    say(f"{counted(len(found), 'audit')} done elsewhere {'is' if len(found) == 1 else 'are'} loaded.")


def exported(
    home: Annotated[
        Path, typer.Option("--home", help="Home folder of the installation.", show_default=False, file_okay=False)
    ],
    out: Annotated[Path, typer.Option("--out", help="A new CSV file.", show_default=False)],
) -> None:
    """Write an installation's audits as the local list `audits` of the records, so that measures of audits count them.

    It names children: keep it where records are kept. Exit code 0, 2 where the file is there already.
    """
    _prepare(home)
    from goldenthread.design.sheets import as_csv
    from goldenthread.quality.giving_back import COLUMNS, audits_as_list

    if out.exists():
        raise WrongUse.of(str(out), "it is there already", "Name a new file.")
    rows = audits_as_list(_scope())
    try:
        with out.open("xb") as file:
            file.write(as_csv(COLUMNS, rows))
    except OSError as error:
        raise WrongUse.of(str(out), f"the file cannot be written ({error})", "Name a new file.") from error
    say(f"Wrote {counted(len(rows), 'audit')}. Load it with the records: goldenthread load {out.parent}")


def audits_in(home: Path) -> tuple[Audit, ...]:
    """Every audit of an installation, for counts; journalled."""
    _prepare(home)
    from goldenthread.journal.actions import record
    from goldenthread.quality.queries import audits_as_values

    found = audits_as_values()
    record(_scope(), "audits: counted", {"audits": len(found), "persons": sorted({one.case.key for one in found})})
    return found


def exercises_in(home: Path, rules: Rules) -> Exercise:
    """The overall grades of every exercise of an installation that has closed; raises WrongUse where there is none."""
    _prepare(home)
    from django.utils.timezone import localdate

    from goldenthread.quality.actions.exercises import is_over
    from goldenthread.quality.models import Exercise as Row
    from goldenthread.records.kept_values import valued

    given: dict[str, dict[str, str]] = {}
    for row in Row.objects.order_by("pk").prefetch_related("gradings"):
        for one in row.gradings.order_by("pk") if is_over(row, localdate()) else ():
            grading = valued(one.document, Grading)
            if isinstance(grading, Grading) and grading.overall is not None:
                case = given.setdefault(f"{row.key} {row.title}", {})
                case[one.username] = grading.overall.value.replace("-", " ")
    if not given:
        raise WrongUse.of(str(home), "no exercise has closed there", "Wait until one has, or give a file of grades.")
    return exercise(given, SCALE, rules)


def list_in(home: Path, words: str) -> Frame:
    """A list made from an installation's records as at their day; its cases are children by their identifiers."""
    _prepare(home)
    from goldenthread.accounts.errors import Refused
    from goldenthread.quality.frames import Of, made, source_of
    from goldenthread.quality.reading import journal, served_now
    from goldenthread.serving.lists import known_of

    try:
        source = source_of(words)
    except ValueError as error:
        raise WrongUse.of(
            f"--of {words!r}", "there is no such list", "Write open, measure KEY or clock KEY."
        ) from error
    if source.of in (Of.LIST, Of.OVERDUE):
        raise WrongUse.of(f"--of {words!r}", "it is no list of children", "Write open, measure KEY or clock KEY.")
    served, scope = served_now(), _scope()
    try:
        frame = made(served, scope, source)
    except Refused as refused:
        raise WrongUse.of(f"--of {words!r}", str(refused), "Write open, measure KEY or clock KEY.") from refused
    known = known_of(served, scope, journal(), {item.key for item in frame.items})
    return freeze(frame.name, frame.as_at, [(known[item.key].child_id, dict(item.marks)) for item in frame.items])


def sample_in(home: Path, key: str) -> "Sample":
    """A sample that an installation keeps, by its key; raises WrongUse where there is none."""
    _prepare(home)
    from goldenthread.quality.planned import in_force

    found = in_force(key)
    if found is None:
        raise WrongUse.of(f"--prove {key}", "no sample of this key is kept there", "Write its key, such as S1.")
    return found


def differences_in(home: Path, key: str) -> tuple[tuple[str, ...], int]:
    """What differs when a sample that an installation keeps is drawn again, and how many cases it has."""
    row = sample_in(home, key)
    from goldenthread.quality.actions.planning import proof_of
    from goldenthread.quality.planned import draw_in

    return proof_of(row), len(draw_in(row).sample)


def _scope() -> Scope:
    return Scope.everything(f"{viewer()} at the machine", _PURPOSE, role=_ROLE)


def _prepare(home: Path) -> None:
    from goldenthread.web.serving import prepare

    prepare(home)
