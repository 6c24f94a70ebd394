"""The front page is light: a first visit on a phone loads little."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client

from tests.support.organizations import listed

KB = 1024


def _packed(*parts: bytes) -> int:
    return sum(len(gzip.compress(part)) for part in parts)


def _files(folder: str, ending: str) -> list[bytes]:
    found = finders.find("ui/css/base.css")
    assert isinstance(found, str)
    return [
        path.read_bytes() for path in sorted(Path(found).parents[1].glob(f"{folder}/*{ending}"))
    ]


@pytest.mark.django_db
def test_the_front_page_weighs_at_most_60_kb_with_styles_script_and_font(
    tmp_path: Path, settings: Any
) -> None:
    styles, script = _files("css", ".css"), _files("js", ".mjs")
    assert styles
    assert script
    page = Client().get("/").content
    settings.BUILT_STATIC = tmp_path
    call_command("build_fonts")
    (font,) = tmp_path.rglob("portal-sans-latin.woff2")
    assert _packed(*styles) <= 12 * KB
    assert _packed(*script) <= 5 * KB
    assert _packed(page, *styles, *script) + font.stat().st_size <= 60 * KB


@pytest.mark.django_db
def test_a_page_of_the_directory_weighs_at_most_20_kb_beside_what_all_pages_share() -> None:
    for number in range(25):
        name = (
            f"Stowarzyszenie na rzecz Kultury i Sportu „Numer {number}” w Częstochowie (przykład)"
        )
        listed(name, spheres=["1", "15", "16", "17"], form="association", district=f"D{number}")
    sheet = finders.find("organizations/organizations.css")
    assert isinstance(sheet, str)
    page = Client().get("/baza-ngo/")
    assert len(page.context["rows"]) == 25
    assert _packed(page.content, Path(sheet).read_bytes()) <= 20 * KB
