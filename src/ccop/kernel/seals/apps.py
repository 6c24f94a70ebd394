from typing import ClassVar

from django.apps import AppConfig


class SealsConfig(AppConfig):
    name = "ccop.kernel.seals"
    label = "seals"

    append_only_tables = ("seals_seal", "seals_sealedhead")
    witnessed: ClassVar = {"Seal": ()}
