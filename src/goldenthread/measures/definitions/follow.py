"""Relations that many chapters need: a table with what went before each row, or with what followed it."""

from goldenthread.measures.language.relations import Relation


def with_earlier(key: str, table: str, dated: str, grain: str, only: str = "") -> Relation:
    """The rows of a table with ``before_date``: the day of the latest earlier one about the same child.

    One on the same day is no earlier one. ``only`` keeps some of the earlier ones: ``e.`` is the earlier row and
    ``x.`` the row itself.
    """
    condition = f"and ({only})" if only else ""
    return Relation(
        key=key,
        grain=grain,
        rows=f"""
            select n.*, b.before_date from {table} as n left join (
                select x.event_key as event_key, max(e.{dated}) as before_date
                from {table} as x
                join {table} as e on e.person_key = x.person_key and e.{dated} < x.{dated} {condition}
                group by x.event_key
            ) as b on b.event_key = n.event_key""",
    )


def with_later(key: str, table: str, dated: str, followed_by: str, followed_on: str, grain: str) -> Relation:
    """The rows of a table with ``after_date``: the first day, that day included, of a row of another about the child."""
    return Relation(
        key=key,
        grain=grain,
        rows=f"""
            select n.*, f.after_date from {table} as n left join (
                select x.event_key as event_key, min(e.{followed_on}) as after_date
                from {table} as x
                join {followed_by} as e on e.person_key = x.person_key and e.{followed_on} >= x.{dated}
                group by x.event_key
            ) as f on f.event_key = n.event_key""",
    )
