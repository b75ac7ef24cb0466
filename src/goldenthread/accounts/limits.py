"""Limits of this room, each with where it comes from."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit, its unit and its source; a council that wants another one changes it here and says why."""

    value: int
    unit: str
    source: str


#: A named grant never stays for good: an inspection or an audit of cases is over within a quarter.
GRANT_DAYS: Final = Limit(
    92, "days", "House rule: a grant is looked at again each quarter (ICO, data sharing code: review access regularly)"
)
COVER_DAYS: Final = Limit(92, "days", "House rule: longer cover is a post of its own")
WRONG_PASSWORDS: Final = Limit(5, "tries", "NCSC, Password policy: allow 5 to 10 tries before a lock")
LOCKED_MINUTES: Final = Limit(15, "minutes", "OWASP ASVS 4.0.3, 2.2.1: at most 100 failures an hour on one account")
FRESH_MINUTES: Final = Limit(
    5, "minutes", "OWASP ASVS 4.0.3, 3.7.1: sign in again before what is sensitive; minutes by house rule"
)
SEEN_SECONDS: Final = Limit(
    60, "seconds", "House rule: that a session is in use is written at most once a minute, to spare the database"
)
#: How long a one-time password opens the page where it is changed, where the settings say nothing else.
TEMPORARY_DAYS: Final = Limit(
    3, "days", "OWASP ASVS 4.0.3, 2.3.1: initial passwords expire after a short time; days by house rule"
)
#: Characters of a password that an administrator hands over: about 95 bits.
TEMPORARY_LENGTH: Final = Limit(16, "characters", "NCSC, Password policy: machine-made passwords")
