"""Every role has a journey; a new role fails here until somebody writes what its readers come for."""

from importlib import import_module
from pathlib import Path

from goldenthread.access.policy import RULES

HERE = Path(__file__).parent


def test_every_role_has_a_journey() -> None:
    """Each file names the roles whose journeys it holds, and no role that there is none of."""
    files = sorted(path.stem for path in HERE.glob("test_*.py") if path.name != Path(__file__).name)
    told = [role for name in files for role in getattr(import_module(f"tests.journeys.{name}"), "ROLES", ())]
    assert sorted(told) == sorted(RULES)
