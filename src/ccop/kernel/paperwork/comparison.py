"""What a saving changed, in the words of the form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ccop.kernel.paperwork.steps import spec_of
from ccop.law.forms.base import Part
from ccop.law.forms.changes import Change
from ccop.law.forms.labels import Labels


@dataclass(frozen=True)
class Line:
    """One changed field or row; a new order of rows has neither text."""

    label: str
    before: str
    after: str


def in_words(made: Iterable[Change], form: type[Part], labels: Labels) -> list[Line]:
    """The changes with official labels; a row is told by the texts it holds."""
    return [_line(change, form, labels) for change in made]


def _line(change: Change, form: type[Part], labels: Labels) -> Line:
    match change.before, change.after:
        case None, dict(row):
            return Line(_("A row was added"), "", _texts(row))
        case dict(row), None:
            return Line(_("A row was removed"), _texts(row), "")
        case (list(), _) | (_, list()):
            return Line(_("Rows were moved"), "", "")
    label = labels.labels[spec_of(form, change.path).label]
    return Line(label, str(change.before or ""), str(change.after or ""))


def _texts(row: Mapping[str, object]) -> str:
    return "; ".join(
        text for name, text in row.items() if name != "id" and isinstance(text, str) and text
    )
