"""Figures that are typed in because they come as numbers: youth justice, early years, spending, surveys and staff."""

from goldenthread.measures.kinds import Polarity, Source, Unit
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.typed import TypedMeasure

_YOUTH = Source("Youth Justice Board and Ministry of Justice: youth justice statistics")
_EARLY = Source("the council's early years service; children's centres data set")
_FINANCE = Source("local authority revenue returns (RO3, RSX) and section 251 returns")
_LOCAL = Source("the council's own count")
_SURVEY = Source("the council's surveys; the questionnaire and its scale belong to the entry")


YOUTH = (
    TypedMeasure(
        key="first-time-entrants",
        title="First-time entrants to youth justice per 100,000",
        says="Young people aged 10 to 17 who received a first caution or sentence in twelve months, per 100,000 of that "
        "age (one published title says per 10,000 and prints figures per 100,000).",
        polarity=Polarity.LOWER,
        source=_YOUTH,
        codes=("report:FS/C14", "dfe:45", "NI 111"),
        unit=Unit.PER_100_000,
        per=100_000,
    ),
    TypedMeasure(
        key="young-people-cautioned-or-sentenced",
        title="Young people cautioned or sentenced per 10,000",
        says="Young people aged 10 to 17 cautioned or sentenced in twelve months, per 10,000 of that age.",
        polarity=Polarity.LOWER,
        source=_YOUTH,
        codes=("dfe:45",),
        unit=Unit.PER_10_000,
        places=1,
        per=10_000,
    ),
    TypedMeasure(
        key="young-people-reoffending",
        title="Young people who reoffend",
        says="Share of a year's cohort of young offenders who offended again within twelve months.",
        polarity=Polarity.LOWER,
        source=_YOUTH,
        codes=("dfe:45",),
        unit=Unit.PERCENT,
        places=1,
        per=100,
    ),
    TypedMeasure(
        key="young-offenders-in-education-employment-training",
        title="Young offenders in education, employment or training",
        says="Share of the young people whose youth justice order ended in the period who were in suitable education, "
        "employment or training.",
        polarity=Polarity.HIGHER,
        source=_YOUTH,
        codes=("report:FS/C15", "NI 45"),
        unit=Unit.PERCENT,
        per=100,
    ),
)

EARLY_YEARS = (
    TypedMeasure(
        key="target-families-at-childrens-centres",
        title="Families of target groups registered at a children's centre",
        says="Share of families of the groups that the council names (to be stated with the entry) that are registered.",
        polarity=Polarity.HIGHER,
        source=_EARLY,
        codes=("report:FS/S8",),
        unit=Unit.PERCENT,
        places=1,
        per=100,
    ),
    TypedMeasure(
        key="under-five-families-at-childrens-centres",
        title="Families with a child under five at children's centres",
        says="Share of families with a child under five registered at a children's centre and using it.",
        polarity=Polarity.HIGHER,
        source=_EARLY,
        codes=("report:FS/C16",),
        unit=Unit.PERCENT,
        places=1,
        per=100,
    ),
    TypedMeasure(
        key="two-year-old-places",
        title="Two-year-olds who take up a funded place",
        says="Share of eligible two-year-olds who take up funded early education.",
        polarity=Polarity.HIGHER,
        source=Source("the council's early years census and headcount"),
        codes=("report:FS/S7",),
        unit=Unit.PERCENT,
        places=1,
        per=100,
    ),
    TypedMeasure(
        key="role-model-army",
        title="Young people in the Role Model Army",
        says="Young people who took part in the council's programme of role models in the period.",
        polarity=Polarity.HIGHER,
        source=_LOCAL,
        codes=("report:FS/C41",),
        unit=Unit.COUNT,
    ),
    TypedMeasure(
        key="injury-admissions",
        title="Hospital admissions of children for injuries per 10,000",
        says="Emergency admissions for injuries of children aged 0 to 14 in the year, per 10,000 of that age.",
        polarity=Polarity.LOWER,
        source=Source("Office for Health Improvement and Disparities"),
        codes=("National Framework outcome 2",),
        unit=Unit.PER_10_000,
        places=1,
        per=10_000,
    ),
)

SPENDING = (
    TypedMeasure(
        key="spending-share",
        title="Share of the council's spending on children's services",
        says="Children's services' share of all service expenditure of the authority in the year.",
        polarity=Polarity.NONE,
        source=_FINANCE,
        codes=("dfe:44", "National Framework enabler: spending"),
        unit=Unit.PERCENT,
        places=1,
        per=100,
    ),
    TypedMeasure(
        key="spending-per-child",
        title="Spending on children's services per child",
        says="Pounds spent on children's services in the year for each resident aged 0 to 17.",
        polarity=Polarity.NONE,
        source=_FINANCE,
        codes=("dfe:44", "National Framework enabler: spending"),
        unit=Unit.POUNDS,
    ),
    TypedMeasure(
        key="spending-not-on-care",
        title="Share of children's services spending that is not on looked-after children",
        says="Share of the year's spending on children's services that went to other than looked-after children.",
        polarity=Polarity.NONE,
        source=_FINANCE,
        codes=("dfe:44", "National Framework enabler: spending"),
        unit=Unit.PERCENT,
        places=1,
        per=100,
    ),
)

OWN = (
    *(
        TypedMeasure(
            key=f"survey-{key}",
            title=title,
            says=f"Share of {who} who answered a survey of the period and agreed; who was asked and how many answered belong "
            "to the entry.",
            polarity=Polarity.HIGHER,
            source=_SURVEY,
            unit=Unit.PERCENT,
            places=1,
            per=100,
        )
        for key, title, who in (
            ("children-listened-to", "Children who feel listened to", "children and young people"),
            ("parents-helped", "Parents who say that the help made a difference", "parents and carers"),
            ("staff-supported", "Staff who feel supported in their work", "members of staff"),
        )
    ),
    TypedMeasure(
        key="dip-sample-done-not-recorded",
        title="Late visits found done but not recorded",
        says="Of the visits that looked late or overdue and were looked into in a dip sample, those found to have been made "
        "in time and not recorded. The share recorded in time is the least that was done; with this share of the rest "
        "added it is the most.",
        polarity=Polarity.LOWER,
        source=Source("the council's dip samples"),
        unit=Unit.PERCENT,
        places=1,
        per=100,
    ),
    TypedMeasure(
        key="staff-from-minority-ethnic-groups",
        title="Social workers from minority ethnic groups",
        says="Share of social workers whose ethnicity is known who are from minority ethnic groups.",
        polarity=Polarity.NONE,
        source=Source("Children's social work workforce census"),
        codes=("National Framework enabler: workforce",),
        unit=Unit.PERCENT,
        places=1,
        per=100,
    ),
    *(
        TypedMeasure(
            key=f"staff-{key}",
            title=title,
            says=f"{says} at the end of the period, as the staff system counts them, for a council without a list of posts.",
            polarity=polarity,
            source=Source("the council's staff system"),
            codes=codes,
            unit=Unit.FTE,
            places=1,
        )
        for key, title, says, polarity, codes in (
            ("establishment", "Social work establishment", "Full-time equivalents of funded posts", Polarity.NONE,
             ("regional:28",)),
            ("vacancies", "Social work vacancies", "Full-time equivalents of vacant posts", Polarity.LOWER,
             ("regional:29",)),
            ("agency", "Agency social workers", "Full-time equivalents of agency workers", Polarity.LOWER,
             ("regional:31",)),
        )
    ),
    TypedMeasure(
        key="staff-sickness-days",
        title="Days lost to sickness of social workers, as the staff system counts them",
        says="Working days lost to sickness in the last twelve months, for a council without a list of absences.",
        polarity=Polarity.LOWER,
        source=Source("the council's staff system"),
        codes=("regional:30",),
        unit=Unit.COUNT,
        places=1,
    ),
)  # fmt: skip

CHAPTER = Chapter(
    title="Typed figures: youth justice, early years, money, surveys and staff",
    typed=(*YOUTH, *EARLY_YEARS, *SPENDING, *OWN),
)
