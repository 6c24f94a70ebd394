"""House rules of templates and stylesheets, as Django system checks.

The content security policy refuses inline styles and scripts, and a colour outside the table of
tokens would escape the themes. Both would be seen late, in a browser; here they are seen at once.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error

_INLINE = (
    (re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE), "an inline style"),
    (re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE), "an inline event handler"),
    (re.compile(r"<style\b", re.IGNORECASE), "a style element"),
    # Data for search engines are in a script element too, which no browser runs.
    (
        re.compile(r'<script\b(?![^>]*\b(?:src=|type="application/ld\+json"))', re.IGNORECASE),
        "an inline script",
    ),
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(", re.IGNORECASE)
_WINDOW = re.compile(r"@media[^{]*\b(?:min|max)-width|@media[^{]*\bwidth\s*[<>]")
TOKENS = "tokens.css"


def check_templates(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """``ui.E001``: a template of ours holds a style or a script of its own."""
    return [
        Error(f"{path}:{line}: {what}.", hint="Use a class, or portal.mjs.", id="ui.E001")
        for path in _files(app_configs, "templates/**/*.html")
        for line, what in inline_code(path.read_text(encoding="utf-8"))
    ]


def check_stylesheets(
    app_configs: Sequence[AppConfig] | None, **_kwargs: Any
) -> list[CheckMessage]:
    """``ui.E002``: a stylesheet of ours names a colour, or asks for the width of the window."""
    return [
        Error(f"{path}:{line}: {what}.", hint="Use a token, or @container.", id="ui.E002")
        for path in _files(app_configs, "static/**/*.css")
        if path.name != TOKENS
        for line, what in foreign_style(path.read_text(encoding="utf-8"))
    ]


def inline_code(template: str) -> Iterator[tuple[int, str]]:
    """Line and name of everything that the content security policy would refuse."""
    for pattern, what in _INLINE:
        for found in pattern.finditer(template):
            yield _line(template, found), what


def foreign_style(stylesheet: str) -> Iterator[tuple[int, str]]:
    """Line and name of colours outside the tokens and of queries that ignore the text size."""
    code = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), stylesheet)
    for found in _COLOUR.finditer(code):
        yield _line(code, found), f"colour {found[0]}"
    for found in _WINDOW.finditer(code):
        yield _line(code, found), "a media query for a width"


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


def _files(app_configs: Sequence[AppConfig] | None, pattern: str) -> Iterator[Path]:
    for app in app_configs or apps.get_app_configs():
        if app.name.startswith("ccop."):
            yield from sorted(Path(app.path).glob(pattern))
