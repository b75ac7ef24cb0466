"""The papers of ``make demo``: targets, typed figures and commentary as a borough would keep them, and packs built of them."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from goldenthread.calendar import Period, PeriodKind, period_of
from goldenthread.cli.demo_programme import programme_papers
from goldenthread.packs.place import shelf

#: Invented targets, as an improvement board might set them: at least or at most so much.
_TARGETS: Final = (
    ("contacts-decided-in-24-hours", "at_least", 95),
    ("re-referrals", "at_most", 20),
    ("assessments-in-45-working-days", "at_least", 85),
    ("assessments-overdue", "at_most", 5),
    ("conferences-in-15-working-days", "at_least", 85),
    ("cin-plans-visited-in-time", "at_least", 90),
    ("cp-plans-visited-in-time", "at_least", 90),
    ("cp-plans-started-repeat-ever", "at_most", 18),
    ("care-visits-up-to-date", "at_least", 95),
    ("care-reviews-up-to-date", "at_least", 95),
    ("care-review-participation", "at_least", 95),
    ("health-assessments-up-to-date", "at_least", 90),
    ("three-or-more-placements", "at_most", 10),
    ("care-leavers-19-to-21-in-education-employment-training", "at_least", 60),
    ("care-leavers-19-to-21-suitable-accommodation", "at_least", 90),
    ("supervision-up-to-date", "at_least", 90),
)
_COMMENTARY: Final = (
    (
        "summary",
        """Assessments within 45 working days stand at {assessments-in-45-working-days.value} \
({assessments-in-45-working-days.n}), against a target of {assessments-in-45-working-days.target}.""",
        "Head of Service, Front Door",
    ),
    (
        "thresholds",
        """There were {contacts.value} contacts and {referrals.value} referrals; {re-referrals.value} of referrals were of \
children referred before within 12 months.""",
        "Service Manager, MASH",
    ),
)
#: What the invented borough cannot count, and says so: it has no residents but the children it knows.
_GAPS: Final = """key,reason,why,owner,date
referrals-rate,not recorded,An invented borough has no estimate of its residents,Performance Analyst,2026-12-31
looked-after-rate,not recorded,An invented borough has no estimate of its residents,Performance Analyst,2026-12-31
cp-plans-rate,not recorded,An invented borough has no estimate of its residents,Performance Analyst,2026-12-31
"""
_DIRECTOR: Final = "Director of Children's Services"
_TYPED_HEAD: Final = (
    "key",
    "title",
    "period",
    "numerator",
    "denominator",
    "value",
    "unit",
    "source",
    "who",
    "when",
    "note",
)


def papers(root: Path, folder: Path, home: Path, organisation: str, period: Period, written: date) -> list[list[str]]:
    """Write what the papers need beside the store, and give the commands that build them, in order."""
    baseline = period.same_period_last_year()
    inputs = folder / "inputs"
    inputs.mkdir(parents=True)
    _settings(home, baseline)
    commentary, figures, gaps = (inputs / name for name in ("commentary.toml", "figures.csv", "gaps.csv"))
    commentary.write_text(_commentary(written), encoding="utf-8")
    figures.write_text(_figures((baseline, period.previous(), period), written), encoding="utf-8")
    gaps.write_text(_GAPS, encoding="utf-8")
    edition = shelf(home) / f"member-edition-{period.label}-public"
    common = [
        "--store",
        str(root),
        "--home",
        str(home),
        "--out",
        str(shelf(home)),
        "--organisation",
        organisation,
    ]
    common += ["--on", written.isoformat(), "--author", "Performance Analyst"]
    dashboard = ["--baseline", baseline.label, "--commentary", str(commentary), "--figures", str(figures)]
    monthly = ["--period", period.label]
    quarterly = ["--period", period_of(PeriodKind.FINANCIAL_QUARTER, period.end).label]
    return [
        ["pack", "improvement-dashboard", *monthly, *dashboard, *common],
        ["pack", "monthly-performance-book", *monthly, *common, "--class", "confidential"],
        ["pack", "worries-and-working-well", *monthly, *common],
        ["pack", "member-edition", *monthly, *common],
        ["pack", "quarterly-report", *quarterly, "--gaps", str(gaps), *common],
        *programme_papers(inputs, period.end, period, written, common),
        ["pack", "final", str(edition), "--by", _DIRECTOR, "--on", written.isoformat(), *common[:4]],
    ]


def _settings(home: Path, since: Period) -> None:
    folder = home / "settings" / "targets"
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["# Invented targets of the synthetic borough.", "format = 1"]
    for key, way, value in _TARGETS:
        lines += [
            "",
            "[[target]]",
            f'measure = "{key}"',
            f'from = "{since.label}"',
            f"{way} = {value}",
            'set_by = "Improvement Board"',
            f"set_on = {since.start.isoformat()}",
            'source = "Invented for the demonstration"',
        ]
    (folder / "borough.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _commentary(written: date) -> str:
    parts = [
        f'[[commentary]]\nplace = "{place}"\ntext = "{text}"\nby = "{by}"\non = {written.isoformat()}\n'
        for place, text, by in _COMMENTARY
    ]
    return "\n".join(parts)


def _figures(periods: Sequence[Period], written: date) -> str:
    """Young people out of work and learning, as the youth service would give them; invented."""
    title = "Young people not in education, employment or training"
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(_TYPED_HEAD)
    for number, period in enumerate(periods):
        given = ("Youth service return", "Youth Service Manager", written.isoformat(), "Invented")
        rows.writerow(("neet-young-people", title, period.label, "", "", 48 - 3 * number, "count", *given))
    return text.getvalue()
