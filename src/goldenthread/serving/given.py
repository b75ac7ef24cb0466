"""What every part of the served file is given beside the session: where the store and the home folder are, and the rules."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from goldenthread.measures.run.figures import Asker
from goldenthread.measures.run.readings import Reader
from goldenthread.measures.run.session import Session

#: Called with what is being done and how far it is, from 0 to 1.
Step = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Given:
    """The store's folder, the home folder, the rules by which figures are read, and who is told how far it is.

    ``asker`` answers for figures, one and the same for every part.
    """

    store_root: Path
    home: Path
    reader: Reader
    step: Step
    asker: Callable[[], Asker]


@contextmanager
def one_asker(session: Session) -> Iterator[Callable[[], Asker]]:
    """Who answers for figures of a session, opened when first asked for and closed in the end."""
    with ExitStack() as opened:
        found: list[Asker] = []

        def asker() -> Asker:
            if not found:
                found.append(opened.enter_context(session.asker(often=True)))
            return found[0]

        yield asker
