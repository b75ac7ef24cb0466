"""What can go wrong with access."""


class AccessError(Exception):
    """Anything this floor refuses to do: the message says what and how to mend it."""

    exit_code = 2


class NotAllowed(AccessError):
    """The viewer may not do this; what is not theirs and what is not there are told in the same words."""


class LogFailed(AccessError):
    """A reading could not be written to the log, so it does not take place."""

    exit_code = 4
