"""Django's settings, made from the typed environment.

What may differ between two installations is there; what is the same for all is here.
"""

from pathlib import Path

from csp.constants import NONE, SELF
from psycopg.conninfo import conninfo_to_dict

from ccop.config.database import addresses
from ccop.config.environment import Environment

ENVIRONMENT = Environment.load()
ENVIRONMENT.data.mkdir(mode=0o755, parents=True, exist_ok=True)

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.base_url]

# Rooms in the order in which they may know each other; also the order of demonstration data.
ROOMS = [
    "ccop.kernel.clock",
    "ccop.kernel.journal",
    "ccop.kernel.ui",
    "ccop.kernel.city",
    "ccop.kernel.files",
    "ccop.kernel.people",
    "ccop.kernel.parties",
    "ccop.kernel.notices",
    "ccop.kernel.search",
    "ccop.kernel.statutes",
    "ccop.kernel.status",
    "ccop.kernel.seals",
    "ccop.kernel.cases",
    "ccop.kernel.paperwork",
    "ccop.directory.registers",
    "ccop.directory.organizations",
    "ccop.directory.checks",
    "ccop.directory.registrations",
    "ccop.directory.importing",
    "ccop.directory.upkeep",
    "ccop.portal.reports",
    "ccop.portal.law",
    "ccop.portal.pages",
    "ccop.grants.competitions",
    "ccop.grants.offers",
    "ccop.opendata.api",
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    *ROOMS,
    # After the rooms, whose templates stand in place of theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.forms",
    "django.contrib.staticfiles",
]
AUTH_USER_MODEL = "people.Person"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "ccop.opendata.api.door.ApiDoor",
    "ccop.kernel.status.middleware.AdmissionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ccop.kernel.ui.middleware.LookMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "ccop.kernel.people.middleware.ActorMiddleware",
    "ccop.kernel.people.middleware.SecondFactorMiddleware",
    "ccop.directory.importing.middleware.OldAddressMiddleware",
]
NEVER_WAITING = ("/zdrowie/",)
"""Addresses that answer however many people come."""
ROOT_URLCONF = "ccop.config.urls"
WSGI_APPLICATION = "ccop.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ccop.kernel.ui.context_processors.ui",
                "ccop.kernel.city.context_processors.city",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

_site = conninfo_to_dict(addresses(ENVIRONMENT).site)
_pool = {
    "pool": {
        "min_size": 1,
        "max_size": ENVIRONMENT.database_pool,
        "timeout": 3,  # seconds until a visitor is asked to wait
        # Attempts grow further apart; giving up soon, the next visitor makes the pool try anew.
        "reconnect_timeout": 3,  # seconds
    }
}
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _site.pop("dbname", ""),
        "USER": _site.pop("user", ""),
        "PASSWORD": _site.pop("password", ""),
        "HOST": _site.pop("host", ""),
        "PORT": _site.pop("port", ""),
        "OPTIONS": {**_site, **(_pool if ENVIRONMENT.database_pool else {})},
        "CONN_HEALTH_CHECKS": True,  # a restarted server costs nobody an error page
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", "polski"), ("en", "English")]
TIME_ZONE = "Europe/Warsaw"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
# What is made from wheels at the start: the fonts.
BUILT_STATIC = ENVIRONMENT.data / "built"
BUILT_STATIC.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [BUILT_STATIC]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILES_ROOT: Path = ENVIRONMENT.data / "files"
"""Where the files room keeps uploads."""

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "people:home"
SESSION_COOKIE_AGE = 24 * 3600  # seconds
CSRF_FAILURE_VIEW = "ccop.kernel.people.views.kept.csrf_failure"
ACCOUNT_ADAPTER = "ccop.kernel.notices.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "signup": "ccop.kernel.people.forms.SignUpForm",
    "reset_password": "ccop.kernel.people.forms.NewPasswordForm",
}
# Keys are made so that nobody is shut out by a stranger: ccop.kernel.people.guessing.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "reset_password": "20/m/ip",
    "reset_letter": "3/10m/key",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
# Only in the browser that has just signed up: it is led on to where the person was going.
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True  # everybody's session lasts as long as SESSION_COOKIE_AGE says
MFA_ADAPTER = "ccop.kernel.people.second_factor.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {"add_webauthn": "ccop.kernel.people.forms.PasskeyForm"}
# Limits on attempts are counted for all processes and machines together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_cache",
    }
}

# A form has up to 300 table rows of 12 fields; nothing that a person typed may be refused.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2 * 300 * 12
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # bytes

EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.mail_from
if ENVIRONMENT.smtp:
    EMAIL_HOST = ENVIRONMENT.smtp.host
    EMAIL_PORT = ENVIRONMENT.smtp.port
    EMAIL_HOST_USER = ENVIRONMENT.smtp.user
    EMAIL_HOST_PASSWORD = ENVIRONMENT.smtp.password.get_secret_value()
    EMAIL_USE_TLS = ENVIRONMENT.smtp.starttls
    EMAIL_USE_SSL = ENVIRONMENT.smtp.implicit_tls
else:
    # A demonstration shows its letters on a page and sends none.
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
if not ENVIRONMENT.demonstration:
    # Production stands behind a proxy that ends TLS and sets this header itself.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.proxies
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
# Whether its domain goes to the browsers' preload lists is the city's decision, hard to take back.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "discreet": {"()": "ccop.config.logs.Discreet"},
        "open": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
    },
    "filters": {"answered": {"()": "ccop.config.logs.NotAskedToWait"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            # Invented people have nothing to hide, and a developer needs the words of an error.
            "formatter": "open" if ENVIRONMENT.demonstration else "discreet",
        },
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # An address that was not found may hold what somebody looked for.
        # Who was asked to wait is counted, once for many (ccop.kernel.status.tally).
        "django.request": {"level": "ERROR", "filters": ["answered"]},
        # Strangers knock with any name; that is refused and no news.
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
}

PROCRASTINATE_IMPORT_PATHS = ["ccop.config.tasks"]
