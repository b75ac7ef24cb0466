"""A pack as it is defined: for whom, of which class, from which measures, in which order, with which places for words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from goldenthread.access.audience import Audience
from goldenthread.calendar import PeriodKind
from goldenthread.papers.classes import Class, Marking


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a section: its kind (see `papers.pieces`) and the options which that kind reads from the definition."""

    kind: str
    options: Any
    where: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section: key (its anchor), title, pieces in order, and the marking it has where it is not public.

    One with ``own_page`` begins a new page where there are pages.
    """

    key: str
    title: str
    pieces: tuple[Piece, ...]
    marking: Marking = field(default_factory=Marking)
    own_page: bool = False


@dataclass(frozen=True, slots=True)
class PackDefinition:
    """A pack; frozen. ``version`` counts its changes.

    ``audiences`` says for each class which audience's rule protects small numbers. ``period`` is the kind of period it is
    for. ``says`` tells what it is for, in a sentence. ``baseline`` tells whether it sets figures against a baseline, the
    period of which is given when it is built. In a ``plain`` one no abbreviation stands that nobody explains. ``pages`` is the most that it
    may have as a PDF, 0 for as many as it takes. One that is not
    ``listed`` gives its first page to its first section and not to a list of contents.
    """

    key: str
    title: str
    says: str
    version: int
    period: PeriodKind
    sections: tuple[Section, ...]
    audiences: Mapping[Class, Audience]
    baseline: bool = False
    plain: bool = False
    pages: int = 0
    listed: bool = True

    @property
    def classes(self) -> tuple[Class, ...]:
        """The editions there are: an exempt one only where something is exempt, for otherwise it is the public one."""
        markings = {section.marking.class_ for section in self.sections}
        return tuple(
            one for one in Class if self.of_class(one) and (one is not Class.EXEMPT or Class.EXEMPT in markings)
        )

    def of_class(self, class_: Class) -> tuple[Section, ...]:
        """The sections that a paper of a class holds, in order."""
        return tuple(section for section in self.sections if class_.holds(section.marking.class_))

    def kept_back(self, class_: Class) -> tuple[Section, ...]:
        """The sections that it does not hold: a paper says that they are there and why they are kept back."""
        return tuple(section for section in self.sections if not class_.holds(section.marking.class_))
