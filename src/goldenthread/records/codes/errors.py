"""Errors that a wrong code-set or group name, or a badly written code table, may raise."""

from difflib import get_close_matches


class UnknownCodeSet(LookupError):
    """A code set or a group of codes was asked for by a name that is not known."""

    @classmethod
    def named(cls, kind: str, key: str, known: list[str]) -> "UnknownCodeSet":
        """Compose the sentence for `kind` ("code set" or "group of codes"), with a suggestion where one is near."""
        near = get_close_matches(key, known, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        return cls(f"There is no {kind} named {key!r}.{hint}")

    def __str__(self) -> str:
        """Give the sentence as written."""
        return str(self.args[0])


class BadCodeTable(ValueError):
    """A table of codes is written wrongly: a code given twice, a label missing, years that run backwards."""

    @classmethod
    def at(cls, where: str, why: str) -> "BadCodeTable":
        """Say which line of which table is wrong and why."""
        return cls(f"Code table: {why} in {where!r}.")
