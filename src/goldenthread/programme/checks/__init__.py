"""Questions that a programme deserves as it was loaded: dates, numbers, leads and links that want a word."""

from goldenthread.programme.checks.found import Asked, Noticed, asked
from goldenthread.programme.checks.looking import questions

__all__ = ["Asked", "Noticed", "asked", "questions"]
