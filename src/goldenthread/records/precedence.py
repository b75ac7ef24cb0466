"""Which source is believed first when two say different things of the same event."""

#: Most families: what a person listed on purpose, then the live case system, then lists drawn from it, then yearly returns.
GENERAL = ("local", "ssd", "annex-a", "cin", "ssda903")
#: Care: the SSDA903 is checked and signed off episode by episode, and carries the codes that published figures rest on.
CARE = ("local", "ssda903", "ssd", "annex-a", "cin")

BY_FAMILY = {"care": CARE}


def precedence(family: str) -> tuple[str, ...]:
    """Kinds of source for a family of tables, the most believed first."""
    return BY_FAMILY.get(family, GENERAL)
