"""What a draft says part by part: nothing of one part touches another, and what is missing is told in full."""

from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.auditing.model import Grade
from goldenthread.auditing.tools.reading import tool_of
from goldenthread.quality.writing import (
    NONE,
    WHOLE,
    Progress,
    Written,
    missing,
    parts_of,
    progress,
    with_written,
    written,
)

TOOL = tool_of("protection", 1)
said = st.builds(Written, st.sampled_from(["", NONE, *(grade.value for grade in Grade)]), st.text(max_size=20))


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(parts_of(TOOL)), said))
def test_each_part_says_what_was_written_there(wrote: dict[str, Written]) -> None:
    """In whatever order, and a part that was never written is blank; a mark is the same for the same words alone."""
    document: dict[str, object] = {}
    for part, one in wrote.items():
        document = with_written(document, part, one)
    for part in parts_of(TOOL):
        stands = written(document, part)
        assert stands == wrote.get(part, Written())
        assert (stands.mark == Written().mark) is (stands == Written())


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(parts_of(TOOL)), said), st.booleans())
def test_what_is_missing_is_what_is_not_answered(wrote: dict[str, Written], graded: bool) -> None:
    """A part is answered exactly where nothing of it is missing."""
    document: dict[str, object] = {}
    for part, one in wrote.items():
        document = with_written(document, part, one)
    lacks = {one.part for one in missing(document, TOOL, graded=graded)}
    answered = {part for part in parts_of(TOOL) if progress(document, part, graded=graded) is Progress.ANSWERED}
    assert answered == set(parts_of(TOOL)) - lacks


def test_the_words_of_what_is_missing() -> None:
    """Each says what to do; where a domain does not apply the reason is asked for."""
    document = with_written({}, "risk-1", Written(NONE, " "))
    told = [one.says for one in missing(document, TOOL, graded=False) if one.part in ("risk-1", WHOLE)]
    assert told == ["Analysis of risk: say why it does not apply", "The whole of the work: write the summary"]
    assert "The whole of the work: choose an overall grade" in {
        one.says for one in missing(document, TOOL, graded=True)
    }
