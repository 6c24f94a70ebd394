from typing import ClassVar

from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "ccop.directory.importing"
    label = "importing"

    witnessed: ClassVar = {"Import": ("read",), "OldAddress": ()}
