"""Writes the guide to the borough: what it holds, how it compares, every rate and every question with a known answer."""

import sys
from datetime import date
from pathlib import Path
from typing import Final

from goldenthread.borough.plan import Plan
from goldenthread.borough.published import as_markdown, side_by_side
from goldenthread.borough.rates import RATES
from goldenthread.borough.simulate import simulate
from goldenthread.borough.truth import QUESTIONS
from goldenthread.borough.truth_clocks import CLOCKS

SHOWN: Final = Plan(children=3_300, years=4, seed=1, as_at=date(2025, 9, 30))
"""The borough of the guide: about as many children as an outer London borough with 360 looked after."""

_MADE: Final = "<!-- Made by 'python -m goldenthread.borough.pages docs/guides'. Do not edit. -->\n\n"
_MADE_QUICKLY: Final = "<!-- Made by 'make docs' from the code. Do not edit. -->\n\n"

_ABOUT: Final = """# The synthetic borough

An invented children's service for demonstrations, tests of load and tests of truth. Nobody in it exists: names are made
of syllables, postcode areas are ones that no mail goes to, the authority code 999 belongs to no council, and school and
National Insurance numbers are of the kinds that are never issued.

Families are followed one by one from the first contact: early help, referral, assessment, strategy discussion, section
47 enquiry, conference, plan, care, court, leaving care or adoption, and around them workers who join and leave,
supervision, audits, complaints and money. Siblings go through it together until one comes into care. The service gets
better over the years that are held: visits, supervision and recording steadily, assessments after a fall. Demand
follows the school year.

`children` is exactly the number of children whose episode of need was open in the final census year. The same plan
gives the same rows on every machine. Nothing is dated after the as-at date, due dates apart.

Limits worth knowing: repeated entries (visits, supervisions, reviews, health checks) are held from a year before the
first whole year; before 2010 every weekday counts as a working day; transfers of cases, missing episodes and waits are
of a plausible order but not tuned to a source; a child's ward and the distance of a placement are drawn apart.

## What is found in it without any fault planted

Written in all five formats and loaded together, a borough without planted faults has no finding that is an error. These
queries stay, as they would in a real council's files:

- `late-recording`: about one entry in thirty is typed in more than a week after, more of them in the early months.
- `broken-json`: case systems cut lists of outcomes off at 4,000 characters; so does the writer of the Standard
  Safeguarding Dataset, for a few rows in every thousand.
- `out-of-year-code`: placements coded H5 and P2 ended on 1 April 2024 to become K3, so the return for 2024-25 holds them
  under codes that it no longer has.
- `8670Q`: a few assessments are open for longer than 45 working days, as `assessments-open-overdue` counts.
- `module-without-rows`, `list-empty` and `column-blank`: in a small borough nobody may have been adopted, or placed for
  adoption, in a year.
- `short-history`: in a small borough a table of the first year may happen to have no row in its first days.

"""


def guide_page() -> str:
    """The page that shows a borough's figures beside the published ones; simulates it, which takes some seconds."""
    rows = side_by_side(simulate(SHOWN))
    compared = as_markdown(rows, SHOWN.census_end)
    return (
        _MADE + _ABOUT + "## Beside the published figures\n\n"
        f"A borough of {SHOWN.children:,} children, {SHOWN.years} years, seed {SHOWN.seed}, in its last whole census year, when the\n"
        "service has improved; the figures of Barnet were published while it had not. How each rate was chosen is in\n"
        "[borough-rates.md](borough-rates.md).\n\n" + compared
    )


def rates_page() -> str:
    """The page that lists every rate with its source and every question with a known answer."""
    lines = [_MADE_QUICKLY + "# Rates and known answers of the synthetic borough\n", "## Rates\n"]
    lines += ["A rate whose source is `own` was chosen so that published totals come out.\n"]
    lines += ["| Rate | Value | Meaning | Source |", "| --- | ---: | --- | --- |"]
    lines += [f"| `{one.key}` | {one.value:g} | {one.meaning} | {one.source} |" for one in RATES.values()]
    lines += ["\n## Questions of truth.json\n"]
    lines += [
        "Each is answered for the last twelve whole months (or their last day), for the whole service and, where the rows name",
        "a team, for the three teams with most cases. What is dated after the period's end is not known to the answer.\n",
        "| Question | Meaning | Over | Ids are of |",
        "| --- | --- | --- | --- |",
    ]
    lines += [
        f"| `{one.key}` | {one.meaning} | {'a month' if one.flow else 'a day'} | `{one.counts}` |"
        for one in QUESTIONS.values()
    ]
    lines += ["\n## Clocks of truth.json\n"]
    lines += [
        "For the same months and teams `clocks` says how many runs of each clock were done in the month (in time or late) and",
        "how many were open at its end (overdue, due soon, not yet due), with those left out for a recorded reason and those",
        "that cannot be computed apart. With `goldenthread borough --cast` corner children are added who show every status that",
        "a clock's records can show, at twelve month ends and in three teams.\n",
        ", ".join(f"`{key}`" for key in CLOCKS) + ".",
    ]
    return "\n".join(lines) + "\n"


def main(folder: Path) -> None:
    """Write both pages into a folder."""
    for name, text in (("borough.md", guide_page()), ("borough-rates.md", rates_page())):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
