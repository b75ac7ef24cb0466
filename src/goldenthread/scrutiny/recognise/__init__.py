"""Recognises what the columns of a published table hold: told by a mapping file, or by their headings and cells."""

from goldenthread.scrutiny.recognise.assign import Recognised, recognise

__all__ = ["Recognised", "recognise"]
