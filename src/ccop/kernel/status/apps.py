from typing import ClassVar

from django.apps import AppConfig


class StatusConfig(AppConfig):
    name = "ccop.kernel.status"
    label = "status"

    witnessed: ClassVar = {"Outage": ()}
