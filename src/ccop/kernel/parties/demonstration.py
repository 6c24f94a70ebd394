"""Invented organisations of the demonstration city, and the people who act for them.

Their numbers fail the check digit, so that none of them is anybody's.
"""

from ccop.kernel import clock
from ccop.kernel.parties.models import MemberRole, Party
from ccop.kernel.parties.services import member_add
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.demonstration import DOMAIN, demonstration_person

_EDITOR, _SIGNATORY, _VIEWER = MemberRole.EDITOR, MemberRole.SIGNATORY, MemberRole.VIEWER
_ADMINISTRATOR, _ACCOUNTANT = MemberRole.ADMINISTRATOR, MemberRole.ACCOUNTANT

_PARTIES = (
    (
        {
            "name": "Stowarzyszenie „Aleja Sąsiadów” (przykład)",
            "legal_form": "stowarzyszenie",
            "register_number": "KRS 0000000017",
            "krs": "0000000017",
            "nip": "9490000001",
            "regon": "240000003",
            "seat": "Aleja Najświętszej Maryi Panny 900, 42-200 Częstochowa",
            "email": f"biuro.aleja{DOMAIN}",
            "phone": "34 000 00 17",
            "website": "https://aleja.przyklad.example",
        },
        (
            ("Alicja Kasztanowa (przykład)", "alicja.kasztanowa", (_EDITOR,)),
            ("Bogdan Prezesowski (przykład)", "bogdan.prezesowski", (_SIGNATORY, _ADMINISTRATOR)),
            ("Celina Skarbnik (przykład)", "celina.skarbnik", (_SIGNATORY, _EDITOR)),
            ("Cezary Rachunkowy (przykład)", "cezary.rachunkowy", (_ACCOUNTANT,)),
            ("Dawid Wolontariusz (przykład)", "dawid.wolontariusz", (_VIEWER,)),
        ),
    ),
    (
        {
            "name": "Fundacja „Zielony Raków” (przykład)",
            "legal_form": "fundacja",
            "register_number": "KRS 0000000024",
            "krs": "0000000024",
            "nip": "9490000002",
            "regon": "240000004",
            "seat": "ul. Łukasińskiego 900, 42-200 Częstochowa",
            "email": f"fundacja.rakow{DOMAIN}",
            "phone": "34 000 00 24",
            "website": "https://rakow.przyklad.example",
        },
        (
            ("Ewa Ogrodowa (przykład)", "ewa.ogrodowa", (_EDITOR, _SIGNATORY, _ADMINISTRATOR)),
            ("Franciszek Doradca (przykład)", "franciszek.doradca", (_VIEWER,)),
        ),
    ),
    (
        {
            "name": "Uczniowski Klub Sportowy „Warta Mirów” (przykład)",
            "legal_form": "uczniowski klub sportowy",
            "register_number": "ewidencja klubów sportowych, nr 900 (przykład)",
            "nip": "9490000003",
            "regon": "240000005",
            "seat": "ul. Mirowska 900, 42-200 Częstochowa",
            "email": f"klub.warta{DOMAIN}",
            "phone": "34 000 00 31",
        },
        (
            ("Grażyna Trenerska (przykład)", "grazyna.trenerska", (_EDITOR,)),
            ("Henryk Zarządny (przykład)", "henryk.zarzadny", (_SIGNATORY, _ADMINISTRATOR)),
        ),
    ),
)


def load() -> None:
    for card, people in _PARTIES:
        party = Party.objects.create(kind=Party.Kind.ORGANISATION, **card)
        for name, box, roles in people:
            person = demonstration_person(name, box)
            for role in roles:
                member_add(
                    party=party,
                    person=person,
                    role=role,
                    actor=Actor.system(),
                    since=clock.today(),
                )
