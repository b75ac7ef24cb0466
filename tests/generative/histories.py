"""Invented children's histories: drawn by Hypothesis, turned into the tables of a borough."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from goldenthread.borough.holdings import conform
from goldenthread.borough.plan import Borough, Plan

AS_AT = date(2025, 9, 30)
BEGINNING = date(2023, 5, 1)
PLAN = Plan(children=5, years=2, seed=1, as_at=AS_AT, authority="302")
_DAYS = (AS_AT - BEGINNING).days

Row = dict[str, Any]


@dataclass(frozen=True)
class Spell:
    """Something that lasts: it begins so many days after what holds it, and ends after so many more, or is still open."""

    after: int
    lasts: int | None


@dataclass(frozen=True)
class Protection:
    """An enquiry, the conference that followed, the plan that it made, its reviews and visits."""

    enquiry: Spell
    plan: Spell | None
    category: str
    latest: str
    reviews: frozenset[int]
    visits: frozenset[int]


@dataclass(frozen=True)
class Need:
    """A referral and what it led to."""

    gap: int
    lasts: int | None
    source: str
    need: str
    reason: str
    further: bool
    assessments: tuple[Spell, ...]
    factors: frozenset[str]
    protection: Protection | None


@dataclass(frozen=True)
class Stay:
    """A part of a period of care with one placement and legal status."""

    days: int
    reason: str
    status: str
    place: str
    provider: str


@dataclass(frozen=True)
class Care:
    """A period of care: so many days after the one before, its stays, and why it ended if the last one did."""

    gap: int
    stays: tuple[Stay, ...]
    ended: str | None


@dataclass(frozen=True)
class Child:
    """Everything about a child."""

    sex: str
    ethnicity: str
    born: int
    contacts: frozenset[int]
    needs: tuple[Need, ...]
    care: tuple[Care, ...]


@dataclass
class Writer:
    """Gathers rows by table and gives each an id."""

    rows: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, **row: Any) -> str:
        """Add a row; returns its id."""
        rows = self.rows.setdefault(table, [])
        rows.append({"source_id": f"{table}-{len(rows) + 1:04d}", **row})
        return str(rows[-1]["source_id"])


_SPELLS = st.builds(Spell, st.integers(0, 40), st.one_of(st.none(), st.integers(1, 80)))
_OFFSETS = st.frozensets(st.integers(1, 300), max_size=3)
_CATEGORIES = st.sampled_from(("NEG", "PHY", "SAB", "EMO", "MUL"))
_PROTECTION = st.builds(
    Protection,
    st.builds(Spell, st.integers(1, 20), st.integers(5, 20)),
    st.one_of(st.none(), st.builds(Spell, st.integers(0, 0), st.one_of(st.none(), st.integers(30, 300)))),
    _CATEGORIES, _CATEGORIES, _OFFSETS, _OFFSETS,
)  # fmt: skip
_NEEDS = st.builds(
    Need,
    st.integers(1, 200), st.one_of(st.none(), st.integers(30, 400)), st.sampled_from(("1A", "2A", "3A", "5B", "6", "8")),
    st.sampled_from(("N1", "N2", "N4", "N5")), st.sampled_from(("RC1", "RC2", "RC7")), st.booleans(),
    st.lists(_SPELLS, max_size=2).map(tuple), st.frozensets(st.sampled_from(("1A", "2B", "3A", "4A", "16A")), max_size=3),
    st.one_of(st.none(), _PROTECTION),
)  # fmt: skip
_STAYS = st.builds(
    Stay, st.integers(1, 300), st.sampled_from(("P", "B")), st.sampled_from(("C1", "C2", "E1", "V2")),
    st.sampled_from(("U1", "U6", "K2", "P1")), st.sampled_from(("PR1", "PR4")),
)  # fmt: skip
_CARE = st.builds(
    Care, st.integers(2, 300), st.lists(_STAYS, min_size=1, max_size=3).map(tuple),
    st.one_of(st.none(), st.sampled_from(("E4A", "E8", "E47"))),
)  # fmt: skip
_CHILDREN = st.builds(
    Child, st.sampled_from(("M", "F")), st.sampled_from(("WBRI", "BCRB", "AIND", "MWBC")), st.integers(1_000, 5_500),
    st.frozensets(st.integers(0, _DAYS), max_size=3), st.lists(_NEEDS, max_size=3).map(tuple), st.lists(_CARE, max_size=2).map(tuple),
)  # fmt: skip

#: The last child is always in every format, so that none is empty.
ALWAYS = Child(
    "F", "WBRI", 4_000, frozenset({_DAYS - 5}),
    (Need(30, None, "1A", "N1", "RC1", True, (Spell(2, 30),), frozenset({"2B"}),
          Protection(Spell(3, 10), Spell(0, None), "NEG", "EMO", frozenset({80, 200}), frozenset({9, 19}))),),
    (Care(40, (Stay(200, "P", "C1", "U6", "PR1"), Stay(900, "P", "C2", "K2", "PR4")), None),),
)  # fmt: skip
HISTORIES = st.lists(_CHILDREN, max_size=4).map(lambda children: borough([*children, ALWAYS]))


def borough(children: list[Child]) -> Borough:
    """The tables that a borough would hold of these children as at `AS_AT`; nothing lies after it."""
    writer = Writer()
    for number, child in enumerate(children, 1):
        _child(writer, f"{7000 + number}", child)
    tables = {}
    for name, rows in writer.rows.items():
        schema = conform(name, None).schema
        strange = {column for row in rows for column in row} - set(schema.names)
        assert not strange, f"{name} has no {strange}"
        tables[name] = pa.table(
            {item.name: pa.array([row.get(item.name) for row in rows], item.type) for item in schema}
        )
    return Borough(PLAN, tables, [], {})


def _child(writer: Writer, who: str, child: Child) -> None:
    writer.add(
        "people", child_id=who, sex=child.sex, ethnicity=child.ethnicity, birth_date=BEGINNING - timedelta(child.born), disabled=False,
    )  # fmt: skip
    for day in sorted(child.contacts):
        writer.add("contacts", child_id=who, contact_date=BEGINNING + timedelta(day), source="6", outcome="nfa")
    referrals = list(_needs(writer, who, child.needs))
    if referrals:
        _care(writer, who, child.care, referrals[0])


def _needs(writer: Writer, who: str, needs: tuple[Need, ...]) -> Iterator[tuple[str, date]]:
    """Referrals one after the other; an open one is the last."""
    day = BEGINNING
    for need in needs:
        start = day + timedelta(need.gap)
        if start > AS_AT:
            return
        # What follows keeps a case open; only a referral without further action is closed at once.
        end = _known(start + timedelta(need.lasts)) if need.lasts is not None else None
        key = writer.add(
            "referrals", child_id=who, referral_date=start, source=need.source, primary_need=need.need,
            no_further_action=False, close_date=end, close_reason=need.reason if end else None,
        )  # fmt: skip
        last = end or AS_AT
        _assessments(writer, who, key, need, start, last)
        if need.protection is not None:
            _protect(writer, who, key, need.protection, start, last)
        yield key, start
        if end is None:
            return
        day = end


def _known(day: date) -> date | None:
    return day if day <= AS_AT else None


def _within(day: date, last: date) -> date | None:
    return day if day <= last else None


def _assessments(writer: Writer, who: str, referral: str, need: Need, start: date, last: date) -> None:
    begun = set()
    for spell in need.assessments:
        day = start + timedelta(spell.after)
        if day > last or day in begun:
            continue
        begun.add(day)
        end = _within(day + timedelta(spell.lasts), last) if spell.lasts is not None else None
        key = writer.add(
            "assessments", child_id=who, referral_key=referral, start_date=day, authorised_date=end, child_seen=True,
            no_further_action=False if end else None, needs_support=True if end else None,
        )  # fmt: skip
        for factor in sorted(need.factors) if end else ():
            writer.add("assessment_factors", child_id=who, assessment_key=key, start_date=day, factor=factor)


def _protect(writer: Writer, who: str, referral: str, told: Protection, start: date, last: date) -> None:
    begun = start + timedelta(told.enquiry.after)
    if begun > last:
        return
    ended = _within(begun + timedelta(told.enquiry.lasts or 0), last)
    met = ended if told.plan is not None else None
    enquiry = writer.add(
        "s47_enquiries", child_id=who, referral_key=referral, start_date=begun, end_date=ended, conference_date=met,
        conference_target_date=begun + timedelta(21), conference_not_required=None if met is None else False,
        conference_led_to_plan=None if met is None else True, no_further_action=False if ended else None,
    )  # fmt: skip
    if met is None or told.plan is None:
        return
    conference = writer.add(
        "conferences", child_id=who, kind="initial", conference_date=met, target_date=begun + timedelta(21), enquiry_key=enquiry,
        referral_key=referral, led_to_plan=True,
    )  # fmt: skip
    end = _within(met + timedelta(told.plan.lasts), last) if told.plan.lasts is not None else None
    plan = writer.add(
        "cp_plans", child_id=who, referral_key=referral, conference_key=conference, start_date=met, end_date=end,
        initial_category=told.category, latest_category=told.latest, previous_plans=0, other_authority_plan=False,
    )  # fmt: skip
    for offset in sorted(told.reviews):
        day = met + timedelta(offset)
        if day <= (end or last):
            writer.add("cp_reviews", child_id=who, plan_key=plan, review_date=day)
    for offset in sorted(told.visits):
        day = met + timedelta(offset)
        if day <= (end or last):
            writer.add("visits", child_id=who, kind="cp", visit_date=day, seen=True, seen_alone=True, plan_key=plan)


def _care(writer: Writer, who: str, periods: tuple[Care, ...], referral: tuple[str, date]) -> None:
    """Periods of care one after the other; of those after the first the end of the one before is known."""
    day = referral[1]
    for period in periods:
        day += timedelta(period.gap)
        if day > AS_AT:
            return
        # A status is that of the whole period, so that what the dataset and the lists say of it is one thing.
        end = _known(day + timedelta(sum(stay.days for stay in period.stays))) if period.ended else None
        key = writer.add(
            "care_periods", child_id=who, start_date=day, end_date=end, end_reason=period.ended if end else None, need="N1",
            referral_key=referral[0],
        )  # fmt: skip
        start = day
        for place, stay in enumerate(period.stays):
            final = place == len(period.stays) - 1
            stop = end if final else _known(start + timedelta(stay.days))
            home = writer.add(
                "placements", child_id=who, care_period_key=key, start_date=start, end_date=stop, placement_type=stay.place,
                provider=stay.provider, change_reason="CARPL" if stop and not final else None,
            )  # fmt: skip
            writer.add(
                "care_episodes", child_id=who, care_period_key=key, start_date=start, start_reason="S" if place == 0 else "P",
                end_date=stop, end_reason=(period.ended if final else "X1") if stop else None,
                legal_status=period.stays[0].status, need="N1", placement_key=home,
            )  # fmt: skip
            if stop is None:
                break
            start = stop
        writer.add("legal_statuses", child_id=who, status=period.stays[0].status, start_date=day, end_date=end)
        if end is None:
            return
        day = end
