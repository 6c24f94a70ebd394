"""Spheres of art. 4 in a few words, and what free words say for certain."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from ccop.directory.organizations.words import Beneficiary
from ccop.law.spheres import spheres

_BENEFICIARIES: Mapping[str, tuple[Beneficiary, ...]] = {
    "dzieci i młodzież": (Beneficiary.CHILDREN, Beneficiary.YOUTH),
    "osoby starsze": (Beneficiary.SENIORS,),
    "osoby z niepełnosprawnościami": (Beneficiary.DISABLED,),
    "rodzina": (Beneficiary.FAMILIES,),
    "bezdomność": (Beneficiary.HOMELESS,),
    "pomoc ofiarom wypadków": (Beneficiary.VICTIMS,),
    "ochrona zwierząt": (Beneficiary.ANIMALS,),
    "działalność na rzecz organizacji pozarządowych": (Beneficiary.ORGANISATIONS,),
}
"""Free words that name who is helped; other words leave it open."""


def sphere_words(code: str) -> str:
    """A sphere in a few words; the code itself where the Act has a newer one."""
    return _words().get(code, (code,))[0]


def sphere_choices() -> list[tuple[str, str]]:
    """All spheres of the Act, in its order, each with its number."""
    return [(code, f"{sphere_words(code)} (pkt {code})") for code in spheres()]


def spheres_of(topics: Iterable[str]) -> list[str]:
    """Numbers of the spheres that free words name for certain, in the order of the Act."""
    named = set(topics)
    return [code for code, words in _words().items() if named & set(words)]


def beneficiaries_of(topics: Iterable[str]) -> list[str]:
    """Whom free words name as those who are helped."""
    named = [who for topic in topics for who in _BENEFICIARIES.get(topic, ())]
    return list(dict.fromkeys(named))


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """The numbers of the Act, each with its short words and then others that mean the same."""
    stored = json.loads(files(__package__).joinpath("data/spheres.json").read_text("utf-8"))
    return {code: tuple(words) for code, words in stored.items()}
