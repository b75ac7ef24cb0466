"""The site, for the tests of checking tables."""

from tests.web_site import client_as, database, home, journal_entries, user_of, visitor

__all__ = ["client_as", "database", "home", "journal_entries", "user_of", "visitor"]
