"""A page that shows every component in every state, for snapshots and for a real browser; the site has no such page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from django import forms as django_forms
from django.template import engines

from goldenthread.calendar import month
from goldenthread.design import forms
from goldenthread.design.charts import Chart, chart_of
from goldenthread.design.components import (
    Banner,
    Cell,
    Column,
    DataAge,
    FilterBar,
    KeyFigure,
    Link,
    Pagination,
    ProofLine,
    SourceAge,
    Spark,
    SummaryList,
    SummaryRow,
    Table,
    Tabs,
    Tag,
)
from goldenthread.design.listing import Choices, filter_bar, pages, sorted_column
from goldenthread.design.pages import Page
from goldenthread.design.shell import Place, Shell
from goldenthread.design.words import due_tag, rating_cell, rating_tag, reason_cell, signal_tag
from goldenthread.measures.kinds import Polarity, Reason, Unit
from goldenthread.measures.reading.points import Point, Subject
from goldenthread.measures.reading.ratings import Colour
from goldenthread.measures.reading.variation import control_chart as worked_out
from goldenthread.measures.reading.variation.verdicts import Variation
from goldenthread.reports.cells import State, absent, number
from goldenthread.reports.charts.control import control_chart
from goldenthread.reports.charts.frame import Spot
from goldenthread.reports.charts.spark import sparkline

TEMPLATE = Path(__file__).with_name("gallery.html")
NONCE = "b25jZQ=="


class EveryField(forms.Form):
    """One field of each kind."""

    name = forms.TextField("Name of the list", hint="As it is called in the case system", max_length=20)
    password = forms.PasswordField("Password")
    why = forms.TextArea("Why", required=False)
    team = forms.Select("Team", choices=[("", "Choose a team"), ("t1", "Assessment 1"), ("t2", "Assessment 2")])
    sure = forms.Radios(
        "How sure are you?", choices=[("certain", "Certain"), ("not", "Not certain")], hints={"not": "Ask first"}
    )
    clocks = forms.Checkboxes("Clocks", choices=[("visit", "Visits"), ("review", "Reviews")], required=False)
    agree = forms.Checkbox("I have read this")
    seen = forms.DateField("Date recorded", hint="For example, 6 11 2026", last=date(2026, 9, 30))
    file = forms.FileField("List of children")
    files = forms.ManyFiles("More lists", required=False)
    days = forms.IntegerField("Days ahead", min_value=1, max_value=60)
    kept = forms.HiddenField(initial="kept")


class OneButton(django_forms.Form):
    """A form of Django's own."""

    username = django_forms.CharField(label="Username", help_text="As you were given it", initial="A. <Sharp>")


@dataclass(frozen=True, slots=True)
class Gallery(Page):
    """Everything at once."""

    age: DataAge
    tabs: Tabs
    filters: FilterBar
    unfiltered: FilterBar
    tags: tuple[Tag, ...]
    proofs: tuple[ProofLine, ...]
    tables: tuple[Table, ...]
    paginations: tuple[Pagination, ...]
    figures: tuple[KeyFigure, ...]
    charts: tuple[Chart, ...]
    summary: SummaryList
    banners: tuple[Banner, ...]
    form: forms.Form
    other: django_forms.Form
    cancel: Link


SHELL = Shell(
    "Synthetic Borough Council",
    "#ffcc33",
    "Ayesha Sharp",
    "team manager",
    (Place("Home", "/"), Place("Figures", "/figures/"), Place("Due", "/due/", current=True), Place("Teams", "/teams/")),
    data_line="Records as at 30 September 2026, known since 2 October 2026",
    notice="The load of 3 October 2026 failed: these are the records before it.",
    invented=True,
    posts=(("head of service", "7"),),
    switch_url="/act-as/",
    account_url="/account/",
    sign_out_url="/sign-out/",
    footer=(Place("Accessibility", "/accessibility/"), Place("Privacy", "/privacy/")),
)


def gallery(sent: dict[str, str] | None = None) -> Gallery:
    """The page as it is opened, or after its form was ``sent``."""
    asked = {"team": "t2", "sort": "-days", "page": "3"}
    teams = Choices("team", "Team", (("t1", "Assessment 1"), ("t2", "Assessment 2")))
    clocks = Choices("clock", "Clock", tuple((f"c{n}", f"Clock {n}") for n in range(1, 13)), "Every clock")
    return Gallery(
        "Every component",
        trail=(Link("Home", "/"), Link("Figures", "/figures/")),
        age=DataAge(date(2026, 9, 30), date(2026, 10, 2), (SourceAge("Case system", date(2026, 9, 30)),)),
        tabs=Tabs("Views", (Link("Now", "/now/", current=True), Link("Over time", "/time/"))),
        filters=filter_bar("/due/", asked, (teams, clocks)),
        unfiltered=filter_bar("/due/", {}, (teams,), "Narrow"),
        tags=_tags(),
        proofs=(
            ProofLine("overdue", 17, 17, "indicator of visits overdue", "/figures/visits/", unseen=1),
            ProofLine("overdue", 17, 18, "indicator of visits overdue"),
        ),
        tables=_tables(asked),
        paginations=(pages("/due/", asked, 1234, 50), pages("/due/", {}, 12, 50), pages("/due/", {}, 0, 50)),
        figures=_figures(),
        charts=(_chart(),),
        summary=SummaryList(
            (
                SummaryRow("Role", "team manager", (Link("Change", "/users/1/role/"),)),
                SummaryRow("Since", Cell("1 April 2026", note="given by A. Director")),
            )
        ),
        banners=(
            Banner("The records were loaded today."),
            Banner("The team was changed.", "success", link=Link("See the team", "/teams/1/")),
            Banner("The load failed: sheet 4 has no column for the date of birth.", "problem"),
        ),
        form=EveryField(sent, prefix="every") if sent is not None else EveryField(prefix="every"),
        other=OneButton(),
        cancel=Link("Cancel", "/due/"),
    )


def shown(page: Page, shell: Shell = SHELL, template: str | None = None, messages: Sequence[object] = ()) -> str:
    """A page as the site would send it, with a nonce for the council's colour and a token for forms."""
    made = engines["jinja2"].env.from_string(template or TEMPLATE.read_text(encoding="utf-8"))
    token = made.environment.from_string('<input type="hidden" name="csrfmiddlewaretoken" value="token">').module
    given = {
        "page": page,
        "shell": shell,
        "csrf_input": token,
        "request": SimpleNamespace(csp_nonce=NONCE),
        "messages": messages,
    }
    return str(made.render(given))


def _tags() -> tuple[Tag, ...]:
    return (
        *(rating_tag(colour) for colour in Colour),
        *(signal_tag(one) for one in Variation),
        *(
            due_tag(one)
            for one in ("overdue", "due-soon", "not-yet-due", "met", "missed", "excluded", "cannot-compute")
        ),
    )


def _tables(asked: dict[str, str]) -> tuple[Table, ...]:
    columns = (
        sorted_column("/due/", asked, "Child", "child"),
        Column("Clock"),
        sorted_column("/due/", asked, "Days over", "days", numeric=True),
        Column("Status"),
        Column("Rating"),
        Column("Over time"),
    )
    rows = (
        (
            Cell("100234", "/child/abc/", about="child's page"),
            "Visit <to> a child",
            Cell("12", whole=True),
            Cell(tags=(due_tag("overdue"),), note="row 12 of visits.csv"),
            rating_cell("red amber"),
            Cell(spark=Spark(_spark("s1"))),
        ),
        (
            Cell("100235", "/child/abd/", about="child's page"),
            "Review",
            reason_cell(Reason.NOT_APPLICABLE),
            Cell(tags=(due_tag("due-soon"), signal_tag("concern"))),
            rating_cell("", "no target"),
            reason_cell("not-recorded"),
        ),
        ("All", "", "1,204", "", "", ""),
    )
    return (
        Table("Who is due", columns, rows, wide=True, totals=frozenset({2}), notes=("Working days are counted.",)),
        Table("Nobody", columns, (), empty="Nobody is overdue."),
        Table(
            "Counts by team",
            (Column("Team"), Column("Children", numeric=True)),
            (("Assessment 1", "12"), ("Care 1", "30"), ("Care 2", "8")),
            groups=((0, "Front door"), (1, Cell("Care", "/services/care/"))),
        ),
    )


def _figures() -> tuple[KeyFigure, ...]:
    return (
        KeyFigure(
            "Assessments in time",
            "86.2%",
            "September 2026",
            "/figures/assessments/",
            "52 of 53",
            (rating_tag("amber"), signal_tag("common cause")),
            "▼ worsening: 1.2 points since August 2026",
            "Target at least 90%",
            "England 83.6% (2025)",
            "Within its own usual range.",
            Spark(_spark("s2")),
        ),
        KeyFigure("Children missing more than once", "hidden", "September 2026"),
        KeyFigure("Overdue visits", "0", "now", counted="of 212 due"),
    )


@cache
def _chart() -> Chart:
    periods = [month(2025 + n // 12, n % 12 + 1) for n in range(18)]
    points = [Point(period, float(80 + n % 5 + n // 12 * 4)) for n, period in enumerate(periods)]
    points[3] = Point(periods[3], None, reason=Reason.HIDDEN)
    subject = Subject("assessments", "Assessments in time", Unit.PERCENT, Polarity.HIGHER)
    return chart_of(control_chart(worked_out(subject, points), anchor="chart-1"))


def _spark(ident: str) -> str:
    spots = [Spot(f"month {n}", number(Decimal(80 + n))) for n in range(12)]
    spots[4] = Spot("month 4", absent(State.HIDDEN))
    return sparkline("Assessments in time", spots, ident=ident)
