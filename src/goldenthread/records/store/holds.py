"""Legal holds: a person whose records must not be destroyed, by whom and why."""

from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

from goldenthread.records.errors import StoreDamaged, WrongUse
from goldenthread.records.keys import person_key
from goldenthread.records.store.files import replace_file, writing
from goldenthread.records.store.keys import Marker, plain_id
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.lock import writer
from goldenthread.records.store.opening import keys_of, read_facts


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold, by ``name``. ``person`` is a keyed hash and ``key`` the person's key: the identifier itself is not kept."""

    name: str
    person: str
    key: str
    reason: str
    owner: str
    since: str


def read_holds(layout: Layout) -> tuple[Hold, ...]:
    """Every hold of the store; raises `StoreDamaged` when the file cannot be read, since a hold may not be overlooked."""
    if not layout.holds.exists():
        return ()
    try:
        said = tomlkit.parse(layout.holds.read_text(encoding="utf-8")).unwrap()
        return tuple(
            Hold(**{item.name: str(entry[item.name]) for item in fields(Hold)}) for entry in said.get("hold", [])
        )
    except (OSError, TOMLKitError, KeyError, TypeError, ValueError) as error:
        what, mend = f"the holds cannot be read ({error})", "Correct the file, or restore it from a backup"
        raise StoreDamaged.of(str(layout.holds), what, mend) from error


def hold(root: Path, person: str, reason: str, owner: str, id_kind: str = "child-id", wait: float = 0.0) -> Hold:
    """Put a hold on a person's records: they are neither forgotten nor pruned until it is lifted. Returns the hold.

    The person need not be in the store. Raises `WrongUse` without a reason and an owner.
    """
    for what, text in (("reason", reason), ("owner", owner)):
        if not text.strip():
            raise WrongUse.of("hold", f"a hold needs a {what}", f"Give a {what}")
    facts = read_facts(root)
    layout = Layout(root)
    key = person_key(facts.authority, plain_id(person), id_kind)
    mark = Marker(keys_of(root), facts.authority).of_key(key)
    with writer(layout, "putting on a hold", wait):
        known = read_holds(layout)
        number = max([int(item.name.removeprefix("hold-")) for item in known], default=0) + 1
        since = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        new = Hold(f"hold-{number}", mark, key, reason.strip(), owner.strip(), since)
        _write(layout, (*known, new))
    return new


def lift_hold(root: Path, name: str, wait: float = 0.0) -> Hold:
    """Lift a hold by its name; raises `WrongUse` naming the holds there are when there is no such hold."""
    read_facts(root)
    layout = Layout(root)
    with writer(layout, "lifting a hold", wait):
        known = read_holds(layout)
        found = next((item for item in known if item.name == name), None)
        if found is None:
            there = ", ".join(item.name for item in known) or "none"
            raise WrongUse.of(name, "there is no such hold", f"The holds are: {there}")
        _write(layout, tuple(item for item in known if item.name != name))
    return found


def _write(layout: Layout, holds: tuple[Hold, ...]) -> None:
    text = tomlkit.dumps({"hold": [asdict(item) for item in holds]})
    with writing(layout.root):
        replace_file(layout.holds, text.encode("utf-8"))
