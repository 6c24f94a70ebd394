"""Whether the site serves: a page for load balancers and monitors, and how we ask for it."""

import urllib.error
import urllib.request
from dataclasses import dataclass

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from ccop.config.environment import Environment

PATH = "zdrowie/"
_UNAVAILABLE = 503


@never_cache
def health(_request: HttpRequest) -> JsonResponse:
    """200 when this process answers and reaches the database, else 503.

    It tells a stranger nothing else; ``ccop check`` tells the operator the rest.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "unavailable"}, status=_UNAVAILABLE)
    return JsonResponse({"status": "ok"})


@dataclass(frozen=True)
class Health:
    """What the page says to somebody who asks from outside."""

    web: bool
    database: bool

    @property
    def whole(self) -> bool:
        """Whether the site serves."""
        return self.web and self.database


def probe(environment: Environment) -> Health:
    """Ask the web server on this machine for the page, as its proxy would."""
    host = f"[{environment.host}]" if ":" in environment.host else environment.host
    address = f"http://{host}:{environment.port}/{PATH}"
    headers = {"Host": environment.hosts[0], "X-Forwarded-Proto": "https"}
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10):  # noqa: S310  (always http)
            return Health(web=True, database=True)
    except urllib.error.HTTPError as refusal:
        return Health(web=refusal.code == _UNAVAILABLE, database=False)
    except OSError:
        return Health(web=False, database=False)


def answers(environment: Environment) -> bool:
    """Whether the web server on this machine serves and reaches the database."""
    return probe(environment).whole
