"""The environment is read once, as a whole, and a mistake in it is never guessed away."""

from pathlib import Path

import pytest

from ccop.config import places
from ccop.config.environment import Environment, EnvironmentRefused


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("CCOP_DATABASE_POOL", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CCOP_DATA", str(tmp_path))


def _production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCOP_MODE", "production")
    monkeypatch.setenv("CCOP_SECRET_KEY", "k" * 50)
    monkeypatch.setenv("CCOP_BASE_URL", "https://ngo.example.pl")
    monkeypatch.setenv("SMTP_URL", "smtp://mail.example.pl")
    monkeypatch.setenv("CCOP_MAIL_FROM", "ngo@example.pl")


def test_an_empty_environment_is_a_demonstration_on_loopback() -> None:
    environment = Environment.load()
    assert environment.demonstration
    assert (environment.host, environment.port) == ("127.0.0.1", 8000)
    assert environment.base_url == "http://localhost:8000"


def test_every_mistake_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCOP_MODE", "rehearsal")
    monkeypatch.setenv("CCOP_PORT", "99999")
    monkeypatch.setenv("CCOP_PROT", "8000")
    monkeypatch.setenv("DATABASE_URL", "mysql://server/ccop")
    monkeypatch.setenv("SMTP_URL", "mail.example.pl")
    with pytest.raises(EnvironmentRefused) as refused:
        Environment.load()
    named = {problem.partition(":")[0] for problem in refused.value.problems}
    assert named == {"CCOP_MODE", "CCOP_PORT", "CCOP_PROT", "DATABASE_URL", "SMTP_URL"}


def test_a_refusal_does_not_repeat_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCOP_SECRET_KEY", "too short")
    with pytest.raises(EnvironmentRefused) as refused:
        Environment.load()
    assert "too short" not in str(refused.value)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "ngo.example.pl"])
def test_a_demonstration_refuses_to_be_seen_by_others(
    monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv("CCOP_HOST", host)
    with pytest.raises(EnvironmentRefused, match="CCOP_HOST"):
        Environment.load()


def test_production_needs_its_key_address_and_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCOP_MODE", "production")
    with pytest.raises(EnvironmentRefused) as refused:
        Environment.load()
    named = {problem.partition(":")[0] for problem in refused.value.problems}
    assert named == {"CCOP_SECRET_KEY", "CCOP_BASE_URL", "CCOP_MAIL_FROM", "SMTP_URL"}


def test_production_answers_to_its_own_name_only(monkeypatch: pytest.MonkeyPatch) -> None:
    _production(monkeypatch)
    assert Environment.load().hosts == ("ngo.example.pl",)
    monkeypatch.setenv("CCOP_HOSTS", "ngo.example.pl, www.ngo.example.pl")
    assert Environment.load().hosts == ("ngo.example.pl", "www.ngo.example.pl")


def test_a_demonstration_makes_its_key_once_and_keeps_it_to_itself(tmp_path: Path) -> None:
    key = Environment.load().secret_key
    assert len(key) >= 50
    assert Environment.load().secret_key == key
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("url", "port", "starttls", "implicit"),
    [
        ("smtp://mail.example.pl", 587, True, False),
        ("smtp://mail.example.pl?tls=implicit", 465, False, True),
        ("smtp://mail.example.pl:2525?tls=none", 2525, False, False),
    ],
)
def test_a_mail_server_is_one_address(
    monkeypatch: pytest.MonkeyPatch, url: str, port: int, starttls: bool, implicit: bool
) -> None:
    monkeypatch.setenv("SMTP_URL", url)
    smtp = Environment.load().smtp
    assert smtp is not None
    assert (smtp.host, smtp.port) == ("mail.example.pl", port)
    assert (smtp.starttls, smtp.implicit_tls) == (starttls, implicit)


def test_a_mail_password_may_hold_any_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_URL", "smtp://urz%40d:p%2Fa%3As@mail.example.pl")
    smtp = Environment.load().smtp
    assert smtp is not None
    assert (smtp.user, smtp.password.get_secret_value()) == ("urz@d", "p/a:s")
    assert "p/a:s" not in repr(smtp)


def test_root_in_a_closed_home_keeps_its_data_where_nobody_can_reach_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    closed = tmp_path / "home"
    closed.mkdir(mode=0o700)
    monkeypatch.setattr(places, "CHECKOUT", closed)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert places.beside_checkout("var").parent == Path("/var/lib")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert places.beside_checkout("var") == closed / "var"
