"""The site's own fonts are cut out of their wheels."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings
from fontTools.ttLib import TTFont

from ccop.kernel.ui.management.commands.build_fonts import FACES, Face

POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–…§"
UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяҐЄІЇ"
RESERVED = ("Source", "Atkinson")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    built = tmp_path_factory.mktemp("built")
    with override_settings(BUILT_STATIC=built):
        call_command("build_fonts")
        yield built / "ui" / "fonts"


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)
def test_a_font_has_its_letters_and_a_name_of_ours(folder: Path, face: Face) -> None:
    with TTFont(folder / face.file) as font:
        letters = UKRAINIAN if "cyrillic" in face.file else POLISH
        assert {letter for letter in letters if ord(letter) not in font.getBestCmap()} == set()
        assert font["name"].getDebugName(1) == face.name
        for number in (1, 3, 4, 6, 16):
            name = font["name"].getDebugName(number) or ""
            assert not any(reserved in name for reserved in RESERVED)


def test_the_licence_lies_beside_and_the_stylesheet_names_every_file(folder: Path) -> None:
    styles = (folder / "fonts.css").read_text("utf-8")
    for face in FACES:
        assert face.file in styles
        licence = (folder / f"{face.typeface}-LICENSE.txt").read_text("utf-8")
        assert "SIL Open Font License" in licence or "SIL OPEN FONT LICENSE" in licence


def test_fonts_that_are_there_already_are_not_made_again(folder: Path) -> None:
    made = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    call_command("build_fonts")
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == made


def test_two_machines_make_the_same_file(folder: Path, tmp_path: Path) -> None:
    with override_settings(BUILT_STATIC=tmp_path):
        call_command("build_fonts")
    for face in FACES:
        assert (tmp_path / "ui" / "fonts" / face.file).read_bytes() == (
            folder / face.file
        ).read_bytes()
