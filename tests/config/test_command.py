"""``ccop`` finds its sub-commands and starts no more than each needs."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from ccop.config.cli import COMMANDS
from tests.tools.installation import ccop

_SECRETS = {
    "CCOP_MODE": "production",
    "CCOP_SECRET_KEY": "a9" * 20 + "-Kq_zX7pLw4m",
    "CCOP_BASE_URL": "https://ngo.example.pl",
    "CCOP_MAIL_FROM": "ngo@example.pl",
    "SMTP_URL": "smtp://mail.example.pl",
    "DATABASE_URL": "postgresql://site@db.example.pl/ccop",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_module(name: str) -> None:
    assert find_spec(COMMANDS[name].module)


def test_help_needs_neither_django_nor_a_database() -> None:
    program = (
        "import sys; from ccop.config.cli import COMMANDS, _parser; _parser().format_help();"
        "sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_wrong_environment_is_told_without_a_traceback(tmp_path: Path) -> None:
    told = ccop(tmp_path, "up", CCOP_PROT="8000")
    assert told.returncode == 3
    assert "CCOP_PROT: there is no such setting" in told.stderr
    assert "Traceback" not in told.stderr


def test_production_passes_djangos_deployment_checks(tmp_path: Path) -> None:
    checked = ccop(tmp_path, "django", "check", "--deploy", "--fail-level", "WARNING", **_SECRETS)
    assert checked.returncode == 0, checked.stderr


def test_production_cookies_are_bound_to_their_host(tmp_path: Path) -> None:
    question = (
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE)"
    )
    told = ccop(tmp_path, "django", "shell", "--no-imports", "-c", question, **_SECRETS)
    assert told.stdout.split() == ["__Host-session", "__Host-csrf", "True"], told.stderr
