"""The WSGI application that the web server runs."""

from typing import Any, cast

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from ccop.config.processes import end_with_parent

# Visitors only: a backup or a migration may take the time it takes. A statement that is given up
# becomes a waiting page, whose sender tries again.
_limits = {"statement_timeout": "15s", "lock_timeout": "5s"}
_options = cast("dict[str, Any]", settings.DATABASES["default"]["OPTIONS"])
_options["options"] = " ".join(
    [_options.get("options", ""), *(f"-c {name}={value}" for name, value in _limits.items())]
).strip()

application = get_wsgi_application()
end_with_parent()
