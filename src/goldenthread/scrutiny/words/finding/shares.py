"""Claims of shares: 155 of 224 (69%), of the 224 held 155 (69%), 69% (155 of 224), and portions in words beside them."""

import re
from collections.abc import Iterator
from typing import Final

from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.words.claims import Claim, Kind
from goldenthread.scrutiny.words.marked import COUNT, MONEY, PART, PERCENT, Marked

_SOME: Final = r"(?:the |these |those |our |its |all |a total of )?(?:[a-z'-]+ ){0,2}?"
_OF: Final = rf"(?P<top>{COUNT}) (?:out )?of {_SOME}(?P<bottom>{COUNT})(?! (?:to|or) #)"
_AFTER: Final = rf"(?:[^#~;:@.]{{0,60}}?(?:\(|, ?(?:or |that is,? )?|– ?|or )(?:or |i\.e\.? )?(?P<share>{PERCENT}))?"
_FRAMES: Final = (
    re.compile(rf"(?P<share>{PERCENT})[^#~;:@.]{{0,50}}?(?:\(|– ?|, or |, that is,? ){_OF}"),
    re.compile(rf"{_OF}{_AFTER}"),
    re.compile(
        rf"(?P<top>{COUNT}) (?:[a-z'-]+ ){{1,4}}?(?:out of|from) (?:an? |the )(?:cohort|total|group|sample) of (?P<bottom>{COUNT})"
        rf"{_AFTER}"
    ),
    re.compile(
        rf"(?P<bottom>{COUNT}) (?:[a-z'-]+ ){{0,4}}?(?:[a-z'-]+|@\d+@),? of (?:which|whom|these),? (?:only |just )?(?P<top>{COUNT})"
        rf" ?\((?P<share>{PERCENT})\)"
    ),
    re.compile(rf"(?P<top>{COUNT}) ?\((?P<share>{PERCENT})\) (?:out )?of {_SOME}(?P<bottom>{COUNT})"),
    re.compile(
        rf"(?:^|[,:(·] )of {_SOME}(?P<bottom>{COUNT}) [^#~;:.]{{0,60}}?, (?:only |just |some )?(?P<top>{COUNT})"
        rf"(?: ?(?:\(|, ?(?:or )?)(?P<share>{PERCENT}))?"
    ),
    re.compile(
        rf"(?P<top>{MONEY})[^#~;:]{{0,40}}?(?:is|was|or|equals|equal to|represents|representing|being) (?P<share>{PERCENT}) of "
        rf"(?:the |a |an |its |our )?(?:[a-z'-]+ ){{0,4}}?(?P<bottom>{MONEY})"
    ),
)
_WORDED: Final = (
    re.compile(rf"(?P<part>{PART}) of {_SOME}(?P<bottom>{COUNT}) (?:[a-z'-]+ ){{1,4}}?\((?P<top>{COUNT})\)(?P<share>)"),
    re.compile(rf"(?P<part>{PART})[^#~;:.@]{{0,60}}?(?:\(|, ?|– ?)(?:{_OF}|(?P<share>{PERCENT}))"),
    re.compile(
        rf"(?:{_OF}|(?P<share>{PERCENT}))(?P<words>[^#~;:.@]{{0,40}}?)(?:\(|, ?|– ?|, or |or )(?:or )?(?P<part>{PART})"
    ),
)
#: So many of so many of what: without a percentage beside them, two bare numbers may be anything.
_NOUN: Final = re.compile(r"^ [a-z]")
_ALL: Final = re.compile(
    rf"(?:^|[,;] )(?P<all>all|every one|every|none|no)(?: of)?(?: the| our)? (?:{COUNT} )?(?P<words>[^#~;:.,()]{{0,40}}?)"
    rf"\((?:{_OF}|(?P<share>{PERCENT}))\)"
)


def find(marked: Marked, rules: Rules) -> Iterator[Claim]:
    """Every share of a sentence, and every portion in words that stands beside its figures."""
    taken: set[str] = set()
    for frame in _FRAMES:
        for match in frame.finditer(marked.text):
            if match["top"] in taken or match["bottom"] in taken:
                continue
            if match["share"] is None and not _NOUN.match(marked.text[match.end() :]):
                continue
            taken |= {match["top"], match["bottom"], match["share"] or match["top"]}
            yield Claim(
                Kind.SHARE,
                marked.sentence,
                marked.plain(match[0]).strip(" ,:("),
                marked.text[: match.start()],
                now=marked.number(match["top"]),
                was=marked.number(match["bottom"]),
                by=marked.number(match["share"]) if match["share"] else None,
            )
    used: set[str] = set()
    for frame in _WORDED:
        for match in frame.finditer(marked.text):
            if match["part"] not in used:
                used.add(match["part"])
                yield _portion(marked, match, portion=match["part"])
    for match in _ALL.finditer(marked.text):
        yield _portion(marked, match, way=-1 if match["all"] in {"none", "no"} else 1)


def _portion(marked: Marked, match: re.Match[str], portion: str = "", way: int = 0) -> Claim:
    """A portion in words and the figures beside it: a percentage, or so many of so many."""
    share = match["share"]
    return Claim(
        Kind.PORTION,
        marked.sentence,
        marked.plain(match[0]).strip(" ,:("),
        marked.text[: match.start()],
        now=marked.number(share or match["top"]),
        was=None if share else marked.number(match["bottom"]),
        portion=marked.portion(portion) if portion else None,
        way=way,
    )
