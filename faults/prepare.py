"""``python -m faults.prepare FUNCTION ARGUMENT``: something done inside an installation.

Run as a program of its own with the environment of that installation; prints the answer as JSON.
"""

import importlib
import json
import os
import sys

from django.conf import settings

from ccop.config.beginning import begin


def main(function: str, argument: str) -> None:
    """Call a function of :mod:`faults.preparing`, which needs Django set up before it is read."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ccop.config.settings")
    begin(with_database=True)
    # Nobody signs in with a password here: sessions are made.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    done = getattr(importlib.import_module("faults.preparing"), function)(argument)
    sys.stdout.write(json.dumps(done))


if __name__ == "__main__":
    main(*sys.argv[1:])
