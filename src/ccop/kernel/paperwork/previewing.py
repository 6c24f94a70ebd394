"""A draft as a PDF, marked "wersja robocza" on every page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from ccop.kernel.paperwork import papers
from ccop.kernel.paperwork.pdf import compile_paper
from ccop.law.forms.base import Part

SECONDS = 10


def draft_pdf(form: str, draft: Part, context: Mapping[str, Any]) -> bytes:
    """The print of a draft as far as it goes; raises PaperFailed."""
    paper = papers.paper(form)
    return compile_paper(
        paper.template, paper.data(draft, context), stamp=None, attachment=None, timeout=SECONDS
    )


def preview_response(form: str, draft: Part, context: Mapping[str, Any]) -> HttpResponse:
    """The preview shown in the browser and kept nowhere."""
    return HttpResponse(
        draft_pdf(form, draft, context),
        content_type="application/pdf",
        headers={
            "Content-Disposition": 'inline; filename="wersja-robocza.pdf"',
            "Cache-Control": "private, no-store",
        },
    )
