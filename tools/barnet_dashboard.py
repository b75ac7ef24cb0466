"""Writes the dashboard of November 2017 as typed figures, and what of it the plan's actions are linked to, by subject alone.

Its numbers are read from the published files beside; the links below say in words what an action and a figure share. Run
it after changing either: ``.venv/bin/python -m tools.barnet_dashboard``; a test says where what it writes is out of date.
"""

import csv
import io
import re
import sys
from collections.abc import Iterable, Mapping
from typing import Final

from tools.barnet_plan import FOLDER, PROGRAMME, published

from goldenthread.programme.tables import read_programme

FIGURES: Final = FOLDER / "dashboard_figures.csv"
LINKS: Final = PROGRAMME / "measures.csv"
#: Where the print gives a level under "Change since Ofsted judgement", it is that of the inspection of April and May 2017.
JUDGED: Final = "2017-05"
LATEST: Final = "2017-11"
WHO: Final = "London Borough of Barnet, Family Services"
#: The dashboard is dated December 2017 and prints no day.
GIVEN: Final = "2017-12-31"
_HEADINGS: Final = (
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
_LINK: Final = ("action", "measure", "moves", "stands", "by", "since", "subject")
_SUPERVISION: Final = "Case supervisions within the 6 week target"

#: Printed number of an action, measure, submeasure ("*": every one of them), how it should move, what it is for, and the
#: subject that both are about. No number of 2017 links anything: several were given to other subjects.
SUBJECTS: Final = (
    ("1a(v)", "Virtual School Audits of PEPs", "", "up", "aim", "the Virtual School's work on education plans"),
    ("1c(iii)", "Social Work staff makeup", "Permanent", "up", "aim", "recruitment: permanent social workers"),
    ("1c(iii)", "Social Work staff makeup", "Vacant", "down", "aim", "recruitment: vacant posts"),
    ("1c(iii)", "Social Work staff makeup", "Agency", "down", "guardrail", "recruitment: agency staff in their place"),
    ("2(i)", "Audit numbers by type", "Regular Audits", "up", "aim", "audit as a part of the performance framework"),
    ("2(i)", "Calibration of audit quality", "", "up", "aim", "audit as a part of the performance framework"),
    ("2(ii)", _SUPERVISION, "*", "up", "aim", "frequent supervision"),
    ("2(ii)", "Management oversight gradings in regular audits", "Inadequate", "down", "aim", "managers' oversight"),
    ("2(iv)", "IRO and CPC escalations", "", "up", "aim", "challenge by reviewing officers and conference chairs"),
    ("2(v)", "Average Caseload Numbers", "0-25", "down", "aim", "the 0-25 workforce: cases for each worker"),
    ("4(i)", "Multi agency involvement in Strategy Discussions", "*", "up", "aim", "strategy discussions"),
    ("4(ii)", "Consideration of the child's voice in audit findings", "Inadequate", "down", "aim", "the child's voice in assessments"),
    ("4(ii)", "Consideration of Diversity in audit findings", "Inadequate", "down", "aim", "diversity in assessments"),
    ("4(ii)", "Timeliness of assessment", "*", "up", "guardrail", "assessments, which must not take longer for it"),
    ("4(iii)", "Length of final approval of connected carers", "", "down", "aim", "assessment of connected carers"),
    ("4(iv)", "Timeliness of 'Missing' SEAM strat discussions", "", "up", "aim", "missing children"),
    ("4(iv)", "Agency involvement in 'Missing' SEAM strat discussions", "*", "up", "aim", "risk assessed across agencies"),
    ("4(iv)", "Average Length of missing episode", "*", "down", "aim", "missing children"),
    ("4(iv)", "Overall number of missing episodes", "*", "down", "aim", "missing children"),
    ("5(i)", "Audit analysis of robust, child centred plans", "Inadequate", "down", "aim", "sound plans"),
    ("5(i)", "Timeliness of pre-proceedings", "", "down", "aim", "timely plans, without drift"),
    ("5(ii)", "FGC KPIs", "", "up", "aim", "family group conferences, in which families help to plan"),
    ("5(vi)", "Number of children participating in life story work", "", "up", "aim", "life story work"),
    ("5(x)", "Children's input into conferences", "*", "up", "aim", "children's part in their meetings"),
    ("5(xi)", "Length of final approval of connected carers", "", "down", "aim", "approval of connected carers"),
    ("5(xiii)", "How many NEET care leavers", "", "up", "aim",
     "care leavers in education, employment or training: the figures read so, whatever the title says"),
)  # fmt: skip


def key_of(measure: str, part: str = "") -> str:
    """The key of a dashboard row: ``dash-`` and its words."""
    return "-".join(["dash", *re.findall(r"[a-z0-9]+", f"{measure} {part}".casefold().replace("'", ""))])


def figures() -> list[dict[str, str]]:
    """Every row of the dashboard as typed figures: at the inspection, the month before and the latest, as far as printed."""
    found: list[dict[str, str]] = []
    for row in published("dashboard_2017_11"):
        found += _of_row(row)
    for row in published("dashboard_supervision_2017_11"):
        note = "no period is printed; read as that of the dashboard"
        title = f"{_SUPERVISION}: {row['team'].replace('Chilldren', 'Children')}"
        found.append(_figure(key_of(title), title, LATEST, row["in_time"], "percent", row["source"], note))
    return found


def _of_row(row: Mapping[str, str]) -> Iterable[dict[str, str]]:
    title = f"{row['measure']}: {row['submeasure']}" if row["submeasure"] else row["measure"]
    key, source = key_of(row["measure"], row["submeasure"]), row["source"]
    unit = row["unit"] or "percent"
    if row["availability"] != "published":
        yield _figure(key, title, LATEST, "not-recorded", unit, source, f"printed: {row['availability']}")
        return
    latest = row["latest_period"] or LATEST
    if row["change_since_judgement_value"]:
        note = (
            "printed under 'Change since Ofsted Judgement'; read as the level of the inspection in April and May 2017"
        )
        yield _figure(key, title, JUDGED, row["change_since_judgement_value"], unit, source, note)
    if row["previous"] and row["previous_period"] != latest:
        yield _figure(key, title, row["previous_period"], row["previous"], unit, source, "")
    note = "" if row["latest_period"] else "the heading of the latest period cannot be read; taken as November 2017"
    yield _figure(key, title, latest, row["latest"], unit, source, note)


def _figure(key: str, title: str, period: str, value: str, unit: str, source: str, note: str) -> dict[str, str]:
    return {
        **dict.fromkeys(_HEADINGS, ""),
        "key": key,
        "title": title,
        "period": period,
        "value": value,
        "unit": unit,
        "source": source,
        "who": WHO,
        "when": GIVEN,
        "note": note,
    }


def links() -> list[dict[str, str]]:
    """The links by the keys of actions; raises KeyError for an action or a figure that is not there."""
    actions = {action.printed: action.key for action in read_programme(PROGRAMME).plan.actions}
    titles = {row["key"]: row["title"] for row in figures()}
    found = []
    for printed, measure, part, moves, stands, subject in SUBJECTS:
        keys = [key for key, title in titles.items() if title.startswith(f"{measure}:")] if part == "*" else []
        for key in keys or [key_of(measure, part.removeprefix("*"))]:
            if key not in titles:
                raise KeyError(f"the dashboard has no row {measure}: {part}")
            link = {"action": actions[printed], "measure": key, "moves": moves, "stands": stands, "subject": subject}
            found.append({**dict.fromkeys(_LINK, ""), **link})
    return found


def files() -> Mapping[str, bytes]:
    """What this writes, by name: the figures and the links."""
    return {FIGURES.name: _csv(_HEADINGS, figures()), LINKS.name: _csv(_LINK, links())}


def _csv(headings: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, headings, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def main() -> int:
    """Write both files."""
    made = files()
    for path in (FIGURES, LINKS):
        path.write_bytes(made[path.name])
        print(f"wrote {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
