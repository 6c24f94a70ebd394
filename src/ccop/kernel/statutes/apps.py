from typing import ClassVar

from django.apps import AppConfig


class StatutesConfig(AppConfig):
    name = "ccop.kernel.statutes"
    label = "statutes"

    append_only_tables = ("statutes_proposal", "statutes_decision")
    witnessed: ClassVar = {"Proposal": (), "Decision": ()}
