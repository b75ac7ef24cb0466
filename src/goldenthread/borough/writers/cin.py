"""The children in need census: one XML file a census year, as the specification of that year has it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.borough.holdings import Records
from goldenthread.borough.plan import Borough
from goldenthread.borough.writers.files import Shelf
from goldenthread.borough.writers.frames import lists, words
from goldenthread.borough.writers.years import CensusYear, census_years, code_in

#: The first year (that in which the census ends) of each thing that was added to the census or changed in it.
PLAN_DATES_FROM = 2022
SEX_FROM = 2025
PRE_PROCEEDINGS_FROM = 2027

_GENDER = {"M": "1", "F": "2", "U": "0"}
_SOFTWARE = "Golden Thread borough"
_AT_ONCE = 2_000  # children put together before they are written

#: XML text by the id of the row that it belongs to.
Pieces = dict[str, list[str]]


def write_cin(borough: Borough, records: Records, shelf: Shelf) -> None:
    """Write ``cin/<year>.xml`` for each whole census year: every child with an episode open at any time in the year."""
    for year in census_years(borough.plan):
        path = f"cin/{year.name}.xml"
        with shelf.place(path).open("w", encoding="utf-8", newline="\n") as file:
            file.write(_head(borough.plan.authority, year))
            children = 0
            for text in _in_portions(_children(records, year)):
                children += text.count("<Child>")
                file.write(text)
            file.write("</Children>\n</Message>\n")
        shelf.note(path, children)


def _in_portions(texts: Iterator[str]) -> Iterator[str]:
    held: list[str] = []
    for text in texts:
        held.append(text)
        if len(held) >= _AT_ONCE:
            yield "".join(held)
            held.clear()
    yield "".join(held)


def _head(authority: str, year: CensusYear) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<Message>\n<Header><CollectionDetails><Collection>CIN</Collection>'
        f"<Year>{year.name}</Year><ReferenceDate>{year.end}</ReferenceDate></CollectionDetails>"
        f"<Source><SourceLevel>L</SourceLevel><LEA>{escape(authority)}</LEA><SoftwareCode>{_SOFTWARE}</SoftwareCode>"
        f"<Release>1</Release><SerialNo>001</SerialNo><DateTime>{year.end}T23:00:00</DateTime></Source></Header>\n"
        "<Children>\n"
    )


def _children(records: Records, year: CensusYear) -> Iterator[str]:
    """Each child of the census as XML, in the order of the people."""
    details = _details(records, year)
    people = records["people"]
    counted = people.filter(pc.is_in(people["child_id"], value_set=pa.array(list(details), pa.string())))
    disabilities = _disabilities(records)
    columns = (
        "child_id",
        "upn",
        "former_upn",
        "upn_unknown",
        "birth_date",
        "expected_birth_date",
        "sex",
        "death_date",
        "ethnicity",
    )
    sex_tag = "Sex" if year.name >= SEX_FROM else "GenderCurrent"
    for child, upn, former, unknown, birth, expected, sex, death, ethnicity in zip(
        *lists(counted, *columns), strict=True
    ):
        born = birth is not None and birth <= year.end
        sex = (sex or "U") if born else "U"
        if year.name < SEX_FROM:
            sex = _GENDER.get(sex, sex)
        yield "".join((
            "<Child><ChildIdentifiers>", tag("LAchildID", child), tag("UPN", upn), tag("FormerUPN", former),
            tag("UPNunknown", None if upn else unknown), tag("PersonBirthDate", birth if born else None),
            tag("ExpectedPersonBirthDate", None if born else expected or birth), tag(sex_tag, sex),
            tag("PersonDeathDate", year.known(death)), "</ChildIdentifiers><ChildCharacteristics>",
            tag("Ethnicity", ethnicity or "NOBT"), disabilities.get(child, ""), "</ChildCharacteristics>",
            *details.pop(child), "</Child>\n",
        ))  # fmt: skip


def tag(name: str, value: Any) -> str:
    """An element with text, or nothing for a value that is not there."""
    return "" if value is None else f"<{name}>{escape(str(value))}</{name}>"


def _disabilities(records: Records) -> dict[str, str]:
    kinds: Pieces = {}
    for child, kind in zip(*lists(records["disabilities"], "child_id", "disability"), strict=True):
        kinds.setdefault(child, []).append(tag("Disability", kind))
    return {child: f"<Disabilities>{''.join(held)}</Disabilities>" for child, held in kinds.items()}


def _details(records: Records, year: CensusYear) -> Pieces:
    """The episodes of each child as XML, by child."""
    referrals = year.open_in(records["referrals"], "referral_date", "close_date")
    inside = referrals["source_id"].combine_chunks()
    assessments, plans = _assessments(records, year, inside), _plans(records, year, inside)
    enquiries, protection = _enquiries(records, year, inside), _protection(records, year, inside)
    meetings = _pre_proceedings(records, year, inside)
    transfers = _transfer_conferences(records, year, inside)
    source_in, reason_in = code_in("referral_source", year.name), code_in("closure_reason", year.name)
    found: Pieces = {}
    columns = (
        "source_id",
        "child_id",
        "referral_date",
        "source",
        "primary_need",
        "close_date",
        "close_reason",
        "no_further_action",
    )
    for key, child, day, source, need, closed, reason, nfa in zip(*lists(referrals, *columns), strict=True):
        closed = year.known(closed)
        found.setdefault(child, []).append("".join((
            "<CINdetails>", tag("CINreferralDate", day), tag("ReferralSource", source and source_in(source)), tag("PrimaryNeedCode", need),
            tag("CINclosureDate", closed), tag("ReasonForClosure", reason_in(reason) if closed and reason else None),
            *transfers.get(key, ())[:1], *assessments.get(key, ()), *plans.get(key, ()), *enquiries.get(key, ()),
            tag("ReferralNFA", None if nfa is None else int(nfa)), *protection.get(key, ()), *meetings.get(key, ()), "</CINdetails>",
        )))  # fmt: skip
    return found


def _collected(rows: pa.Table, key: str, columns: tuple[str, ...], text: Callable[..., str]) -> Pieces:
    """The text of each row, gathered by the id that column ``key`` holds."""
    found: Pieces = {}
    for owner, *values in zip(*lists(rows, key, *columns), strict=True):
        found.setdefault(owner, []).append(text(*values))
    return found


def _of(rows: pa.Table, ref: str, inside: pa.Array) -> pa.Table:
    return rows.filter(pc.is_in(rows[ref], value_set=inside))


def _assessments(records: Records, year: CensusYear, inside: pa.Array) -> Pieces:
    rows = year.open_in(_of(records["assessments"], "referral_key", inside), "start_date", "authorised_date")
    factors = _collected(
        _of(records["assessment_factors"], "assessment_key", rows["source_id"].combine_chunks()), "assessment_key", ("factor",),
        lambda factor: tag("AssessmentFactors", factor),
    )  # fmt: skip

    def text(key: str, start: date, review: date | None, authorised: date | None) -> str:
        authorised = year.known(authorised)
        found = "".join(factors.get(key, ())) if authorised else ""
        listed = f"<FactorsIdentifiedAtAssessment>{found}</FactorsIdentifiedAtAssessment>" if found else ""
        return "".join((
            "<Assessments>", tag("AssessmentActualStartDate", start), tag("AssessmentInternalReviewDate", review),
            tag("AssessmentAuthorisationDate", authorised), listed, "</Assessments>",
        ))  # fmt: skip

    return _collected(
        rows, "referral_key", ("source_id", "start_date", "internal_review_date", "authorised_date"), text
    )


def _plans(records: Records, year: CensusYear, inside: pa.Array) -> Pieces:
    if year.name < PLAN_DATES_FROM:
        return {}
    rows = year.open_in(_of(records["cin_plans"], "referral_key", inside), "start_date", "end_date")

    def text(start: date, end: date | None) -> str:
        return f"<CINPlanDates>{tag('CINPlanStartDate', start)}{tag('CINPlanEndDate', year.known(end))}</CINPlanDates>"

    return _collected(rows, "referral_key", ("start_date", "end_date"), text)


def _enquiries(records: Records, year: CensusYear, inside: pa.Array) -> Pieces:
    """Enquiries that began in the year, and earlier ones whose conference was held in it."""
    conferred = year.begun_in(records["conferences"], "conference_date")["enquiry_key"].combine_chunks().drop_null()
    rows = _of(records["s47_enquiries"], "referral_key", inside)
    begun = pc.and_(
        pc.less_equal(rows["start_date"], pa.scalar(year.end)),
        pc.greater_equal(rows["start_date"], pa.scalar(year.start)),
    )
    rows = rows.filter(pc.or_(begun, pc.is_in(rows["source_id"], value_set=conferred)))
    held = {
        key: day
        for key, day in zip(*lists(records["conferences"], "enquiry_key", "conference_date"), strict=True)
        if key is not None
    }

    def text(key: str, start: date, target: date | None, conference: date | None, not_required: bool | None) -> str:
        held_on = year.known(held.get(key, conference))
        return "".join((
            "<Section47>", tag("S47ActualStartDate", start), tag("InitialCPCtarget", target), tag("DateOfInitialCPC", held_on),
            tag("ICPCnotRequired", "1" if not_required and held_on is None else "0"), "</Section47>",
        ))  # fmt: skip

    columns = ("source_id", "start_date", "conference_target_date", "conference_date", "conference_not_required")
    return _collected(rows, "referral_key", columns, text)


def _transfer_conferences(records: Records, year: CensusYear, inside: pa.Array) -> Pieces:
    """Conferences on children who moved in, and any that no enquiry led to: they stand on the episode itself."""
    rows = year.begun_in(_of(records["conferences"], "referral_key", inside), "conference_date")
    rows = rows.filter(pc.is_null(rows["enquiry_key"]))
    return _collected(rows, "referral_key", ("conference_date",), lambda day: tag("DateOfInitialCPC", day))


def _protection(records: Records, year: CensusYear, inside: pa.Array) -> Pieces:
    rows = year.open_in(_of(records["cp_plans"], "referral_key", inside), "start_date", "end_date")
    held = records["cp_reviews"]
    reviews = _collected(
        _of(held.filter(pc.less_equal(held["review_date"], pa.scalar(year.end))), "plan_key", rows["source_id"].combine_chunks()),
        "plan_key", ("review_date",), lambda day: tag("CPPreviewDate", day),
    )  # fmt: skip

    def text(key: str, start: date, end: date | None, first: str | None, last: str | None, previous: int | None) -> str:
        dates = "".join(reviews.get(key, ()))
        return "".join((
            "<ChildProtectionPlans>", tag("CPPstartDate", start), tag("CPPendDate", year.known(end)),
            tag("InitialCategoryOfAbuse", first), tag("LatestCategoryOfAbuse", last), tag("NumberOfPreviousCPP", previous),
            f"<Reviews>{dates}</Reviews>" if dates else "", "</ChildProtectionPlans>",
        ))  # fmt: skip

    columns = ("source_id", "start_date", "end_date", "initial_category", "latest_category", "previous_plans")
    return _collected(rows, "referral_key", columns, text)


def _pre_proceedings(records: Records, year: CensusYear, inside: pa.Array) -> Pieces:
    if year.name < PRE_PROCEEDINGS_FROM:
        return {}
    rows = year.open_in(_of(records["pre_proceedings"], "referral_key", inside), "start_date", "decided_date")
    for answer in ("family_meeting_offered", "family_meeting_held"):
        rows = rows.set_column(rows.column_names.index(answer), answer, words(rows[answer], "1", "0"))

    def text(start: date, letter: Any, offered: Any, held: Any, first: Any, meetings: Any, *rest: Any) -> str:
        decided, outcome, applied, issued = rest
        decided = year.known(decided)
        return "".join((
            "<PreProceedingsandFGDM>", tag("PPStartDate", start), tag("LBPSentDate", year.known(letter)),
            tag("FGDMMeetingOffer", offered), tag("FGDMMeetingFac", held), tag("InitialPPMeetingDate", year.known(first)),
            tag("ReviewMeetingsCount", meetings), tag("StepDecisionDate", decided), tag("PPOutcome", outcome if decided else None),
            tag("CourtAppDate", year.known(applied)), tag("LetterInitCPDate", year.known(issued)), "</PreProceedingsandFGDM>",
        ))  # fmt: skip

    columns = (
        "start_date", "letter_date", "family_meeting_offered", "family_meeting_held", "first_meeting_date", "review_meetings",
        "decided_date", "outcome", "court_application_date", "issue_letter_date",
    )  # fmt: skip
    return _collected(rows, "referral_key", columns, text)
