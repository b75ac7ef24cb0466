"""Whether the web's own tables are those of this version, and when the worker was last seen."""

import os
from datetime import datetime

import django
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from goldenthread.web.config import HOME_VARIABLE, Config


def database_state(config: Config) -> tuple[int, datetime | None]:
    """How many changes of tables wait, and the worker's last sign of life (None while it never ran)."""
    os.environ[HOME_VARIABLE] = str(config.home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "goldenthread.web.settings"
    django.setup()
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if waiting:
        return waiting, None
    # Models can be named only once Django is ready.
    from goldenthread.jobs.queries import last_heard

    return 0, last_heard()
