"""Invented organisations of the demonstration city, and the people who act for them.

Their numbers fail the check digit, so that none of them is anybody's.
"""

from datetime import timedelta

from ccop.kernel import clock
from ccop.kernel.parties.models import MemberRole, Party
from ccop.kernel.parties.representing import representative_add, rule_set
from ccop.kernel.parties.services import member_add
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.demonstration import DOMAIN, demonstration_person
from ccop.kernel.people.models import Person
from ccop.law.representation import Of, Part, Rule

_EDITOR, _SIGNATORY, _VIEWER = MemberRole.EDITOR, MemberRole.SIGNATORY, MemberRole.VIEWER
_ADMINISTRATOR, _ACCOUNTANT = MemberRole.ADMINISTRATOR, MemberRole.ACCOUNTANT

_SINCE = timedelta(days=500)
"""How long ago the terms of office of today began."""
_TERM = timedelta(days=4 * 365)
_TWO_TOGETHER = Rule(alternatives=((Part(count=2, of=Of.GROUP, name="zarząd"),),))
_EACH_ALONE = Rule(alternatives=((Part(),),))

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
        {"bogdan.prezesowski": "prezes", "celina.skarbnik": "skarbnik"},
        _TWO_TOGETHER,
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
        {"ewa.ogrodowa": "prezes"},
        _EACH_ALONE,
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
        {"henryk.zarzadny": "prezes"},
        _EACH_ALONE,
    ),
)


def load() -> None:
    for card, people, board, rule in _PARTIES:
        party = Party.objects.create(kind=Party.Kind.ORGANISATION, **card)
        signing = []
        for name, box, roles in people:
            person = demonstration_person(name, box)
            for role in roles:
                if role == _SIGNATORY:
                    signing.append(person)
                else:
                    _join(party, person, role)
            if box in board:
                _entitle(party, person, board[box])
        rule_set(
            party=party,
            rule=rule,
            source="statut, § 25 (przykład)",
            valid_from=clock.today() - _SINCE,
            actor=Actor.system(),
        )
        for person in signing:  # last, so that nobody begins with letters about all of this
            _join(party, person, _SIGNATORY)


def _join(party: Party, person: Person, role: MemberRole) -> None:
    member_add(party=party, person=person, role=role, actor=Actor.system(), since=clock.today())


def _entitle(party: Party, person: Person, function: str) -> None:
    since = clock.today() - _SINCE
    representative_add(
        party=party,
        name=person.full_name,
        function=function,
        group="zarząd",
        since=since,
        until=since + _TERM,
        person=person,
        actor=Actor.system(),
    )
