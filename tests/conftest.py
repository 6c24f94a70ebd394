"""What every test may use.

``db``
    pytest-django's own: a database at the state of all migrations, seen as the site's role, with
    everything rolled back after the test.
``transactional_db`` (also ``@pytest.mark.django_db(transaction=True)``)
    Real commits. The database refuses TRUNCATE, so afterwards the run gets a fresh clone of the
    template instead of emptied tables (some 0.1 s).
Texts
    are Polish, as for any visitor: the catalogues are compiled before the first test.
``smtp``
    Mail goes to a real SMTP server; ``smtp.letters`` are the messages that came.
``site``
    One installation started by ``ccop up`` for the whole run (for each worker, where there are
    several), with the demonstration city and the invented register: ``site.url``,
    ``site.database_url``, ``site.ccop("check")``.
``browser``, ``page``
    Playwright's, driving Chromium: one browser for the run, a fresh Polish context for each test.

A tool that the machine lacks makes a test skip by :func:`tests.tools.machine.missing`. With ``CI``
set, a test that skips in any other way fails the run.
"""

import os
import shutil
from collections.abc import Iterator

import hypothesis
import pytest
from django.conf import settings
from django.test import TransactionTestCase
from django.test.signals import setting_changed
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import DjangoDbBlocker, Settings

from ccop.config import messages
from tests.tools.database import DATA, clone, running_cluster, site_url, template
from tests.tools.installation import Installation, installation
from tests.tools.machine import ANNOUNCED, chromium
from tests.tools.mail import Postbox, smtp_server

_CHROMIUM_FLAGS = [
    "--no-sandbox",  # its sandbox refuses root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# The tests know no setting of the machine they run on.
for _name in list(os.environ):
    if _name.startswith(("CCOP_", "DATABASE_", "SMTP_")):
        del os.environ[_name]
os.environ["DJANGO_SETTINGS_MODULE"] = "ccop.config.settings"
os.environ["CCOP_DATA"] = str(DATA)
os.environ["CCOP_DATABASE_POOL"] = "0"  # an open pool would hold a database that is to be replaced
os.environ["DATABASE_URL"] = site_url()
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs its loop in the test's thread

# Property tests judge results, not how busy the machine is.
hypothesis.settings.register_profile("tests", deadline=None)
hypothesis.settings.load_profile("tests")

_unannounced: list[str] = []


def pytest_configure() -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns when it is not there


def pytest_sessionstart() -> None:
    # Otherwise texts would be Polish or English by whether somebody had started the program here.
    messages.compile_all()
    # Some word may have been asked for before; Django's own receiver forgets what it found then.
    setting_changed.send(sender=None, setting="LOCALE_PATHS", value=None, enter=True)


def pytest_unconfigure() -> None:
    shutil.rmtree(DATA, ignore_errors=True)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail") and ANNOUNCED not in report.longreprtext:
        _unannounced.append(report.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if _unannounced and os.environ.get("CI"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for test in _unannounced:
        terminalreporter.line(f"Skipped without saying what the machine lacks: {test}", red=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Our template and clones in place of Django's way to make a test database."""
    with django_db_blocker.unblock(), running_cluster(), pytest.MonkeyPatch.context() as patch:
        source = template()
        clone(source)
        # TestCase, its subclass with a rollback, has a way of its own and keeps it.
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: clone(source))
        yield


@pytest.fixture
def smtp(settings: Settings) -> Iterator[Postbox]:
    with smtp_server() as postbox:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST = postbox.host
        settings.EMAIL_PORT = postbox.port
        yield postbox


@pytest.fixture(scope="session")
def site() -> Iterator[Installation]:
    with installation(DATA / "site", CCOP_KRS="recorded") as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=_CHROMIUM_FLAGS)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="pl-PL", timezone_id="Europe/Warsaw")
    yield context.new_page()
    context.close()
