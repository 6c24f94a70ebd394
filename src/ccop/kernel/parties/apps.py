from typing import ClassVar

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "ccop.kernel.parties"
    label = "parties"

    witnessed: ClassVar = {
        "Party": (),
        "Membership": (),
        "Invitation": ("answered_at",),
        "PartyText": (),
        "Representative": (),
        "Proxy": (),
        "RepresentationRule": (),
        "BankAccount": (),
    }
