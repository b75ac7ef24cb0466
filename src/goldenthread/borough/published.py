"""The borough's figures beside the published ones: the table that the guide prints."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.borough.clockwork import Clock, birthday, months_on
from goldenthread.borough.plan import Borough
from goldenthread.borough.rows import Answer, Books, Record
from goldenthread.borough.truth import QUESTIONS

_FOSTER: Final = frozenset({"U1", "U2", "U3", "U4", "U5", "U6"})


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure: what it is, what the borough gives in its final census year, what was published, by whom."""

    figure: str
    simulated: float
    published: float
    unit: str
    source: str

    @property
    def apart(self) -> float:
        """How far the simulated figure lies from the published one, as a share of it."""
        return abs(self.simulated - self.published) / self.published


def side_by_side(borough: Borough) -> list[Compared]:
    """Compare a borough's final census year with published rates; meant for one of some thousand children."""
    clock = Clock(borough.plan)
    books = Books(clock, dict(borough.tables), whole=True)
    start, end = clock.census_start, clock.census_end
    return [*_shares(books, start, end), *_care(books, start, end), *_sizes(books, start, end)]


def _shares(books: Books, start: int, end: int) -> Iterable[Compared]:
    dfe, barnet = "England 2025", "Barnet 2016-18"

    def asked(figure: str, key: str, published: float, source: str) -> Compared:
        return Compared(figure, _percent(QUESTIONS[key].answer(books, start, end)), published, "%", source)

    yield asked("Contacts that become referrals", "contacts-to-referral", 33.0, barnet)
    yield asked("Referrals within 12 months of another", "re-referrals-12m", 22.6, dfe)
    yield asked("Referrals with no further action", "referrals-nfa", 6.5, dfe)
    yield asked("Assessments within 45 working days", "assessments-45wd", 83.0, "England, printed by Barnet in 2017")
    yield asked("Strategy discussions with police, health and social care", "strategy-three-agencies", 69.2, barnet)
    yield asked("Initial conferences within 15 working days", "icpc-15wd", 81.4, dfe)
    yield asked("Plans that are a second or later one", "cp-second-plans", 24.5, dfe)
    yield asked("Open plans of two years or more", "cp-plans-two-years", 2.3, dfe)
    yield asked("Open plans visited within 10 working days", "cp-visits-10wd", 72.5, barnet)
    yield asked("Open child in need plans visited within six weeks", "cin-visits-6weeks", 68.7, barnet)
    yield asked("Looked after with three or more placements in 12 months", "cla-three-placements", 10.0, dfe)
    yield asked("Looked after and visited in time", "cla-visits-in-time", 89.0, barnet)
    yield asked("Looked after and reviewed in time", "cla-reviews-in-time", 96.4, barnet)
    yield asked("First health assessments within 20 working days", "cla-first-health-20wd", 77.0, barnet)
    yield asked("Care leavers of 19 to 21 in education, work or training", "leavers-eet", 59.8, barnet)
    yield asked("Care leavers of 19 to 21 in suitable accommodation", "leavers-suitable", 89.0, dfe)
    yield asked("Early help open for more than 12 months", "early-help-over-12m", 13.0, barnet)


def _percent(answer: Answer) -> float:
    return round(100 * len(answer.numerator) / max(1, len(answer.denominator or ())), 1)


def _care(books: Books, start: int, end: int) -> Iterable[Compared]:
    dfe = "England 2025"
    looked_after = books.open_at("care_periods", "start_date", "end_date", end, "child_id", "short_breaks")
    children = {row["child_id"] for row in looked_after if not row["short_breaks"]}
    here = [
        row
        for row in books.open_at(
            "placements", "start_date", "end_date", end, "child_id", "placement_type", "distance_miles"
        )
        if row["child_id"] in children
    ]
    foster = sum(row["placement_type"] in _FOSTER for row in here)
    yield Compared("Looked after in foster placements", _of(foster, len(here)), 67.0, "%", dfe)
    known = [row["distance_miles"] for row in here if row["distance_miles"] is not None]
    yield Compared(
        "Placed more than 20 miles from home",
        _of(sum(one > 20 for one in known), len(known)),
        22.0,
        "%",
        "Barnet 2016-18 (79 of 357)",
    )
    yield Compared("In one placement for two years, of those long in care", _stable(books, end), 69.0, "%", dfe)
    ended = books.between("care_periods", "end_date", start, end, "end_reason")
    yield Compared(
        "Left care by adoption",
        _of(sum(row["end_reason"] in {"E11", "E12"} for row in ended), len(ended)),
        9.0,
        "%",
        dfe,
    )


def _stable(books: Books, end: int) -> float:
    """Under sixteen, looked after for two and a half years, in the same placement for two."""
    births = {row["child_id"]: row["birth_date"] for row in books.rows("people", "child_id", "birth_date")}
    stays = books.grouped("placements", "child_id", "start_date", "end_date")

    def lasting(row: Record) -> bool:
        return any(
            one["start_date"] <= months_on(end, -24) and (one["end_date"] is None or one["end_date"] > end)
            for one in stays.get(row["child_id"], ())
        )

    cohort = [
        row
        for row in books.open_at("care_periods", "start_date", "end_date", end, "child_id")
        if row["start_date"] <= months_on(end, -30) and birthday(births[row["child_id"]], 16) > end
    ]
    return _of(sum(lasting(row) for row in cohort), len(cohort))


def _of(part: int, whole: int) -> float:
    return round(100 * part / max(1, whole), 1)


def _sizes(books: Books, start: int, end: int) -> Iterable[Compared]:
    """Sizes for each 1,000 referrals of the year, since England's number of children in a census is not printed alike."""
    dfe = "England 2025"
    referrals = len(books.between("referrals", "referral_date", start, end, "source_id"))

    def per(figure: str, count: int, published: int) -> Compared:
        return Compared(
            figure,
            round(1_000 * count / max(1, referrals), 0),
            round(1_000 * published / 632_830, 0),
            "for 1,000 referrals",
            dfe,
        )

    yield per(
        "Section 47 enquiries begun",
        len(books.between("s47_enquiries", "start_date", start, end, "source_id")),
        230_590,
    )
    yield per(
        "Initial conferences", len(books.between("conferences", "conference_date", start, end, "source_id")), 72_100
    )
    yield per(
        "Child protection plans begun", len(books.between("cp_plans", "start_date", start, end, "source_id")), 61_840
    )
    yield per(
        "Child protection plans open at 31 March",
        len(books.open_at("cp_plans", "start_date", "end_date", end, "source_id")),
        49_420,
    )
    yield per(
        "Children in need at 31 March",
        len(books.open_at("referrals", "referral_date", "close_date", end, "source_id")),
        402_400,
    )
    yield per(
        "Looked after at 31 March",
        len(books.open_at("care_periods", "start_date", "end_date", end, "source_id")),
        81_770,
    )
    yield per(
        "Periods of care begun", len(books.between("care_periods", "start_date", start, end, "source_id")), 32_270
    )
    yield per("Periods of care ended", len(books.between("care_periods", "end_date", start, end, "source_id")), 34_450)


def as_markdown(rows: list[Compared], end: date) -> str:
    """The comparison as a table for the guide."""
    lines = [
        f"| Figure, year to {end.day} {end:%B %Y} | Simulated | Published | Unit | Published by |",
        "|---|---:|---:|---|---|",
    ]
    lines += [f"| {row.figure} | {row.simulated:g} | {row.published:g} | {row.unit} | {row.source} |" for row in rows]
    return "\n".join(lines) + "\n"
