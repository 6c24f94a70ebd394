"""Two invented organisations with numbers that nobody can have yet, and what the invented register
says of them: one has moved and begun paid activity, the other is in liquidation."""

from datetime import date, timedelta

from ccop.directory.checks.asking import check_keep
from ccop.directory.checks.models import RegisterCheck
from ccop.directory.organizations.services import organization_add
from ccop.directory.organizations.words import LegalForm, Register
from ccop.directory.registers.recorded import Recorded
from ccop.kernel import clock
from ccop.kernel.people.actor import Actor

_CARDS = (
    {
        "name": "Fundacja „Jasny Przystanek” (przykład)",
        "form": LegalForm.FOUNDATION,
        "krs": "0009990017",
        "nip": "9490000006",
        "regon": "240000006",
        "registered_on": date(2014, 5, 12),
        "public_benefit": False,
        "street": "ul. Dawna 900",
        "aims": "Pomoc osobom starszym i ich opiekunom.",
    },
    {
        "name": "Stowarzyszenie „Dawna Przędzalnia” (przykład)",
        "form": LegalForm.ASSOCIATION,
        "krs": "0009990024",
        "nip": "9490000007",
        "regon": "240000007",
        "registered_on": date(2009, 9, 3),
        "public_benefit": False,
        "street": "al. Nieistniejąca 901",
    },
)


def load() -> None:
    actor = Actor.system()
    for values in _CARDS:
        krs = str(values["krs"])
        organization = organization_add(
            values={
                "register": Register.KRS,
                "register_number": f"KRS {krs}",
                "postcode": "42-200",
                "town": "Częstochowa",
                **values,
            },
            source="zgłoszenie organizacji (przykład)",
            as_of=clock.today() - timedelta(days=400),
            actor=actor,
        )
        check = RegisterCheck.objects.create(organization=organization, krs=krs)
        check_keep(check=check.pk, answer=Recorded().look_up(krs))
