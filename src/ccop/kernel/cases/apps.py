from typing import ClassVar

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CasesConfig(AppConfig):
    name = "ccop.kernel.cases"
    label = "cases"

    witnessed: ClassVar = {"Case": ("next_deadline",), "Message": ("read_at",)}

    def ready(self) -> None:
        autodiscover_modules("registers")
