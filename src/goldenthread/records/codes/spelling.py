"""The look-up from the spellings met in real files to the codes of one set."""

import re
from collections.abc import Iterable, Sequence

from goldenthread.records.codes.folding import clean, fold, tight

_NUMBER = re.compile(r"0*(\d+)(?:\.0+)?")
_LETTER = re.compile(r"\(?[A-Za-z]{1,2}\d?\)\s*(?P<rest>\S.*)")
_LEADING = re.compile(r"[\[(]?(?P<token>[A-Za-z0-9]{1,8})(?P<sep>\s*[-:=,)\]]\s*|\s*(?=\()|\s+)(?P<rest>\S.*)")
_TRAILING = re.compile(r"(?P<words>\S.*?)\s*[\[(](?P<token>[A-Za-z0-9]{1,8})[\])]")
_WORD = re.compile(r"[A-Za-z0-9]+")
_SHORT = re.compile(r"[A-Za-z0-9]{1,6}")


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(fold(text)) if len(word) > 2)


class Spellings:
    """Every spelling understood for one code set, each leading to exactly one code.

    Built from (code, label, aliases) entries. A code wins over an alias and an alias over a label; two codes that
    claim the same spelling at the same level make it ambiguous, and an ambiguous spelling is not understood.
    """

    __slots__ = ("_ambiguous", "_codes", "_numbers", "_spellings", "_tokens", "_vocabulary")

    def __init__(self, entries: Iterable[tuple[str, str, Sequence[str]]]) -> None:
        """Index the entries; later levels never overwrite earlier ones."""
        listed = list(entries)
        self._codes = frozenset(code for code, _, _ in listed)
        self._spellings: dict[str, str] = {}
        self._ambiguous: set[str] = set()
        self._add([(tight(code), code) for code, _, _ in listed])
        self._add([(tight(alias), code) for code, _, aliases in listed for alias in aliases])
        self._add([(tight(label), code) for code, label, _ in listed])
        self._tokens = {spelling: code for spelling, code in self._spellings.items() if _SHORT.fullmatch(spelling)}
        self._numbers = self._by_number()
        self._vocabulary = {code: _long_words(" ".join((label, *aliases))) for code, label, aliases in listed}

    @property
    def ambiguous(self) -> frozenset[str]:
        """Spellings that two codes claim and that are therefore not understood."""
        return frozenset(self._ambiguous)

    def keys(self) -> list[str]:
        """Return every spelling understood, folded."""
        return list(self._spellings)

    def find(self, text: str) -> str | None:
        """Return the code that a spelling stands for, or None where there is none or more than one."""
        # A quotation mark before a cell is a spreadsheet's sign for text; a dash after a code has lost its words.
        plain = clean(text).strip("'\"").rstrip(" -:;,")
        if not plain:
            return None
        known, code = self._whole(plain)
        if known:
            return code
        lettered = _LETTER.fullmatch(plain)
        if lettered:
            return self._after_letter(lettered["rest"])
        return self._parted(plain)

    def _after_letter(self, rest: str) -> str | None:
        known, code = self._whole(rest)
        return code if known else self._parted(rest)

    def _add(self, level: list[tuple[str, str]]) -> None:
        claims: dict[str, set[str]] = {}
        for spelling, code in level:
            if spelling and spelling not in self._spellings and spelling not in self._ambiguous:
                claims.setdefault(spelling, set()).add(code)
        for spelling, codes in claims.items():
            if len(codes) == 1:
                self._spellings[spelling] = codes.pop()
            else:
                self._ambiguous.add(spelling)

    def _by_number(self) -> dict[int, str | None]:
        numbers: dict[int, str | None] = {}
        for spelling, code in self._spellings.items():
            if spelling.isascii() and spelling.isdigit():
                number = int(spelling)
                numbers[number] = code if numbers.get(number, code) == code else None
        return numbers

    def _whole(self, plain: str) -> tuple[bool, str | None]:
        """Look the whole text up: (settled?, code). An ambiguous spelling is settled, with no code."""
        key = tight(plain)
        if key in self._spellings:
            return True, self._spellings[key]
        if key in self._ambiguous:
            return True, None
        number = _NUMBER.fullmatch(key)
        if number and len(number[1]) <= 6:
            return True, self._numbers.get(int(number[1]))
        return False, None

    def _parted(self, plain: str) -> str | None:
        """Read a code with its words beside it: "N1 - Abuse or neglect", "1A Individual", "Neglect (NEG)"."""
        leading = _LEADING.fullmatch(plain)
        if leading:
            code = self._with_words(leading["token"], leading["rest"], leading["sep"].strip() != "")
            if code is not None:
                return code
        trailing = _TRAILING.fullmatch(plain)
        if trailing:
            return self._with_words(trailing["token"], trailing["words"], punctuated=True)
        return None

    def _with_words(self, token: str, words: str, punctuated: bool) -> str | None:
        code = self._tokens.get(fold(token))
        if code is None or not re.match(r"[\[(\"']?[A-Za-z]", words):
            return None
        bare = words.strip("[]()\"' ")
        settled, other = self._whole(bare)
        if settled:
            # The words must not say something else than the code does.
            return code if other == code or self._claimed_by(bare, code) else None
        if self._other_code_in(bare, code):
            return None
        has_digit, has_letter = any(c.isdigit() for c in token), any(c.isalpha() for c in token)
        if has_digit and has_letter:
            return code
        if has_digit:
            # A bare number may be the row of a council's own list: "10) Housing" is not the code 10, unknown.
            return code if punctuated and self._vocabulary[code] & _long_words(bare) else None
        return code if punctuated and token == code and token.isupper() and len(token) > 1 else None

    def _claimed_by(self, words: str, code: str) -> bool:
        """Say whether ambiguous words are at least compatible with a code that was written beside them."""
        return tight(words) in self._ambiguous and code in self._codes

    def _other_code_in(self, words: str, code: str) -> bool:
        """Say whether another code is named in the words ("N1 or N2"), so that choosing would be guessing."""
        for word in _WORD.findall(words):
            looks_like_a_code = any(c.isdigit() for c in word) or (word.isupper() and len(word) > 2)
            if looks_like_a_code and word in self._codes and word != code:
                return True
        return False
