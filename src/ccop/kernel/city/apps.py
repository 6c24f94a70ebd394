from typing import ClassVar

from django.apps import AppConfig


class CityConfig(AppConfig):
    name = "ccop.kernel.city"
    label = "city"

    read_only_tables = ("city_installation",)
    witnessed: ClassVar = {"Department": ()}
