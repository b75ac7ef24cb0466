"""Passwords may not hold the council's own words: they are what somebody would try first."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError


class OwnWordsValidator:
    """Refuses a password that holds one of the council's own words (``web.toml``, [council] words)."""

    def __init__(self, words: Sequence[str] = ()) -> None:
        self.words = tuple(word.casefold() for word in words if word.strip())

    def validate(self, password: str, user: object = None) -> None:
        """Raise `ValidationError` where a word stands in the password, whatever its capitals."""
        del user
        if any(word in password.casefold() for word in self.words):
            raise ValidationError("The password holds a word that others here would guess. Choose another.", "own_word")

    def get_help_text(self) -> str:
        """What is asked of a password, for the form."""
        return "Your password may not hold the council's own words." if self.words else ""
