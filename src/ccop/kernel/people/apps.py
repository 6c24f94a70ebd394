from typing import ClassVar

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "ccop.kernel.people"
    label = "people"

    witnessed: ClassVar = {"RoleGrant": ()}
