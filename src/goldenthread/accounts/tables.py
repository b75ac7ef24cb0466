"""Tables of posts, cover and grants as several pages show them."""

from collections.abc import Callable, Iterable
from datetime import date

from goldenthread.accounts.models import Cover, Grant, Post
from goldenthread.design.components import Cell, Column, Link, Table
from goldenthread.design.figures import day, many


def where_of(post: Post) -> str:
    """Over whom a post is, in words."""
    parts = [post.service] if post.service else []
    parts += [f"team {team}" for team in post.team_ids]
    parts += [f"worker {post.worker_id}"] if post.worker_id else []
    return ", ".join(parts) or "No team or worker"


def posts_table(caption: str, posts: Iterable[Post], act: Callable[[Post], Link | None] | None = None) -> Table:
    """Posts, one a row, with what may be done about each where ``act`` says so."""
    columns = [Column("Role"), Column("Over"), Column("First day"), Column("Last day"), Column("Reason")]
    rows = []
    for post in posts:
        last = _day(post.end_date) if post.end_date is not None else "No end"
        row: list[Cell | str] = [post.role, where_of(post), _day(post.start_date), last, post.because]
        rows.append((*row, _act(act(post))) if act is not None else tuple(row))
    if act is not None:
        columns.append(Column("Change"))
    return Table(caption, tuple(columns), tuple(rows), empty="No post.", wide=True)


def covers_table(caption: str, covers: Iterable[Cover], act: Callable[[Cover], Link | None] | None = None) -> Table:
    """Cover, one a row."""
    columns = [Column("Covered"), Column("By"), Column("First day"), Column("Last day"), Column("Reason")]
    rows = []
    for cover in covers:
        who = f"{cover.post.user.get_full_name() or cover.post.user.username}, {cover.post.role}"
        by = cover.covered_by.get_full_name() or cover.covered_by.username
        row: list[Cell | str] = [who, by, _day(cover.start_date), _day(cover.end_date), cover.because]
        rows.append((*row, _act(act(cover))) if act is not None else tuple(row))
    if act is not None:
        columns.append(Column("Change"))
    return Table(caption, tuple(columns), tuple(rows), empty="Nobody is covered.", wide=True)


def _day(when: date) -> Cell:
    """A day that stays on one line."""
    return Cell(day(when), whole=True)


def grants_table(caption: str, grants: Iterable[Grant], act: Callable[[Grant], Link | None]) -> Table:
    """Grants by user, one a row: what it opens, why and until when, and nothing about the child."""
    columns = ("Opens", "Reason", "Given by", "First day", "Last day", "Change")
    by_user: dict[str, list[Grant]] = {}
    for grant in grants:
        by_user.setdefault(grant.user.username, []).append(grant)
    groups, before = list[tuple[int, Cell | str]](), 0
    for username, some in by_user.items():
        groups.append((before, f"{username}: {many(len(some), 'grant')}"))
        before += len(some)
    rows = tuple(
        (
            grant.get_kind_display(),
            grant.reason,
            grant.given_by,
            _day(grant.start_date),
            _day(grant.expiry_date),
            _act(act(grant)),
        )
        for some in by_user.values()
        for grant in some
    )
    heads = tuple(Column(name) for name in columns)
    return Table(caption, heads, rows, empty="No grant is in force.", wide=True, groups=tuple(groups))


def _act(link: Link | None) -> Cell | str:
    return Cell(link.text, link.href, about=link.about) if link is not None else ""
