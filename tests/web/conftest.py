"""The site, as the tests of the doors open it."""

from tests.web_site import client_as, database, demo_users, home, journal_entries, user_of, visitor

__all__ = ["client_as", "database", "demo_users", "home", "journal_entries", "user_of", "visitor"]
