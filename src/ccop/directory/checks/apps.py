from typing import ClassVar

from django.apps import AppConfig


class ChecksConfig(AppConfig):
    name = "ccop.directory.checks"
    label = "checks"

    witnessed: ClassVar = {"RegisterCheck": ()}
