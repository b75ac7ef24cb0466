"""Claims that only a series can bear out: highest since April, three months running, and figures said of a measure."""

import re
from collections.abc import Iterator
from typing import Final

from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.words.claims import Claim, Kind
from goldenthread.scrutiny.words.finding.segments import segments
from goldenthread.scrutiny.words.marked import ANY, LIMIT, WHEN, Marked
from goldenthread.scrutiny.words.spelling import NUMBER_WORD, number_of, ordinal_of
from goldenthread.scrutiny.words.vocabulary import any_of, group_of

_MOST: Final = {
    "highest": (1, 0),
    "largest": (1, 0),
    "lowest": (-1, 0),
    "smallest": (-1, 0),
    "best": (0, 1),
    "worst": (0, -1),
}
_EXTREME: Final = re.compile(
    rf"(?:(?:at|to|is|are|was|were|now|reached) )?(?:its |their |the |our |a )?(?P<most>{'|'.join(_MOST)})"
    rf"(?: (?:level|point|figure|number|rate|value|position|it has been|they have been|seen|recorded))*"
    rf"(?: @\d+@)? (?:since (?:the )?(?:end of )?(?P<since>{WHEN})|(?:for|in) (?P<length>{LIMIT}))"
)
_LENGTH: Final = r"(?:month|quarter|year)s?"
_IN_A_ROW: Final = r"(?:running|in a row|in succession)"
#: So many periods in one direction.
RUN: Final = re.compile(
    rf"(?P<length>{LIMIT}) {_IN_A_ROW}"
    rf"|(?P<number>{NUMBER_WORD}|#[nw]\d+#) (?:consecutive|successive) {_LENGTH}"
    rf"|(?P<ordinal>second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)|·+(?:st|nd|rd|th)) "
    rf"(?:(?:consecutive|successive) {_LENGTH}|{_LENGTH} {_IN_A_ROW})"
    rf"|for (?:the (?:last|past) )?(?P<long>{LIMIT})(?=$|[,.;)]| to @| and)"
)
_MOVING: Final = re.compile(r"(?:\b(?:has|have|had) (?:now )?(?:been )?)?")
_VALUE: Final = re.compile(
    rf"(?P<verb>stood at|stands at|standing at|was|were|is|are|reached|reaching|totalled|numbered|to|at) "
    rf"(?:now |just |only |an? (?:[a-z'-]+ ){{0,2}}?of |a )?(?P<now>{ANY})(?P<after>[^#~;]{{0,40}})"
)
_THERE: Final = re.compile(
    r"\bthere (?:were|are) (?:now |still )?(?P<now>#n\d+#) (?P<subject>[a-z][^#~@;:,.()]{2,60}?)"
    r"(?=$|[,.;:]| (?:in|at|on|as at) @| at the end)"
)
_BRACKETED: Final = re.compile(rf"\((?P<now>{ANY})\)(?P<after>)")
_NOT_A_VALUE: Final = re.compile(
    r"^,? ?(?:of |out of |percentage points |points |away|above|below|more|fewer|less|higher|lower|short|better|worse|off|to #"
    r"|times|behind|ahead|target|limit|and #)"
)


def find(marked: Marked, rules: Rules) -> Iterator[Claim]:
    """Every extreme, run and figure of a sentence."""
    for piece in segments(marked.text):
        for match in _EXTREME.finditer(piece):
            yield _extreme(marked, piece, match)
        for match in RUN.finditer(piece):
            claim = _run(marked, piece, match, rules)
            if claim is not None:
                yield claim
        yield from _values(marked, piece, rules)


def _extreme(marked: Marked, piece: str, match: re.Match[str]) -> Claim:
    way, good = _MOST[match["most"]]
    whens = [mark for mark in re.findall(WHEN, piece) if mark != match["since"]]
    return Claim(
        Kind.EXTREME,
        marked.sentence,
        marked.plain(match[0]),
        piece[: match.start()],
        way=way,
        good=good,
        since=marked.when(match["since"]) if match["since"] else None,
        periods=_months(marked, match["length"]) if match["length"] else 0,
        when=marked.when(whens[0]) if len(whens) == 1 else None,
    )


def _run(marked: Marked, piece: str, match: re.Match[str], rules: Rules) -> Claim | None:
    groups = ("rise", "fall", "better", "worse")
    verbs = list(re.finditer(any_of(rules, *groups), piece))
    if not verbs:
        return None
    group = group_of(verbs[0][0], rules, *groups)
    mark = match["length"] or match["long"]
    count = _months(marked, mark) if mark else _count(marked, match["number"] or match["ordinal"])
    start = verbs[0].start()
    whens = re.findall(WHEN, piece)
    return Claim(
        Kind.RUN,
        marked.sentence,
        marked.plain(piece[min(start, match.start()) : max(match.end(), verbs[0].end())]),
        piece[: min(start, match.start())],
        way={"rise": 1, "fall": -1}.get(group, 0),
        good={"better": 1, "worse": -1}.get(group, 0),
        periods=count,
        when=marked.when(whens[0]) if len(whens) == 1 else None,
        why_not=""
        if len({group_of(verb[0], rules, *groups) for verb in verbs}) == 1
        else "it tells of several movements",
    )


def _months(marked: Marked, mark: str) -> int:
    """How many periods a length of time names, each a month, quarter or year; 0 where it is in days or weeks."""
    said = marked.number(mark)
    return int(said.number) if re.search(r"month|quarter|year", said.text) and said.whole else 0


def _count(marked: Marked, word: str) -> int:
    if word.startswith("#"):
        return int(marked.number(word).number)
    return number_of(word) or ordinal_of(word) or 0


def _values(marked: Marked, piece: str, rules: Rules) -> Iterator[Claim]:
    """A figure that is said of the words before it; only a measure of just those words can bear it out."""
    matches = [*_VALUE.finditer(piece), *_BRACKETED.finditer(piece)]
    whens = re.findall(WHEN, piece)
    movement = any_of(rules, "rise", "fall", "moved", "better", "worse", "doubled", "trebled", "halved")
    for match in _THERE.finditer(piece):
        yield Claim(
            Kind.VALUE,
            marked.sentence,
            marked.plain(match[0]),
            match["subject"],
            now=marked.number(match["now"]),
            when=marked.when(whens[0]) if len(whens) == 1 else None,
            why_not="it names several periods" if len(whens) > 1 else "",
        )
    for match in matches:
        if _NOT_A_VALUE.match(match["after"].lstrip()) or (
            match[0].startswith("to ") and not re.search(movement, piece)
        ):
            continue
        verb = re.search(movement, piece[: match.start()])
        after = re.findall(WHEN, match["after"])
        stated = after[0] if after else whens[0] if len(whens) == 1 else ""
        compared = bool(stated) and bool(
            re.search(rf"(?:since|than|compared with|compared to|from) (?:the )?{stated}", piece)
        )
        yield Claim(
            Kind.VALUE,
            marked.sentence,
            marked.plain(match[0][: match.end("now") - match.start()]).strip("() "),
            piece[: verb.start() if verb is not None else match.start()],
            now=marked.number(match["now"]),
            when=marked.when(stated) if stated and not compared else None,
            why_not="it names several periods" if len(whens) > 1 and not after else "",
        )
