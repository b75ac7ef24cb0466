"""One person known by several identifiers: joined by stated links only, never by name or birth, never across an adoption."""

from dataclasses import dataclass

import duckdb

from goldenthread.records.findings import Findings
from goldenthread.records.importers.mapped import mapped_name
from goldenthread.records.tables import TABLES


@dataclass(frozen=True, slots=True)
class _Link:
    """That the person first called ``other`` is the one called ``person``, as row ``where`` says."""

    other: str
    person: str
    id_kind: str


def join_identities(
    connection: duckdb.DuckDBPyConnection, kinds: dict[str, list[str]], authority: str, into: Findings
) -> int:
    """Give rows that name a person by another identifier that person's key; returns how many identifiers were joined.

    A link is used only when it leads to exactly one person, and when neither record is of a child who was adopted:
    an adopted child's new record must never meet the old one. What is not used is a finding.
    """
    candidates = _candidates(connection, kinds, authority)
    if not candidates:
        return 0
    adopted = _adopted(connection, kinds)
    targets: dict[str, set[str]] = {}
    for link in candidates:
        targets.setdefault(link.other, set()).add(link.person)
    joined: dict[str, str] = {}
    for link in candidates:
        if len(targets[link.other]) > 1:
            _say(
                into,
                "ambiguous-identity",
                link,
                "The same identifier is recorded for more than one person, so it joins none of them",
            )
        elif link.other in adopted or link.person in adopted:
            _say(
                into,
                "link-across-adoption",
                link,
                "The link would join a record to that of an adopted child, so it is not used",
            )
        elif link.other != link.person:
            joined[link.other] = link.person
    final = {other: _end_of(joined, other) for other in joined}
    _apply(connection, kinds, final)
    return len(final)


def _candidates(connection: duckdb.DuckDBPyConnection, kinds: dict[str, list[str]], authority: str) -> list[_Link]:
    """Links whose other identifier is really used as a person somewhere in the rows."""
    parts = [
        f"select id_kind, id_value, person_key from {mapped_name(kind, 'person_links')} where id_kind is not null and id_value is not null"
        for kind in kinds.get("person_links", [])
    ]
    for kind in kinds.get("people", []):
        name = mapped_name(kind, "people")
        parts.append(f"select 'upn' as id_kind, upn as id_value, person_key from {name} where upn is not null")
        parts.append(
            f"select 'former-upn' as id_kind, former_upn as id_value, person_key from {name} where former_upn is not null"
        )
    persons = [
        f"select person_key from {mapped_name(kind, table)}"
        for table, given in kinds.items()
        if TABLES[table].subject == "person"
        for kind in given
    ]
    if not parts or not persons:
        return []
    rows = connection.execute(
        f"""
        with links as ({" union all ".join(parts)}),
        stated as (
            select distinct key12($authority || '|' || id_kind || '|' || trim(id_value)) as other, person_key as person, id_kind from links
            union
            select distinct key12($authority || '|child-id|' || trim(id_value)), person_key, id_kind from links where id_kind = 'legacy-id'
            union
            select distinct key12($authority || '|upn|' || trim(id_value)), person_key, id_kind from links where id_kind = 'former-upn'
        ),
        persons as (select distinct person_key from ({" union all ".join(persons)}))
        select distinct other, person, id_kind from stated where other in (select person_key from persons) order by all
        """,
        {"authority": authority},
    ).fetchall()
    return [_Link(*row) for row in rows]


def _adopted(connection: duckdb.DuckDBPyConnection, kinds: dict[str, list[str]]) -> frozenset[str]:
    """Persons whose record ends in adoption, or who have an adoption order."""
    from_orders = [
        f"select person_key from {mapped_name(kind, 'adoptions')} where order_date is not null"
        for kind in kinds.get("adoptions", [])
    ]
    ended = [
        f"select person_key from {mapped_name(kind, table)} where end_reason in ('E11', 'E12')"
        for table in ("care_episodes", "care_periods")
        for kind in kinds.get(table, [])
    ]
    if not from_orders + ended:
        return frozenset()
    return frozenset(row[0] for row in connection.execute(" union ".join(from_orders + ended)).fetchall())


def _end_of(joined: dict[str, str], other: str) -> str:
    """Follow links to their end; a circle ends at its smallest key, so that every member agrees."""
    seen = [other]
    while (following := joined.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


def _apply(connection: duckdb.DuckDBPyConnection, kinds: dict[str, list[str]], final: dict[str, str]) -> None:
    if not final:
        return
    connection.execute("create or replace temp table joined_identities (other varchar, person varchar)")
    connection.executemany("insert into joined_identities values (?, ?)", sorted(final.items()))
    for table, given in kinds.items():
        if TABLES[table].subject == "person":
            for kind in given:
                name = mapped_name(kind, table)
                # The other identifier is not the authority's own id of the child whose record the row now belongs to.
                own_id = ", child_id = null" if table == "people" else ""
                connection.execute(
                    f"update {name} set person_key = j.person{own_id} from joined_identities j where {name}.person_key = j.other"
                )
    connection.execute("drop table joined_identities")


def _say(into: Findings, rule: str, link: _Link, message: str) -> None:
    mend = "Check both records in the case system and correct the identifier that is wrong"
    into.add(
        rule,
        "error",
        message,
        mend,
        table="person_links",
        column="id_value",
        value=f"{link.id_kind} (not shown)",
        person_key=link.person,
    )
