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
        Limit("findings-shown", 20, "lines", "How many of a kind are listed in one message.", _OURS),
    )
}  # fmt: skip


def limit(key: str) -> float:
    """The value of a limit; raises KeyError naming the key when there is none."""
    return LIMITS[key].value
