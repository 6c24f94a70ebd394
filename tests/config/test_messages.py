"""Catalogues say what the sources say, and a run that changes nothing changes no byte."""

import gettext
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from ccop.config import messages
from ccop.config.messages import Room

_PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
TITLE = _("Offer")
COUNT = ngettext("%(n)d offer", "%(n)d offers", 2)
VERB = pgettext("verb", "Offer")
"""
_PAGE = """{% load i18n %}
    <h1>{% translate "Competition" %}</h1>
  <p title='{% translate "It is" %}'>{% blocktranslate trimmed with day=today %}
      Closes on {{ day }}
      at noon
  {% endblocktranslate %}</p>
"""


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    (tmp_path / "views.py").write_text(_PYTHON)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(_PAGE)
    room = Room("room", tmp_path)
    monkeypatch.setattr(messages, "rooms", lambda: [room])
    messages.update(room)
    return room


def _translate(room: Room, message: str, translation: str) -> None:
    text = room.po.read_text()
    assert f'msgid "{message}"\nmsgstr ""\n' in text
    replaced = text.replace(
        f'msgid "{message}"\nmsgstr ""\n', f'msgid "{message}"\nmsgstr "{translation}"\n'
    )
    room.po.write_text(replaced)


def test_python_and_pages_are_read(room: Room) -> None:
    text = room.po.read_text()
    for message in ("Offer", "Competition", "It is", "Closes on %(day)s at noon", "%(n)d offers"):
        assert f'"{message}"' in text
    assert 'msgctxt "verb"' in text


def test_the_catalogue_holds_no_dates_and_no_line_numbers(room: Room) -> None:
    text = room.po.read_text()
    assert "Date" not in text
    assert ".py:" not in text


def test_a_second_run_changes_no_byte(room: Room) -> None:
    before = room.po.read_bytes()
    messages.update(room)
    assert room.po.read_bytes() == before


def test_translations_stay_and_what_left_the_sources_leaves_the_catalogue(room: Room) -> None:
    _translate(room, "Competition", "Konkurs")
    (room.folder / "views.py").write_text("")
    messages.update(room)
    text = room.po.read_text()
    assert 'msgstr "Konkurs"' in text
    assert "offers" not in text


def test_each_fault_is_told(room: Room) -> None:
    assert any("not translated: 'Competition'" in fault for fault in messages.faults())
    _translate(room, "Competition", "Konkurs")
    assert not any("Competition" in fault for fault in messages.faults())
    (room.folder / "views.py").write_text("_('Annex')")
    told = list(messages.faults())
    assert "room: not in the catalogue: 'Annex'" in told
    assert any("no longer in the sources" in fault for fault in told)


def test_a_translation_that_loses_its_number_is_a_fault(room: Room) -> None:
    _translate(room, "Closes on %(day)s at noon", "Zamyka się %(dzień)s w południe")
    assert any("Closes on" in fault for fault in messages.faults())


def test_what_is_compiled_is_what_is_read(room: Room) -> None:
    _translate(room, "Competition", "Konkurs")
    messages.compile_all()
    with room.mo.open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Competition") == "Konkurs"


def test_words_are_spoken_as_soon_as_they_are_compiled(room: Room, settings: LazySettings) -> None:
    """A first start fills the demonstration city in the process that compiles the catalogues."""
    settings.LOCALE_PATHS = [room.folder / "locale"]
    said = "Competition with a name that no room of ours has"
    with translation.override("pl"):
        assert translation.gettext(said) == said
    (room.folder / "templates" / "page.html").write_text(f'{{% translate "{said}" %}}')
    messages.update(room)
    _translate(room, said, "Konkurs")
    messages.compile_all()
    with translation.override("pl"):
        assert translation.gettext(said) == "Konkurs"
    translation_file_changed(None, room.mo)


def test_one_message_has_one_translation_in_all_rooms(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    other = Room("other", tmp_path / "other")
    (other.folder / "views.py").write_text('from x import _\nTITLE = _("Offer")\n')
    monkeypatch.setattr(messages, "rooms", lambda: [room, other])
    messages.update(other)
    _translate(room, "Offer", "Oferta")
    _translate(other, "Offer", "Propozycja")
    assert "other: another room translates it otherwise: 'Offer'" in list(messages.faults())
