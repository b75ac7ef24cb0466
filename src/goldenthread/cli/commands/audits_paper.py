"""``goldenthread audits paper``: the paper of a month of audits, as an installation's own audits stand."""

from pathlib import Path
from typing import Annotated, Final

import typer

from goldenthread.cli.options import viewer
from goldenthread.cli.output import say
from goldenthread.papers.classes import Class
from goldenthread.records.errors import WrongUse
from goldenthread.reports.formats import FORMATS

_ROLE: Final = "analyst"


def paper(
    home: Annotated[
        Path, typer.Option("--home", help="Home folder of the installation.", show_default=False, file_okay=False)
    ],
    out: Annotated[Path, typer.Option("--out", help="A folder for the files; nothing there is written over.")],
    period: Annotated[str, typer.Option("--period", help="Of which month, such as 2026-11.")],
    class_: Annotated[Class, typer.Option("--class", help="Which edition.")] = Class.CONFIDENTIAL,
    pack: Annotated[str, typer.Option("--pack", help="Which pack that tells of audits.")] = "audit-month",
    author: Annotated[str, typer.Option("--author", help="Who writes it.")] = "",
    formats: Annotated[str, typer.Option("--formats", help="Which of html, docx, xlsx and pdf.")] = "html,docx",
) -> None:
    """Write the paper of a month of audits as a draft; it is frozen and made final on the site.

    Exit code 0, 2 wrong use, 3 where something stands in its way.
    """
    wanted = [one.strip() for one in formats.split(",") if one.strip()]
    if unknown := [one for one in wanted if one not in FORMATS]:
        raise WrongUse.of("--formats", f"{', '.join(unknown)} is no format", f"Use {', '.join(FORMATS)}.")
    from goldenthread.web.serving import prepare

    prepare(home)
    from goldenthread.packs.quality import paper_of_audits

    who = f"{viewer()} at the machine"
    files = paper_of_audits(pack, period, class_, author or who, wanted, who, _ROLE)
    out.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        try:
            with (out / name).open("xb") as file:
                file.write(data)
        except OSError as error:
            raise WrongUse.of(str(out / name), f"it cannot be written ({error})", "Name a new folder.") from error
        say(f"Wrote {out / name}")
