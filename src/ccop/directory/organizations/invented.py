"""Invented organisations in any number, for measuring: the same number gives the same rows.

Names are made of the words that real ones are made of, so that common and rare words, inflection
and long lists behave as in a real directory. All are marked "(przykład)" and bear no numbers.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from random import Random

from django.db import transaction

from ccop.directory.organizations.facts import Fact, stored_facts
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.words import Beneficiary, LegalForm
from ccop.kernel import clock
from ccop.kernel.parties.models import Party
from ccop.law.spheres import spheres

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
_BATCH = 2_000


def organizations_invent(number: int) -> Iterator[list[Organization]]:
    """Add so many invented organisations, and answer them in batches as they are written."""
    made = _invented(number)
    while batch := list(islice(made, _BATCH)):
        with transaction.atomic():
            Party.objects.bulk_create([each.party for each in batch])
            Organization.objects.bulk_create(batch)
        yield batch


def _invented(number: int) -> Iterable[Organization]:
    chance, codes, at = Random(number), list(spheres()), clock.now()  # noqa: S311 - no secrets
    fact = Fact(source="dane zmyślone do pomiarów", as_of=clock.warsaw(at).date())
    names = ("name", "form", "street", "town", "district", "spheres", "beneficiaries")
    facts = stored_facts(dict.fromkeys(names, fact))
    for place in range(1, number + 1):
        form, kind = chance.choice(_KINDS)
        what, patron = chance.choice(_WHAT), chance.choice(_PATRONS)
        district = chance.choice(_DISTRICTS)
        party = Party(
            kind=Party.Kind.ORGANISATION,
            name=f"{kind} {what} „{patron}” {district} {place} (przykład)",
            legal_form=LegalForm(form).value,
        )
        yield Organization(
            party=party,
            state=Organization.State.LISTED,
            listed_at=at,
            form=form,
            street=f"ul. Zmyślona {place}",
            town="Częstochowa",
            district=district,
            spheres=sorted(chance.sample(codes, 2)),
            beneficiaries=chance.sample(Beneficiary.values, 2),
            accepts_volunteers=chance.random() < 0.2,
            facts=facts,
        )
