from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ccop.kernel.cases.documentation import processes_page


class Command(BaseCommand):
    """``ccop django write_processes docs/processes.md``."""

    help = "Write the page that documents the processes of all kinds of cases."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **_options: Any) -> None:
        file.write_text(processes_page(), encoding="utf-8")
