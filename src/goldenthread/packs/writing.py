"""What people wrote for a paper as the files that a pack is made from: only what its edition holds goes into it."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import tomlkit
from django.db.models import QuerySet

from goldenthread.packs.catalogue import Pack, places
from goldenthread.packs.models import DeclaredGap, Paper, Passage
from goldenthread.papers.checked import ANSWERS
from goldenthread.papers.classes import Class
from goldenthread.papers.gaps import COLUMNS
from goldenthread.papers.sources import COMMENTARY, GAPS
from goldenthread.records.store.files import write_file


def passages_in_force(paper: Paper) -> "QuerySet[Passage]":
    """Every piece of commentary that stands, in the order in which it was written."""
    return paper.passages.filter(superseded_at__isnull=True).order_by("pk")


def gaps_in_force(paper: Paper) -> "QuerySet[DeclaredGap]":
    """Every declared gap that stands."""
    return paper.gaps.filter(superseded_at__isnull=True).order_by("key", "pk")


def for_class(paper: Paper, pack: Pack, class_: Class) -> tuple[Passage, ...]:
    """The commentary that an edition may hold: none of a section that is kept back from it."""
    kept_back = {section.key for section in pack.definition.kept_back(class_)}
    away = {place.key for place in places(pack.definition) if place.section.key in kept_back}
    return tuple(
        one
        for one in passages_in_force(paper)
        if one.place not in away and one.place.partition("/")[0] not in kept_back - {ANSWERS}
    )


def commentary_text(passages: Sequence[Passage]) -> bytes:
    """Commentary as TOML."""
    document = tomlkit.document()
    tables = tomlkit.aot()
    for one in passages:
        entry = tomlkit.table()
        entry.update({"place": one.place, "text": one.text, "by": one.author, "on": one.on})
        tables.append(entry)
    document.add("commentary", tables)
    return tomlkit.dumps(document).encode("utf-8")


def gaps_text(gaps: Sequence[DeclaredGap]) -> bytes:
    """Gaps as CSV."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for one in gaps:
        rows.writerow((one.key, one.reason, " ".join(one.why.split()), one.owner, one.due.isoformat()))
    return text.getvalue().encode("utf-8")


def written_to(
    folder: Path, paper: Paper, pack: Pack, class_: Class
) -> tuple[Path | None, Path | None, tuple[str, ...]]:
    """Write the commentary and gaps of an edition into a folder: both paths (None for nothing written) and who wrote."""
    passages, gaps = for_class(paper, pack, class_), tuple(gaps_in_force(paper))
    words = folder / COMMENTARY if passages else None
    told = folder / GAPS if gaps else None
    if words is not None:
        write_file(words, commentary_text(passages))
    if told is not None:
        write_file(told, gaps_text(gaps))
    return words, told, tuple(sorted({one.written_by for one in (*passages, *gaps)}))
