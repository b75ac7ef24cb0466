"""What was checked, in few words: how often each relation agreed, did not, or could not tell."""

from collections.abc import Iterator

from goldenthread.scrutiny.engine import Report
from goldenthread.scrutiny.findings import Verdict
from goldenthread.scrutiny.relations import relations


def checked(report: Report) -> Iterator[tuple[str, int, int, int]]:
    """Each relation that found anything to compare: its title, and how often it agreed, disagreed, could not tell."""
    titles = {relation.key: relation.title for relation in relations()}
    for key, counts in report.checked.items():
        yield titles.get(key, key), counts[Verdict.AGREES], counts[Verdict.DISAGREES], counts[Verdict.CANNOT_TELL]
