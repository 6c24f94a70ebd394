"""Addresses that pages of organisations had on an older site."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from django.urls import Resolver404, URLResolver, get_resolver, resolve
from django.utils.translation import gettext as _

from ccop.directory.importing.models import OldAddress
from ccop.directory.organizations.models import Organization
from ccop.kernel.people.actor import Actor
from ccop.law.reading import Unreadable

_LONGEST = 1000  # characters of an address
_HOPS = 10
"""How often cards can have been joined one after another; a guard, no rule."""


def normal(address: str) -> str:
    """An address as it is kept: path and parameters, without host, capitals, marks of encoding and
    the last slash. "" for what is none. Never raises."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    path = re.sub("/+", "/", "/" + unquote(parts.path).replace("\0", ""))
    path = re.sub(r"[/\s]+$", "", path)
    pairs = sorted(parse_qsl(parts.query.replace("\0", ""), keep_blank_values=True))
    query = f"?{urlencode(pairs)}" if pairs else ""
    kept = unicodedata.normalize("NFC", f"{path}{query}").lower()
    return kept if len(kept) <= _LONGEST else ""


def read_addresses(cell: str) -> list[str]:
    """The addresses in a cell. Raises Unreadable for one that can never lead to a card."""
    kept = []
    for address in re.split(r"[\s|]+", cell.strip()):
        if not address:
            continue
        path = normal(address)
        if not path:
            raise Unreadable(_("%(address)s is no address of a page.") % {"address": address})
        if _is_served(path):
            raise Unreadable(
                _("%(address)s cannot lead to a card: this site has a page of its own there.")
                % {"address": address}
            )
        kept.append(path)
    return list(dict.fromkeys(kept))


def _is_served(path: str) -> bool:
    bare = path.partition("?")[0]
    first = bare.split("/")[1] if bare else ""
    if first and first not in _first_words(get_resolver()):
        return False  # asking the resolver takes a millisecond, and files have many addresses
    return any(_resolves(each) for each in (bare, f"{bare}/"))


@cache
def _first_words(resolver: URLResolver) -> frozenset[str]:
    """With what the addresses of the site begin."""
    words: set[str] = set()
    for each in resolver.url_patterns:
        word = str(each.pattern).lstrip("^").partition("/")[0]
        if word or not isinstance(each, URLResolver):
            words.add(word)
        else:
            words |= _first_words(each)
    return frozenset(words)


def _resolves(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def owners(paths: Iterable[str]) -> dict[str, int]:
    """Keys of the organisations to which these addresses lead already."""
    found = OldAddress.objects.filter(path__in=list(paths))
    return dict(found.values_list("path", "organization_id"))


def card_behind(path: str, query: str, actor: Actor) -> Organization | None:
    """The card to which an old address leads, where the actor may see it."""
    quoted = quote(path)
    asked = [normal(f"{quoted}?{query}"), normal(quoted)] if query else [normal(quoted)]
    known = {each.path: each.organization_id for each in OldAddress.objects.filter(path__in=asked)}
    key = next((known[each] for each in asked if each in known), None)
    return _heir(key, actor) if key else None


def _heir(key: int, actor: Actor) -> Organization | None:
    """The card that a card was joined with in the end, or itself."""
    for _hop in range(_HOPS):
        card = Organization.objects.get(pk=key)
        if card.merged_into_id is None:
            break
        key = card.merged_into_id
    visible = Organization.objects.visible_to(actor).select_related("party")
    return visible.filter(pk=key).first()
