"""Addresses of cards, and secret addresses."""

from django.urls import NoReverseMatch, reverse

from ccop.directory.organizations.models import Organization


def card_url(organization: Organization) -> str:
    """The public page of a card; the front page where no room shows cards."""
    try:
        return reverse("organizations:card", args=[organization.pk, organization.slug])
    except NoReverseMatch:
        return "/"
