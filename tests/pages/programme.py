"""A small improvement programme on the site: a plan, its board, a meeting, a challenge."""

from dataclasses import replace

from tests.programme.samples import PROGRAMME

from goldenthread.accounts.by import By
from goldenthread.governance.loading import load as load_boards
from goldenthread.plan.loading import load as load_plan


def load_programme(by: By) -> None:
    """Load the sample; that a request was asked is no step of its own there."""
    (request,) = PROGRAMME.governance.requests
    steps = tuple(step for step in request.steps if step.state != "asked")
    load_plan(PROGRAMME.plan, by=by)
    load_boards(replace(PROGRAMME.governance, requests=(replace(request, steps=steps, exempt=""),)), by=by)
