from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ccop.law.documentation import law_page


class Command(BaseCommand):
    """``ccop django write_law docs/law.md``."""

    help = "Write the page that lists every rule of the law."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **_options: Any) -> None:
        file.write_text(law_page(), encoding="utf-8")
