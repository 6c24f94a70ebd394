"""Every kind of page the portal has, with who sees it and how it is reached; a file a room."""

from tests.journeys.pages import accounts, desk, directory, grants, office, portal, registrations
from tests.journeys.pages.kinds import (
    AUDITOR,
    CLERK,
    EDITOR,
    INVITED,
    SIGNATORY,
    Kind,
    Offers,
    offers,
)

KINDS = (
    *portal.KINDS,
    *grants.KINDS,
    *directory.KINDS,
    *registrations.KINDS,
    *office.KINDS,
    *accounts.KINDS,
    *desk.KINDS,
)
__all__ = [
    "AUDITOR",
    "CLERK",
    "EDITOR",
    "INVITED",
    "KINDS",
    "SIGNATORY",
    "Kind",
    "Offers",
    "offers",
]
