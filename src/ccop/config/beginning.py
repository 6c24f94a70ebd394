"""What most commands begin with: Django's registry and a database that answers."""

import django

from ccop.config import database
from ccop.config.environment import Environment


def begin(*, with_database: bool) -> None:
    """Set Django up and, where wanted, start the embedded PostgreSQL if it is not running."""
    cluster = database.embedded(Environment.load())
    if with_database and cluster:
        cluster.start()
    django.setup()
