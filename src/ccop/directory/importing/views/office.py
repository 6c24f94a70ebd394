"""The import in the office: a file comes, its columns are named, it is checked and written."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ccop.directory.importing.forms import MappingForm, SheetForm, UploadForm
from ccop.directory.importing.models import Import, OldAddress
from ccop.directory.importing.services import (
    import_check,
    import_sheet,
    import_upload,
    import_write,
)
from ccop.directory.importing.sheets import MAX_BYTES
from ccop.directory.organizations.models import KEEPERS
from ccop.kernel.files.responses import file_response
from ccop.kernel.people.access import office
from ccop.kernel.people.requests import Request
from ccop.kernel.people.roles import Role
from ccop.kernel.ui.templatetags.ui import moment
from ccop.law.findings import Finding, Refused

PAGE = 50
_TONES: Mapping[str, str] = {
    Import.State.CHECKING: "info",
    Import.State.WRITING: "info",
    Import.State.DONE: "success",
    Import.State.FAILED: "danger",
}
_ROW_TONES: Mapping[str, str] = {"new": "success", "changed": "info", "wrong": "danger"}


@require_http_methods(["GET", "HEAD", "POST"])
@office(*KEEPERS)
def imports(request: Request) -> HttpResponse:
    """All files so far, and the form that sends one."""
    keeps = Role.DIRECTORY_KEEPER in request.actor.roles
    if request.method == "POST" and not keeps:
        raise Http404
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            # Of one that is too large just enough is read to say so.
            content = sent.read(MAX_BYTES + 1)
            this = import_upload(content=content, filename=sent.name, actor=request.actor)
        except Refused as refusal:
            form.add_error("file", _sentence(refusal))
        else:
            return redirect("importing:import", this.pk)
    found = Import.objects.visible_to(request.actor)
    page = Paginator(found, PAGE).get_page(request.GET.get("strona"))
    rows = [
        [
            {"text": this.filename, "url": reverse("importing:import", args=[this.pk])},
            {"text": moment(this.uploaded_at)},
            {"text": this.get_state_display(), "tone": _TONES.get(this.state, "warning")},
            {"text": this.new, "number": True},
            {"text": this.changed, "number": True},
        ]
        for this in page
    ]
    headings = [
        {"text": _("File")},
        {"text": _("Sent")},
        {"text": _("State")},
        {"text": _("New"), "number": True},
        {"text": _("Changed"), "number": True},
    ]
    context = {"form": form, "page": page, "rows": rows, "headings": headings, "keeps": keeps}
    return render(request, "importing/imports.html", context)


@require_safe
@office(*KEEPERS)
def import_page(request: Request, upload: UUID) -> HttpResponse:
    """How a file stands: its columns, the progress, the check, or the result."""
    return _page(request, _import(request, upload))


@require_POST
@office(Role.DIRECTORY_KEEPER)
def sheet_chosen(request: Request, upload: UUID) -> HttpResponse:
    """Another sheet of the workbook is meant."""
    this = _import(request, upload)
    form = SheetForm(this, request.POST)
    if form.is_valid():
        try:
            import_sheet(this=this, sheet=form.cleaned_data["sheet"], actor=request.actor)
        except Refused as refusal:
            form.add_error("sheet", _sentence(refusal))
    if form.errors:
        return _page(request, this, sheet_form=form)
    return redirect("importing:import", this.pk)


@require_POST
@office(Role.DIRECTORY_KEEPER)
def check_ordered(request: Request, upload: UUID) -> HttpResponse:
    """The columns are named; the worker checks the file."""
    this = _import(request, upload)
    form = MappingForm(this, request.POST)
    if not form.is_valid():
        return _page(request, this, form=form)
    try:
        import_check(
            this=this,
            columns=form.columns(),
            source=form.cleaned_data["source"],
            as_of=form.cleaned_data["as_of"],
            overwrite=form.cleaned_data["overwrite"],
            actor=request.actor,
        )
    except Refused as refusal:
        return _page(request, this, refusal.findings, form=form)
    return redirect("importing:import", this.pk)


@require_POST
@office(Role.DIRECTORY_KEEPER)
def write_ordered(request: Request, upload: UUID) -> HttpResponse:
    """The worker writes what was checked."""
    this = _import(request, upload)
    try:
        import_write(this=this, actor=request.actor)
    except Refused as refusal:
        return _page(request, _import(request, upload), refusal.findings)
    return redirect("importing:import", this.pk)


@require_safe
@office(*KEEPERS)
def wrong_rows(request: Request, upload: UUID) -> HttpResponseBase:
    """The rows that cannot be written, each with the reason, as CSV."""
    this = _import(request, upload)
    if this.wrong_rows is None:
        raise Http404
    return file_response(this.wrong_rows, filename="wiersze-do-poprawy.csv")


@require_safe
@office(*KEEPERS)
def old_addresses(request: Request) -> HttpResponse:
    """Where old addresses lead."""
    found = OldAddress.objects.select_related("organization__party")
    page = Paginator(found, PAGE).get_page(request.GET.get("strona"))
    rows = [
        [
            {"text": each.path},
            {
                "text": each.organization.party.name,
                "url": each.organization.get_absolute_url(),
            },
        ]
        for each in page
    ]
    context = {
        "crumbs": [(_("Import"), reverse("importing:imports"))],
        "page": page,
        "rows": rows,
        "headings": [{"text": _("Old address")}, {"text": _("Card")}],
    }
    return render(request, "importing/old_addresses.html", context)


def _import(request: Request, upload: UUID) -> Import:
    this = Import.objects.visible_to(request.actor).filter(pk=upload).first()
    if this is None:
        raise Http404
    return this


def _page(
    request: Request,
    this: Import,
    errors: Sequence[Finding] = (),
    *,
    form: MappingForm | None = None,
    sheet_form: SheetForm | None = None,
) -> HttpResponse:
    keeps = Role.DIRECTORY_KEEPER in request.actor.roles
    initial = {
        "source": this.source,
        "as_of": this.as_of,
        "overwrite": this.overwrite,
    }
    earlier = (
        Import.objects.filter(file=this.file_id, state=Import.State.DONE)
        .exclude(pk=this.pk)
        .first()
    )
    context = {
        "crumbs": [(_("Import"), reverse("importing:imports"))],
        "this": this,
        "tone": _TONES.get(this.state, "warning"),
        "keeps": keeps,
        "earlier": earlier,
        "errors": errors,
        "form": (form or MappingForm(this, initial=initial)) if this.may_be_mapped else None,
        "sheet_form": (sheet_form or SheetForm(this)) if len(this.sheets) > 1 else None,
        "counts": _counts(this),
        "headings": [{"text": text} for text in _preview_headings()],
        "rows": [_preview_row(row) for row in this.preview],
    }
    wrong = bool(errors) or bool(form and form.errors) or bool(sheet_form and sheet_form.errors)
    status = HTTPStatus.CONFLICT if errors else HTTPStatus.OK
    return render(request, "importing/import.html", {**context, "wrong": wrong}, status=status)


def _counts(this: Import) -> list[dict[str, object]]:
    counts = (
        (_("New cards"), this.new),
        (_("Cards that change"), this.changed),
        (_("Rows that change nothing"), this.unchanged),
        (_("Rows that repeat an earlier one"), this.duplicate),
        (_("Wrong rows"), this.wrong),
    )
    return [{"label": label, "value": str(count)} for label, count in counts]


def _preview_headings() -> tuple[str, ...]:
    return (_("Row"), _("What happens"), _("Organisation"), _("What is filled in, or wrong"))


def _preview_row(row: Sequence[object]) -> list[dict[str, object]]:
    number, act, name, told = row
    words = {
        "new": _("new"),
        "changed": _("changes"),
        "unchanged": _("no change"),
        "duplicate": _("repeated"),
        "wrong": _("wrong"),
    }
    return [
        {"text": number},
        {"text": words[str(act)], "tone": _ROW_TONES.get(str(act), "neutral")},
        {"text": name or "–"},
        {"text": told or "–"},
    ]


def _sentence(refusal: Refused) -> str:
    finding = refusal.findings[0]
    return f"{finding.message} {finding.remedy}"
