"""Every rate that the simulation draws by, with where it was published or that it is our own.

A rate is a share unless its meaning gives another unit. "DfE 2025" stands for the statistics of the year to 31 March
2025 (Children in need; Children looked after in England; Children's social work workforce at 30 September 2025), "Barnet"
for the published papers of one outer London council of 2016 to 2018 (quarterly report Q4 2016/17 and progress report of
January 2018), and "own" for a value chosen so that the published totals come out: it has no source of its own.
"""

from dataclasses import dataclass
from typing import Final

_DFE: Final = "DfE 2025"
_BARNET: Final = "Barnet"
_OWN: Final = "own"


@dataclass(frozen=True, slots=True)
class Rate:
    """One rate; ``confirmed`` is False where nobody published it."""

    key: str
    value: float
    meaning: str
    source: str

    @property
    def confirmed(self) -> bool:
        """Whether the value was read in a published source."""
        return self.source != _OWN


_ALL: Final = (
    # Front door.
    Rate("new-contact-becomes-referral", 0.27, "first contacts about a family that become referrals", _OWN),
    Rate("known-contact-becomes-referral", 0.66, "contacts about families known before that become referrals", _OWN),
    Rate("contact-to-early-help", 0.17, "contacts passed to early help", _OWN),
    Rate("contact-returns", 0.34, "families heard of again after a contact that led no further", _OWN),
    Rate("referral-nfa", 0.065, "referrals with no further action", _DFE),
    Rate("case-returns", 0.66, "families who come back after their case was closed", _OWN),
    Rate("case-returns-days", 210.0, "mean days until they do", _OWN),
    Rate("contact-in-24-hours-start", 0.53, "contacts decided in 24 hours, when the service was inspected", f"{_BARNET} 4a(iv)"),
    Rate("contact-in-24-hours-end", 0.93, "the same, at the end", _OWN),
    Rate("early-help-over-12-months", 0.13, "open early help older than 12 months", f"{_BARNET} 1.73"),
    # Assessment and enquiries.
    Rate("enquiry", 0.415, "assessed referrals that lead to a section 47 enquiry, so that 36 in 100 of all do", _OWN),
    Rate("conference-after-enquiry", 0.345, "enquiries that lead to an initial conference; 31 in 100 are published", _OWN),
    Rate("plan-after-conference", 0.858, "initial conferences that lead to a child protection plan", _DFE),
    Rate("conference-in-15-days", 0.814, "initial conferences within 15 working days", _DFE),
    Rate("assessment-in-45-days-first", 0.919, "assessments within 45 working days, at the start", f"{_BARNET} FS/C22"),
    Rate("assessment-in-45-days-low", 0.572, "the same, at the worst", f"{_BARNET} 4a(iv)"),
    Rate("assessment-in-45-days-last", 0.90, "the same, at the end", f"{_BARNET} target"),
    Rate("assessed-no-action", 0.46, "assessments without enquiry after which the case closes", f"{_BARNET} 1.74"),
    Rate("assessed-early-help", 0.16, "assessments without enquiry after which early help takes over", _OWN),
    Rate("strategy-police", 0.97, "strategy discussions that police take part in, at the end", f"{_BARNET} 4b(ii)"),
    Rate("strategy-health", 0.76, "strategy discussions that health takes part in, at the end", f"{_BARNET} 4b(ii)"),
    Rate("strategy-education", 0.69, "strategy discussions that education takes part in, at the end", f"{_BARNET} 4b(ii)"),
    # Plans.
    Rate("plan-in-the-past", 0.19, "children over two on a first plan held here who had an earlier one, never moved across", _OWN),
    Rate("plan-transfers-in", 0.03, "plans for children who moved in on one", _OWN),
    Rate("protection-visit-in-time-start", 0.66, "protection visits within 10 working days of the last, at the start", f"{_BARNET} 1.78"),
    Rate("protection-visit-in-time-end", 0.93, "the same, at the end", f"{_BARNET} FS/C25"),
    Rate("need-visit-in-time-start", 0.70, "child in need visits within six weeks of the last, at the start", f"{_BARNET} 1.76"),
    Rate("need-visit-in-time-end", 0.93, "the same, at the end", _OWN),
    Rate("plan-leads-to-care", 0.20, "child protection plans that end because the child comes into care", _OWN),
    Rate("plan-steps-down", 0.75, "other ended plans that step down to a child in need plan", f"{_BARNET} 1.82"),
    Rate("short-breaks", 0.20, "child in need plans of disabled children that come with a series of short breaks", _OWN),
    # Care.
    Rate("care-from-assessment", 0.025, "assessments or enquiries after which a child comes into care at once", _OWN),
    Rate("care-from-need-plan", 0.037, "child in need plans that end because the child comes into care", _OWN),
    Rate("unaccompanied", 0.010, "families who are one unaccompanied child", _OWN),
    Rate("private-fostering", 0.0045, "families who are one privately fostered child", _OWN),
    Rate("placement-change-a-year", 0.85, "unplanned moves a year in care, first year", _OWN),
    Rate("care-visit-in-time-start", 0.84, "visits to looked-after children in time, at the start", f"{_BARNET} FS/C26"),
    Rate("care-visit-in-time-end", 0.95, "the same, at the end", f"{_BARNET} target"),
    Rate("care-review-in-time", 0.90, "reviews of looked-after children in time, so that near 97 in 100 are not overdue", _OWN),
    Rate("first-health-start", 0.20, "initial health assessments within 20 working days, at the start", f"{_BARNET} FS/C37"),
    Rate("first-health-end", 0.82, "the same, at the end", f"{_BARNET} 1.85"),
    Rate("review-health", 0.955, "review health assessments in time", f"{_BARNET} FS/C38"),
    Rate("dental", 0.80, "dental checks in twelve months", f"{_BARNET} FS/C39"),
    Rate("leaver-in-work-or-study", 0.63, "care leavers in education, employment or training, those out of touch left out", _OWN),
    Rate("leaver-suitable", 0.94, "care leavers in suitable accommodation, those out of touch left out", _OWN),
    # Workers and supervision.
    Rate("agency", 0.20, "social workers who are agency workers", f"{_BARNET} T6, {_DFE}"),
    Rate("turnover", 0.16, "permanent workers who leave in a year", _DFE),
    Rate("supervision-in-time-start", 0.42, "supervisions within six weeks of the last, at the start", f"{_BARNET} 3a(vii)"),
    Rate("supervision-in-time-end", 0.88, "the same, at the end", _OWN),
    Rate("recorded-at-first-days", 2.4, "mean days until what was done is typed in, at the start", _OWN),
    Rate("recorded-at-last-days", 0.8, "the same, at the end", _OWN),
    Rate("recorded-late-start", 0.04, "entries that are forgotten for weeks, at the start", _OWN),
    Rate("recorded-late-end", 0.01, "the same, at the end", _OWN),
    Rate("stock-families", 0.0295, "families already in care or leaving it when records of six years begin, of all drawn", _OWN),
)  # fmt: skip

RATES: Final[dict[str, Rate]] = {one.key: one for one in _ALL}


def rate(key: str) -> float:
    """The value of a rate; raises KeyError for one that is not listed above."""
    return RATES[key].value
