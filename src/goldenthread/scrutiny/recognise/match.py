"""Which roles a heading may name, the likeliest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.scrutiny.recognise.vocabulary import Head, Vocabulary
from goldenthread.scrutiny.recognise.words import Words
from goldenthread.scrutiny.roles import Role


@dataclass(frozen=True, slots=True)
class Candidate:
    """A role that a heading may name: ``rest`` are its other words, ``kind`` what most cells must be.

    ``coverage`` is the share of the heading's words that name it.
    """

    role: Role
    rank: int
    length: int
    rest: tuple[str, ...]
    kind: str
    coverage: float = 1.0


def candidates(words: Words, known: Vocabulary) -> tuple[Candidate, ...]:
    """Every role that a heading may name: exact words of a role first, then by rank, then the longest phrase."""
    exact = " ".join(words.tokens)
    found = [
        Candidate(role, 0, len(words.tokens), (), known.kind_of(role))
        for role in Role
        if exact == role.value or words.heading.strip().casefold() == role.value
    ]
    whole = list(_named(words.tokens, known))
    bare = list(_named(words.bare, known)) if words.bare else []
    # What stands in brackets may belong to the name (Additions (deletions)) or explain it (Inherent (without controls)).
    found += bare if _covered(bare) > _covered(whole) else whole
    return tuple(sorted(found, key=lambda one: (one.rank, -one.length)))


def _covered(found: list[Candidate]) -> float:
    return max((one.coverage for one in found), default=0.0)


def _named(tokens: tuple[str, ...], known: Vocabulary) -> Iterator[Candidate]:
    weight = sum(token not in known.little for token in tokens) or max(len(tokens), 1)
    for head in known.heads:
        matched = max(
            (places for phrase in head.phrases for places in _places(tokens, phrase, known)), key=len, default=()
        )
        counted = [place for place in matched if tokens[place] not in known.little] or list(matched)
        role, more = _turned(head, tokens, set(matched), known)
        coverage = (len(counted) + more) / weight
        if matched and coverage >= known.least_coverage:
            rest = tuple(
                token for place, token in enumerate(tokens) if place not in matched and token not in known.little
            )
            yield Candidate(role, head.rank, len(matched), rest, head.kind, coverage)


def _places(tokens: tuple[str, ...], phrase: tuple[str, ...], known: Vocabulary) -> Iterator[tuple[int, ...]]:
    """Where a phrase stands in a heading, little words being allowed between its words."""
    for start, token in enumerate(tokens):
        if not phrase or token != phrase[0]:
            continue
        places = [start]
        for wanted in phrase[1:]:
            at = places[-1] + 1
            while at < len(tokens) and tokens[at] != wanted and tokens[at] in known.little:
                at += 1
            if at >= len(tokens) or tokens[at] != wanted:
                break
            places.append(at)
        if len(places) == len(phrase):
            yield tuple(places)


def _turned(head: Head, tokens: tuple[str, ...], matched: set[int], known: Vocabulary) -> tuple[Role, int]:
    """The role of a head against something earlier, and how many further words said so."""
    if "within" in tokens:
        # "Referrals within 12 months of a previous one" says of which referrals, and not when.
        return head.role, 0
    for against, phrases in known.against.items():
        other = known.turned[against].get(head.role)
        if other is None:
            continue
        places = {place for phrase in phrases for found in _places(tokens, phrase, known) for place in found}
        if places:
            return other, len(places - matched)
    return head.role, 0
