"""Invented organisations in any number, for measuring: the same number gives the same rows.

Names are made of the words that real ones are made of, so that common and rare words, inflection
and long lists behave as in a real directory. All are marked "(przykład)" and bear no numbers.
"""

from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import Any

from django.db import transaction

from ccop.directory.organizations.bulk import Written, blank_card, organizations_write
from ccop.directory.organizations.words import Beneficiary, LegalForm
from ccop.kernel import clock, journal
from ccop.kernel.statutes.selectors import law_on
from ccop.law.spheres import spheres

_SOURCE = "dane zmyślone do pomiarów"
_KINDS = (
    (LegalForm.ASSOCIATION, "Stowarzyszenie"),
    (LegalForm.ASSOCIATION, "Towarzystwo"),
    (LegalForm.FOUNDATION, "Fundacja"),
    (LegalForm.SPORTS_CLUB, "Klub Sportowy"),
    (LegalForm.PUPILS_CLUB, "Uczniowski Klub Sportowy"),
    (LegalForm.FIRE_BRIGADE, "Ochotnicza Straż Pożarna"),
    (LegalForm.RURAL_WOMEN, "Koło Gospodyń Wiejskich"),
)
_WHAT = (
    "Pomocy Dzieciom", "Pomocy Rodzinie", "Przyjaciół Szkoły", "Opieki nad Zwierzętami",
    "Osób z Niepełnosprawnościami", "Kultury i Sztuki", "Ochrony Zdrowia", "Ochrony Przyrody",
    "Rozwoju Dzielnicy", "Aktywnych Seniorów", "Miłośników Muzyki", "Wolontariuszy", "Turystyczne",
    "Teatralne", "Siatkówki", "Piłki Nożnej", "Szachowe", "Kajakowe", "Historyczne", "Filatelistów",
)  # fmt: skip
_PATRONS = (
    "Promyk", "Nadzieja", "Jutrzenka", "Warta", "Jura", "Most", "Dąb", "Źródło", "Iskra", "Orzeł",
    "Ogród", "Wspólny Dom", "Horyzont", "Latarnia", "Przystań", "Wiatrak", "Sokół", "Zorza",
    "Kuźnia", "Tęcza", "Grań", "Lipa", "Jaskółka", "Krokus", "Kompas",
)  # fmt: skip
_DISTRICTS = (
    "Raków", "Stradom", "Zawodzie-Dąbie", "Błeszno", "Dźbów", "Grabówka", "Północ", "Śródmieście",
    "Tysiąclecie", "Stare Miasto", "Trzech Wieszczów", "Ostatni Grosz", "Gnaszyn-Kawodrza",
)  # fmt: skip
_VOLUNTEERS = 0.2  # part of them that accepts volunteers
_BATCH = 1_000


def organizations_invent(number: int, *, first: int = 1) -> Iterator[int]:
    """Add so many invented organisations, numbered from `first` on; after each batch that is
    written it answers how many there are."""
    today = clock.today()
    law = today, law_on(today)
    made = _invented(number, first)
    done = 0
    while batch := list(islice(made, _BATCH)):
        with transaction.atomic():
            at = clock.now()
            cards = [Written(blank_card(at), values, _SOURCE) for values in batch]
            organizations_write(cards, as_of=today, at=at, law=law)
            journal.append(
                stream=journal.monthly("baza"),
                act="organizations.invented",
                actor=None,
                data={"cards": len(cards)},
            )
        done += len(cards)
        yield done


def _invented(number: int, first: int) -> Iterator[dict[str, Any]]:
    chance, codes = Random(first), list(spheres())  # noqa: S311 - no secrets
    for place in range(first, first + number):
        form, kind = chance.choice(_KINDS)
        what, patron = chance.choice(_WHAT), chance.choice(_PATRONS)
        district = chance.choice(_DISTRICTS)
        yield {
            "name": f"{kind} {what} „{patron}” {district} {place} (przykład)",
            "form": form.value,
            "street": f"ul. Zmyślona {place}",
            "town": "Częstochowa",
            "district": district,
            "spheres": sorted(chance.sample(codes, 2)),
            "beneficiaries": chance.sample(Beneficiary.values, 2),
            "accepts_volunteers": chance.random() < _VOLUNTEERS,
        }
