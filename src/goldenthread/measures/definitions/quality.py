"""Audits: how many are done and wait, what they find, and what moderation and follow-up make of them."""

from typing import Any

from goldenthread.measures.kinds import Polarity, Source, Unit
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.making import count, duration, mix, ratio, share
from goldenthread.measures.language.measures import PEOPLE, Flow, Measure, Part, Stat, Stock
from goldenthread.measures.language.relations import Relation
from goldenthread.records.codes import code_set

_CHAPTER = "Audits"
_FRAMEWORK = Source("local quality assurance framework; grades on Ofsted's four-point scale")

RELATIONS = (
    Relation(
        key="audits_until_returned",
        grain="one row an audit and child, open until it is returned",
        rows="select a.*, coalesce(a.returned_date, cast('9999-12-31' as date)) as until_date from audits as a",
    ),
)

_UNSEEN = (
    "Where one audit grades several themes, only what the list gives a row of its own; very few audits say little."
)
_AUDITS: dict[str, Any] = {
    "over": "audits_until_returned",
    "source": _FRAMEWORK,
    "chapter": _CHAPTER,
    "breakdowns": (*PEOPLE, "kind", "theme"),
}
_RETURNED = Flow("returned_date")
#: From best to worst.
_GRADES = ("outstanding", "good", "requires-improvement", "inadequate")
_LOWERED = " or ".join(
    f"(grade = '{grade}' and moderated_grade in ({', '.join(repr(worse) for worse in _GRADES[place + 1 :])}))"
    for place, grade in enumerate(_GRADES[:-1])
)


def _by_grade(column: str) -> tuple[Part, ...]:
    """One part for each grade, "not graded" last."""
    labels = {one.code: one.label for one in code_set("audit_grade").codes}
    return tuple(Part(code, labels[code], f"{column} = '{code}'") for code in (*_GRADES, "not-graded"))


# e was returned in October; f is still with the auditor.
_ROWS = """
    audits: person | kind | theme | allocated_date | returned_date | moderated_date | grade | moderated_grade | actions | actions_done
      a | regular  | management oversight | 2017-09-01 | 2017-09-11 | 2017-09-18 | good                 | requires-improvement | 4 | 4
      b | regular  | management oversight | 2017-09-01 | 2017-09-30 |            | inadequate           |                      | 2 | 0
      c | thematic | voice of the child   | 2017-09-04 | 2017-09-18 | 2017-09-25 | requires-improvement | requires-improvement | 3 | 1
      d | regular  | voice of the child   | 2017-08-01 | 2017-09-04 | 2017-10-02 |                      | good                 |   |
      e | thematic | diversity            | 2017-09-04 | 2017-10-02 |            | outstanding          |                      | 1 | 0
      f | regular  | child-centred plan   | 2017-09-04 |            |            |                      |                      |   |
"""

MEASURES = (
    count(
        key="audits-returned",
        title="Audits done",
        says="Audits returned by the auditor in the period, of any kind.",
        basis=_RETURNED,
        polarity=Polarity.HIGHER,
        codes=("clock:G06", "dashboard:1"),
        example="2017-09: 4\n2017-10: 1" + _ROWS,
        **_AUDITS,
    ),
    count(
        key="audits-outstanding",
        title="Audits not returned",
        says="Audits allocated and not returned by the end of the period.",
        basis=Stock("allocated_date", "until_date"),
        polarity=Polarity.LOWER,
        codes=("clock:G06",),
        example="2017-09: 2\n2017-10: 1" + _ROWS,
        **_AUDITS,
    ),
    duration(
        key="audit-days",
        title="Days that auditors take",
        says="Mean days from the allocation of an audit to its return, of the audits returned in the period.",
        basis=_RETURNED,
        value="days(allocated_date, returned_date)",
        polarity=Polarity.LOWER,
        codes=("clock:G06",),
        # 10, 29, 14 and 34 days.
        example="2017-09: 21.8 over 4" + _ROWS,
        **_AUDITS,
    ),
    mix(
        key="audit-grades",
        title="Audits by the auditor's grade",
        says="Audits returned in the period, by the grade that the auditor gave; by theme, the grade of that theme "
        "(management oversight, involvement of agencies, voice, diversity, child-centred plan).",
        basis=_RETURNED,
        parts=_by_grade("grade"),
        codes=("clock:G06", "dashboard:8", "dashboard:9", "dashboard:20", "dashboard:21", "dashboard:22"),
        needs=("audits.grade",),
        unseen=_UNSEEN,
        example="2017-09: good 1, requires-improvement 1, inadequate 1, not-recorded 1" + _ROWS,
        **_AUDITS,
    ),
    share(
        key="audits-requires-improvement-or-better",
        title="Audits graded requires improvement or better",
        says="Of the audits returned in the period with a grade, those that the auditor graded requires improvement or "
        "better.",
        basis=_RETURNED,
        where="in_group(grade, 'graded')",
        met="in_group(grade, 'requires-improvement-or-better')",
        polarity=Polarity.HIGHER,
        codes=("clock:G06",),
        needs=("audits.grade",),
        unseen=_UNSEEN,
        example="2017-09: 2 of 3" + _ROWS,
        **_AUDITS,
    ),
    mix(
        key="audit-grades-moderated",
        title="Audits by the moderated grade",
        says="Audits moderated in the period, by the grade after moderation.",
        basis=Flow("moderated_date"),
        parts=_by_grade("moderated_grade"),
        codes=("clock:G06",),
        needs=("audits.moderated_grade",),
        unseen=_UNSEEN,
        example="2017-09: requires-improvement 2\n2017-10: good 1" + _ROWS,
        **_AUDITS,
    ),
    share(
        key="audits-graded-down",
        title="Audits that moderation graded down",
        says="Of the audits moderated in the period that hold both grades, those whose moderated grade is worse than the "
        "auditor's.",
        basis=Flow("moderated_date"),
        where="in_group(grade, 'graded') and in_group(moderated_grade, 'graded')",
        met=_LOWERED,
        polarity=Polarity.LOWER,
        needs=("audits.moderated_grade",),
        unseen=_UNSEEN,
        example="2017-09: 1 of 2\n2017-10: 0 of 0" + _ROWS,
        **_AUDITS,
    ),
    share(
        key="audits-moderated",
        title="Audits that were moderated",
        says="Of the audits returned in the period, those moderated by the end of it.",
        basis=_RETURNED,
        met="moderated_date is not null",
        polarity=Polarity.HIGHER,
        codes=("clock:G06",),
        # d was moderated two days after the end.
        example="2017-09: 2 of 4" + _ROWS,
        **_AUDITS,
    ),
    Measure(
        key="audit-actions-raised",
        title="Actions raised by audits",
        says="Actions raised by the audits returned in the period.",
        stat=Stat.SUM,
        value="actions",
        basis=_RETURNED,
        needs=("audits.actions",),
        example="2017-09: 9\n2017-10: 1" + _ROWS,
        **_AUDITS,
    ),
    Measure(
        key="audit-actions-done",
        title="Actions of audits done",
        says="Actions of the audits returned in the period that were done when the list was made.",
        stat=Stat.SUM,
        value="actions_done",
        basis=_RETURNED,
        polarity=Polarity.HIGHER,
        needs=("audits.actions_done",),
        unseen="When each action was done: the list says only how many were.",
        example="2017-09: 5\n2017-10: 0" + _ROWS,
        **_AUDITS,
    ),
    ratio(
        key="audit-actions-done-share",
        title="Share of audits' actions done",
        says="Actions done as a share of the actions raised by the audits returned in the period.",
        numerator="audit-actions-done",
        denominator="audit-actions-raised",
        per=100,
        unit=Unit.PERCENT,
        polarity=Polarity.HIGHER,
        source=_FRAMEWORK,
        chapter=_CHAPTER,
        breakdowns=(*PEOPLE, "kind", "theme"),
        example="2017-09: 5 of 9" + _ROWS,
    ),
)

CHAPTER = Chapter(title=_CHAPTER, relations=RELATIONS, measures=MEASURES)
