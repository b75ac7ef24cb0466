"""What can be wrong with a definition: every problem of a book is told in one pass."""

from goldenthread.records.errors import RecordsError


class DefinitionError(RecordsError):
    """A definition that cannot be understood; ``problems`` says where, what and how to mend it."""

    exit_code = 2
