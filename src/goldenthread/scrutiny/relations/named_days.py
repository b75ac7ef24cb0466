"""A day has the weekday that is printed with it, is in the calendar, and a meeting is not before the period that it hears of."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Place, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.periods import period_of
from goldenthread.scrutiny.reckoning.convention import most
from goldenthread.scrutiny.reckoning.states import day_of, stated_day
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper, Row, Sheet

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_WORD: Final = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
_DAY: Final = re.compile(
    r"\b(?:(mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+(?:the\s+)?)?"
    rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH_WORD}\b\.?,?(?:\s+(\d{{4}})\b)?",
    re.IGNORECASE,
)
_OF_MEETING: Final = re.compile(
    r"\bmeeting\s+(?:of|on|held\s+on|dated)\s+(?:the\s+)?(?=\d|mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE
)
_BEFORE: Final = re.compile(r"[\d.,£%/]$|\d\s*[-–]$")
_SAID_BY: Final = frozenset({Role.REMARK})
#: Periods by whose end the figures of a meeting are known; a year is often one that is planned.
_REPORTED: Final = frozenset({"day", "month", "quarter", "range"})


def check(paper: Paper, rules: Rules) -> Iterable[Outcome]:
    """Look at every day that is named in text or in a cell, and at the day of the meeting."""
    for paragraph in paper.paragraphs:
        yield from _days(paragraph.text, paragraph.place)
    for sheet in paper:
        for row in sheet.rows:
            for column in sheet.columns:
                if column.role not in _SAID_BY:
                    yield from _days(row.raw(column), row.place(column))
        yield from _spoken_of(sheet, rules)
    yield from _meetings(paper)


def _spoken_of(sheet: Sheet, rules: Rules) -> Iterator[Outcome]:
    """The meeting's day in the words of its row, where most rows name it there."""
    for column in sheet.columns:
        if column.role in _SAID_BY | {Role.MEETING}:
            continue
        named = [
            (row, said, meeting)
            for row in sheet.rows
            if (meeting := day_of(row.text(Role.MEETING))) is not None
            if (said := _meeting_in(row.raw(column))) is not None
        ]
        fits = sum(said == meeting for _, said, meeting in named)
        for row, said, meeting in named:
            if said == meeting:
                yield agrees(row.place(column))
            elif most(fits, len(named), rules):
                yield disagrees(_other_day(row, column, said, meeting, f"{fits} of {len(named)}"))
            else:
                yield cannot_tell(row.place(column), "the words may speak of another meeting")


def _meeting_in(text: str) -> date | None:
    """The day of the one meeting that a text names: "the meeting of 5 December 2017"; None where it names none or several."""
    found = [match for start in _OF_MEETING.finditer(text) if (match := _DAY.match(text, start.end())) and match[4]]
    days = {_day(int(one[4]), _MONTHS.index(one[3].casefold()[:3]) + 1, int(one[2])) for one in found}
    return days.pop() if len(days) == 1 else None


def _other_day(row: Row, column: Column, said: date, meeting: date, fits: str) -> Finding:
    return Finding(
        row.place(column),
        RELATION.key,
        Level.QUESTION,
        _printed(said),
        _printed(meeting),
        f"the words name {_printed(said)}, the row {_printed(meeting)}; in {fits} rows the two are one day",
        f"{row.label}: the words name another day of the meeting than the row does. Which of the two is meant?",
        f"Print {_printed(meeting)}, or correct the day of the meeting",
        (row.place(Role.MEETING),),
    )


def _printed(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _days(text: str, place: Place) -> Iterator[Outcome]:
    for match in _DAY.finditer(text):
        weekday, day, month, year = match[1], int(match[2]), match[3].casefold()[:3], match[4]
        if _BEFORE.search(text[: match.start()].rstrip(" ")[-2:]) and not weekday:
            continue
        if year is None:
            if weekday:
                yield cannot_tell(place, "the day is printed without its year")
            continue
        found = _day(int(year), _MONTHS.index(month) + 1, day)
        if found is None:
            yield disagrees(_no_such(match[0].strip(), place))
        elif weekday and _WEEKDAYS[found.weekday()].casefold()[:3] != weekday.casefold()[:3]:
            yield disagrees(_weekday(match[0].strip(), found, place))
        elif weekday:
            yield agrees(place)


def _day(year: int, month: int, day: int) -> date | None:
    if not 1 <= day <= 31:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _no_such(text: str, place: Place) -> Finding:
    return Finding(
        place,
        RELATION.key,
        Level.CONTRADICTION,
        text,
        "a day of the calendar",
        f"there is no {text}",
        "The calendar has no such day. Which day is meant?",
        "Print a day of the calendar",
    )


def _weekday(text: str, found: date, place: Place) -> Finding:
    right = _WEEKDAYS[found.weekday()]
    return Finding(
        place,
        RELATION.key,
        Level.CONTRADICTION,
        text,
        right,
        f"{found.day} {found:%B %Y} is a {right}",
        f"{text}: the weekday is not that of the day. Which of the two is meant?",
        f"Print {right}, or the day that is meant",
    )


def _meetings(paper: Paper) -> Iterator[Outcome]:
    """No meeting hears of a period that has not ended: by row where rows name their meeting, else by the paper's own."""
    stated = stated_day(paper)
    late: list[tuple[Row, Role, date]] = []
    for sheet in paper:
        roles = [role for role in (Role.LATEST_PERIOD, Role.PERIOD) if sheet.has(role)]
        if not roles or (not sheet.has(Role.MEETING) and (stated is None or roles[0] is Role.PERIOD)):
            continue
        for row in sheet.rows:
            meeting = day_of(row.text(Role.MEETING)) if sheet.has(Role.MEETING) else stated
            ends = _ends(row, roles[0])
            if meeting is None or ends is None:
                continue
            place = row.place(Role.MEETING) if sheet.has(Role.MEETING) else row.place(roles[0])
            if ends <= meeting:
                yield agrees(place)
            elif sheet.has(Role.MEETING):
                yield disagrees(_early(place, row.text(Role.MEETING), meeting, ends, (row.place(roles[0]),)))
            else:
                late.append((row, roles[0], ends))
    if late and stated is not None:
        row, role, ends = late[0]
        also = tuple(other.place(held) for other, held, _ in late[1:])
        yield disagrees(_early(row.place(role), row.text(role), stated, ends, also))


def _ends(row: Row, role: Role) -> date | None:
    found = period_of(row.text(role))
    return found.last if found is not None and found.dated and found.kind in _REPORTED else None


def _early(place: Place, published: str, meeting: date, ends: date, also: tuple[Place, ...]) -> Finding:
    return Finding(
        place,
        RELATION.key,
        Level.QUESTION,
        published,
        f"a meeting after {ends}, or an earlier period",
        f"the meeting is on {meeting}, the period ends on {ends}",
        "The meeting is before the end of the period that it hears of. Which of the two dates is meant?",
        "Correct the day of the meeting or the period",
        also,
    )


RELATION: Final = Relation(
    key="named-days",
    title="Days are in the calendar, on their weekdays, and before their meeting",
    sentence="A printed day exists and has the weekday printed with it, a meeting is not before the end of the period it "
    "hears of, and the words of a row name its meeting by its own day.",
    rounding="Nothing is rounded. Without a year a weekday cannot be checked; a year that is still running may be planned.",
    examples=(
        Example(
            "16 January 2018 is a Tuesday, and November is over by then.",
            """
            label | period | meeting date | value
            Assessments | 2017-11 | 2018-01-16 | 57
            Next visit on Tuesday 30 January 2018 | 2017-11 | 2018-01-16 | 1
            """,
            (Verdict.AGREES,) * 3,
        ),
        Example(
            "18 January 2018 is a Thursday; there is no 31 June.",
            """
            label | value
            Committee of Tuesday 18 January 2018 | 1
            Plans as at 31 June 2017 | 1
            """,
            (Verdict.DISAGREES, Verdict.DISAGREES),
            "2 label",
            "Thursday",
        ),
        Example(
            "Without a year nobody can tell.",
            """
            label | value
            Committee of Tuesday 18 January | 1
            """,
            (Verdict.CANNOT_TELL,),
        ),
        Example(
            "A meeting in October cannot hear of November.",
            """
            label | period | meeting date | value
            Assessments | 2017-11 | 2017-10-16 | 57
            """,
            (Verdict.DISAGREES,),
            "2 meeting date",
            "a meeting after 2017-11-30, or an earlier period",
        ),
    ),
    check_paper=check,
)
