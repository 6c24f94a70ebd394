"""``ccop django …``: Django's own commands."""

from collections.abc import Sequence

from django.core.management import execute_from_command_line
from django.db import connection

from ccop.config import database
from ccop.config.environment import Environment


def main(arguments: Sequence[str]) -> int:
    """Run a command of Django's; a migration runs as the owner, and the grants follow it."""
    line = ["ccop django", *arguments]
    if "migrate" not in arguments[:1]:
        execute_from_command_line(line)
        return 0
    site = connection.settings_dict["USER"]
    with database.as_owner(database.addresses(Environment.load()).owner):
        execute_from_command_line(line)
        if site != connection.settings_dict["USER"]:
            database.grant(site)
    return 0
