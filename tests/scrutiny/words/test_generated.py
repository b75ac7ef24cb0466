"""Generated sentences: what is true is never contradicted, and what is wrong beyond rounding always is."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from goldenthread.measures.reading.points import rounded
from goldenthread.scrutiny.findings import Verdict
from goldenthread.scrutiny.rules import load_rules
from goldenthread.scrutiny.words.check import check_claims
from goldenthread.scrutiny.words.find import claims_in

RULES = load_rules()
COUNTS = st.integers(2, 995)
SHARES = (
    "{top} of {bottom} children ({share}%) were seen alone.",
    "Of the {bottom} reviews due, {top} ({share}%) were held on time.",
    "Some {share}% of visits ({top} of {bottom}) were late.",
    "{top} out of {bottom} plans, or {share}%, were up to date.",
)
MOVES = (
    "Open cases {verb} from {was} to {now}, {noun} of {by}.",
    "Open cases {verb} by {by}, from {was} in May to {now} in June.",
    "The number of open cases {verb} to {now} from {was}, {noun} of {by}.",
)
WORDS = (
    *(
        "rose",
        "fell",
        "from",
        "to",
        "12",
        "40%",
        "by",
        "of",
        "(",
        ")",
        ",",
        ";",
        "the",
        "target",
        "above",
        "half",
        "3",
        "£4m",
    ),
    *(
        "since",
        "May",
        "2017",
        "not",
        "a third",
        "doubled",
        "highest",
        "three",
        "months",
        "running",
        "total",
        "slightly",
    ),
)
TARGETS = (
    "At {value}%, reviews on time are {way} the target of {target}%.",
    "Reviews on time stood at {value}%, {gap} percentage points {way} the {target}% target.",
)


def verdicts(sentence: str) -> set[Verdict]:
    """What comes of the claims of a sentence that stands alone."""
    return {judged.verdict for judged in check_claims(claims_in(sentence, RULES), (), RULES)}


@given(st.sampled_from(SHARES), COUNTS, COUNTS, st.integers(0, 2), st.integers(-30, 30))
def test_a_share_is_contradicted_when_no_rounding_gives_it(
    template: str, one: int, other: int, places: int, off: int
) -> None:
    """The share as rounded agrees; moved by more than a digit it does not."""
    top, bottom = sorted((one, other))
    share = Fraction(100 * top, bottom)
    assert Verdict.AGREES in verdicts(template.format(top=top, bottom=bottom, share=rounded(share, places)))
    wrong = rounded(share, places) + off * rounded(Fraction(1, 10**places), places)
    assume(abs(off) > 1 and wrong >= 0)
    assert Verdict.DISAGREES in verdicts(template.format(top=top, bottom=bottom, share=wrong))


@given(st.sampled_from(MOVES), COUNTS, COUNTS, st.integers(1, 50))
def test_a_movement_is_what_lies_between_its_ends(template: str, was: int, now: int, off: int) -> None:
    """The difference agrees; another, or the other way, does not."""
    assume(was != now)
    up = ("rose", "an increase"), ("fell", "a reduction")
    right, wrong = up if now > was else up[::-1]
    by = abs(now - was)

    def said(words: tuple[str, str], size: int) -> set[Verdict]:
        return verdicts(template.format(verb=words[0], noun=words[1], was=was, now=now, by=size))

    assert Verdict.DISAGREES not in said(right, by)
    assert Verdict.AGREES in said(right, by)
    assert Verdict.DISAGREES in said(right, by + off)
    assert Verdict.DISAGREES in said(wrong, by)


@given(st.sampled_from(TARGETS), st.integers(0, 1000), st.integers(750, 1000), st.integers(2, 90))
def test_a_target_is_above_below_or_met(template: str, value: int, target: int, off: int) -> None:
    """The side on which a figure lies agrees, the other does not, and neither does another gap."""
    assume(abs(value - target) > 1)
    right, wrong = ("above", "below") if value > target else ("below", "above")

    def said(way: str, gap: int) -> set[Verdict]:
        tenths = [f"{number / 10:.1f}" for number in (value, target, gap)]
        return verdicts(template.format(value=tenths[0], target=tenths[1], gap=tenths[2], way=way))

    gap = abs(value - target)
    assert said(right, gap) & {Verdict.AGREES, Verdict.DISAGREES} == {Verdict.AGREES}
    assert Verdict.DISAGREES in said(wrong, gap)
    if "{gap}" in template:
        assert Verdict.DISAGREES in said(right, gap + off)


@given(st.text(max_size=300))
def test_any_text_at_all_is_read(text: str) -> None:
    """No text makes it fall over."""
    check_claims(claims_in(text, RULES), (), RULES)


@given(st.lists(st.sampled_from(WORDS)))
def test_any_order_of_its_own_words_is_read(words: list[str]) -> None:
    """Nor do its own words in an order that nobody would write."""
    check_claims(claims_in(" ".join(words), RULES), (), RULES)
