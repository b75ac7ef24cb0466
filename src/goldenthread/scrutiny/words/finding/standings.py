"""Claims of standings: above target, 33% away from the 90% target, better than England, in line with neighbours."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.words.claims import Claim, Kind
from goldenthread.scrutiny.words.finding.segments import segments
from goldenthread.scrutiny.words.marked import ANY, WHEN, Marked
from goldenthread.scrutiny.words.said import Said
from goldenthread.scrutiny.words.vocabulary import any_of, group_of

_WAYS: Final = {
    "above": (1, 0),
    "below": (-1, 0),
    "beat": (1, 1),
    "short": (-1, -1),
    "met": (0, 1),
    "missed": (0, -1),
    "better_than": (0, 1),
    "worse_than": (0, -1),
    "like": (0, 0),
    "apart": (0, 0),
}
BODIES: Final = ("target", "ceiling", "england", "neighbours", "london")
_BEFORE: Final = r"(?:the |our |its |their |an? |that of |that for |those of |all )*(?:(?!of )[a-z'-]+ ){0,2}?"
_AFTER: Final = re.compile(rf"^,? ?(?:at |standing at |\(at |\()(?P<now>{ANY})(?=$|[,.;)])")
_IN_SOME: Final = re.compile(r"^,? ?(?:in|for|on) (?:#[nwq]\d+# (?:of|out of)|every|each|all|most|some|both|~)")


def find(marked: Marked, rules: Rules) -> Iterator[Claim]:
    """Every standing against a target, England, neighbours or London."""
    groups = tuple(_WAYS)
    frame = re.compile(
        rf"(?:(?P<by>{ANY}) )?(?:(?P<size>just|slightly|well|far|marginally|significantly|comfortably|still) )?"
        rf"(?:(?P<times>twice|double|more than double|more than twice|half) (?P<t>)|(?P<way>{any_of(rules, *groups)}) )"
        rf"{_BEFORE}(?:(?P<was>{ANY}) )?(?P<body>{any_of(rules, *BODIES)})(?: average| figures?| rate| level| set)?"
        rf"(?:,? (?:of |at |is |\(|for @\d+@ of )(?:just |only )?(?P<was2>{ANY}))?(?:,? by (?P<by2>{ANY}))?"
    )
    passive = re.compile(
        rf"(?P<body>target|limit) of (?P<was>{ANY}) (?:was|were|has been|had been) (?P<way>exceeded|met|missed|achieved|surpassed|not met)"
        rf"(?:[^#~;]{{0,30}}?(?:with|at|by) (?P<now>{ANY}))?"
    )
    for piece in segments(marked.text):
        for match in frame.finditer(piece):
            yield _claim(marked, piece, match, rules)
        for match in passive.finditer(piece):
            yield _passive(marked, piece, match, rules)


def _claim(marked: Marked, piece: str, match: re.Match[str], rules: Rules) -> Claim:
    group = group_of(match["way"], rules, *_WAYS) if match["way"] else ""
    way, good = _WAYS.get(group, (0, 0))
    body = group_of(match["body"], rules, *BODIES)
    if match["body"] in rules.words("words", "ceiling"):
        body, way, good = "target", -1 if group == "met" else 1 if group == "missed" else way, 0
    gap = match["by"] if match["by"] and group in {"above", "below", "beat", "short", "apart"} else None
    mark = match["was"] or match["was2"]
    was = marked.number(mark) if mark else None
    by = marked.number(gap) if gap else marked.number(match["by2"]) if match["by2"] else None
    before = piece[: match.start() if gap or not match["by"] else match.end("by")]
    after = _AFTER.match(piece[match.end() :].lstrip(") ")) if was is not None else None
    now = marked.number(after["now"]) if after is not None else _value(marked, before, was or by)
    whens = re.findall(WHEN, piece)
    why = "it speaks of several cases" if _IN_SOME.match(piece[match.end() :]) else ""
    return Claim(
        Kind.AGAINST,
        marked.sentence,
        marked.plain(match[0]).strip(" ,("),
        before,
        now=now,
        was=was,
        by=by,
        way=way,
        good=good,
        size={"like": "like", "apart": "apart"}.get(group, match["size"] or ""),
        multiple=_multiple(match["times"]),
        softened="over" if (match["times"] or "").startswith("more than") else "",
        body=body,
        when=marked.when(whens[0]) if len(whens) == 1 else None,
        why_not=why,
    )


def _passive(marked: Marked, piece: str, match: re.Match[str], rules: Rules) -> Claim:
    """The target of 95% was exceeded, with 96%: a limit that is exceeded is gone over."""
    way, good = _WAYS[group_of(match["way"], rules, *_WAYS)]
    if match["body"] == "limit":
        way, good = (1, 0) if good > 0 and way else (-good, 0)
    return Claim(
        Kind.AGAINST,
        marked.sentence,
        marked.plain(match[0]),
        piece[: match.start()],
        now=marked.number(match["now"]) if match["now"] else None,
        was=marked.number(match["was"]),
        way=way,
        good=good,
        body="target",
    )


def _multiple(times: str | None) -> Fraction | None:
    if times is None:
        return None
    return Fraction(1, 2) if times == "half" else Fraction(2)


def _value(marked: Marked, before: str, like: Said | None) -> Said | None:
    """The figure that is meant: the last one before the words that is in the same unit as the one it is held against."""
    found = [one for mark in re.findall(ANY, before) if not (one := marked.number(mark)).spelled]
    rates = {"%", "pts"}
    fitting = [
        one for one in found if like is None or not like.sign or one.unit is like.unit or {one.sign, like.sign} <= rates
    ]
    return fitting[-1] if fitting else None
