"""What this room holds about a person: claims of their own, and acts of a keeper."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ccop.directory.organizations.own_data import Deed, keeper_of
from ccop.directory.registrations.models import Claim, Evidence, Merger
from ccop.kernel.people.holdings import Holding, Keeper, Table
from ccop.kernel.people.models import Person
from ccop.kernel.ui.wording import moment


def _deeds(person: Person) -> Iterator[Deed]:
    seen = Evidence.objects.filter(recorded_by=person)
    for evidence in seen.select_related("claim__organization__party"):
        about = str(evidence.claim.organization)
        yield Deed(evidence.recorded_at, about, _("recorded a document"))
    for joined in Merger.objects.filter(by=person).select_related("kept__party"):
        yield Deed(joined.at, str(joined.kept), _("joined two cards"))
    parted = Merger.objects.filter(undone_by=person).exclude(undone_at=None)
    for merger in parted.select_related("kept__party"):
        if merger.undone_at:
            yield Deed(merger.undone_at, str(merger.kept), _("parted two cards"))


def _tables(person: Person) -> Iterator[Table]:
    claims = Claim.objects.filter(person=person).select_related("case", "organization__party")
    yield Table(
        "claims",
        _("Claims to act for organisations"),
        (
            ("at", _("When")),
            ("organisation", _("Organisation")),
            ("function", _("Function in the organisation")),
            ("statement", _("Statement")),
        ),
        tuple(
            (moment(each.case.opened_at), str(each.organization), each.function, each.statement)
            for each in claims
        ),
    )


def _holdings(person: Person) -> Iterator[Holding]:
    yield Holding(
        _("claims to act for organisations"),
        Claim.objects.filter(person=person).count(),
        _("They show how the right to act for an organisation was asked for and given."),
        _("as long as the city keeps the files of the cases"),
    )


KEEPERS = (Keeper(tables=_tables, holdings=_holdings), keeper_of("claims_and_joined", _deeds))
