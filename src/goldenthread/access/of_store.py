"""The log of reads of one store."""

from pathlib import Path

from goldenthread.access.log import AccessLog
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.opening import keys_of


def access_log(root: Path) -> AccessLog:
    """The log of the store at ``root``; raises `StoreDamaged` when the store's key is missing or another store's."""
    return AccessLog(Layout(root).log, keys_of(root).derived("log"))
