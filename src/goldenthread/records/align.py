"""Before sources are merged: what one source knows only in part takes from another what would keep them apart."""

from dataclasses import dataclass

import duckdb

from goldenthread.records.importers.mapped import mapped_name


@dataclass(frozen=True, slots=True)
class _Span:
    """A table of spells whose start a source may not know, and the column that must agree for two to be the same."""

    table: str
    same: str = ""


#: A yearly return shows a spell from the first day it covers; the case system knows when it truly began.
_SPANS = (_Span("care_periods"), _Span("legal_statuses", "status"), _Span("placements", "placement_type"))

#: Ofsted's list 8 says "health assessment" and not whether it was the initial or a review.
_PLAIN, _EXACT = "health-assessment", ("health-assessment-initial", "health-assessment-review")


def align(connection: duckdb.DuckDBPyConnection, kinds: dict[str, list[str]]) -> None:
    """Give mapped rows that begin before their source can see the start that another kind of source has for them, and
    health assessments of no stated kind the kind that another has for that child and day. Others stay as they are."""
    for span in _SPANS:
        given = kinds.get(span.table, [])
        for kind in given if len(given) > 1 else []:
            _take_start(connection, span, kind, [other for other in given if other != kind])
    given = kinds.get("health_checks", [])
    for kind in given if len(given) > 1 else []:
        _take_kind(connection, kind, [other for other in given if other != kind])


def _take_start(connection: duckdb.DuckDBPyConnection, span: _Span, kind: str, others: list[str]) -> None:
    name = mapped_name(kind, span.table)
    columns = "person_key, start_date, end_date" + (f', "{span.same}"' if span.same else "")
    known = " union all ".join(
        f"select {columns} from {mapped_name(other, span.table)} where start_known is distinct from false"
        for other in others
    )
    same = f'and o."{span.same}" = u."{span.same}"' if span.same else ""
    connection.execute(
        f"""
        update {name} set start_date = f.start_date, start_known = null
        from (
            select u._alias as alias, max(o.start_date) as start_date
            from {name} u join ({known}) o
            on o.person_key = u.person_key and o.start_date <= u.start_date {same}
               and (o.end_date is null or o.end_date > u.start_date or o.end_date = u.end_date)
            where u.start_known is false group by u._alias
        ) f
        where {name}._alias = f.alias
        """
    )


def _take_kind(connection: duckdb.DuckDBPyConnection, kind: str, others: list[str]) -> None:
    name = mapped_name(kind, "health_checks")
    exact = ", ".join(f"'{code}'" for code in _EXACT)
    known = " union all ".join(
        f"select person_key, check_date, kind from {mapped_name(other, 'health_checks')} where kind in ({exact})"
        for other in others
    )
    connection.execute(
        f"""
        update {name} set kind = f.kind
        from (select person_key, check_date, min(kind) as kind from ({known}) group by all having count(distinct kind) = 1) f
        where {name}.kind = '{_PLAIN}' and {name}.person_key = f.person_key and {name}.check_date = f.check_date
        """
    )
