"""What every test may use.

``db``
    pytest-django's own: a database at the state of all migrations, seen as the site's role, with
    everything rolled back after the test.
``transactional_db`` (also ``@pytest.mark.django_db(transaction=True)``)
    Real commits. The database refuses TRUNCATE, so afterwards the run gets a fresh clone of the
    template instead of emptied tables (some 0.1 s).
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from pytest_django.plugin import DjangoDbBlocker

from tests.tools.database import DATA, clone, running_cluster, site_url, template

# The tests know no setting of the machine they run on.
for _name in list(os.environ):
    if _name.startswith(("CCOP_", "DATABASE_", "SMTP_")):
        del os.environ[_name]
os.environ["DJANGO_SETTINGS_MODULE"] = "ccop.config.settings"
os.environ["CCOP_DATA"] = str(DATA)
os.environ["CCOP_DATABASE_POOL"] = "0"  # an open pool would hold a database that is to be replaced
os.environ["DATABASE_URL"] = site_url()


def pytest_configure() -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Our template and clones in place of Django's way to make a test database."""
    with django_db_blocker.unblock(), running_cluster(), pytest.MonkeyPatch.context() as patch:
        source = template()
        clone(source)
        # TestCase, its subclass with a rollback, has a way of its own and keeps it.
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: clone(source))
        yield


def pytest_unconfigure() -> None:
    shutil.rmtree(DATA, ignore_errors=True)
