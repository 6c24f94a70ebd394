from typing import ClassVar

from django.apps import AppConfig


class CompetitionsConfig(AppConfig):
    name = "ccop.grants.competitions"
    label = "competitions"

    append_only_tables = ("competitions_closingchange", "competitions_offersopening")
    witnessed: ClassVar = {
        "Competition": (),
        "CompetitionTask": (),
        "TaskPool": (),
        "Criterion": (),
        "ClosingChange": (),
        "OffersOpening": (),
    }
