"""What this room holds about a person: approvals, seals, savings and comments of papers; and the
print of the copy of one's data."""

from collections.abc import Iterator
from pathlib import Path

from django.db.models import Count, Max, Min
from django.utils.translation import gettext as _

from ccop.kernel.paperwork.models import Comment, Conflict, Paper, Presence, Revision, Signature
from ccop.kernel.paperwork.pdf import compile_paper, unprintable
from ccop.kernel.people.holdings import Holding, Keeper, Table
from ccop.kernel.people.models import Person
from ccop.kernel.ui.wording import moment

_TEMPLATE = Path(__file__).parent / "pdf" / "own-data.typ"


def _tables(person: Person) -> Iterator[Table]:
    yield Table(
        "approvals",
        _("Approvals of papers"),
        (("at", _("When")), ("name", _("Name in the paper")), ("checksum", _("Checksum"))),
        tuple(
            (moment(each.at), each.name, each.paper.checksum)
            for each in Signature.objects.filter(person=person).select_related("paper")
        ),
    )
    yield Table(
        "sealed",
        _("Papers you sealed"),
        (("at", _("When")), ("form", _("Form")), ("checksum", _("Checksum"))),
        tuple(
            (moment(each.sealed_at), each.form, each.checksum)
            for each in Paper.objects.filter(sealed_by=person).defer("content")
        ),
    )
    yield Table(
        "savings",
        _("Forms you filled in"),
        (
            ("draft", _("Draft")),
            ("count", _("Savings")),
            ("first", _("First")),
            ("last", _("Last")),
        ),
        tuple(
            (str(draft), str(count), moment(first), moment(last))
            for draft, count, first, last in Revision.objects.filter(person=person)
            .order_by("draft")
            .values_list("draft")
            .annotate(Count("pk"), Min("at"), Max("at"))
        ),
    )
    yield Table(
        "comments",
        _("Comments on drafts"),
        (("at", _("When")), ("path", _("Field")), ("text", _("Text"))),
        tuple(
            (moment(each.at), each.path, each.text)
            for each in Comment.objects.filter(author=person)
        ),
    )
    yield Table(
        "meetings",
        _("Texts that met another in one field"),
        (("at", _("When")), ("path", _("Field")), ("text", _("Text"))),
        tuple(
            (moment(each.at), each.path, each.typed)
            for each in Conflict.objects.filter(person=person)
        ),
    )


def _holdings(person: Person) -> Iterator[Holding]:
    sealed = _("What was sealed, approved or submitted is evidence and cannot be changed.")
    files = _("as long as the city keeps the files of the cases")
    yield Holding(
        _("approvals of papers, with your name in them"),
        Signature.objects.filter(person=person).count(),
        sealed,
        files,
    )
    yield Holding(
        _("papers you sealed"), Paper.objects.filter(sealed_by=person).count(), sealed, files
    )
    yield Holding(
        _("savings of forms, and comments on them, without your name"),
        Revision.objects.filter(person=person).count()
        + Comment.objects.filter(author=person).count()
        + Conflict.objects.filter(person=person).count(),
        _("The drafts belong to the organisation."),
        _("as long as the organisation keeps the drafts"),
    )


def _erase(person: Person) -> None:
    Presence.objects.filter(person=person).delete()


def print_copy(data: dict[str, object]) -> bytes:
    """The copy of a person's data as PDF/A-3a and PDF/UA-1; a sign that no print has becomes "?".

    Raises PaperFailed.
    """
    return compile_paper(
        _TEMPLATE,
        {name: _printable(value) for name, value in data.items()},
        stamp=None,
        attachment=None,
    )


def _printable(value: object) -> object:
    match value:
        case str():
            signs = unprintable(value)
            return "".join("?" if sign in signs else sign for sign in value)
        case dict():
            return {name: _printable(item) for name, item in value.items()}
        case list():
            return [_printable(item) for item in value]
    return value


KEEPER = Keeper(tables=_tables, holdings=_holdings, erase=_erase)
