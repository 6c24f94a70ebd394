from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from ccop.kernel.ui import tokens

TARGET = Path(tokens.__file__).parent / "static/ui/tokens.css"
HEAD = "/* Written by `ccop django write_tokens` from tokens.py; change the colours there. */\n"


class Command(BaseCommand):
    help = "Write the colours of tokens.py into the style sheet."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        TARGET.write_text(HEAD + tokens.css(), encoding="utf-8")
