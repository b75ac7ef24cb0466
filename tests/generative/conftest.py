"""Says at the start which seed the generated inputs have, so that a run can be repeated."""

from tests.generative.campaign import seed


def pytest_report_header() -> str:
    """The line that names the seed."""
    return f"generated inputs: GOLDENTHREAD_SEED={seed()} (set it to have the same ones again)"
