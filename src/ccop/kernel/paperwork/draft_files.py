"""Printing a form kept in a file, from the command line."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ccop.kernel.paperwork import papers
from ccop.kernel.paperwork.pdf import PaperFailed
from ccop.kernel.paperwork.previewing import draft_pdf
from ccop.law.forms.base import read

PRINTED, NOT_PRINTED, NOT_READ = 0, 1, 2


def render_draft(form: str, document: Mapping[str, Any]) -> tuple[bytes, Mapping[str, str]]:
    """The print of a document as a working version, and what could not be read by its path.

    The document is what was typed, or a sealed document with its ``context`` and ``content``.
    Raises NoSuchPaper and PaperFailed.
    """
    paper = papers.paper(form)
    content = document.get("content", document)
    context = {**paper.context, **document.get("context", {})}
    reading = read(paper.type, content)
    return draft_pdf(form, reading.draft, context), reading.unreadable


def render_file(form: str, source: Path, target: Path) -> int:
    """Print a JSON file, say in JSON how it went, and answer the exit code.

    0: printed, without what could not be read; 1: cannot be printed; 2: no such form, or the file
    is no readable JSON object.
    """
    try:
        document = json.loads(source.read_bytes())
        if not isinstance(document, dict):
            return _say(NOT_READ, error="the file holds no JSON object")
        pdf, unreadable = render_draft(form, document)
    except PaperFailed as failure:
        return _say(NOT_PRINTED, error=str(failure.reason), detail=failure.detail)
    except papers.NoSuchPaper as unknown:
        return _say(NOT_READ, error=str(unknown))
    except (OSError, ValueError) as problem:
        return _say(NOT_READ, error=f"the file cannot be read: {problem}")
    target.write_bytes(pdf)
    return _say(PRINTED, form=form, file=str(target), unreadable=unreadable)


def _say(code: int, **said: object) -> int:
    sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
    return code
