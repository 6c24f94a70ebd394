"""The environment of an installation, read once, typed, and refused as a whole when wrong.

Every variable that the program knows is a field of :class:`Environment`. A name that begins with
``CCOP_`` and is not one of them is refused, so that a typing error cannot pass for a setting.
"""

import ipaddress
import os
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from ccop.config.places import beside_checkout
from ccop.config.trouble import Trouble
from ccop.kernel.city.mode import Mode

PREFIX = "CCOP_"
SECRET_KEY_LENGTH = 50


class EnvironmentRefused(Trouble):
    """The environment is wrong; ``problems`` has one sentence for each wrong variable."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(("The environment is wrong:", *(f"  {p}" for p in problems))))


class Smtp(BaseModel):
    """A mail server, from ``smtp://user:password@host:port?tls=starttls|implicit|none``."""

    model_config = ConfigDict(frozen=True)

    host: str = Field(min_length=1)
    port: int
    user: str
    password: SecretStr
    starttls: bool
    implicit_tls: bool


def _smtp(value: object) -> object:
    if not isinstance(value, str):
        return value
    url = urlsplit(value)
    tls = parse_qs(url.query).get("tls", ["starttls"])[-1]
    if url.scheme != "smtp" or not url.hostname or tls not in {"starttls", "implicit", "none"}:
        raise ValueError(
            "write it as smtp://user:password@host:port?tls=starttls (or implicit, or none)"
        )
    return Smtp(
        host=url.hostname,
        port=url.port or {"starttls": 587, "implicit": 465, "none": 25}[tls],
        user=unquote(url.username or ""),
        password=SecretStr(unquote(url.password or "")),
        starttls=tls == "starttls",
        implicit_tls=tls == "implicit",
    )


def _split(value: object) -> object:
    return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value


def _absolute(value: object) -> object:
    return Path(value).expanduser().absolute() if isinstance(value, str) else value


class Environment(BaseSettings):
    """Every setting an operator may give. :meth:`load` is the only way to make one."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    mode: Mode = Mode.DEMONSTRATION
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    data: Annotated[Path, NoDecode, BeforeValidator(_absolute)] = Field(
        default_factory=lambda: beside_checkout("var")
    )
    given_secret_key: SecretStr | None = Field(
        default=None, validation_alias=f"{PREFIX}SECRET_KEY", min_length=SECRET_KEY_LENGTH
    )
    given_base_url: str | None = Field(
        default=None, validation_alias=f"{PREFIX}BASE_URL", pattern=r"^https?://[^/]+$"
    )
    given_hosts: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)] = Field(
        default=(), validation_alias=f"{PREFIX}HOSTS"
    )
    database_url: str | None = Field(
        default=None, validation_alias="DATABASE_URL", pattern=r"^postgres(ql)?://"
    )
    given_database_owner_url: str | None = Field(
        default=None, validation_alias="DATABASE_OWNER_URL", pattern=r"^postgres(ql)?://"
    )
    database_pool: int = Field(default=8, ge=0)
    """Connections a process may keep open; 0 closes each after its request."""
    smtp: Annotated[Smtp | None, NoDecode, BeforeValidator(_smtp)] = Field(
        default=None, validation_alias="SMTP_URL"
    )
    mail_from: str = "ccop@localhost"
    given_seal_key: Annotated[Path | None, NoDecode, BeforeValidator(_absolute)] = Field(
        default=None, validation_alias=f"{PREFIX}SEAL_KEY"
    )
    proxies: int = Field(default=1, ge=1)
    """Own proxies before the site in production, each of which writes X-Forwarded-For: the address
    of who asks is the one that the outermost of them saw, whatever the visitor wrote there."""
    krs: Literal["off", "open", "recorded"] = "off"
    """How the National Court Register is asked: not at all, by its open API, or from invented
    extracts."""
    krs_daily_limit: int = Field(default=300, ge=1)
    """Calls to its open API a day."""
    krs_recheck_days: int = Field(default=0, ge=0)
    """After how many days every listed organisation is asked about anew; 0 for never."""
    web_processes: int = Field(default=2, ge=1)
    workers: int = Field(default=1, ge=1)

    @classmethod
    def load(cls) -> Self:
        """Read ``os.environ``.

        Raises :class:`EnvironmentRefused` that names every wrong variable at once.
        """
        problems = list(_unknown(os.environ))
        try:
            environment = cls()
        except ValidationError as error:
            problems += [_sentence(cls, dict(one)) for one in error.errors()]
        else:
            problems += environment._contradictions()
            if not problems:
                return environment
        raise EnvironmentRefused(tuple(problems))

    @property
    def demonstration(self) -> bool:
        return self.mode is Mode.DEMONSTRATION

    @property
    def base_url(self) -> str:
        """Scheme and host under which people reach the site, without a final slash."""
        # Passkeys work on a name, not on an address of digits.
        host = "localhost" if self.host == "127.0.0.1" else self.host
        return self.given_base_url or f"http://{host}:{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """Names that a request may ask for."""
        own = urlsplit(self.base_url).hostname or self.host
        local = ("localhost", "127.0.0.1", "[::1]") if self.demonstration else ()
        return self.given_hosts or (own, *local)

    @property
    def secret_key(self) -> str:
        """The key that signs cookies; a demonstration makes its own once."""
        if self.given_secret_key:
            return self.given_secret_key.get_secret_value()
        return _kept_key(self.data)

    @property
    def seal_key_file(self) -> Path:
        """Where the key stands that signs the journal's seals; made there when nobody has yet."""
        return self.given_seal_key or self.data / "seal-key.pem"

    def _contradictions(self) -> Iterator[str]:
        if self.demonstration and not _loopback(self.host):
            yield "CCOP_HOST: a demonstration listens on a loopback address only (127.0.0.1)"
        if self.given_database_owner_url and not self.database_url:
            yield "DATABASE_OWNER_URL: give DATABASE_URL too"
        if not self.demonstration:
            if self.krs == "recorded":
                yield "CCOP_KRS: recorded extracts are invented, for a demonstration only"
            if not self.given_secret_key:
                yield f"CCOP_SECRET_KEY: production needs one, of {SECRET_KEY_LENGTH} signs or more"
            if not (self.given_base_url or "").startswith("https://"):
                yield "CCOP_BASE_URL: production needs the public address, with https://"
            if not self.smtp:
                yield "SMTP_URL: production needs a mail server"
            if "@" not in self.mail_from or self.mail_from.endswith("@localhost"):
                yield "CCOP_MAIL_FROM: production needs the address that letters come from"


def _unknown(environ: Mapping[str, str]) -> Iterator[str]:
    known = {_variable(Environment, name) for name in Environment.model_fields}
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known:
            yield f"{name}: there is no such setting"


def _variable(model: type[Environment], field: str) -> str:
    alias = model.model_fields[field].validation_alias
    if isinstance(alias, AliasChoices):
        raise TypeError("a setting has one name")
    return str(alias or f"{PREFIX}{field.upper()}")


def _sentence(model: type[Environment], error: dict[str, object]) -> str:
    place = error["loc"]
    name = str(place[0]) if isinstance(place, tuple) and place else ""
    variable = _variable(model, name) if name in model.model_fields else name.upper()
    if not variable.startswith((PREFIX, "DATABASE_", "SMTP_")):
        variable = f"{PREFIX}{variable}"
    return f"{variable}: {error['msg']}"


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _kept_key(data: Path) -> str:
    """The key in the data directory, made at the first call.

    It is written aside and linked into place, so that of two processes starting together neither
    reads half a key.
    """
    path = data / "secret-key"
    if not path.exists():
        data.mkdir(mode=0o755, parents=True, exist_ok=True)
        draft = data / f"secret-key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(SECRET_KEY_LENGTH))
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()
