"""One building of a pack: what every piece may look at, and what pieces give back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from goldenthread.access.audience import Audience
from goldenthread.calendar import Period
from goldenthread.measures.figures import Figure
from goldenthread.measures.run.readings import Reader
from goldenthread.measures.run.session import Session
from goldenthread.papers.checked import Checked
from goldenthread.papers.classes import Class
from goldenthread.papers.commentary import Comment
from goldenthread.papers.definition import PackDefinition, Section
from goldenthread.papers.gaps import Gap
from goldenthread.papers.gather import Gathered
from goldenthread.papers.programme.promised import Promised
from goldenthread.papers.quality.given import Audited
from goldenthread.papers.standing import Standing
from goldenthread.records.errors import Problem
from goldenthread.reports.blocks import Block
from goldenthread.scrutiny.reading.blocks import Known


@dataclass(frozen=True)
class Run:
    """Everything that the pieces of a pack may look at; frozen.

    ``written`` is the day of the paper. ``commentary`` is by place, ``gaps`` by key of measure or of register.
    ``figures`` are guarded for ``audience``. ``section`` is the section that a piece stands in. ``checked`` is what scrutiny
    found in the tables of all pieces, and is there only for kinds that are made last. ``teams`` are names by code.
    ``promised`` is the programme, for kinds that tell of one. ``final`` says that the paper can no more be changed. ``audited``
    are audits, for kinds that tell of them.
    """

    definition: PackDefinition
    class_: Class
    audience: Audience
    period: Period
    baseline: Period | None
    written: date
    session: Session
    reader: Reader
    figures: Gathered
    commentary: Mapping[str, tuple[Comment, ...]]
    gaps: Mapping[str, Gap]
    section: Section
    checked: Checked | None = None
    teams: Mapping[str, str] = field(default_factory=dict)
    promised: Promised | None = None
    final: bool = False
    audited: Audited | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What a piece gives: its blocks, the figures shown in them, and what stands in the way of sending the paper.

    ``used`` names the declared gaps that were printed, and the places of commentary. ``tables`` are those whose columns are
    known, for scrutiny. ``printed`` are counts of no measure, printed or hidden, of which the release ledger must know.
    """

    blocks: tuple[Block, ...]
    shown: tuple[Standing, ...] = ()
    problems: tuple[Problem, ...] = ()
    used: frozenset[str] = frozenset()
    tables: tuple[Known, ...] = ()
    printed: tuple[Figure, ...] = ()
