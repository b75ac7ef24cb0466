"""Domains by subject: wordings of one domain carry numbers, and the report joins them."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from goldenthread.auditing.model import Audit, Grade
from goldenthread.auditing.tools.reading import Domain, Tool

_NUMBER: Final = re.compile(r"-\d+$")


def subject_of(domain: str) -> str:
    """What a domain is about, whichever its wording: risk of ``risk-1`` and ``risk-2``."""
    return _NUMBER.sub("", domain)


def titles_of(tools: Iterable[Tool]) -> Mapping[str, str]:
    """Titles by subject, in the words of the latest wording, and by key of each wording."""
    domains = sorted({domain.key: domain for tool in tools for domain in tool.domains}.values(), key=_place)
    return {key: one.title for one in domains for key in (one.key, subject_of(one.key))}


def grade_in(audit: Audit, subject: str) -> Grade | None:
    """The first grade of an audit in a subject, None where it gave none."""
    judged = audit.first.judgements if audit.first else ()
    return next((one.grade for one in judged if subject_of(one.domain) == subject), None)


def joined(audits: Iterable[Audit]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The subjects that some audits judged by more than one wording, each with the keys of these."""
    found: dict[str, set[str]] = {}
    for audit in audits:
        for one in audit.first.judgements if audit.first else ():
            found.setdefault(subject_of(one.domain), set()).add(one.domain)
    return tuple((name, tuple(sorted(keys))) for name, keys in sorted(found.items()) if len(keys) > 1)


def _place(domain: Domain) -> tuple[str, int]:
    subject = subject_of(domain.key)
    return subject, int(domain.key.removeprefix(subject).removeprefix("-") or 0)
