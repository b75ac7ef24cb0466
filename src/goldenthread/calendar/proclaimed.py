"""Bank holidays of England and Wales that were moved or added for one year, with the day each was announced.

Each line changes what the yearly rules give. `known_from` is the day of the announcement, so that a calendar can
be had as it was known on an earlier day. `confirmed` speaks of that day only; the holidays themselves are certain.
"""

import datetime as dt
from dataclasses import dataclass
from datetime import date
from enum import Enum


class Why(Enum):
    """Why a day is, or is not, a bank holiday."""

    RULE = "rule"
    SUBSTITUTE = "substitute"
    MOVED = "moved"
    ONE_OFF = "one-off"
    SUPPLIED = "supplied"


class Kind(Enum):
    """What a change does to the table."""

    ADD = "add"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class HolidayChange:
    """One day added to the bank holidays or removed from them, in force from the day it became known."""

    date: dt.date
    name: str
    kind: Kind
    source: str
    known_from: dt.date
    why: Why = Why.SUPPLIED
    confirmed: bool = True


_WEDDING = "Prime Minister's Office, 23 November 2010; royal proclamation"
_DIAMOND = "Lord President of the Council to the House of Lords, 5 January 2010; royal proclamation"
_VE_DAY = "Department for Business, Energy and Industrial Strategy, June 2019; royal proclamation"
_PLATINUM = "Department for Digital, Culture, Media and Sport, 12 November 2020; royal proclamation"
_FUNERAL = "Accession Council, 10 September 2022; royal proclamation"
_CORONATION = "Prime Minister's Office, 6 November 2022; royal proclamation"


def _moved(name: str, was: date, now: date, source: str, known: date, confirmed: bool = True) -> list[HolidayChange]:
    return [
        HolidayChange(was, name, Kind.REMOVE, source, known, Why.MOVED, confirmed),
        HolidayChange(now, name, Kind.ADD, source, known, Why.MOVED, confirmed),
    ]


def _one_off(name: str, day: date, source: str, known: date) -> HolidayChange:
    return HolidayChange(day, name, Kind.ADD, source, known, Why.ONE_OFF)


PROCLAIMED: tuple[HolidayChange, ...] = (
    *_moved("Spring bank holiday", date(2012, 5, 28), date(2012, 6, 4), _DIAMOND, date(2010, 1, 5)),
    _one_off("Queen's Diamond Jubilee", date(2012, 6, 5), _DIAMOND, date(2010, 1, 5)),
    _one_off("Royal wedding", date(2011, 4, 29), _WEDDING, date(2010, 11, 23)),
    *_moved("Early May bank holiday", date(2020, 5, 4), date(2020, 5, 8), _VE_DAY, date(2019, 6, 7), confirmed=False),
    *_moved("Spring bank holiday", date(2022, 5, 30), date(2022, 6, 2), _PLATINUM, date(2020, 11, 12)),
    _one_off("Queen's Platinum Jubilee", date(2022, 6, 3), _PLATINUM, date(2020, 11, 12)),
    _one_off("State Funeral of Queen Elizabeth II", date(2022, 9, 19), _FUNERAL, date(2022, 9, 10)),
    _one_off("Coronation of King Charles III", date(2023, 5, 8), _CORONATION, date(2022, 11, 6)),
)
