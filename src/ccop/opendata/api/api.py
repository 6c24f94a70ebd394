"""The API of the platform, version 1: what it serves, and how its failures are told."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from ccop.law.inputs import BadInput, BadInputs
from ccop.opendata.api.law import NoFunction, NoSuchRule, router
from ccop.opendata.api.problems import problem

api = NinjaAPI(
    title="ccop",
    version="1",
    description="The law as the platform knows it. Without an account and without cookies.",
    urls_namespace="api",
    docs_url=None,
)
api.add_router("/law", router)


@api.exception_handler(BadInputs)
def bad_inputs(_request: HttpRequest, refusal: BadInputs) -> HttpResponse:
    """Values that a rule cannot take."""
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, problems=refusal.problems)


@api.exception_handler(NoSuchRule)
def no_such_rule(_request: HttpRequest, unknown: NoSuchRule) -> HttpResponse:
    """An id that no rule has."""
    return problem(
        HTTPStatus.NOT_FOUND, f"Nie ma reguły {unknown}. Wszystkie podaje /api/v1/law/rules."
    )


@api.exception_handler(NoFunction)
def no_function(_request: HttpRequest, refusal: NoFunction) -> HttpResponse:
    """A rule that a form, a step or a person keeps."""
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(refusal))


@api.exception_handler(ValidationError)
def not_as_described(_request: HttpRequest, refusal: ValidationError) -> HttpResponse:
    """A request that is JSON, but of another shape than the description of the API says."""
    problems = [
        BadInput(".".join(map(str, error["loc"][1:])) or "body", _SHAPES.get(error["type"], _ODD))
        for error in refusal.errors
    ]
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, problems=problems)


@api.exception_handler(HttpError)
def not_readable(_request: HttpRequest, refusal: HttpError) -> HttpResponse:
    """A body that is no JSON."""
    return problem(refusal.status_code)


_ODD = "Ta wartość ma inny kształt, niż podaje /api/v1/openapi.json."
_SHAPES = {
    "missing": "Brakuje tej wartości.",
    "extra_forbidden": "Tej wartości API nie zna.",
    "literal_error": "Wybierz jedno z: coded, form, step, help, outside.",
}
