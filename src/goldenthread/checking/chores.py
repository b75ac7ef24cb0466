"""What the background worker does for this room by the clock: tables whose time is over go, whether or not anybody looks."""

from datetime import datetime

from django.conf import settings

from goldenthread.checking.keeping import sweep
from goldenthread.jobs.worker import CHORES


def swept(moment: datetime) -> None:
    """Remove everybody's tables whose time is over."""
    del moment
    sweep(settings.INSTALLATION.home)


CHORES.append(swept)
