"""Figures for the guard: one series a linked measure, and which measures hold numbers too small for everybody."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.timezone import localdate

from goldenthread.access.audience import Audience
from goldenthread.access.errors import NotAllowed
from goldenthread.access.scope import Scope
from goldenthread.programme.figures import Series
from goldenthread.programme.promises import Plan
from goldenthread.programme.series import measures_of, series_of_installation
from goldenthread.records.errors import RecordsError
from goldenthread.records.store.opening import is_store
from goldenthread.serving.errors import NotServed
from goldenthread.serving.measure_page import measure_page
from goldenthread.serving.opening import open_served

_PURPOSE = "setting the plan beside its figures"


def series_now(plan: Plan, username: str, role: str) -> Mapping[str, Series]:
    """Series by the key of their measure, counted in the store or typed; measures that nothing is known of are left out."""
    installation = settings.INSTALLATION
    store = installation.store if is_store(installation.store) else None
    scope = Scope.everything(username, _PURPOSE, role=role)
    return series_of_installation(plan, installation.home, store, localdate(), scope)


def small_measures(plan: Plan) -> frozenset[str]:
    """Measures of which some figure is hidden from who sits on a board: what is asked of them is told without numbers.

    While pages are being prepared nothing is known of what is hidden, and then every measure counts as small.
    """
    keys = measures_of(plan)
    if not is_store(settings.INSTALLATION.store):
        return frozenset()  # typed figures were published by people
    scope = Scope.figures_only("background worker", _PURPOSE, role="board member")
    found = set()
    try:
        served = open_served(settings.INSTALLATION.store)
        for key in keys:
            try:
                page = measure_page(served, scope, Audience.BOARD, key)
            except (NotAllowed, KeyError):
                found.add(key)
                continue
            if any(one.hidden for one in page.history):
                found.add(key)
    except (NotServed, RecordsError):
        return frozenset(keys)
    return frozenset(found)
