"""The migrations are the models, and every English word has its Polish one."""

import io

import pytest
from django.core.management import call_command

from ccop.config import messages


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0, stdout=io.StringIO())


def test_no_translation_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert messages.main(["--check"]) == 0, capsys.readouterr().out
