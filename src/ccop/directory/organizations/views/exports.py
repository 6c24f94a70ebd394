"""What the list shows, as files with the same parameters."""

from tempfile import TemporaryFile

from django.http import FileResponse, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from ccop.directory.organizations import exports
from ccop.directory.organizations.csv_file import csv_blocks
from ccop.directory.organizations.exports import Address
from ccop.directory.organizations.listing import Asked, matches
from ccop.kernel.people.requests import Request

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NAME = "baza-ngo"


@require_safe
def csv_file(request: Request) -> StreamingHttpResponse:
    """CSV with the address of its description."""
    blocks = csv_blocks(matches(Asked.of(request.GET)), _home(request))
    answer = StreamingHttpResponse(blocks, content_type="text/csv; charset=utf-8; header=present")
    answer["Link"] = f'<{_described(request)}>; rel="describedby"; type="application/csvm+json"'
    return _as_file(answer, "csv")


@require_safe
def csv_description(request: Request) -> JsonResponse:
    """What the columns of the CSV with the same parameters hold."""
    asked = request.META.get("QUERY_STRING", "")
    address = f"{reverse('organizations:csv')}{'?' if asked else ''}{asked}"
    return JsonResponse(
        exports.csv_metadata(request.build_absolute_uri(address)),
        content_type="application/csvm+json",
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )


@require_safe
def xlsx_file(request: Request) -> FileResponse:
    """A spreadsheet."""
    # Lives until the answer is sent.
    file = TemporaryFile()  # noqa: SIM115
    exports.write_xlsx(matches(Asked.of(request.GET)), _addresses(request), file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{_NAME}.xlsx", content_type=_XLSX)


@require_safe
def json_file(request: Request) -> StreamingHttpResponse:
    """Typed data for programs, of any origin."""
    rows = exports.json_rows(matches(Asked.of(request.GET)), _addresses(request))
    answer = StreamingHttpResponse(rows, content_type="application/json")
    answer["Access-Control-Allow-Origin"] = "*"
    return _as_file(answer, "json")


def _home(request: Request) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _addresses(request: Request) -> Address:
    home = _home(request)
    return lambda organization: f"{home}{organization.get_absolute_url()}"


def _described(request: Request) -> str:
    asked = request.META.get("QUERY_STRING", "")
    return f"{reverse('organizations:csv_metadata')}{'?' if asked else ''}{asked}"


def _as_file(answer: StreamingHttpResponse, ending: str) -> StreamingHttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="{_NAME}.{ending}"'
    return answer
