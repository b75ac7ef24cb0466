"""The JSON columns of the dataset: flags and factors are taken out of them, comments are not, broken or not.

Case systems build these texts by joining strings and cut them off at a length, so quotation marks may stand unescaped
and the end may be missing. What can be told apart is kept; that the text was broken is a finding.
"""

import json
import re
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

#: How many outcomes there are: 0 and 1 are not answers there.
_COUNT = "NUMBER_"
_YES = frozenset(("y", "yes", "true", "1"))
_NO = frozenset(("n", "no", "false", "0"))
# A flag in a text that is not JSON: a key, a colon, and yes or no in one of their forms with what may follow them.
_FLAG = re.compile(
    r'"([A-Za-z][A-Za-z0-9_]{0,63})"\s*:\s*(?:"(y|n|yes|no|true|false|0|1)"|(true|false|0|1))\s*(?=[,}\]]|$)',
    re.IGNORECASE,
)
_FACTOR = re.compile(r'"\s*(\d{1,2}[A-Za-z]?)\s*"')
_TOKEN = re.compile(r"[A-Za-z0-9]{1,8}")


@dataclass(frozen=True)
class Read:
    """What was taken out, cell by cell, and at which positions the text was broken."""

    values: pa.Array
    broken: pa.Array


def read_flags(texts: pa.ChunkedArray | pa.Array) -> Read:
    """The flags of each text as JSON of the form ``{"NFA_FLAG": "Y"}``: keys in capitals without ``OUTCOME_``."""
    encoded = _encode(texts)
    read = [flags_of(text) for text in encoded.dictionary.to_pylist()]
    values = pa.array([json.dumps(flags, separators=(",", ":")) if flags else None for flags, _ in read], pa.string())
    return Read(values.take(encoded.indices), _where(encoded, [broken for _, broken in read]))


def read_factors(texts: pa.ChunkedArray | pa.Array) -> Read:
    """The factors of each text as a list of codes, as written."""
    encoded = _encode(texts)
    read = [factors_of(text) for text in encoded.dictionary.to_pylist()]
    values = pa.array([factors for factors, _ in read], pa.list_(pa.string()))
    return Read(values.take(encoded.indices), _where(encoded, [broken for _, broken in read]))


def flags_of(text: str) -> tuple[dict[str, str], bool]:
    """Flags by name as Y or N, and whether the text was broken. Nothing but yes and no is taken, so no comment can be."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        found: dict[str, str] = {}
        for name, quoted, bare in _FLAG.findall(text):
            if name.upper().startswith(_COUNT):
                continue
            found.setdefault(_name(name), "Y" if (quoted or bare).casefold() in _YES else "N")
        return found, True
    if isinstance(said, list) and len(said) == 1:
        said = said[0]
    if not isinstance(said, dict):
        return {}, said is not None
    flags: dict[str, str] = {}
    for name, value in said.items():
        word = _word(value)
        if (word in _YES or word in _NO) and not name.upper().startswith(_COUNT):
            flags[_name(name)] = "Y" if word in _YES else "N"
    return flags, False


def factors_of(text: str) -> tuple[list[str], bool]:
    """Codes of factors in the order given, each once, and whether the text was broken (or held what is no code)."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return list(dict.fromkeys(_FACTOR.findall(text))), True
    codes: list[str] = []
    broken = _gather(said, codes, 0)
    return list(dict.fromkeys(codes)), broken


def _gather(said: object, codes: list[str], depth: int) -> bool:
    """Collect codes out of a list of codes, or of an object of code and yes or no, or of a list of either."""
    if said is None or depth > 4:
        return depth > 4
    if isinstance(said, str | int) and not isinstance(said, bool):
        token = str(said).strip()
        if _TOKEN.fullmatch(token):
            codes.append(token)
        return bool(token) and not _TOKEN.fullmatch(token)
    if isinstance(said, list):
        odd = [_gather(item, codes, depth + 1) for item in said]
        return any(odd)
    if not isinstance(said, dict):
        return True
    broken = False
    for name, value in said.items():
        word = _word(value)
        if word in _YES:
            broken = _gather(name, codes, depth + 1) or broken
        elif (word not in _NO and word) or isinstance(value, list | dict):
            broken = _gather(value, codes, depth + 1) or broken
    return broken


def _word(value: object) -> str:
    if isinstance(value, bool | int):
        return str(value).casefold()
    return value.strip().casefold() if isinstance(value, str) else ""


def _name(name: str) -> str:
    return name.upper().removeprefix("OUTCOME_")


def _encode(texts: pa.ChunkedArray | pa.Array) -> pa.DictionaryArray:
    whole = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    return whole.dictionary_encode()


def _where(encoded: pa.DictionaryArray, broken: list[bool]) -> pa.Array:
    hits = pa.array(broken, pa.bool_()).take(encoded.indices)
    return pc.indices_nonzero(pc.fill_null(hits, False))
