"""What people said at a place of a paper, its tokens filled, as notes with their author and date."""

import re
from typing import Final

from goldenthread.papers.claims import contradicted
from goldenthread.papers.commentary import filled
from goldenthread.papers.run import Run
from goldenthread.papers.tokens import told
from goldenthread.records.errors import Problem
from goldenthread.reports.blocks import Kind, Note

#: A blank line begins a new paragraph; other line ends are how the file was laid out.
_APART: Final = re.compile(r"\n\s*\n")


def notes_at(run: Run, place: str) -> tuple[tuple[Note, ...], tuple[Problem, ...]]:
    """The commentary of a place as notes, and a problem for each token that is no figure of the paper and
    for each claim that its figures contradict."""
    notes: list[Note] = []
    problems: list[Problem] = []
    for comment in run.commentary.get(place, ()):
        done, wrong = filled(comment, lambda key, part: told(run.figures, key, part))
        paragraphs = [" ".join(part.split()) for part in _APART.split(done.text) if part.strip()]
        notes += [Note(text, Kind.COMMENTARY, done.by, done.on) for text in paragraphs]
        problems.extend(wrong)
        problems.extend(contradicted(done, run.figures, place.partition("/")[2]))
    return tuple(notes), tuple(problems)
