"""Every limit of this floor as data: what it is, its unit, where it comes from and whether that source is confirmed."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that decides something. ``source`` says who set it; ours are set by this project and can be changed."""

    key: str
    value: float
    unit: str
    meaning: str
    source: str
    in_force: date | None = None
    confirmed: bool = True


_OURS = "Golden Thread: a safety margin, not a standard"

LIMITS: dict[str, Limit] = {
    item.key: item
    for item in (
        Limit("workbook-unpacked-bytes", 4e9, "bytes", "A workbook that unpacks to more is refused.", _OURS),
        Limit("workbook-compression-ratio", 200, "times", "A workbook that unpacks to more times its size is refused.", _OURS),
        Limit("workbook-sheet-cells", 60_000_000, "cells", "A workbook with a sheet that reaches further is refused.", _OURS),
        Limit("xml-depth", 32, "levels", "An XML file nested deeper is refused.", _OURS),
        Limit("xml-text-characters", 10_000, "characters", "A longer text in one XML element is refused.", _OURS),
        Limit("cell-characters", 32_767, "characters", "A longer cell is a finding: no spreadsheet can hold it.", _OURS),
        Limit("late-recording-days", 7, "days", "An event recorded later than this after it happened is a finding.", "local policy; no national standard", confirmed=False),
        Limit("history-months", 12, "months", "A source whose history is shorter cannot feed a twelve-month measure.", "rolling twelve-month indicators of DfE and Ofsted"),
        Limit("oldest-birth-years", 30, "years", "A child's record with an older birth date is a finding.", "care leavers are supported to 25; a margin of five years", confirmed=False),
        Limit("retention-month-ends", 24, "months", "Pruning keeps the last snapshot of each of this many months, and the current one.", "the council's own retention schedule; no national standard", confirmed=False),
        Limit(
            "age-difference-years",
            1,
            "years",
            "An age that differs by more from the one the birth date gives is a finding.",
            "Ofsted's lists give completed years: rounding either way stays within one",
        ),
        Limit("wrong-year-share", 0.5, "share", "A yearly return of which more episodes than this lie outside its year is a finding.", _OURS),
        # Limits of official rules, as data checks use them.
        Limit("gestation-days", 280, "days", "A referral earlier than this before birth is impossible.", "CIN census rule 8606 (40 weeks)"),
        Limit("expected-birth-past-days", 30, "days", "An expected birth longer ago than this must have happened.", "CIN census rule 8530Q"),
        Limit("expected-birth-ahead-months", 9, "months", "An expected birth further ahead is impossible.", "CIN census rule 8530Q"),
        Limit("school-age-years", 6, "years", "From this age a child has a unique pupil number or a reason for none.", "CIN census rule 8770Q"),
        Limit("oldest-open-case-years", 25, "years", "The oldest age at which a case is open.", "CIN census rule 8775Q"),
        Limit("assessment-working-days", 45, "working days", "The longest a single assessment may take.", "Working Together to Safeguard Children; CIN census rule 8670Q"),
        Limit("conference-working-days", 15, "working days", "The longest from strategy discussion to initial conference.", "Working Together to Safeguard Children; CIN census rule 8675Q"),
        Limit("police-protection-days", 3, "days", "The longest police protection (72 hours).", "Children Act 1989 section 46; SSDA903 rule 361"),
        Limit("emergency-order-days", 21, "days", "The longest emergency protection order.", "SSDA903 rule 362"),
        Limit("child-assessment-order-days", 7, "days", "The longest child assessment order.", "Children Act 1989 section 43; SSDA903 rule 363"),
        Limit("short-break-days", 17, "days", "The longest single short break.", "SSDA903 rule 365"),
        Limit("hospital-stay-days", 42, "days", "The longest stay in hospital that is a temporary placement.", "SSDA903 rule 375"),
        Limit("holiday-placement-days", 21, "days", "The longest temporary placement while carers are on holiday.", "SSDA903 rule 376"),
        Limit("temporary-placement-days", 7, "days", "The longest temporary placement for another reason.", "SSDA903 rule 379"),
        Limit("adult-age", 18, "years", "Childhood ends.", "Children Act 1989 section 105; SSDA903 rules 304, 352, 386, 407 and 460"),
        Limit("custody-age", 10, "years", "The youngest age in custody or under a criminal legal status.", "SSDA903 rules 358 and 372"),
        Limit("residential-school-age", 4, "years", "The youngest age in a residential school.", "SSDA903 rule 373"),
        Limit("residential-employment-age", 14, "years", "The youngest age in residential employment.", "SSDA903 rule 374"),
        Limit("supported-accommodation-age", 16, "years", "The youngest age in supported accommodation.", "SSDA903 rule 371"),
        Limit("independence-age", 14, "years", "The youngest age of moving into independence.", "SSDA903 rule 387"),
        Limit("adult-services-age", 16, "years", "The youngest age of moving to adult social care.", "SSDA903 rule 389"),
        Limit("participation-age", 4, "years", "From this age a child takes part in reviews.", "SSDA903 rules 440 and 441"),
        Limit("sdq-youngest-age", 4, "years", "The youngest age for the strengths and difficulties questionnaire.", "SSDA903 rule 188"),
        Limit("youngest-mother-age", 11, "years", "The youngest age at which motherhood is recorded.", "SSDA903 rule 620"),
        Limit("conviction-age", 10, "years", "The youngest age for which convictions are returned.", "SSDA903 rule 542"),
        Limit("health-promotion-age", 5, "years", "From this age development checks are not returned.", "SSDA903 rule 546"),
        Limit("after-as-at-share", 0.5, "share", "With more of its rows after the date, a table is of another date or its days and months are swapped.", _OURS),
        Limit("register-rounding", 1, "units of the last place printed", "What two printed amounts may miss their printed difference by.", "rounding each to the last place; amounts printed in £000 in Barnet's quarterly report Q4 2016/17"),
        Limit("register-total-rounding", 0.5, "units of the last place printed, for each row and the total", "What printed rows may miss their printed total by.", "rounding each to the last place; amounts printed in £000 in Barnet's quarterly report Q4 2016/17"),
        Limit("findings-shown", 20, "lines", "How many of a kind are listed in one message.", _OURS),
    )
}  # fmt: skip


def limit(key: str) -> float:
    """The value of a limit; raises KeyError naming the key when there is none."""
    return LIMITS[key].value
