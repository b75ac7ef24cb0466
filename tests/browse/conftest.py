"""The site's tables, as the test of states needs them: which addresses there are."""

from tests.web_process import HOME

__all__ = ["HOME"]
