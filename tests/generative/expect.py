"""What should become of a mutated input, and the judging of what did."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.generative.compare import IN_PASSING, Difference, Moved, Place, cell_findings, differences, shown, stay
from tests.generative.feeds import Feed
from tests.generative.outcome import Outcome


class Expectation(Protocol):
    """Says what is wrong with what became of an input, in sentences; nothing when all is well."""

    @property
    def well_formed(self) -> bool:
        """Whether the mutated file is a sound one, of which it is known what it should give."""
        ...

    def judge(self, base: Outcome, outcome: Outcome) -> list[str]:
        """Compare with the outcome of the base."""
        ...


#: Tables that gain or lose a row with what a column says: a mother has a row among parents.
_FOLLOWS = {"is_parent": {"parents"}}


@dataclass(frozen=True)
class Anything:
    """The input may be refused in words or loaded; it must not crash, hang or give rows that are unsound."""

    well_formed: bool = False

    def judge(self, base: Outcome, outcome: Outcome) -> list[str]:
        """Nothing beyond what holds of every outcome."""
        return []


@dataclass(frozen=True)
class Refused:
    """The input cannot be what it claims to be, and must be refused."""

    well_formed: bool = False

    def judge(self, base: Outcome, outcome: Outcome) -> list[str]:
        """It was refused."""
        return [] if outcome.how == "refused" else [f"should have been refused, and was {outcome.how}"]


@dataclass(frozen=True)
class Same:
    """Every table holds what it held, ``moved`` apart; ``also`` names a rule that must be found, if any."""

    moved: Moved = stay
    sources: bool = True
    also: str = ""
    well_formed: bool = True

    def judge(self, base: Outcome, outcome: Outcome) -> list[str]:
        """No table differs and nothing new is said of any cell."""
        if outcome.how != "loaded":
            return [f"should have loaded, and was {outcome.how}: {outcome.said}"]
        wrong = []
        found = differences(base, outcome, self.moved, sources=self.sources)
        if found:
            wrong.append(f"nothing should differ:\n  {shown(found)}")
        if self.also and self.also not in {row["rule"] for row in outcome.findings}:
            wrong.append(f"{self.also} should have been found")
        if sum(cell_findings(outcome).values()) != sum(cell_findings(base).values()):
            wrong.append(f"something new is said of cells: {_new_findings(base, outcome)}")
        return wrong


@dataclass(frozen=True)
class CellChanged:
    """One cell holds another value: exactly the column that it feeds holds ``value``, or null with one finding when
    the cell ``cannot`` be read. Of cells that decide more, only rows about the same person may differ."""

    place: Place
    feeds: Sequence[Feed]
    value: Any
    cannot: bool = False
    who: object = None
    well_formed: bool = True

    def judge(self, base: Outcome, outcome: Outcome) -> list[str]:
        """The column holds the value and nothing else changed."""
        if outcome.how != "loaded":
            return [f"should have loaded, and was {outcome.how}: {outcome.said}"]
        wrong = self._findings(base, outcome)
        found = differences(base, outcome)
        feed = self.feeds[0] if self.feeds else None
        if feed and feed.exact and any(self._here(row) for row in base.tables.get(feed.table, [])):
            return wrong + self._exact(feed, found, outcome)
        wrong += of_one_person(base, outcome, found, [self.place], self.who)
        if feed and not self.cannot and self.value is not None and not self._arrived(outcome):
            wrong.append(f"{self.value!r} is in none of {[(one.table, one.column.name) for one in self.feeds]}")
        return wrong

    def _exact(self, feed: Feed, found: dict[str, Difference], outcome: Outcome) -> list[str]:
        name = feed.column.name
        if not found:
            held = {row[name] for row in outcome.tables[feed.table] if self._here(row)}
            return [] if self.value in held else [f"{feed.table}.{name} holds {held} and not {self.value!r}"]
        only = found.get(feed.table)
        if (
            set(found) - _FOLLOWS.get(name, set()) != {feed.table}
            or only is None
            or len(only.gone) != 1
            or len(only.come) != 1
        ):
            return [f"only one row of {feed.table} should differ:\n  {shown(found)}"]
        before, after = only.gone[0], only.come[0]
        changed = {column for column in before if before[column] != after[column]}
        # Of a birth date it is also said how exact it is.
        if (
            not changed <= {name, "until_date", f"{name}_precision"}
            or after[name] != self.value
            or not self._here(before)
        ):
            return [f"{feed.table}.{name} should now hold {self.value!r}:\n  {shown(found)}"]
        return []

    def _here(self, row: dict[str, Any]) -> bool:
        """Whether a row may have been read from the place: of a workbook's lists two may be one event, read from one."""
        return self.place in row.get("sources", (self.place,)) or self.place[0].endswith(".xlsx")

    def _arrived(self, outcome: Outcome) -> bool:
        """Whether a row read from the place, and from nowhere else, holds the value in a column that it feeds."""
        rows = [(one, row) for one in self.feeds if one.arrives for row in outcome.tables.get(one.table, [])]
        here = [(one, row) for one, row in rows if row["sources"] == (self.place,)]
        return not here or any(row[one.column.name] == self.value for one, row in here)

    def _findings(self, base: Outcome, outcome: Outcome) -> list[str]:
        new = [one for one in _new_findings(base, outcome) if one[3] == self.place[1]]
        elsewhere = [one for one in _new_findings(base, outcome) if one[3] != self.place[1]]
        if elsewhere:
            return [f"something is said of other cells: {elsewhere}"]
        if self.cannot and len(new) != 1:
            return [f"one finding should say that the cell cannot be read, not {new}"]
        return [f"a sound cell is complained about: {new}"] if new and not self.cannot else []


@dataclass(frozen=True)
class RowsChanged:
    """Rows were taken away or stand twice: only what was read from these places, or is about the same person, differs."""

    places: Sequence[Place]
    moved: Moved
    who: object = None
    twice: bool = False
    well_formed: bool = True

    def judge(self, base: Outcome, outcome: Outcome) -> list[str]:
        """Nothing of anybody else changed; a row that stands twice is found."""
        if outcome.how != "loaded":
            return [f"should have loaded, and was {outcome.how}: {outcome.said}"]
        found = differences(base, outcome, self.moved)
        wrong = of_one_person(base, outcome, found, self.places, self.who)
        # A row that says again of a team or worker what was said is one with it, and needs no remark.
        more = any(len(rows) > len(base.tables.get(table, [])) for table, rows in outcome.tables.items())
        if self.twice and more and len(outcome.findings) <= len(base.findings):
            wrong.append(f"a row that stands twice is not found:\n  {shown(found)}")
        return wrong


@dataclass(frozen=True)
class ColumnGone:
    """A column was taken away: the column that it feeds is null in every row read from the file, nothing else differs."""

    file: str
    feed: Feed
    well_formed: bool = True
    also: tuple[str, ...] = field(default=())

    def judge(self, base: Outcome, outcome: Outcome) -> list[str]:
        """Only that column differs."""
        if outcome.how != "loaded":
            return [f"should have loaded, and was {outcome.how}: {outcome.said}"]
        found = differences(base, outcome)
        if set(found) - {self.feed.table}:
            return [f"only {self.feed.table} should differ:\n  {shown(found)}"]
        for difference in found.values():
            for row in difference.come:
                if row[self.feed.column.name] is not None:
                    return [f"{self.feed.table}.{self.feed.column.name} should be null:\n  {shown(found)}"]
            # Of a birth date it is also said how exact it is.
            gone = (self.feed.column.name, "until_date", f"{self.feed.column.name}_precision")
            without = [
                [{k: v for k, v in row.items() if k not in gone} for row in rows]
                for rows in (difference.gone, difference.come)
            ]
            if sorted(map(str, without[0])) != sorted(map(str, without[1])):
                return [f"only {self.feed.column.name} should differ:\n  {shown(found)}"]
        return []


def of_one_person(
    base: Outcome, outcome: Outcome, found: dict[str, Difference], places: Sequence[Place], who: object = None
) -> list[str]:
    """Rows that differ, are about others than ``who`` and the persons of these places, and were not read from there."""
    persons = {
        row.get("person_key")
        for loaded in (base, outcome)
        for rows in loaded.tables.values()
        for row in rows
        if set(places) & set(row["sources"]) or (who is not None and row.get("child_id") == str(who))
    } - {None}
    strange = {}
    for table, difference in found.items():
        rows = [
            [row for row in part if not _of(table, row, persons, places)] for part in (difference.gone, difference.come)
        ]
        if rows[0] or rows[1]:
            strange[table] = Difference(*rows)
    return [f"rows of others differ:\n  {shown(strange)}"] if strange else []


def _of(table: str, row: dict[str, Any], persons: set[Any], places: Sequence[Place]) -> bool:
    if row.get("person_key") in persons or set(places) & set(row.get("sources", ())):
        return True
    # Rows that were not there in the base have places below nought.
    return any(number < 0 for _, number in row.get("sources", ())) or (
        table in IN_PASSING and not row.get("person_key")
    )


def _new_findings(base: Outcome, outcome: Outcome) -> list[Any]:
    return sorted((cell_findings(outcome) - cell_findings(base)).elements(), key=str)
