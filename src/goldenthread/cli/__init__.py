"""The command line: one word a task, the same words as in the guides."""

from goldenthread.cli.app import main

__all__ = ["main"]
