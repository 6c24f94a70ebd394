from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from ccop.kernel import ui
from ccop.kernel.ui import tokens

STYLESHEET = Path(ui.__file__).parent / "static" / "ui" / "css" / "tokens.css"


class Command(BaseCommand):
    """Writes ``tokens.css`` from the colour table."""

    help = "Write the colours of the stylesheet from the table in ccop.kernel.ui.tokens."
    requires_system_checks = ()

    def handle(self, **_options: Any) -> None:
        STYLESHEET.write_text(tokens.stylesheet(), encoding="utf-8")
