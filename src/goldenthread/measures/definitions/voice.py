"""Voice: what children, parents and carers say, advocates and visitors, and family group conferences."""

from typing import Any

from goldenthread.measures.kinds import Polarity, Source, Unit
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.making import count, duration, mix, parts_of_codes, share
from goldenthread.measures.language.measures import PEOPLE, Counts, Flow, Stock
from goldenthread.measures.language.relations import Relation

_CHAPTER = "Voice and family meetings"
_LOCAL = Source("local surveys and participation work")
_ADVOCACY = Source("Children Act 1989, sections 23ZB and 26A")
_FAMILY = Source("Working Together to Safeguard Children: family group decision making")

RELATIONS = (
    Relation(
        key="advocacy_taken_up",
        grain="one row a child and spell with an advocate or independent visitor that began",
        rows="""
            select authority, person_key, event_key, kind, start_date, until_date from advocacy
            where start_date is not null""",
    ),
)

_FEEDBACK: dict[str, Any] = {
    "over": "feedback",
    "basis": Flow("feedback_date"),
    "polarity": Polarity.HIGHER,
    "source": _LOCAL,
    "chapter": _CHAPTER,
    "breakdowns": (*PEOPLE, "given_by", "question"),
    "unseen": "Those who were not asked or did not answer.",
}
_OFFERS: dict[str, Any] = {
    "over": "advocacy",
    "basis": Flow("offered_date"),
    "source": _ADVOCACY,
    "chapter": _CHAPTER,
    "breakdowns": (*PEOPLE, "kind"),
}
_CONFERENCES: dict[str, Any] = {
    "over": "family_group_conferences",
    "source": _FAMILY,
    "chapter": _CHAPTER,
    "codes": ("dashboard 6a(vi)",),
}

_ANSWERS = """
    feedback: person | given_by | feedback_date | question | score | positive
      a | child  | 2017-09-01 | listened-to | 4 | yes
      b | child  | 2017-09-30 | listened-to | 1 | no
      c | parent | 2017-09-18 | listened-to | 4 | yes
      d | child  | 2017-09-18 | safe        |   |
      e | child  | 2017-10-01 | listened-to | 5 | yes
"""
_ADVOCATES = """
    advocacy: person | kind | offered_date | accepted | start_date | end_date
      a | advocate            | 2017-09-01 | yes | 2017-09-18 |
      b | advocate            | 2017-09-30 | no  |            |
      c | independent-visitor | 2017-09-18 |     |            |
      d | independent-visitor | 2017-06-01 | yes | 2017-07-03 |
      e | advocate            | 2017-06-01 | yes | 2017-07-03 | 2017-09-30
      a | independent-visitor | 2017-06-01 | yes | 2017-09-30 |
"""
_MEETINGS = """
    family_group_conferences: person | offered_date | accepted | held_date | outcome
      a | 2017-08-01 | yes | 2017-09-01 | plan-agreed
      b | 2017-08-01 | yes | 2017-09-30 | plan-not-agreed
      c | 2017-08-01 | no  |            | declined
      d | 2017-08-31 | yes | 2017-10-02 | plan-agreed
      e | 2017-09-04 |     |            |
"""

MEASURES = (
    count(
        key="feedback-given",
        title="Answers to surveys and other feedback",
        says="Answers given in the period, one for each person and question.",
        example="2017-09: 4\n2017-10: 1" + _ANSWERS,
        **_FEEDBACK,
    ),
    share(
        key="feedback-positive",
        title="Positive answers",
        says="Of the answers given in the period that are a yes or a no, those that are a yes.",
        where="positive is not null",
        met="positive",
        needs=("feedback.positive",),
        example="2017-09: 2 of 3" + _ANSWERS,
        **_FEEDBACK,
    ),
    duration(
        key="feedback-score",
        title="Mean score of feedback",
        says="Mean score of the answers given in the period that have one; scales differ, so read it by question.",
        value="score",
        unit=Unit.SCORE,
        needs=("feedback.score",),
        example="2017-09: 3 over 3" + _ANSWERS,
        **_FEEDBACK,
    ),
    count(
        key="advocacy-offered",
        title="Advocates and independent visitors offered",
        says="Offers of an advocate or an independent visitor to a child in the period.",
        polarity=Polarity.HIGHER,
        example="2017-09: 3" + _ADVOCATES,
        **_OFFERS,
    ),
    share(
        key="advocacy-accepted",
        title="Offers of advocacy accepted",
        says="Of the offers of an advocate or an independent visitor made in the period and answered, those accepted.",
        where="accepted is not null",
        met="accepted",
        needs=("advocacy.accepted",),
        example="2017-09: 1 of 2" + _ADVOCATES,
        **_OFFERS,
    ),
    count(
        key="children-with-an-advocate",
        title="Children with an advocate or independent visitor",
        says="Children who have an advocate or an independent visitor at the end of the period, each child once.",
        over="advocacy_taken_up",
        basis=Stock(),
        counts=Counts.CHILDREN,
        polarity=Polarity.HIGHER,
        source=_ADVOCACY,
        chapter=_CHAPTER,
        breakdowns=(*PEOPLE, "kind"),
        # a has both, d a visitor; e's advocate ended on the last day.
        example="2017-09: 2\n2017-08: 2" + _ADVOCATES,
    ),
    count(
        key="family-group-conferences-offered",
        title="Family group conferences offered",
        says="Children whose family was offered a family group conference in the period.",
        basis=Flow("offered_date"),
        counts=Counts.CHILDREN,
        polarity=Polarity.HIGHER,
        example="2017-08: 4\n2017-09: 1" + _MEETINGS,
        **_CONFERENCES,
    ),
    share(
        key="family-group-conferences-accepted",
        title="Family group conferences accepted",
        says="Of the offers of a family group conference made in the period and answered, those that the family accepted.",
        basis=Flow("offered_date"),
        where="accepted is not null",
        met="accepted",
        polarity=Polarity.HIGHER,
        needs=("family_group_conferences.accepted",),
        example="2017-08: 3 of 4" + _MEETINGS,
        **_CONFERENCES,
    ),
    duration(
        key="family-group-conference-days",
        title="Days from offer to family group conference",
        says="Mean days from the offer to the conference, of the family group conferences held in the period.",
        basis=Flow("held_date"),
        value="days(offered_date, held_date)",
        polarity=Polarity.LOWER,
        # 31 and 60 days.
        example="2017-09: 45.5 over 2" + _MEETINGS,
        **_CONFERENCES,
    ),
    mix(
        key="family-group-conferences-outcomes",
        title="What came of family group conferences",
        says="Children whose family group conference was held in the period, by what came of it.",
        basis=Flow("held_date"),
        parts=parts_of_codes("outcome", "fgc_outcome"),
        needs=("family_group_conferences.outcome",),
        example="2017-09: plan-agreed 1, plan-not-agreed 1\n2017-10: plan-agreed 1" + _MEETINGS,
        **_CONFERENCES,
    ),
)

CHAPTER = Chapter(title=_CHAPTER, relations=RELATIONS, measures=MEASURES)
