"""What each column was taken for, as a table to read."""

from collections.abc import Iterator

from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.sheets import Paper


def roles_of(paper: Paper) -> Iterator[dict[str, object]]:
    """Every column of every table with the role that was found for it; a column may bear two."""
    for sheet in paper:
        for column in sorted(sheet.columns, key=lambda one: one.index):
            yield {
                "file": sheet.grid.file,
                "table": sheet.grid.table,
                "column": column.index + 1,
                "heading": column.heading,
                "role": "" if column.role is Role.IGNORED else column.role.value,
                "about": column.about,
                "sign": column.sign,
            }
