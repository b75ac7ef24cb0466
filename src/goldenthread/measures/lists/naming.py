"""Names of workers for lists, where the reader may have them; else the case system's identifiers stay."""

from collections.abc import Callable, Collection

from goldenthread.access.log import AccessLog
from goldenthread.measures.run.session import Session
from goldenthread.records.store.names import key_of, read_names

#: What a worker's identifier is replaced by.
Names = Callable[[str], str]


def no_names(worker: str) -> str:
    """The identifier itself."""
    return worker


def worker_names(session: Session, log: AccessLog, workers: Collection[str]) -> Names:
    """The names of workers by identifier, from the encrypted table; an identifier without a name stays.

    Raises `WrongUse` unless the session's scope allows names. The reading is logged first.
    """
    authority = session.store.authority
    keys = {worker: key_of("worker", worker, authority) for worker in sorted(workers)}
    held = read_names(session.store.root, tuple(keys.values()), session.scope, log)
    found = {worker: " ".join(held[key].values()) for worker, key in keys.items() if key in held}

    def name(worker: str) -> str:
        return found.get(worker) or worker

    return name
