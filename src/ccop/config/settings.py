"""Django's settings, made from the typed environment. What may differ between installations is
there; what is the same for all is here."""

from pathlib import Path

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
_PLANNED = [
    "ccop.kernel.clock",
    "ccop.kernel.journal",
    "ccop.kernel.ui",
    "ccop.kernel.city",
    "ccop.kernel.files",
    "ccop.kernel.people",
    "ccop.kernel.parties",
    "ccop.kernel.notices",
    "ccop.kernel.cases",
    "ccop.kernel.paperwork",
    "ccop.portal",
    "ccop.grants.competitions",
    "ccop.grants.offers",
]
# While the house is being built: only rooms whose apps.py exists, and none after people before it.
_SRC = Path(__file__).parents[2]
_built = [(_SRC / room.replace(".", "/") / "apps.py").exists() for room in _PLANNED]
ROOMS = [
    room
    for place, room in enumerate(_PLANNED)
    if _built[place] and (place < 5 or _built[5])
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    *ROOMS,
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
if "ccop.kernel.people" in ROOMS:
    AUTH_USER_MODEL = "people.Person"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
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
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

_site = conninfo_to_dict(addresses(ENVIRONMENT).site)
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _site.pop("dbname"),
        "USER": _site.pop("user", ""),
        "PASSWORD": _site.pop("password", ""),
        "HOST": _site.pop("host", ""),
        "PORT": _site.pop("port", ""),
        "OPTIONS": {
            **_site,
            **(
                {"pool": {"min_size": 1, "max_size": ENVIRONMENT.database_pool}}
                if ENVIRONMENT.database_pool
                else {}
            ),
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", "polski"), ("en", "English")]
TIME_ZONE = "Europe/Warsaw"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILES_ROOT: Path = ENVIRONMENT.data / "files"
"""Where the files room keeps uploads."""

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]

# A form has up to 300 table rows of 12 fields; nothing that a person typed may be refused.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300 * 12 * 2
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # bytes
