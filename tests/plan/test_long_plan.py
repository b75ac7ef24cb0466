"""A plan of many actions: its board is turned page by page."""

from collections.abc import Callable

from django.test import Client
from django.utils.timezone import now
from tests.governance.test_pages import words

from goldenthread.plan import models
from goldenthread.programme.promises import Plan


def test_a_long_plan_is_turned_page_by_page(client_as: Callable[[str], Client], plan: Plan) -> None:
    """Sixty actions a page, theme by theme; narrowed it is one page again, and what turns keeps what narrows."""
    client = client_as("director")
    stamp = {"written_by": "tests", "written_at": now()}
    version = models.Version.objects.get()
    rows = [models.Action(plan="small", key=f"more-{n}", due_kind="ongoing", place=n, **stamp) for n in range(70)]
    models.Wording.objects.bulk_create(
        models.Wording(
            action=row, version=version, printed=f"9.{n}", theme="theme-1" if n % 2 else "theme-2", text=f"Thing {n}", place=n + 9, **stamp
        )
        for n, row in enumerate(models.Action.objects.bulk_create(rows))
    )  # fmt: skip
    first, last = words(client.get("/plan/")), words(client.get("/plan/", {"page": "2"}))
    assert "Showing 1 to 60 of 74" in first
    assert "Showing 61 to 74 of 74" in last
    told = [f"Thing {n} " for n in range(70)]
    assert sorted(one in first for one in told) != [True] * 70
    assert all((one in first) is not (one in last) for one in told)
    assert "Showing" not in words(client.get("/plan/", {"theme": "theme-1"}))
