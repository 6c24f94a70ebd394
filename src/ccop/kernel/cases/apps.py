from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CasesConfig(AppConfig):
    name = "ccop.kernel.cases"
    label = "cases"

    def ready(self) -> None:
        autodiscover_modules("registers")
