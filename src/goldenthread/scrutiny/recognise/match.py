"""Which roles a heading may name, the likeliest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.scrutiny.recognise.vocabulary import Head, Vocabulary
from goldenthread.scrutiny.recognise.words import Words
from goldenthread.scrutiny.roles import Role


@dataclass(frozen=True, slots=True)
class Candidate:
    """A role that a heading may name: ``rest`` are its other words, ``kind`` what most cells must be."""

    role: Role
    rank: int
    length: int
    rest: tuple[str, ...]
    kind: str


def candidates(words: Words, known: Vocabulary) -> tuple[Candidate, ...]:
    """Every role that a heading may name: exact words of a role first, then by rank, then the longest phrase."""
    exact = " ".join(words.tokens)
    found = [
        Candidate(role, 0, len(words.tokens), (), known.kind_of(role))
        for role in Role
        if exact == role.value or words.heading.strip().casefold() == role.value
    ]
    found += list(_named(words.tokens, known)) or list(_named(words.bare, known))
    return tuple(sorted(found, key=lambda one: (one.rank, -one.length)))


def _named(tokens: tuple[str, ...], known: Vocabulary) -> Iterator[Candidate]:
    weight = sum(token not in known.little for token in tokens) or len(tokens)
    for head in known.heads:
        matched = max(
            (places for phrase in head.phrases for places in _places(tokens, phrase, known)), key=len, default=()
        )
        counted = [place for place in matched if tokens[place] not in known.little] or list(matched)
        role, more = _turned(head, tokens, set(matched), known)
        if matched and (len(counted) + more) / weight >= known.least_coverage:
            rest = tuple(
                token for place, token in enumerate(tokens) if place not in matched and token not in known.little
            )
            yield Candidate(role, head.rank, len(matched), rest, head.kind)


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
    for against, phrases in known.against.items():
        other = known.turned[against].get(head.role)
        if other is None:
            continue
        places = {place for phrase in phrases for found in _places(tokens, phrase, known) for place in found}
        if places:
            return other, len(places - matched)
    return head.role, 0
