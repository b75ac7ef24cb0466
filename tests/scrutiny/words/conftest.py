"""What every test of words needs: the shipped rules."""

import pytest

from goldenthread.scrutiny.rules import Rules, load_rules


@pytest.fixture(scope="session")
def rules() -> Rules:
    """The shipped rules."""
    return load_rules()
