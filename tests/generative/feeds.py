"""Where each column of a source goes, by the data dictionary: the oracle that mutated loads are compared with.

The dictionary's tables name the source columns that feed each of their columns. Nothing here is taken from an importer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from goldenthread.records.tables import TABLES
from goldenthread.records.tables.language import Column, Table

_PREFIX = {"ssd": "ssd", "annex-a": "annex-a", "cin": "cin", "ssda903": "903"}

#: Columns whose cell decides more than the one column that it feeds, as the guides to the inputs say.
DECIDES_MORE = {
    # Which episode is the latest of a period, and what it says of its end.
    "clae_cla_placement_id", "clae_entered_care_date", "clae_cla_last_iro_contact_date", "clae_referral_id", "clae_cla_id",
    # The row with the latest contact is the current one of a care leaver.
    "clea_care_leaver_latest_contact",
    # Whether a period is of short breaks.
    "lega_legal_status", "lega_legal_status_start_date", "lega_legal_status_end_date",
    # Outcomes among comments, of which flags are kept.
    "cont_contact_outcome_json", "lacp_cla_care_plan_json", "cinf_assessment_factors_json",
    # Health of the year is gathered from several tables.
    "clai_immunisations_status", "clai_immunisations_status_date", "clas_substance_misused", "clas_intervention_received",
    # A child seen alone was seen; a visit is there when either is said.
    "Was the Child Seen Alone?",
    # Placements, statuses and the period end with it.
    "Date Ceased to be Looked After",
    # A score is a row only where there is a score or a reason for none.
    "SDQ_SCORE", "SDQ_REASON",
    # ACCOM is a kind and a suitability in one.
    "ACCOM",
}  # fmt: skip

#: Tables that are worked out of the whole chain of a child's SSDA903 episodes.
CHAINED = ("care_periods", "care_episodes", "legal_statuses", "placements")

#: Source columns that say the same of every list of a workbook, and the workers and teams that lists name.
_OFSTED_SHARED = ("Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)", "Allocated Team", "Allocated Worker")


@dataclass(frozen=True)
class Feed:
    """Where a cell goes: a column of a table. ``exact``: it decides nothing else, so everything else must stay.
    ``arrives``: a row that was read from the cell's place, and from nowhere else, holds what the cell says."""

    table: str
    column: Column
    exact: bool
    arrives: bool


def feeds(kind: str, grid: str, heading: str) -> tuple[Feed, ...]:
    """The columns that a source column feeds; ``grid`` is the file's, sheet's or element's name."""
    if kind == "local":
        return _local(grid, heading)
    return tuple(_by_feed(kind).get(_key(kind, grid, heading), ()))


def _key(kind: str, grid: str, heading: str) -> str:
    text = f"{grid.rsplit(maxsplit=1)[-1]} {heading}" if kind == "annex-a" else heading
    return "".join(part for part in text.casefold() if part.isalnum())


@cache
def _by_feed(kind: str) -> Mapping[str, tuple[Feed, ...]]:
    found: dict[str, list[tuple[Table, Column, str]]] = {}
    for table in TABLES.values():
        for column in table.columns:
            for feed in column.feeds:
                prefix, _, name = feed.partition(":")
                if prefix == _PREFIX[kind] and not _only_implied(column, name):
                    key = "".join(part for part in name.casefold() if part.isalnum())
                    found.setdefault(key, []).append((table, column, name))
    made = {}
    for key, places in found.items():
        alone = len({(table.name, column.name) for table, column, _ in places}) == 1
        to = [Feed(t.name, c, alone and _plain(kind, t, c, n), _arrives(kind, t, c, n)) for t, c, n in places]
        # A yes or no that follows from a code comes after it.
        made[key] = tuple(sorted(to, key=lambda one: one.column.kind == "boolean"))
    return made


def _only_implied(column: Column, name: str) -> bool:
    """Whether the kind of an event follows from the cell's being there, or from a yes or no, and is not plainly written in it."""
    if name.endswith("_json"):  # outcomes and factors among comments, which are read in a way of their own
        return True
    return column.name == "kind" and (name == "icpc_icpc_transfer_in" or "date" in name.casefold())


def _arrives(kind: str, table: Table, column: Column, name: str) -> bool:
    """Whether what a cell says is found in the very column that it feeds, whatever else it decides."""
    said = name.partition(" ")[2] if name[:1].isdigit() else name
    worked_out = kind == "ssda903" and table.name in CHAINED and table.name != "care_episodes"
    return not (said in DECIDES_MORE or said in _OFSTED_SHARED or column.kind == "ref" or _is_id(column) or worked_out)


def _plain(kind: str, table: Table, column: Column, name: str) -> bool:
    """Whether a column neither says which event a row is nor decides what else becomes of it."""
    if not _arrives(kind, table, column, name) or (kind == "ssda903" and table.name in CHAINED):
        return False
    keys = {table.event_date, *table.natural}
    return column.name not in keys and not column.required and column.kind != "ref" and not _is_id(column)


def _is_id(column: Column) -> bool:
    return column.kind == "text" and (column.name.endswith(("_id", "upn", "id_value")) or column.name == "worker_id")


@cache
def _local(grid: str, heading: str) -> tuple[Feed, ...]:
    """A local list is headed with our own names; a reference with ``…_id`` instead of ``…_key``."""
    table = TABLES[grid]
    for column in table.columns:
        name = f"{column.name.removesuffix('_key')}_id" if column.kind == "ref" else column.name
        if name == heading:
            return (
                Feed(grid, column, _plain("local", table, column, heading), _arrives("local", table, column, heading)),
            )
    return ()
