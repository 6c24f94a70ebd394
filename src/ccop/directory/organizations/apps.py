from typing import ClassVar

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "ccop.directory.organizations"
    label = "organizations"

    witnessed: ClassVar = {"Organization": (), "StateChange": ()}
