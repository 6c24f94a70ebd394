"""Cards in the index of the search: their public words, and only while they are listed."""

from collections.abc import Iterator

from ccop.directory.organizations import card
from ccop.directory.organizations.display import words
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.topics import sphere_words
from ccop.kernel.parties.ordering import polish_key
from ccop.kernel.search.services import forget, index
from ccop.kernel.search.sources import Document, Source

KIND = "organization"
_TELLING = (
    "short_name",
    "form",
    "district",
    "town",
    "street",
    "krs",
    "nip",
    "regon",
    "topics",
    "beneficiaries",
)
_BATCH = 1000


def put(organization: Organization) -> None:
    """Let the card be found as it is now, or no more where it is not listed."""
    if organization.state == Organization.State.LISTED:
        index(KIND, [document(organization)])
    else:
        forget(KIND, [organization.pk])


def document(organization: Organization) -> Document:
    """The public words of a card."""
    public = card.public_values(organization)
    told = [said for name in _TELLING for said in words(name, public.get(name))]
    told += [sphere_words(code) for code in public.get("spheres", [])]
    return Document(
        key=organization.pk,
        title=organization.party.name,
        words="\n".join(told),
        text=public.get("aims", ""),
        tags=tuple(organization.facets),
        place=polish_key(organization.party.name),
    )


def documents() -> Iterator[Document]:
    """Those of all listed cards."""
    listed = Organization.objects.listed().select_related("party")
    return map(document, listed.iterator(_BATCH))


SOURCE = Source(KIND, documents)
