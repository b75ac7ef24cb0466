"""A sentence with its numbers, portions, periods and quotations found, and a text in which marks stand for them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from goldenthread.scrutiny.periods import period_of
from goldenthread.scrutiny.printed import Kind, read
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.units import Unit
from goldenthread.scrutiny.words.said import Portion, Said, When
from goldenthread.scrutiny.words.spelling import NUMBER_WORD, PORTION, VALUES, share_of
from goldenthread.scrutiny.words.vocabulary import group_of, one_of, words_of

#: Marks, as patterns of frames: any number that is an amount, a percentage, points, a count, money; a portion; a period.
ANY: Final = r"#[pnwmdrt]\d+#"
PERCENT: Final = r"#p\d+#"
POINTS: Final = r"#[pt]\d+#"
COUNT: Final = r"#[nw]\d+#"
MONEY: Final = r"#m\d+#"
LIMIT: Final = r"#[qd]\d+#"
PART: Final = r"~\d+~"
WHEN: Final = r"@\d+@"
_MARK: Final = re.compile(r"[#~@]([a-z]?)(\d+)[#~@]")
_LETTERS: Final = {
    Unit.PERCENT: "p",
    Unit.POINTS: "t",
    Unit.MONEY: "m",
    Unit.DURATION: "d",
    Unit.PER_10_000: "r",
    Unit.PER_100_000: "r",
}
_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept|Sep|Oct|Nov|Dec)\b"
)
_YEAR: Final = r"(?:19|20)\d\d"
_PERIODS: Final = (
    rf"{_YEAR}-(?:0[1-9]|1[0-2])(?:-\d\d)?\b",
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?:,? {_YEAR}\b)?",
    rf"{_MONTH},? {_YEAR}\b",
    rf"{_MONTH}\.?[-–' ]{{1,2}}\d\d\b(?! ?%|[.,]\d)",
    rf"{_YEAR} ?[/–-] ?(?:20)?\d\d\b",
    rf"(?:Q[1-4]|[Qq]uarter [1-4])(?: (?:of )?{_YEAR}[/–-]\d\d(?:\d\d)?)?\b",
    _MONTH,
    rf"(?<![£\d,.]){_YEAR}(?![\d,]|\.\d| ?%)",
)
_SAME_TIME: Final = r"(?:this time|(?:the|this) same (?:month|period|quarter|point|time)(?: of)?|this point)? ?"
_YEAR_AGO: Final = r"last year|(?:the|a) year (?:before|ago|earlier)|(?:12|twelve) months (?:ago|earlier|before)|(?:in )?the previous year"
_AGO: Final = (
    (rf"{_SAME_TIME}(?:{_YEAR_AGO})", "year ago"),
    (r"(?:last|the previous|the preceding) (?:month|quarter)|the (?:month|quarter) (?:before|earlier)", "previous"),
    (r"in the (?:latest )?(?:month|quarter)|this (?:month|quarter)|in (?:the )?year", "now"),
)
_UNIT_WORDS: Final = (
    r"%|per ?cent\b|percentage points?\b|ppts?\b|pts?\b|pp\b|points?\b|per 100,?000\b|per 10,?000\b"
    r"|(?:calendar |working )?(?:days?|weeks?|months?|years?|hours?|minutes?)\b"
)
_LIMITING: Final = re.compile(
    r"(?:within|over|under|for|in|after|every|aged?|ages|last|past|next|first|than|older|before|between|longer|least|per|previous"
    r"|and|or)(?: the| a)?(?: last| past| next| first)?\s*$",
    re.I,
)
_AFTER_AGE: Final = re.compile(
    r"^(?: or (?:more|fewer|less|later|older|younger|under|over)\b|s\b"
    r"|[- ](?:year|month|week|day|hour)s?[ -]olds?|-(?:year|month|week|day|hour)|\+)",
    re.I,
)


@dataclass(frozen=True)
class Marked:
    """A sentence; ``text`` is it in small letters with marks, ``#p0#`` the number ``said[0]``, a percentage.

    ``~0~`` stands for a portion, ``@0@`` for a period and ``"quoted"`` for words between quotation marks.
    """

    sentence: str
    text: str
    said: tuple[Said, ...]
    portions: tuple[Portion, ...]
    whens: tuple[When, ...]

    def number(self, mark: str) -> Said:
        """The number behind a mark."""
        return self.said[_place(mark)]

    def portion(self, mark: str) -> Portion:
        """The portion behind a mark."""
        return self.portions[_place(mark)]

    def when(self, mark: str) -> When:
        """The period behind a mark."""
        return self.whens[_place(mark)]

    def subject(self, text: str) -> str:
        """A piece of the marked text without its amounts, portions and periods; limits (within 45 working days) stay."""
        limits = re.sub(LIMIT, lambda match: self.number(match[0]).text, text)
        return " ".join(_MARK.sub(" ", limits).split())

    def plain(self, text: str) -> str:
        """A piece of the marked text with its words again."""
        return _MARK.sub(lambda match: self._behind(match[0]), text)

    def _behind(self, mark: str) -> str:
        if mark[0] == "#":
            return self.number(mark).text
        return self.portion(mark).text if mark[0] == "~" else self.when(mark).text


def _place(mark: str) -> int:
    found = _MARK.search(mark)
    if found is None:
        raise ValueError(f"{mark!r} is no mark")
    return int(found[2])


def marked(sentence: str, rules: Rules) -> Marked:
    """Find the numbers, portions and periods of a sentence; names such as "paragraph 1.73" are none of them."""
    return _Marking(sentence, rules).done()


class _Marking:
    """Goes through one sentence from left to right."""

    def __init__(self, sentence: str, rules: Rules) -> None:
        self.rules = rules
        self.sentence = sentence
        self.said: list[Said] = []
        self.portions: list[Portion] = []
        self.whens: list[When] = []

    def done(self) -> Marked:
        """The sentence with its marks."""
        text = _QUOTED.sub(' "quoted" ', _CURLY.sub("'", self.sentence))
        text = _RANGED.sub(_apart, text)
        text = _PAIRED.sub(_paired, text)
        things = one_of(words_of(self.rules, "numbered_things"))
        pieces = _scanner(
            "|".join(pattern for pattern, _ in _AGO),
            things,
            one_of(words_of(self.rules, *_SOFT)),
            _majorities(self.rules),
        )
        out = pieces.sub(self._one, text)
        return Marked(self.sentence, _closed(out), tuple(self.said), tuple(self.portions), tuple(self.whens))

    def _one(self, match: re.Match[str]) -> str:
        found: Callable[[re.Match[str]], str] = getattr(self, f"_{match.lastgroup}")
        return found(match)

    def _thing(self, match: re.Match[str]) -> str:
        return re.sub(r"\d", "·", match[0])

    def _ago(self, match: re.Match[str]) -> str:
        ago = next(name for pattern, name in _AGO if re.fullmatch(pattern, match[0].strip(), re.I))
        return self._when(When(match[0].strip(), ago=ago))

    def _period(self, match: re.Match[str]) -> str:
        named = period_of(match[0])
        if named is None:
            return match[0] if not any(letter.isdigit() for letter in match[0]) else self._when(When(match[0]))
        return self._when(When(match[0], named))

    def _when(self, when: When) -> str:
        self.whens.append(when)
        return f" @{len(self.whens) - 1}@ "

    def _portion(self, match: re.Match[str]) -> str:
        soft, words = self._softened(match["portion"])
        share = share_of(words)
        named = re.sub(r"^(?:an?|the) ", "", words.casefold())
        kind = group_of(named, self.rules, "vast_majority", "majority", "minority")
        if share is None and not kind:
            return match[0]
        self.portions.append(Portion(match[0], kind or "share", share, soft))
        return f" ~{len(self.portions) - 1}~ "

    def _softened(self, text: str) -> tuple[str, str]:
        for word in sorted(words_of(self.rules, *_SOFT), key=len, reverse=True):
            if text.casefold().startswith(f"{word} "):
                return group_of(word, self.rules, *_SOFT), text[len(word) + 1 :].strip()
        return "", text.strip()

    def _amount(self, match: re.Match[str]) -> str:
        before = match.string[: match.start()]
        if re.match(r" times\b", match.string[match.end() :]):
            return match[0]
        soft, words = self._softened(match[0].strip())
        spelled = not any(letter.isdigit() for letter in words)
        digits = (
            re.sub(rf"^{NUMBER_WORD}", lambda one: str(VALUES[one[0].casefold()]), words, flags=re.I)
            if spelled
            else words
        )
        printed = read(_plain_unit(digits))
        if printed.kind is not Kind.NUMBER:
            return _thing_of(match[0])
        limits = self._limits(match, before, soft, printed.sign)
        unit = _unit(printed.sign, printed.step == 1)
        said = Said(words, printed, unit, "" if limits else soft, spelled, limits)
        self.said.append(said)
        letter = "q" if limits else _LETTERS.get(unit, "w" if spelled else "n")
        lead = f"{match[0].strip()[: -len(words)]} " if limits and soft else ""
        return f" {lead}#{letter}{len(self.said) - 1}# "

    def _limits(self, match: re.Match[str], before: str, soft: str, sign: str) -> bool:
        """Whether the number says which cases are meant: a time limit or an age."""
        after = match.string[match.end() :]
        if _AFTER_AGE.match(after):
            return True
        timed = _unit(sign, True) is Unit.DURATION or sign.startswith("minute")
        if timed:
            return bool(soft or _LIMITING.search(before))
        return bool(re.search(r"\b(?:aged?|ages|turned|turning|turn)(?: \S+ (?:to|and|or|between))?\s*$", before, re.I))


_SOFT: Final = ("nearly", "about", "over", "under", "at_least", "at_most")
_CURLY: Final = re.compile(r"(?<=\w)[’](?=\w)")
_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^‘]*?’(?!\w)")
_RANGED: Final = re.compile(r"(?<![\w.,/-])(£?\d+(?:\.\d+)?%?)\s?[-–]\s?(£?\d+(?:\.\d+)?%?)(?![\d/–-])")
_PAIRED: Final = re.compile(
    r"(?<![\w./-])(?!(?:19|20)\d\d/\d\d(?:\d\d)?\b)(\d{1,3}(?:,\d{3})*|\d+)/(\d{1,3}(?:,\d{3})*|\d+)(?![\w/])"
)


def _paired(match: re.Match[str]) -> str:
    """157/357 is so many of so many; 404/403 is none."""
    top, bottom = (int(match[number].replace(",", "")) for number in (1, 2))
    return f"{match[1]} of {match[2]}" if top <= bottom else match[0].replace("/", " / ")


def _closed(text: str) -> str:
    """In small letters, with no blank more than a reader would leave."""
    return re.sub(r"(?<=[(]) | (?=[),.;:])", "", " ".join(text.casefold().split()))


def _apart(match: re.Match[str]) -> str:
    years = re.fullmatch(r"(?:19|20)\d\d", match[1]) is not None
    return match[0] if years else f"{match[1]} to {match[2]}"


def _thing_of(text: str) -> str:
    return re.sub(r"\d", "·", text)


def _plain_unit(text: str) -> str:
    return re.sub(r"(?i)\b(?:calendar )?minutes?$", "", text).strip() if re.search(r"(?i)minutes?$", text) else text


def _unit(sign: str, whole: bool) -> Unit:
    if sign in {"%"}:
        return Unit.PERCENT
    named = {"pts": Unit.POINTS, "£": Unit.MONEY, "per 10,000": Unit.PER_10_000, "per 100,000": Unit.PER_100_000}
    if sign in named:
        return named[sign]
    if sign:
        return Unit.DURATION
    return Unit.COUNT if whole else Unit.UNKNOWN


def _majorities(rules: Rules) -> str:
    of = r"(?= (?:of |\(|(?:[a-z'-]+s|children|people|staff) \())"
    majority = one_of(words_of(rules, "majority", "vast_majority", "minority"))
    return rf"(?:(?:an?|the) )?(?:{majority}){of}"


@cache
def _scanner(ago: str, things: str, soft: str, majorities: str) -> re.Pattern[str]:
    """What is looked for, in the order in which it is tried at each place."""
    softened = rf"(?:(?:{soft}) )?"
    digits = r"£?\d{1,3}(?:,\d{3})+(?:\.\d+)?|£?\d+(?:\.\d+)?|£?\.\d+"
    return re.compile(
        rf"(?P<period>(?<![\w/])(?:{'|'.join(rf'(?:{one})' for one in _PERIODS)}))"
        rf"|(?P<thing>(?i:per 100?,?000\b)|(?i:{things})\.? ?\d[\w.()]*|^\d+(?:\.\d+)+\.?(?= [A-Z])|^\d+[.)](?= )"
        r"|\b[A-Za-z]+[-/]?[A-Za-z]*\d[\w./-]*"
        r"|\b\d+(?:st|nd|rd|th)\b(?! (?:of )?[A-Z]))"
        rf"|(?P<ago>(?i:\b(?:{ago})\b))"
        rf"|(?P<portion>(?i:(?<![\w-]){softened}(?:{majorities}|(?:{PORTION})(?![\w-]))))"
        rf"|(?P<amount>(?i:(?<![\w./·-]){softened}(?:(?:{digits}) ?(?:k\b|m\b|bn\b|million\b|thousand\b)?|{NUMBER_WORD}(?![\w-]))"
        rf"(?:[ -]?(?:{_UNIT_WORDS}))?))"
    )
