"""Conflicts of a draft as pages show them: both texts of a field side by side."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ccop.kernel.paperwork.models import Conflict, Draft
from ccop.kernel.paperwork.steps import Step, spec_of
from ccop.law.findings import Finding
from ccop.law.forms.base import Part
from ccop.law.forms.document import get, has_place
from ccop.law.forms.labels import Labels

MET = "FORM-2"
"""Code of the finding at a field where two texts wait."""


@dataclass(frozen=True)
class Meeting:
    """Two texts of one field: the one that stands there and the one that came second."""

    conflict: Conflict
    label: str
    stands: str
    row_gone: bool
    anchor: str


def conflict_findings(draft: Draft) -> list[Finding]:
    """An error at every field where two texts wait: a paper has one text, so none is sealed."""
    waiting = draft.conflicts.filter(settled_at=None).values_list("path", flat=True)
    return [
        Finding(
            code=MET,
            severity="error",
            message=_("Two people typed different texts here."),
            citation=_("a paper is sealed with one text in each field"),
            where=path,
            remedy=_("Choose one of them at the top of the part."),
        )
        for path in sorted(set(waiting))
    ]


def open_conflicts(
    draft: Draft, step: Step, form: type[Part], labels: Labels, anchor: Callable[[str], str]
) -> list[Meeting]:
    """What nobody has settled yet in the fields of a page; `anchor` leads to a field on it."""
    document = draft.document
    waiting = draft.conflicts.filter(settled_at=None).select_related("person")
    return [
        Meeting(
            conflict,
            labels.labels[spec_of(form, conflict.path).label],
            get(document, conflict.path),
            row_gone=not has_place(document, conflict.path),
            anchor=anchor(conflict.path),
        )
        for conflict in waiting
        if step.covers(conflict.path)
    ]
