"""Settings that every test shares."""

import os
from pathlib import Path

os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(Path(__file__).resolve().parent.parent / ".cache/hypothesis"))

from hypothesis import HealthCheck, settings

# No deadline: how long an example takes on a shared machine says nothing about the code. Derandomised here, so that
# make test gives the same answer twice; make generative rotates its seeds.
settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("searching", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
