from typing import ClassVar

from django.apps import AppConfig


class RegistrationsConfig(AppConfig):
    name = "ccop.directory.registrations"
    label = "registrations"

    append_only_tables = ("registrations_evidence",)
    witnessed: ClassVar = {"Registration": (), "Claim": (), "Evidence": (), "Merger": ()}
