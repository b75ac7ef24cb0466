"""Claims of movements: rose from 12 to 16, a fall of 3, doubled, remained stable, improved."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.words.claims import Claim, Kind
from goldenthread.scrutiny.words.finding.histories import RUN
from goldenthread.scrutiny.words.finding.segments import segments
from goldenthread.scrutiny.words.marked import ANY, PART, WHEN, Marked
from goldenthread.scrutiny.words.said import When
from goldenthread.scrutiny.words.vocabulary import any_of, group_of

_LEAD: Final = r"(?:an? (?:[a-z'-]+ ){0,3}?of |the |just |only |some )?"
_ENDS: Final = (
    re.compile(rf"from {_LEAD}(?P<was>{ANY})(?:[^#~;]{{0,45}}?),? to {_LEAD}(?P<now>{ANY})"),
    re.compile(rf"to {_LEAD}(?P<now>{ANY})(?:[^#~;]{{0,40}}?) from {_LEAD}(?P<was>{ANY})"),
    re.compile(rf"(?P<now>{ANY})(?:[^#~;]{{0,30}}?),? ?\(?(?:up|down)(?: by)?(?: {ANY})? from {_LEAD}(?P<was>{ANY})"),
)
_BY: Final = rf"by {_LEAD}(?P<by>{ANY})"
_TO: Final = re.compile(rf" to {_LEAD}(?P<now>{ANY})(?! of )")
_SINCE: Final = re.compile(
    rf"(?:since|compared (?:with|to)|(?:up|down) on|than in|than|on|from) (?:the )?(?:end of )?(?P<when>{WHEN})"
)
_EXTREME: Final = re.compile(r"\b(?:highest|lowest|best|worst|largest|smallest)\b")
_BETWEEN: Final = re.compile(rf"(?:between|from) (?P<since>{WHEN}) (?:and|to) (?P<when>{WHEN})")
_MULTIPLES: Final = {
    "doubled": Fraction(2),
    "trebled": Fraction(3),
    "quadrupled": Fraction(4),
    "halved": Fraction(1, 2),
}
_TIMES_AS: Final = re.compile(
    rf"(?P<words>twice|double|treble|three times|four times) (?:as (?:many|much)|the number of)[^#~;]{{0,60}}?\((?P<now>{ANY})\) "
    rf"(?:as|than|that)[^#~;]{{0,40}}?\(?(?P<was>{ANY})\)?"
)
_PORTION: Final = re.compile(rf"by (?:just )?(?P<part>{PART})|(?:increase|reduction|rise|fall|drop) of (?P<of>{PART})")
_TIMES: Final = re.compile(
    rf"(?P<now>{ANY}),? (?:[^#~;]{{0,60}}?)(?P<words>twice|double|treble|three times|four times)"
    rf"(?: as (?:many|much|high|large))?(?: as)? (?:the )?(?:[a-z'-]+ ){{0,3}}?(?:of )?(?P<was>{ANY})"
)
#: A size in words of its own (", an increase of 12") belongs to the movement that ended so few letters before.
_NEAR: Final = 60
#: Multiples that are claims of movement only where they stand alone, as "over double" in a column of remarks.
_NOUNS: Final = {"double", "twice", "twofold", "treble", "triple", "threefold", "three times", "four times", "fourfold"}
#: "Up" and "down" are movements only beside what says how far; "up to date" and "set up" are not.
_PLACED: Final = re.compile(r"^\s*(?:from|by|on|#|to #|since|slightly|significantly|sharply)")


@dataclass(frozen=True, slots=True)
class _Way:
    """A word for a movement: its place, and what it says: up or down, better or worse, so many times."""

    start: int
    end: int
    way: int = 0
    good: int = 0
    multiple: Fraction | None = None
    softened: str = ""
    steady: bool = False


def find(marked: Marked, rules: Rules) -> Iterator[Claim]:
    """Every movement of a sentence, one for each of its pieces at most."""
    for piece in segments(marked.text):
        yield from _piece(marked, piece, rules)


def _piece(marked: Marked, piece: str, rules: Rules) -> Iterator[Claim]:
    ways = _ways(piece, rules)
    times = _TIMES.search(piece) or _TIMES_AS.search(piece)
    if times is not None:
        yield _times(marked, piece, times, rules)
        return
    pairs = _pairs(piece)
    if not ways:
        return
    sizes = list(re.finditer(_sized(rules), piece))
    if not pairs and not sizes and RUN.search(piece):
        # "Falling for three months" tells of months, not of one movement.
        return
    if not pairs:
        yield _claim(marked, piece, ways, None, sizes[0] if len(sizes) == 1 else None, rules, len(sizes) > 1)
    for pair in pairs:
        way = next((one for one in reversed(ways) if one.start < pair.start("was")), ways[0])
        fitting = [
            size for size in sizes if _mark(size) not in {pair["was"], pair["now"]} and _same(size, pair, way, ways)
        ]
        nouns = [one for one in ways if fitting and pair.start() <= one.start < fitting[0].end()]
        steady = [one for one in ways if one.steady and len(pairs) == 1]
        yield _claim(marked, piece, [way, *nouns, *steady], pair, fitting[0] if len(fitting) == 1 else None, rules)


def _mark(size: re.Match[str]) -> str:
    return size["by"] or size["of"] or size["ahead"] or size["up"]


def _same(size: re.Match[str], pair: re.Match[str], way: _Way, ways: list[_Way]) -> bool:
    """Whether how far and from where to where are said of one movement: one verb, or a noun straight after."""
    before = [one for one in ways if one.start < size.end()]
    if before and before[-1] == way:
        return True
    between = _between(size, pair)
    inside = [one for one in ways if pair.start() < one.start < size.end()]
    return bool(inside) and size.end() > pair.start() and " and " not in between and len(between) <= _NEAR


def _between(size: re.Match[str], pair: re.Match[str]) -> str:
    return size.string[pair.end() : size.start()]


def _pairs(piece: str) -> list[re.Match[str]]:
    for frame in _ENDS:
        found = list(frame.finditer(piece))
        if found:
            return found
    return []


def _sized(rules: Rules) -> str:
    """How far: by 12, a rise of 12, a 12% rise."""
    nouns = any_of(rules, "rise", "fall", "better", "worse", "moved")
    return (
        rf"{_BY}|(?:{nouns}|change)(?: of)? (?:[a-z-]+ ){{0,2}}?(?<= of ){_LEAD}(?P<of>{ANY})"
        rf"|an? (?P<ahead>{ANY}) (?:[a-z-]+ ){{0,1}}?(?:{nouns})|(?:up|down) (?P<up>{ANY})(?= from| on| since| compared)"
    )


def _ways(piece: str, rules: Rules) -> list[_Way]:
    groups = ("rise", "fall", "better", "worse", "steady", "moved", *_MULTIPLES)
    soft = any_of(rules, "nearly", "about", "over", "under", "at_least")
    found: list[_Way] = []
    for match in re.finditer(rf"(?:(?P<soft>{soft}) )?(?P<word>{any_of(rules, *groups)})", piece):
        word = match["word"]
        if word in {"up", "down"} and not _PLACED.match(piece[match.end() :]):
            continue
        group = group_of(word, rules, *groups)
        if group in _MULTIPLES:
            if word in _NOUNS and match[0] != piece.strip(" ."):
                continue
            softened = (
                group_of(match["soft"], rules, "nearly", "about", "over", "under", "at_least") if match["soft"] else ""
            )
            times = _MULTIPLES[group]
            found.append(_Way(match.start(), match.end(), 1 if times > 1 else -1, multiple=times, softened=softened))
            continue
        found.append(
            _Way(
                *(
                    match.start(),
                    match.end(),
                    {"rise": 1, "fall": -1}.get(group, 0),
                    {"better": 1, "worse": -1}.get(group, 0),
                ),
                steady=group == "steady",
            )
        )
    return found


def _claim(
    marked: Marked,
    piece: str,
    ways: Sequence[_Way],
    pair: re.Match[str] | None,
    size: re.Match[str] | None,
    rules: Rules,
    several: bool = False,
) -> Claim:
    way, good = _one_of([one.way for one in ways]), _one_of([one.good for one in ways])
    multiple = next((one for one in ways if one.multiple is not None), None)
    start = min(one.start for one in ways)
    mark = _mark(size) if size is not None else None
    to = _TO.search(piece, start) if pair is None else None
    now = pair["now"] if pair is not None else to["now"] if to is not None and to["now"] != mark else None
    since, when = _times_of(marked, piece)
    part = _PORTION.search(piece)
    why = ""
    if way is None or good is None or (several and pair is None):
        why = "it tells of several movements at once"
    return Claim(
        Kind.MOVEMENT,
        marked.sentence,
        marked.plain(piece).strip(" .,"),
        piece[:start] if pair is None else piece[: min(start, pair.start())],
        now=marked.number(now) if now else None,
        was=marked.number(pair["was"]) if pair is not None else None,
        by=marked.number(mark) if mark else None,
        way=way or 0,
        good=good or 0,
        size=_size(piece, ways, rules),
        portion=marked.portion(part["part"] or part["of"]) if part is not None else None,
        multiple=multiple.multiple if multiple is not None else None,
        softened=multiple.softened if multiple is not None else "",
        when=when,
        since=since,
        why_not=why,
    )


def _one_of(signs: list[int]) -> int | None:
    """The one sign that is not nought, nought where there is none, None where they differ."""
    held = {sign for sign in signs if sign}
    return None if len(held) > 1 else held.pop() if held else 0


def _size(piece: str, ways: Sequence[_Way], rules: Rules) -> str:
    """The group of words for how large the movement is, where one stands beside it."""
    if any(one.steady for one in ways):
        return "steady"
    for one in ways:
        near = piece[max(0, one.start - 30) : one.end + 16]
        match = re.search(any_of(rules, "small", "large"), near)
        if match is not None:
            return group_of(match[0], rules, "small", "large")
    return ""


def _times_of(marked: Marked, piece: str) -> tuple[When | None, When | None]:
    """What a movement goes back to, and the period that it ends in, where the words say."""
    both = _BETWEEN.search(piece)
    if both is not None:
        return marked.when(both["since"]), marked.when(both["when"])
    since = _SINCE.search(piece) if not _EXTREME.search(piece) else None
    others = [mark for mark in re.findall(WHEN, piece) if since is None or mark != since["when"]]
    return (
        marked.when(since["when"]) if since is not None else None,
        marked.when(others[-1]) if len(others) == 1 else None,
    )


def _times(marked: Marked, piece: str, match: re.Match[str], rules: Rules) -> Claim:
    group = {"twice": "doubled", "double": "doubled", "four times": "quadrupled"}.get(match["words"], "trebled")
    before = piece[: match.start("words")].rstrip()
    soft = next(
        (
            one
            for one in ("nearly", "about", "over", "under", "at_least")
            if re.search(rf"{any_of(rules, one)}$", before)
        ),
        "",
    )
    return Claim(
        Kind.MOVEMENT,
        marked.sentence,
        marked.plain(match[0]),
        piece[: match.start()],
        now=marked.number(match["now"]),
        was=marked.number(match["was"]),
        multiple=_MULTIPLES[group],
        softened=soft,
        way=1,
    )
