from typing import ClassVar

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "ccop.directory.upkeep"
    label = "upkeep"

    witnessed: ClassVar = {"Round": (), "Letter": (), "Proposal": ()}
