"""Limits of the doors, each with where it comes from."""

from typing import Final

from goldenthread.accounts.limits import Limit

DUE_LISTED: Final = Limit(10, "rows", "House rule: a first page says what to do next; the whole list is one link away")
WORRIES_LISTED: Final = Limit(5, "measures", "House rule: more than five worries on a first page are none")
CHANGES_LISTED: Final = Limit(10, "measures", "House rule: what changed is read in a minute")
EXPIRING_DAYS: Final = Limit(14, "days", "House rule: two weeks to say whether a grant or cover goes on")
FAILED_DAYS: Final = Limit(7, "days", "House rule: a job that failed a week ago was seen to or never will be")
REFUSED_DAYS: Final = Limit(7, "days", "House rule: an information governance lead looks at refusals weekly")
MONTHS_BACK: Final = Limit(3, "months", "House rule: directors compare with the quarter before")
TOKEN_DAYS: Final = Limit(365, "days", "NCSC, Device security guidance: credentials of programs are renewed yearly")
TOKENS_EACH: Final = Limit(10, "tokens", "House rule: one for each program of one person, and room to renew")
ASKED_A_MINUTE: Final = Limit(
    120, "requests a minute", "OWASP API Security 2023, API4: a limit for each client; the number by house rule"
)
ROWS_A_PAGE: Final = Limit(1000, "rows", "House rule: a page of rows is at most some hundred kilobytes")
ROWS_USUAL: Final = Limit(100, "rows", "House rule: a page of rows where nothing else is asked for")
BACKUP_DAYS: Final = Limit(2, "days", "House rule: backups are daily, and one may fail before somebody looks")
FOUND_LISTED: Final = Limit(25, "results", "House rule: who sees more than this adds a word")
CHILDREN_LOOKED_UP: Final = Limit(
    30, "searches a minute", "House rule: faster than anybody works, slower than trying numbers"
)
