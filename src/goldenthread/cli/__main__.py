"""Lets ``python -m goldenthread.cli`` do what ``goldenthread`` does."""

from goldenthread.cli.app import run

run()
