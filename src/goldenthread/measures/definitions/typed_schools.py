"""Figures of schools that are typed in: absence and attainment, moves, participation, home education and plans."""

from typing import Final

from goldenthread.measures.kinds import Polarity, Source, Unit
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.typed import TypedMeasure

_SCHOOLS = Source("DfE: outcomes for children in need, including children looked after, by local authorities")
_SEND = Source("the council's special educational needs and elective home education lists; SEN2 return")

_GROUPS: Final = (
    ("children-in-need", "Children in need, without a plan or care", "children in need"),
    ("children-on-plans", "Children on a protection plan", "children with a child protection plan"),
    ("children-looked-after", "Children looked after for twelve months", "children looked after for twelve months"),
)
_ABSENCE: Final = (
    ("absence", "school sessions missed", "Share of school sessions missed by {}."),
    ("persistent-absence", "persistently absent", "Share of {} who missed at least a tenth of school sessions."),
    ("severe-absence", "severely absent", "Share of {} who missed at least half of school sessions."),
)

TYPED = (
    *(
        TypedMeasure(
            key=f"{group}-{key}",
            title=f"{title}: {words}",
            says=says.format(name),
            polarity=Polarity.LOWER,
            source=_SCHOOLS,
            codes=("dfe:43", "National Framework outcome 1"),
            unit=Unit.PERCENT,
            places=1,
            per=100,
        )
        for group, title, name in _GROUPS
        for key, words, says in _ABSENCE
    ),
    *(
        TypedMeasure(
            key=f"{group}-key-stage-2",
            title=f"{title}: expected standard at key stage 2",
            says=f"Share of {name} at the end of key stage 2 who met the expected standard in reading, writing and "
            "mathematics.",
            polarity=Polarity.HIGHER,
            source=_SCHOOLS,
            codes=("dfe:43", "National Framework outcome 1"),
            unit=Unit.PERCENT,
            places=1,
            per=100,
        )
        for group, title, name in _GROUPS
    ),
    *(
        TypedMeasure(
            key=f"{group}-attainment-8",
            title=f"{title}: Attainment 8",
            says=f"Mean Attainment 8 score of {name} at the end of key stage 4.",
            polarity=Polarity.HIGHER,
            source=_SCHOOLS,
            codes=("dfe:43", "National Framework outcome 1"),
            unit=Unit.SCORE,
            places=1,
        )
        for group, title, name in _GROUPS
    ),
    TypedMeasure(
        key="looked-after-school-moves",
        title="Looked-after children who changed school in mid-year",
        says="Share of looked-after children matched to the school census who moved school outside August and September.",
        polarity=Polarity.LOWER,
        source=_SCHOOLS,
        codes=("dfe:31", "National Framework outcome 1"),
        unit=Unit.PERCENT,
        places=1,
        per=100,
    ),
    TypedMeasure(
        key="neet-young-people",
        title="Young people not in education, employment or training",
        says="Young people of the ages that the council tracks (16 and 17 unless the entry says otherwise) who are not in "
        "education, employment or training; those whose activity is not known are not counted.",
        polarity=Polarity.LOWER,
        source=Source("the council's tracking of young people's participation"),
        codes=("dashboard:28",),
        unit=Unit.COUNT,
    ),
    TypedMeasure(
        key="electively-home-educated",
        title="Children educated at home by choice",
        says="Children known to be electively home educated at the end of the period.",
        polarity=Polarity.NONE,
        source=_SEND,
        codes=("regional:24",),
        unit=Unit.COUNT,
    ),
    *(
        TypedMeasure(
            key=f"education-health-care-{key}",
            title=f"Education, health and care: {words}",
            says=says,
            polarity=Polarity.NONE,
            source=_SEND,
            codes=(f"regional:{number}",),
            unit=Unit.COUNT,
        )
        for key, words, says, number in (
            ("requests", "requests", "Requests for an education, health and care assessment in the period.", 25),
            ("assessments", "assessments", "Education, health and care assessments begun in the period.", 26),
            ("plans", "plans", "Children and young people with an education, health and care plan at the end.", 27),
        )
    ),
)

CHAPTER = Chapter(title="Typed figures: schools", typed=TYPED)
