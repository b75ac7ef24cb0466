"""The site with its store served, as the tests of findings open it."""

from tests.web_site import client_as, database, demo_users, home, journal_entries, user_of, visitor

__all__ = ["client_as", "database", "demo_users", "home", "journal_entries", "user_of", "visitor"]
