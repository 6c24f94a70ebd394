"""Baza NGO for everybody: the list, a card, its logo, and the feed of new entries."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ccop.directory.organizations import card, selectors
from ccop.directory.organizations.actions import actions
from ccop.directory.organizations.display import logo_address, origins, sections, words
from ccop.directory.organizations.freshness import unconfirmed_since
from ccop.directory.organizations.listing import TABLE, Asked, Listing
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.structured import json_ld
from ccop.directory.organizations.topics import sphere_words
from ccop.kernel import clock
from ccop.kernel.city import identity
from ccop.kernel.files.responses import file_response
from ccop.kernel.people.requests import Request

GONE = 410
NEWEST = 30
_LOGO_LASTS = 600
"""Seconds for which a browser keeps a logo."""
_SPHERES = 3
"""How many a row of the list names."""


@require_safe
def organization_list(request: Request) -> HttpResponse:
    """Organisations by words and filters, as a list or as a table."""
    listing = Listing(Asked.of(request.GET))
    page = listing.page(request.GET.get("strona"))
    return render(
        request,
        "organizations/list.html",
        {
            "listing": listing,
            "filters": listing.form(),
            "page": page,
            "rows": [row(organization) for organization in listing.cards(page)],
            "after": listing.after(page),
            "table": TABLE,
            "exports": listing.asked.without("widok"),
            "actions": actions(None, request.actor),
        },
    )


@require_safe
def organization_card(request: Request, organization: int, slug: str) -> HttpResponse:
    """One card: what is public, when it was confirmed, and where each value was read."""
    found = selectors.card_at(organization)
    if found is None:
        raise Http404
    if found.state == Organization.State.MERGED:
        heir = selectors.card_at(found.merged_into_id or 0)
        if heir is None:
            raise Http404
        return HttpResponsePermanentRedirect(heir.get_absolute_url())
    if slug != found.slug:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    crumbs = [(_("NGO directory"), reverse("organizations:list"))]
    if found.state == Organization.State.ARCHIVED:
        context = {"crumbs": crumbs, "organization": found}
        return render(request, "organizations/archived.html", context, status=GONE)
    address = request.build_absolute_uri(found.get_absolute_url())
    logo = logo_address(found)
    return render(
        request,
        "organizations/card.html",
        {
            "crumbs": crumbs,
            "organization": found,
            "unconfirmed": unconfirmed_since(found, clock.today()),
            "public": card.public_values(found),
            "logo": logo,
            "sections": [section for section in sections(found) if section.key != "name"],
            "origins": origins(found),
            "actions": actions(found, request.actor),
            "data": json_ld(found, address, request.build_absolute_uri(logo) if logo else ""),
        },
    )


@require_safe
def organization_logo(_request: Request, organization: int) -> HttpResponseBase:
    """The picture, where everybody may see the card and it."""
    found = get_object_or_404(
        Organization.objects.listed().select_related("party", "logo"), pk=organization
    )
    if found.logo is None or not logo_address(found):
        raise Http404
    ending = found.logo.media_type.rpartition("/")[2]
    answer = file_response(found.logo, filename=f"logo.{ending}", inline=True)
    answer["Cache-Control"] = f"public, max-age={_LOGO_LASTS}"
    return answer


@require_safe
def organization_feed(request: Request) -> HttpResponse:
    """Entries that are new in the directory, as Atom."""
    feed = Atom1Feed(
        title=_("New in Baza NGO: %(city)s") % {"city": identity().city},
        link=request.build_absolute_uri(reverse("organizations:list")),
        description="",
        language=request.LANGUAGE_CODE,
        author_name=identity().centre.name,
        feed_url=request.build_absolute_uri(),
    )
    for organization in selectors.newest(NEWEST):
        address = request.build_absolute_uri(organization.get_absolute_url())
        feed.add_item(
            title=organization.party.name,
            link=address,
            description=card.public_values(organization).get("aims", ""),
            unique_id=address,
            pubdate=organization.listed_at,
            updateddate=organization.listed_at,
        )
    answer = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    feed.write(answer, "utf-8")
    return answer


def row(organization: Organization) -> dict[str, Any]:
    """What a list tells of a card, from its public values."""
    public = card.public_values(organization)
    spheres = [sphere_words(code) for code in public.get("spheres", [])]
    return {
        "organization": organization,
        "form": ", ".join(words("form", public.get("form", ""))),
        "place": ", ".join(filter(None, (public.get("district"), public.get("town")))),
        "spheres": spheres[:_SPHERES],
        "more": len(spheres[_SPHERES:]),
        "public_benefit": public.get("public_benefit"),
        "in_liquidation": public.get("in_liquidation"),
    }
