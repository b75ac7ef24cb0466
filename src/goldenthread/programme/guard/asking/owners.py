"""Rules of who owns an action."""

from collections.abc import Iterator
from typing import Final

from goldenthread.programme.guard.asking.asked import Asked, Asking, Hit, day_words
from goldenthread.programme.guard.rules import Rule
from goldenthread.programme.people import Person


def no_owner(at: Asked, rule: Rule) -> Iterator[Hit]:
    """Nobody is named."""
    owned = at.action.ownership
    if owned is None or not owned.owners:
        printed = owned.printed if owned is not None else ""
        said = f"its lead is printed as {printed}" if printed else "no lead is given"
        yield Hit({}, said, (f"owner {printed or 'none'}",))


def many_owners(at: Asked, rule: Rule) -> Iterator[Hit]:
    """A group is named, or so many people."""
    owners = _owners(at)
    groups = [one for one in owners if one.many]
    if groups:
        yield Hit(
            {"who": ", ".join(one.shown for one in groups)},
            f"{', '.join(one.shown for one in groups)} stands for several people",
            tuple(one.key for one in groups),
        )
    elif len(owners) >= rule.limit("people"):
        who = ", ".join(one.shown for one in owners)
        yield Hit({"who": who}, f"{len(owners)} people: {who}", tuple(one.key for one in owners))


def owner_left(at: Asked, rule: Rule) -> Iterator[Hit]:
    """Every owner has left, and nobody covers."""
    owners = _owners(at)
    gone = [one for one in owners if one.left_on is not None and one.left_on < at.as_at and not _covered(at, one)]
    if owners and len(gone) == len(owners):
        said = ", ".join(f"{one.shown} left on {day_words(one.left_on)}" for one in gone if one.left_on is not None)
        yield Hit({"who": said}, f"{said}; nobody covers", tuple(f"{one.key} {one.left_on}" for one in gone))


def contract_ends(at: Asked, rule: Rule) -> Iterator[Hit]:
    """The contract of every owner ends before the action is due, and nobody covers."""
    due = at.action.due.last
    owners = _owners(at)
    if due is None or not owners or due < at.as_at:
        return
    ends = [
        one
        for one in owners
        if one.contract_ends is not None and at.as_at <= one.contract_ends < due and not _covered(at, one)
    ]
    if len(ends) == len(owners):
        said = ", ".join(
            f"the contract of {one.shown} ends on {day_words(one.contract_ends)}"
            for one in ends
            if one.contract_ends is not None
        )
        yield Hit(
            {"who": said, "due": at.action.due.words()},
            f"{said}, the action is due {at.action.due.words()}; nobody covers",
            tuple(f"{one.key} {one.contract_ends}" for one in ends),
        )


def _owners(at: Asked) -> list[Person]:
    owned = at.action.ownership
    return [at.people[key] for key in owned.owners if key in at.people] if owned is not None else []


def _covered(at: Asked, person: Person) -> bool:
    """Whether somebody who is there stands in for a person, by the action or by the person's own record."""
    owned = at.action.ownership
    for key in (person.covered_by, owned.cover if owned is not None else ""):
        other = at.people.get(key)
        if other is not None and (other.left_on is None or other.left_on >= at.as_at):
            return True
    return False


RULES: Final[dict[str, Asking]] = {
    "no-owner": no_owner,
    "many-owners": many_owners,
    "owner-left": owner_left,
    "contract-ends": contract_ends,
}
