"""Problem documents (RFC 9457): the one shape in which the API says that something is wrong.

Their sentences are Polish, like the answers of the rules.
"""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.http import JsonResponse

from ccop.law.inputs import BadInput

MEDIA_TYPE = "application/problem+json"
_SAID: dict[int, tuple[str, str]] = {
    HTTPStatus.BAD_REQUEST: (
        "Nie można odczytać zapytania",
        'Wyślij treść jako JSON w UTF-8, na przykład {"inputs": {}}.',
    ),
    HTTPStatus.NOT_FOUND: ("Nie ma takiego adresu", "Adresy podaje /api/v1/openapi.json."),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "Ten adres nie zna tej metody",
        "Metody podaje nagłówek Allow oraz /api/v1/openapi.json.",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "Zapytanie jest za duże",
        "Treść może mieć najwyżej 64 KB.",
    ),
    HTTPStatus.UNPROCESSABLE_ENTITY: (
        "Danych nie można przyjąć",
        "Popraw wartości wymienione w „problems”.",
    ),
    HTTPStatus.TOO_MANY_REQUESTS: (
        "Za dużo zapytań",
        "Z jednego adresu przyjmujemy 60 zapytań na minutę. Poczekaj, jak podaje Retry-After.",
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "Błąd portalu",
        "To nie wina zapytania. Spróbuj później albo zgłoś błąd pod adresem /zglos/blad/.",
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "Portal jest chwilowo zajęty",
        "Poczekaj tyle sekund, ile podaje nagłówek Retry-After, i wyślij zapytanie ponownie.",
    ),
}


def problem(
    status: int, detail: str = "", *, problems: Iterable[BadInput] = (), **headers: str
) -> JsonResponse:
    """The document for a status; `detail` where it says more than the usual words, `problems`
    name the values that cannot be taken, `headers` bear names with "_" for "-"."""
    title, usual = _SAID.get(status, (HTTPStatus(status).phrase, ""))
    content: dict[str, Any] = {"type": "about:blank", "title": title, "status": int(status)}
    content["detail"] = detail or usual
    if named := [{"name": each.name, "detail": each.message} for each in problems]:
        content["problems"] = named
    return JsonResponse(
        content,
        status=int(status),
        content_type=MEDIA_TYPE,
        headers={name.replace("_", "-"): value for name, value in headers.items()},
        json_dumps_params={"ensure_ascii": False},
    )
