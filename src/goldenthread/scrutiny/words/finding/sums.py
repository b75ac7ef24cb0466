"""Claims of differences, of parts of a total and of places in a range: each with all of its figures in the sentence."""

import re
from collections.abc import Iterator
from typing import Final

from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.words.claims import Claim, Kind
from goldenthread.scrutiny.words.marked import ANY, COUNT, MONEY, Marked

_GAP: Final = re.compile(
    rf"(?:gap|difference) between [^#~;]{{1,50}}?\(?(?P<was>{ANY})\)? and [^#~;]{{1,50}}?\(?(?P<now>{ANY})\)?,? "
    rf"(?:is|was|of|stands at|stood at|being) (?:now |just |only )?(?P<by>{ANY})"
)
_MORE: Final = (
    re.compile(
        rf"(?P<by>{ANY}) (?P<way>more|fewer|less) [^#~;]{{0,60}}?\((?P<now>{ANY})\) than [^#~;]{{0,40}}?\(?(?P<was>{ANY})\)?"
    ),
    re.compile(
        rf"(?P<now>{ANY})(?:[^#~;]{{0,40}}?),? (?P<by>{ANY}) (?P<way>more|fewer|less|higher|lower) than (?:the )?(?P<was>{ANY})"
    ),
    re.compile(
        rf"(?P<now>{ANY})(?:[^#~;]{{0,40}}?),? (?P<by>{ANY}) (?P<way>more than|fewer than|less than|higher than|lower than|above"
        rf"|below|over|under) (?:the |a |an |our |its |their )?(?:[a-z'-]+ ){{1,3}}?(?:of|at) (?P<was>{ANY})"
    ),
)
_COMPARED: Final = re.compile(
    rf"(?P<now>{ANY})[^#~;]{{0,60}}?,? compared (?:with|to) (?:the )?(?P<was>{ANY})[^#~;]{{0,40}}?,? an? (?:[a-z'-]+ )?"
    rf"(?P<way>increase|rise|reduction|decrease|fall|drop) of (?P<by>{ANY})"
)
_UPWARD: Final = ("more", "higher", "above", "over")
_SPENT: Final = re.compile(
    rf"(?P<now>{MONEY})[^#~;]{{0,30}}?(?:against|compared with|compared to) (?:a |the |an )?(?:[a-z'-]+ ){{0,3}}?"
    rf"(?:of )?(?P<was>{MONEY})[^#~;]{{0,40}}?(?P<way>overspend|underspend|overspent|underspent)(?:ing)? (?:of |by )(?P<by>{MONEY})"
)
_SHORT: Final = re.compile(
    rf"(?P<now>{ANY})[^#~;]{{0,30}}?(?:against|compared with|compared to) (?:a |the |our |its )?(?:[a-z'-]+ ){{0,2}}?target of "
    rf"(?P<was>{ANY})[^#~;]{{0,20}}?(?P<way>shortfall|gap) of (?P<by>{ANY})"
)
_LEAVING: Final = re.compile(
    rf"(?P<now>{MONEY})[^#~;]{{0,40}}?(?:against|of|out of|towards) (?:a |the |our |its )?(?:[a-z'-]+ ){{0,3}}?(?:of )?"
    rf"(?P<was>{MONEY}),? leaving (?:a (?:gap|shortfall|balance) of )?(?P<by>{MONEY})"
)
_TOTAL: Final = re.compile(
    rf"(?P<lead>in total,? (?:there (?:were|are) )?|a total of |altogether,? |total of )?(?P<total>{COUNT}) (?P<words>[^#~;:]{{1,60}}?)"
    rf"(?P<joint>: ?| – |,? (?:were |was )?made up of |,? compris(?:ing|ed|es|e) |,? consist(?:ing|ed) of )(?P<parts>.*)$"
)
_WHOLLY: Final = re.compile(r"made up|compris|consist")
_LIST: Final = re.compile(rf"(?P<part>{COUNT})(?P<words>[^#~@;:()]*)")
_NOT: Final = re.compile(
    rf"(?:^|[,:] )of (?:the |our |these |all )?(?P<total>{COUNT}) [^#~;:]{{1,40}}?, (?P<one>{COUNT}) (?P<words>[^#~;:]{{2,50}}?) and "
    rf"(?:the (?:remaining|other) )?(?P<other>{COUNT}) (?:were|was|had|did|have|are|is|has) not\b"
)
_RANGE: Final = re.compile(rf"(?:between |from |is |of |range |range \()(?P<low>{ANY}) (?:to|and) (?P<high>{ANY})")
_WITHIN: Final = re.compile(
    rf"(?P<now>{ANY})[^#~;]{{0,40}}?(?P<way>within|inside|outside|above|below) (?:it\b|that range|this range|the range|that band)"
)


def find(marked: Marked, rules: Rules) -> Iterator[Claim]:
    """Every difference, sum and range of a sentence."""
    yield from _differences(marked)
    yield from _parts(marked)
    yield from _ranges(marked)


def _differences(marked: Marked) -> Iterator[Claim]:
    for match in _GAP.finditer(marked.text):
        yield _difference(marked, match, 0)
    for frame in _MORE:
        for match in frame.finditer(marked.text):
            yield _difference(marked, match, 1 if match["way"].startswith(_UPWARD) else -1)
    for match in _SHORT.finditer(marked.text):
        yield _difference(marked, match, -1 if match["way"] == "shortfall" else 0)
    for match in _COMPARED.finditer(marked.text):
        yield _difference(marked, match, 1 if match["way"] in {"increase", "rise"} else -1)
    for match in _LEAVING.finditer(marked.text):
        yield _difference(marked, match, -1)
    for match in _SPENT.finditer(marked.text):
        yield _difference(marked, match, 1 if match["way"].startswith("over") else -1)


def _difference(marked: Marked, match: re.Match[str], way: int) -> Claim:
    return Claim(
        Kind.DIFFERENCE,
        marked.sentence,
        marked.plain(match[0]),
        marked.text[: match.start()],
        now=marked.number(match["now"]),
        was=marked.number(match["was"]),
        by=marked.number(match["by"]),
        way=way,
    )


def _parts(marked: Marked) -> Iterator[Claim]:
    """Parts that are listed after a total; they are known to be all of it only where the words say so."""
    complement = _NOT.search(marked.text)
    if complement is not None:
        yield _sum(marked, complement, (complement["one"], complement["other"]), wholly=True)
        return
    match = _TOTAL.search(marked.text)
    if match is None or len(re.findall(COUNT, marked.text[: match.start("parts")])) != 1:
        return
    listed = [one["part"] for one in _LIST.finditer(match["parts"])]
    if len(listed) >= 2 and not re.search(r"of whom|of which|including|\(", match["parts"]):
        yield _sum(marked, match, tuple(listed), bool(match["lead"] or _WHOLLY.search(match["joint"])))


def _sum(marked: Marked, match: re.Match[str], parts: tuple[str, ...], wholly: bool) -> Claim:
    return Claim(
        Kind.PARTS,
        marked.sentence,
        marked.plain(match[0]),
        marked.text[: match.start()],
        now=marked.number(match["total"]),
        parts=tuple(marked.number(part) for part in parts),
        way=int(wholly),
    )


def _ranges(marked: Marked) -> Iterator[Claim]:
    edges, placed = _RANGE.search(marked.text), _WITHIN.search(marked.text)
    if edges is None or placed is None or placed["now"] in {edges["low"], edges["high"]}:
        return
    yield Claim(
        Kind.RANGE,
        marked.sentence,
        f"{marked.plain(edges[0])} … {marked.plain(placed[0])}",
        now=marked.number(placed["now"]),
        parts=(marked.number(edges["low"]), marked.number(edges["high"])),
        size=placed["way"],
    )
