"""The words of what was chosen: one sentence that a member can read, with n, the target and others, and one question."""

from typing import Final

from goldenthread.measures.reading.points import period_words
from goldenthread.papers.choosing.choose import Chosen
from goldenthread.papers.choosing.why import Why
from goldenthread.papers.words import comparator_words, counted_words, target_words, value_cell

#: The question that each reason raises; the value and the target are put in where the reason speaks of them.
_QUESTIONS: Final = {
    Why.SIGNAL_OF_CONCERN: "What changed, when was it noticed, and what is being done for the children it touches?",
    Why.RED: "What will bring {value} to {target}, by when, and who answers for it?",
    Why.AMBER: "What stands between {value} and {target}, and when will it be met?",
    Why.BEHIND_OTHERS: "What do the authorities that do better do that we do not?",
    Why.OVERDUE: "Who is looking at these children this week, and how long has the longest waited?",
    Why.NOT_RECORDED: "When will this be recorded, and how do we know until then that children are safe?",
}


def sentence(one: Chosen) -> str:
    """What the figure is and why it was chosen."""
    figure = one.standing.figure
    if one.standing.is_gap:
        return f"{figure.title}: {'; '.join(why.words for why in one.why)}."
    counted = counted_words(figure)
    value = f"{value_cell(figure).text}{f' ({counted})' if counted else ''} in {period_words(figure.period)}"
    said = [f"{figure.title}: {value}", *(why.words for why in one.why)]
    if target_words(one.standing):
        said.append(f"the target is {target_words(one.standing)}")
    if comparator_words(one.standing):
        said.append(comparator_words(one.standing))
    if one.beside:
        said.append(f"but {' and '.join(why.words for why in one.beside)}")
    return f"{'; '.join(said)}."


def question(one: Chosen) -> str:
    """The one question that a member may ask about a worry: that of its weightiest reason."""
    return question_about(one.why[0], value_cell(one.standing.figure).text, target_words(one.standing))


def question_about(why: Why, value: str, target: str) -> str:
    """The question that a reason raises about a value as printed and its target in words ("" where there is none)."""
    return _QUESTIONS[why].format(value=value, target=f"a target of {target or 'the target'}")
