"""What can go wrong with the served file."""

from goldenthread.records.errors import RecordsError


class NotServed(RecordsError):
    """A snapshot has no served file that this version can read yet: its pages are being prepared."""

    exit_code = 4
