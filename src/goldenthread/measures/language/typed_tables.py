"""A typed measure from a table of a TOML file: what its figures mean, checked so that they can be read and added up."""

from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.kinds import Unit
from goldenthread.measures.language.fields import made
from goldenthread.measures.language.typed import TypedMeasure

#: What a numerator divided by its denominator is multiplied by, where the unit says so.
PER: Final = {Unit.PERCENT: 100, Unit.PER_10_000: 10_000, Unit.PER_100_000: 100_000}
#: More decimal places than this are no figure that anybody publishes.
MOST_PLACES: Final = 4


def typed_of(entry: Entry) -> TypedMeasure | None:
    """The typed measure of one ``[[typed]]`` table; None, with problems in the entry, where anything is wrong.

    ``per`` follows from the unit (100 for percent, 10,000 for a rate) and may be left out.
    """
    before = len(entry.problems)
    if "per" not in entry.cells:
        unit = next((one for one in PER if one.value == entry.cells.get("unit")), None)
        found: TypedMeasure | None = made(entry, TypedMeasure, **({"per": PER[unit]} if unit is not None else {}))
    else:
        found = made(entry, TypedMeasure)
    if found is None:
        return None
    wanted = PER.get(found.unit, 1)
    if found.per != wanted:
        entry.wrong(f"per = {found.per} does not go with {found.unit.value}", f"Write per = {wanted}, or leave it out.")
    if found.places > MOST_PLACES:
        entry.wrong(f"places = {found.places} is more than {MOST_PLACES}", "Write how many decimals are published.")
    if not found.version:
        entry.wrong("version = 0 is none", "Write version = 1, and a higher one at each change.")
    return found if len(entry.problems) == before else None
