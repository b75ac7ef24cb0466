"""Complaints, audits, posts, training and feedback as papers print them: every share beside what it is out of."""

from collections.abc import Sequence

from goldenthread.calendar import Period
from goldenthread.papers.registers.cells import counted, figure_cell, share, share_of, small_note, spared, summed
from goldenthread.papers.registers.labels import label
from goldenthread.papers.registers.rows import Row, Rows, earlier_rows, rows_of
from goldenthread.papers.registers.rules import Rules
from goldenthread.reports.blocks import Block, Column, Table
from goldenthread.reports.cells import Cell, State, absent, words

_GRADES = (
    ("outstanding", "Outstanding"),
    ("good", "Good"),
    ("requires_improvement", "Requires improvement"),
    ("inadequate", "Inadequate"),
)


def complaint_blocks(rows: Rows, period: Period, rules: Rules) -> tuple[Block, ...]:
    """Complaints, compliments and enquiries by kind, stage and service, with how many were answered in time and upheld."""
    now, before = rows_of(rows, period), earlier_rows(rows, period)
    earlier = {_about(row): row for row in before}
    told = _given(now, ("responded", "responded_in_time", "upheld", "partly_upheld", "not_upheld"))
    headings = {
        "responded": "Answered", "responded_in_time": "Answered in time", "upheld": "Upheld",
        "partly_upheld": "Partly upheld", "not_upheld": "Not upheld",
    }  # fmt: skip
    columns = [Column("Kind", weight=1.5), Column("Stage"), Column("Service", weight=1.5), Column("Received", True)]
    if before:
        columns.append(Column("Last report", True))
    columns += [Column(headings[name], True) for name in told]
    in_time = "responded_in_time" in told and "responded" in told
    if in_time:
        columns.append(Column("In time, of those answered", True))
    lines = []
    for row in now:
        line = [
            words(label("complaint_register_kind", row.text("kind"))),
            words(label("complaint_stage", row.text("stage"))),
            words(row.text("service") or ("All" if row.is_total else "")),
            figure_cell(row, "count"),
        ]
        if before:
            line.append(figure_cell(earlier[_about(row)], "count") if _about(row) in earlier else words(""))
        line += [figure_cell(row, name) for name in told]
        if in_time:
            line.append(share_of(row, ("responded_in_time",), "responded", rules))
        lines.append(tuple(line))
    return (_made("Complaints, compliments and enquiries", columns, lines, "register-complaints", now, rules),)


def _about(row: Row) -> tuple[str, str, str]:
    return row.text("kind"), row.text("stage"), row.text("service")


def audit_blocks(rows: Rows, period: Period, rules: Rules) -> tuple[Block, ...]:
    """Grades of audits by kind and domain, always with n, and how many grades moderation changed."""
    now = rows_of(rows, period)
    columns = [
        Column("Kind"),
        Column("Domain", weight=1.5),
        Column("Graded (n)", True),
        *(Column(heading, True, group="Grade") for _, heading in _GRADES),
        Column("Good or better", True),
    ]
    moderated = _given(now, ("moderated", "moderated_up", "moderated_down"))
    headings = {"moderated": "Moderated", "moderated_up": "To a better grade", "moderated_down": "To a worse grade"}
    columns += [Column(headings[name], True, group="Moderation") for name in moderated]
    lines = []
    for row in now:
        lines.append(
            (
                words(label("audit_kind", row.text("kind"))),
                words(row.text("domain")),
                _or_not_recorded(row, "graded"),
                *(figure_cell(row, name) for name, _ in _GRADES),
                share_of(row, ("outstanding", "good"), "graded", rules),
                *(figure_cell(row, name) for name in moderated),
            )
        )
    return (_made("Grades of audits", columns, lines, "register-audits", now, rules),)


def post_blocks(rows: Rows, period: Period, rules: Rules) -> tuple[Block, ...]:
    """Posts by role or team: establishment, permanent, agency and vacant, with the shares of posts, and recruitment."""
    now = rows_of(rows, period)
    moves = _given(now, ("starters", "leavers", "in_recruitment"))
    by_team = bool(_given(now, ("team",)))
    headings = {"starters": "Started", "leavers": "Left", "in_recruitment": "In recruitment"}
    columns = [
        Column("Role", weight=1.5),
        *((Column("Team"),) if by_team else ()),
        Column("Establishment", True, group="Full-time equivalents"),
        Column("Permanent", True, group="Full-time equivalents"),
        Column("Agency", True, group="Full-time equivalents"),
        Column("Vacant", True, group="Full-time equivalents"),
        Column("Vacancy rate", True),
        Column("Agency, of filled", True),
        *(Column(headings[name], True) for name in moves),
    ]
    lines = []
    for row in now:
        filled = summed(row, ("permanent_fte", "agency_fte"))
        names = ("establishment_fte", "permanent_fte", "agency_fte", "vacant_fte")
        lines.append(
            (
                words(row.text("role")),
                *((words(row.text("team")),) if by_team else ()),
                *(figure_cell(row, name) for name in names),
                share_of(row, ("vacant_fte",), "establishment_fte", rules),
                share(counted(row, "agency_fte"), filled, rules),
                *(figure_cell(row, name) for name in moves),
            )
        )
    return (_made("Posts and recruitment", columns, lines, "register-posts", now, rules),)


def training_blocks(rows: Rows, period: Period, rules: Rules) -> tuple[Block, ...]:
    """Courses: places offered, places taken, and the share taken."""
    now = rows_of(rows, period)
    columns = [
        Column("Course", weight=2), Column("For"), Column("Places", True), Column("Attended", True), Column("Taken", True),
    ]  # fmt: skip
    lines = [
        (
            words(row.text("course")),
            words(row.text("audience")),
            figure_cell(row, "places"),
            figure_cell(row, "attended"),
            share_of(row, ("attended",), "places", rules),
        )
        for row in now
    ]
    return (_made("Training", columns, lines, "register-training", now, rules),)


def feedback_blocks(rows: Rows, period: Period, rules: Rules) -> tuple[Block, ...]:
    """What people said, counted: how many were asked, answered and answered well, and what was said most."""
    now = rows_of(rows, period)
    columns = [
        Column("Who answered"),
        Column("Question or topic", weight=2),
        Column("Asked", True),
        Column("Answered (n)", True),
        Column("Positive", True),
        Column("Share positive", True),
        Column("What was said most", weight=2),
    ]
    lines = [
        (
            words(label("feedback_source", row.text("given_by"))),
            words(row.text("topic")),
            figure_cell(row, "asked"),
            _or_not_recorded(row, "responses"),
            figure_cell(row, "positive"),
            share_of(row, ("positive",), "responses", rules),
            words(row.text("themes")),
        )
        for row in now
    ]
    return (_made("Feedback", columns, lines, "register-feedback", now, rules),)


def _given(rows: Rows, names: Sequence[str]) -> list[str]:
    """The columns in which any row says anything."""
    return [name for name in names if any(row.text(name) for row in rows)]


def _or_not_recorded(row: Row, name: str) -> Cell:
    """What a share is out of is never simply blank."""
    return figure_cell(row, name) if row.text(name) else absent(State.NOT_RECORDED)


def _made(
    caption: str, columns: Sequence[Column], lines: Sequence[tuple[Cell, ...]], anchor: str, rows: Rows, rules: Rules
) -> Table:
    """The table, with its rows that sum others marked, and said where a share is not printed because n is small."""
    totals = frozenset(place for place, row in enumerate(rows) if row.is_total)
    return Table(caption, *spared(columns, lines), anchor, small_note(lines, rules), totals=totals)
