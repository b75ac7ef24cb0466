"""Words against numbers: what a sentence claims is borne out by its own figures, or by those of the measure it names."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper
from goldenthread.scrutiny.words.check import NO_SUBJECT, judge
from goldenthread.scrutiny.words.claims import Kind
from goldenthread.scrutiny.words.facts import facts_of
from goldenthread.scrutiny.words.find import claims_in
from goldenthread.scrutiny.words.judging.judged import Judged
from goldenthread.scrutiny.words.statements import Statement, statements
from goldenthread.scrutiny.words.subjects import Measures, measures


def check(paper: Paper, rules: Rules) -> Iterable[Outcome]:
    """Look at every sentence of the running text and of columns of statements."""
    facts = [fact for sheet in paper for fact in facts_of(sheet, rules)]
    held = measures(facts, rules)
    for statement in statements(paper, facts, rules):
        yield from _statement(statement, held, rules)


def _statement(statement: Statement, held: Measures, rules: Rules) -> Iterator[Outcome]:
    judged = [judge(claim, held, rules, statement.about) for claim in claims_in(statement.text, rules)]
    for one in _each_once(judged):
        if one.verdict is Verdict.DISAGREES:
            yield disagrees(_finding(statement, one))
        elif one.verdict is Verdict.AGREES:
            note = _note(statement, one) if one.level is Level.NOTE else None
            yield agrees(statement.place) if note is None else Outcome(Verdict.AGREES, statement.place, note)
        elif not _says_nothing(one):
            yield cannot_tell(statement.place, f"{one.claim.words}: {one.why}")


def _says_nothing(one: Judged) -> bool:
    """A figure of no measure that is published, or a movement without a figure, is no claim that anybody would look up."""
    bare = one.claim.now is None and one.claim.was is None and one.claim.by is None
    return one.why == NO_SUBJECT and (one.claim.kind is Kind.VALUE or (bare and one.claim.kind is Kind.MOVEMENT))


def _each_once(judged: Sequence[Judged]) -> Iterator[Judged]:
    """One figure of one sentence is named once: a finding that tells how it came about stands for its bare value."""
    wrong = {(one.claim.sentence, one.claim.now) for one in judged if _wrong(one) and one.claim.kind is not Kind.VALUE}
    for one in judged:
        if not (_wrong(one) and one.claim.kind is Kind.VALUE and (one.claim.sentence, one.claim.now) in wrong):
            yield one


def _wrong(one: Judged) -> bool:
    return one.verdict is Verdict.DISAGREES


def _finding(statement: Statement, one: Judged) -> Finding:
    mend = f"Print {one.expected}, or mend the figures" if one.expected else "Choose words that the figures bear out"
    return Finding(
        statement.place,
        RELATION.key,
        one.level or Level.QUESTION,
        one.claim.words,
        one.expected,
        one.arithmetic,
        f"“{one.claim.words}”: the figures do not bear this out. What is meant?",
        mend,
        one.places,
    )


def _note(statement: Statement, one: Judged) -> Finding:
    return Finding(
        statement.place,
        RELATION.key,
        Level.NOTE,
        one.claim.words,
        one.expected,
        one.arithmetic,
        f"“{one.claim.words}” holds, but is more exactly said as {one.expected}",
        f"Print {one.expected}",
        one.places,
    )


RELATION: Final = Relation(
    key="words",
    title="Words are borne out by the figures",
    sentence="What a sentence says of figures (a share, a rise, a multiple, a target met, the highest since) is borne out by them.",
    rounding="Printed figures may have been rounded to their last digit. Words for sizes and portions have room that is data; only a "
    "clear misfit is asked about. Forecasts, conditions, questions, quotations and denials are left alone, and a sentence is held "
    "against a table only where it names just that measure.",
    examples=(
        Example(
            "155 of 224 is 69%; a rise of 12 is a rise of 12; 57% is below a target of 90%.",
            """
            statement
            Of the 224 discussions held, 155 (69%) were compliant.
            Referrals rose from 402 to 414, an increase of 12.
            At 57%, performance is 33 percentage points below the 90% target.
            """,
            (Verdict.AGREES,) * 3,
        ),
        Example(
            "171 of 224 is 76%.",
            """
            statement
            Health attended 171 of 224 discussions (79%).
            """,
            (Verdict.DISAGREES,),
            "2 statement",
            "76%",
        ),
        Example(
            "The table says that they fell.",
            """
            label | unit | series (2017-10) | series (2017-11)
            Open plans | count | 655 | 614

            statement
            Open plans rose in November 2017.
            """,
            (Verdict.DISAGREES,),
            "2 statement",
            "",
        ),
        Example(
            "What will be, nobody can check.",
            """
            statement
            Referrals will double from 150 to 210.
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check_paper=check,
)
