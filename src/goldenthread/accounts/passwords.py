"""Passwords may not hold the council's own words, nor the user's own names: they are what somebody would try first."""

from collections.abc import Sequence
from typing import Final

from django.core.exceptions import ValidationError

#: A shorter name stands in many a password by chance.
_SHORTEST_NAME: Final = 4


class OwnWordsValidator:
    """Refuses a password that holds one of the council's own words (``web.toml``, [council] words) or the user's names."""

    def __init__(self, words: Sequence[str] = ()) -> None:
        self.words = tuple(word.casefold() for word in words if word.strip())

    def validate(self, password: str, user: object = None) -> None:
        """Raise `ValidationError` where a word stands in the password, whatever its capitals."""
        said = password.casefold()
        if any(word in said for word in self.words):
            raise ValidationError("The password holds a word that others here would guess. Choose another.", "own_word")
        if any(name in said for name in _names(user)):
            raise ValidationError("The password holds your own name. Choose another.", "own_name")

    def get_help_text(self) -> str:
        """What is asked of a password, for the form."""
        return "Your password may not hold the council's own words." if self.words else ""


def _names(user: object) -> list[str]:
    names = (str(getattr(user, field, "")).casefold() for field in ("username", "first_name", "last_name"))
    return [name for name in names if len(name) >= _SHORTEST_NAME]
