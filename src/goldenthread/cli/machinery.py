"""The importers, pipeline and checks that the commands drive."""

from goldenthread.records.store.machinery import Machinery, usual


def machinery() -> Machinery:
    """This package's own machinery, with every data check."""
    return usual()
