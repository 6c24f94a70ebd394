"""The demonstration city: each room's ``demonstration.load()``, in the order of the rooms."""

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import transaction

from ccop.config.environment import Environment
from ccop.config.trouble import Trouble
from ccop.directory.organizations.invented import organizations_invent
from ccop.kernel import journal


def main(arguments: Sequence[str]) -> int:
    """``ccop demo``: load the demonstration city into an empty database; ``--scale N`` adds so
    many invented organisations to the one that is there."""
    parser = argparse.ArgumentParser(prog="ccop demo")
    parser.add_argument("--scale", type=int, default=0, help="invented organisations to add")
    scale = parser.parse_args(arguments).scale
    if not Environment.load().demonstration:
        raise Trouble("Invented people have no place in production (CCOP_MODE).")
    if scale:
        for done in organizations_invent(scale):
            sys.stdout.write(f"{done} of {scale}\n")
        return 0
    if not load():
        raise Trouble("The database is not empty.")
    return 0


def load() -> bool:
    """Load the whole city or, should a part fail, nothing; False when somebody is there already."""
    if get_user_model().objects.exists():
        return False
    with transaction.atomic():
        for part in _parts():
            part()
        journal.append(
            stream=journal.monthly("system"), act="demonstration.loaded", actor=None, data={}
        )
    return True


def _parts() -> list[Callable[[], None]]:
    names = [f"{room.name}.demonstration" for room in apps.get_app_configs()]
    return [importlib.import_module(name).load for name in names if find_spec(name)]
