"""A document that holds every block and every state of a cell, for the tests of all writers; invented throughout."""

from datetime import date
from decimal import Decimal

from goldenthread.reports.blocks import (
    Block,
    Break,
    Chart,
    Column,
    Document,
    Heading,
    KeyFigure,
    Kind,
    Listing,
    Note,
    Table,
    Text,
)
from goldenthread.reports.cells import SHORTHAND, Cell, Tone, absent, day, number, words

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 220" role="img" font-family="Arial, \'Liberation Sans\', '
    '\'DejaVu Sans\', sans-serif" font-size="13"><title>Assessments in time</title><desc>Four quarters</desc>'
    '<rect width="640" height="220" fill="#FFFFFF"/><path d="M40 180H600" stroke="#3D3D3D"/>'
    '<polyline points="60,150 220,120 380,90 540,60" fill="none" stroke="#12436D" stroke-width="2.5"/>'
    '<text x="548" y="58" fill="#12436D">Q4 91.4%</text><text x="44" y="200">Q1</text><text x="528" y="200">Q4</text></svg>'
)
SPARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 24"><title>Last four quarters</title>'
    '<polyline points="2,20 40,14 80,9 118,3" fill="none" stroke="#12436D" stroke-width="2"/></svg>'
)
LONG = (
    "Assessments that began before the school holidays were finished late because two posts in the Duty and Assessment "
    "service stood empty for eleven weeks; agency workers now hold them, and the oldest assessments are read by a head of "
    "service every Tuesday until none is more than ten working days over."
)

RATINGS = (
    words("● green", Tone.GREEN),
    words("◐ green amber", Tone.GREEN_AMBER),
    words("▲ amber", Tone.AMBER),
    words("◆ red amber", Tone.RED_AMBER),
    words("■ red", Tone.RED),
    words("complete", Tone.BLUE),
)


def dashboard() -> Table:
    """A table as a board sees it: groups of headings, numbers of several kinds, ratings and totals."""
    columns = (
        Column("Measure", weight=2),
        Column("period", group="Previous"),
        Column("value", True, group="Previous"),
        Column("period", group="Latest"),
        Column("value", True, group="Latest"),
        Column("Change", True),
        Column("Target", True),
        Column("Rating"),
    )
    lines = [
        ("Assessments finished within 45 working days", 84.6, 91.4, 90, RATINGS[0]),
        ("Child protection visits up to date", 96.0, 94.1, 95, RATINGS[1]),
        ("Initial conferences within 15 working days", 88.2, 80.0, 85, RATINGS[2]),
        ("Pathway plans in date", 90.1, 78.3, 95, RATINGS[3]),
        ("Return interviews within 72 hours", 66.7, 40.0, 90, RATINGS[4]),
    ]
    rows = [
        (
            words(name),
            words("July to September 2026"),
            number(Decimal(str(before)), 1, suffix="%"),
            words("October to December 2026"),
            number(Decimal(str(after)), 1, suffix="%"),
            number(Decimal(str(after)) - Decimal(str(before)), 1, signed=True, suffix=" pp"),
            number(target, 0, suffix="%"),
            rating,
        )
        for name, before, after, target, rating in lines
    ]
    return Table("The five measures of the plan", columns, tuple(rows), "plan-measures", ("pp: percentage points.",))


def money() -> Table:
    """Money with brackets round negatives, one date, and a total."""
    columns = (
        Column("Budget"),
        Column("Budget £k", True),
        Column("Variance £k", True),
        Column("Agreed on"),
        Column("See"),
    )
    rows = (
        (
            words("Placements"),
            pounds(5740),
            pounds(-3874),
            day(date(2017, 11, 5)),
            words("the measures", link="plan-measures"),
        ),
        (words("Staff & agency"), pounds(12000), pounds(0), day(date(2026, 2, 1)), words("")),
        (words("All"), pounds(17740), pounds(-3874), words(""), words("")),
    )
    return Table(
        "Revenue, £ thousand", columns, rows, "revenue", ("Brackets are an overspend.",), totals=frozenset({2})
    )


def pounds(value: int) -> Cell:
    """Thousands of pounds as accountants print them."""
    return number(value, prefix="£", suffix="k", brackets=True)


def states() -> Table:
    """Every reason for no number, beside a nought and a blank."""
    rows = [(words(state.value), absent(state), number(0), words("")) for state in SHORTHAND]
    columns = (Column("Reason"), Column("What stands there", True), Column("Nought", True), Column("Blank"))
    return Table("Hidden, missing, not applicable and nought", columns, tuple(rows), "states")


def awkward() -> Table:
    """Text that looks like markup, a formula or a control, in other alphabets, and long."""
    texts = (
        "=1+1",
        "@SUM(A1)",
        "+44 20 8359 0000",
        "-",
        "<b>bold</b> & #strong[x] *y* _z_ $m$ \\ @ref",
        "Café Zoë Łukasz Ŵyn Ελένη Ірина",
        "“quoted” – dashes — and … ½ × ≥ → ✓",
        'He said "no", 5% of £3',
        "a  b",
        "x" * 70,
        LONG,
    )
    rows = tuple((words(f"Row {i}"), words(text)) for i, text in enumerate(texts, start=1))
    return Table("Awkward words", (Column("Row"), Column("Words")), rows, "awkward")


def register() -> Table:
    """A wide table, which turns its page."""
    names = (
        "Risk",
        "Cause",
        "Owner",
        "Impact",
        "Likelihood",
        "Inherent",
        "Residual",
        "Mitigation",
        "Due",
        "Status",
        "Trend",
    )
    rows = [
        (
            words(f"Risk {i}: assessments are late"),
            words("Posts in Duty and Assessment stand empty for longer than planned"),
            words("Head of Safeguarding"),
            number(4),
            number(3),
            number(12),
            number(8),
            words(LONG if i == 2 else "Agency workers hold the posts until May"),
            day(date(2026, 5, i)),
            words("on track"),
            words("▲ worse", Tone.AMBER),
        )
        for i in range(1, 5)
    ]
    return Table("Risk register", tuple(Column(name, name in names[3:7]) for name in names), tuple(rows), "risks")


def chart() -> Chart:
    """A picture with its sentence and its numbers."""
    rows = tuple(
        (words(f"Q{i}"), number(Decimal(str(value)), 1, suffix="%")) for i, value in enumerate((72, 80.5, 86, 91.4), 1)
    )
    table = Table("Assessments in time by quarter", (Column("Quarter"), Column("In time", True)), rows, "chart-table")
    return Chart(
        "Assessments in time have risen in every quarter",
        "Assessments finished in time rose from 72.0% in Q1 to 91.4% in Q4.",
        SVG,
        table,
        "assessments-chart",
    )


def figures() -> tuple[KeyFigure, ...]:
    """One figure with everything and one that is hidden, with little."""
    full = KeyFigure(
        "Assessments finished within 45 working days",
        number(Decimal("98.1"), 1, suffix="%"),
        "October to December 2026",
        counted="52 of 53",
        target="at least 90%",
        rating=RATINGS[0],
        direction=words("▲ improving", Tone.GREEN),
        signal="more than chance: eight quarters in a row above the average",
        comparator="England 84.5%, statistical neighbours 86.0% (2025-26)",
        definition="assessments-in-45-working-days, version 2",
        data="snapshot ece6c0e3633d",
        says="Almost every assessment was finished in time.",
        spark=SPARK,
    )
    hidden = KeyFigure("Children missing from care more than once", absent(next(iter(SHORTHAND))), "December 2026")
    count = KeyFigure("Children on a plan", number(157), "31 December 2026", says="Fewer than a year ago.")
    return full, hidden, count


def document(marking: str = "") -> Document:
    """The whole sample."""
    blocks: tuple[Block, ...] = (
        Heading(1, "Summary", "summary"),
        Text(
            "Most measures of the plan are better than a quarter ago; two are worse, and both have a named owner.",
            lead=True,
        ),
        *figures(),
        Text("The rest of this paper says where each figure comes from & what <remains> to be done."),
        Heading(1, "Measures", "measures"),
        Heading(2, "Against target"),
        dashboard(),
        Note("Two of the five measures moved by less than chance explains.", Kind.WARNING),
        Note(LONG, Kind.COMMENTARY, "A. Analyst", date(2027, 1, 14)),
        Heading(2, "Over time"),
        chart(),
        Heading(1, "Money"),
        money(),
        Note("What will be done about placements?", Kind.QUESTION),
        Break(),
        Heading(1, "Risks"),
        Text("Four risks stand on the register."),
        register(),
        Heading(1, "About the data"),
        states(),
        awkward(),
        Listing(("Visits are counted when seen.", "Plans are counted once.", "A child is a child until 18.")),
        Listing(("Read the notes.", "Ask the analyst."), numbered=True),
        Note("Six records lack a date.", Kind.QUALITY),
        Note("Health checks: reason: the list has not come; owner: B. Owner; by 31 January 2027.", Kind.GAP),
        Note("Figures are rounded half up."),
        Table("Nothing was escalated", (Column("Case"), Column("Days", True)), (), "empty"),
    )
    return Document(
        "Improvement Plan data dashboard",
        subtitle="October to December 2026",
        author="Performance and Insight",
        written=date(2027, 1, 15),
        organisation="Borough of Example",
        marking=marking,
        about=(
            ("Meeting", "Improvement Board, 20 January 2027"),
            ("Wards affected", "All"),
            ("Lead officer", "Director"),
        ),
        stamp="Data ece6c0e3633d as at 31 December 2026; definitions 2026.4",
        blocks=blocks,
    )
