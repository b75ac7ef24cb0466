"""``goldenthread chart``: a measure's control chart as a picture, with the sentence that it says."""

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.access.audience import Audience
from goldenthread.access.policy import check_figures
from goldenthread.access.scope import Scope
from goldenthread.cli.measuring import DefinitionsOption, HomeOption, months_to, opened, periods_of, reader, the_book
from goldenthread.cli.options import PurposeOption, SnapshotOption, StoreOption, viewer
from goldenthread.cli.output import say, warn
from goldenthread.measures.language.measures import Stock
from goldenthread.measures.reading.chart import chart_svg
from goldenthread.measures.reading.points import point_of, subject_of
from goldenthread.measures.reading.variation.charts import control_chart
from goldenthread.measures.reading.variation.words import sentence
from goldenthread.measures.run.readings import HISTORY
from goldenthread.records.errors import WrongUse


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("chart")(charted)


def charted(
    key: Annotated[str, typer.Argument(help="Key of a measure.")],
    store: StoreOption,
    out: Annotated[Path, typer.Option("--out", help="SVG file to write.", show_default=False)],
    period: Annotated[
        str | None, typer.Option(help="From one to another, 2023-10..2025-09; two years of months if not given.")
    ] = None,
    settings: Annotated[
        Path | None, typer.Option(help="Folder of targets, charts and rebases of the council's own.")
    ] = None,
    home: HomeOption = None,
    definitions: DefinitionsOption = None,
    snapshot: SnapshotOption = None,
    purpose: PurposeOption = "performance reporting",
) -> None:
    """Draw a measure's control chart and say in one sentence whether its latest value is signal or noise."""
    if out.exists():
        raise WrongUse.of(str(out), "the file is there already", "Name a file that is not there yet")
    scope = Scope.everything(viewer(), purpose)
    check_figures(scope, Audience.MANAGEMENT)
    session, rules = (
        opened(store, scope, None, None, snapshot, the_book(home, definitions), home),
        reader(settings, home),
    )
    measure = session.book.measure(key)
    periods = list(periods_of(period)) if period else months_to(session.as_at, HISTORY)
    with session.asker() as asker:
        figures = [one for one in asker.figures([key], periods) if not one.part]
    if not figures:
        raise WrongUse.of(key, "an outcome mix has no single line to chart", "Chart a share or a count")
    subject = subject_of(figures[0], measure.polarity, isinstance(measure.basis, Stock))
    chart = control_chart(subject, [point_of(one) for one in figures], rules.parameters, rules.rebases)
    target = rules.targets.target(key, periods[-1])
    try:
        out.write_text(chart_svg(chart, target), encoding="utf-8", newline="\n")
    except OSError as error:
        raise WrongUse.of(str(out), f"the file cannot be written ({error})", "Name another place") from error
    say(sentence(chart, target))
    warn(f"Wrote {out}")
