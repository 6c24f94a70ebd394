from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.urls import URLResolver


@pytest.fixture
def bare_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here only the status is looked at: no page is made for the many who are refused."""

    def handler(_resolver: URLResolver, status: int) -> Callable[..., HttpResponse]:
        return lambda *_args, **_options: HttpResponse(status=status)

    monkeypatch.setattr(URLResolver, "resolve_error_handler", handler)
