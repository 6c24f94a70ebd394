"""A card as structured data that search engines read: an NGO of schema.org, in JSON-LD."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from ccop.directory.organizations import card
from ccop.directory.organizations.display import words
from ccop.directory.organizations.models import Organization

_SIGNS = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}
"""Signs that could end the element in which the data stand."""


def json_ld(organization: Organization, address: str, logo: str = "") -> SafeString:
    """The public values as the content of a ``script`` of data; `logo` is its address."""
    data = json.dumps(_ngo(organization, address, logo), ensure_ascii=False)
    return mark_safe(data.translate(_SIGNS))  # noqa: S308  (no sign of a tag is left in it)


def _ngo(organization: Organization, address: str, logo: str) -> dict[str, Any]:
    public = card.public_values(organization)
    said = {
        "@context": "https://schema.org",
        "@type": "NGO",
        "@id": address,
        "url": public.get("website") or address,
        "name": public["name"],
        "alternateName": public.get("short_name"),
        "description": public.get("aims"),
        "logo": logo,
        "email": public.get("email"),
        "telephone": public.get("phone"),
        "taxID": public.get("nip"),
        "sameAs": public.get("social_media"),
        "knowsAbout": words("spheres", public.get("spheres", [])) + public.get("topics", []),
        "address": _address(public),
        "identifier": _numbers(public),
    }
    return {name: value for name, value in said.items() if value}


def _address(public: dict[str, Any]) -> dict[str, str] | None:
    parts = {
        "streetAddress": public.get("street"),
        "postalCode": public.get("postcode"),
        "addressLocality": public.get("town"),
    }
    given = {name: part for name, part in parts.items() if part}
    return {"@type": "PostalAddress", **given, "addressCountry": "PL"} if given else None


def _numbers(public: dict[str, Any]) -> list[dict[str, str]]:
    return [
        {"@type": "PropertyValue", "propertyID": f"PL-{name.upper()}", "value": public[name]}
        for name in ("krs", "regon", "nip")
        if public.get(name)
    ]
