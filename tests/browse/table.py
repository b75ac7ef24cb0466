"""The table of states: which each page has, who opens it, and how it comes about."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

PLACE = Path(__file__).with_name("states.toml")
#: The kinds of state in the words of the statement of accessibility.
KINDS = {
    "plain": "as it always is",
    "empty": "with nothing on it",
    "one": "with one row",
    "full": "full",
    "hidden": "with hidden figures",
    "error": "with a form that was refused",
    "answer": "with an answer on it",
}
#: What is done on the site, in order; each goes on from the one before.
WORLDS = ("new", "one", "many", "later", "compared", "bare")
_USUAL = {"empty": "new", "one": "one"}
_NAME = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class State:
    """One state of a page; see the head of ``states.toml`` for what each field says."""

    name: str
    kind: str
    role: str
    at: str
    world: str
    send: str | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    status: int = 200

    @property
    def needs(self) -> frozenset[str]:
        """The names in its address and form that a world fills in."""
        return frozenset(_NAME.findall(" ".join((self.at, *self.told.values()))))

    def filled(self, names: Mapping[str, str]) -> "State":
        """This state with its names filled in; raises KeyError for one that the world does not know.

        A page to which no link led comes to an address of nothing, and its status tells.
        """

        def fill(text: str) -> str:
            return _NAME.sub(lambda found: names[found[1]], text)

        at = (
            names.get(f"{self.role}@{self.name}", f"/no-link-leads-to-{self.name}/")
            if self.at == "*"
            else fill(self.at)
        )
        return replace(self, at=at, told={key: fill(value) for key, value in self.told.items()})


def table() -> tuple[State, ...]:
    """Every state of every page, in the order of the file."""
    told = tomllib.loads(PLACE.read_text(encoding="utf-8"))
    return tuple(_states({**told["pages"], **told["beside"]}))


def named() -> frozenset[str]:
    """The names of addresses in the table; what is shown beside them is left out."""
    return frozenset(tomllib.loads(PLACE.read_text(encoding="utf-8"))["pages"])


def unseen() -> frozenset[str]:
    """The names of pages that cannot be seen on the site as it is furnished here."""
    return frozenset(tomllib.loads(PLACE.read_text(encoding="utf-8"))["unseen"])


def first_of(states: Iterable[State]) -> dict[str, State]:
    """The state by which each page is known: its full one, else the plain, else its first."""
    found: dict[str, State] = {}
    for kind in ("full", "plain", "one"):
        for state in states:
            if state.kind == kind and state.world != "bare":
                found.setdefault(state.name, state)
    for state in states:
        found.setdefault(state.name, state)
    return dict(sorted(found.items()))


def _states(told: Mapping[str, list[dict[str, object]]]) -> Iterable[State]:
    for name, states in told.items():
        for said in states:
            given = dict(said)
            kind = str(given.pop("kind"))
            yield State(
                name,
                kind,
                world=str(given.pop("world", _USUAL.get(kind, "many"))),
                told=dict(given.pop("with", {})),  # type: ignore[call-overload]
                **given,  # type: ignore[arg-type]
            )
