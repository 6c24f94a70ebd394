"""``ccop messages``: the Polish catalogues of all rooms.

Message ids are English sentences in the code. Every room has its own
``locale/pl/LC_MESSAGES/django.po``, kept in one order, without line numbers and dates, so that a
change of a sentence is the only thing that a change of the file shows. Babel does the work: no
system tools are needed.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.utils.translation.reloader import translation_file_changed
from django.utils.translation.template import templatize

LANGUAGE = "pl"
_KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_noop": None,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# Babel writes these from the clock and from its own version: noise in the history.
_NOISE = re.compile(
    r'^"(Project-Id|Report-Msgid|POT-Creation|PO-Revision|Last-Trans|Language-Team|Generated)[^\n]*\n',
    re.MULTILINE,
)


@dataclass(frozen=True)
class Room:
    """An app of ours with its catalogue."""

    name: str
    folder: Path

    @property
    def po(self) -> Path:
        return self.folder / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"

    @property
    def mo(self) -> Path:
        return self.po.with_suffix(".mo")


def main(arguments: Sequence[str]) -> int:
    """``ccop messages [--check]``. Returns 1 when a catalogue is not complete."""
    parser = argparse.ArgumentParser(prog="ccop messages")
    parser.add_argument("--check", action="store_true", help="change nothing, only tell")
    if not parser.parse_args(arguments).check:
        for room in rooms():
            update(room)
        compile_all()
    found = list(faults())
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    return 1 if found else 0


def rooms() -> list[Room]:
    """Our own apps, in the order of INSTALLED_APPS."""
    ours = [app for app in apps.get_app_configs() if app.name.startswith("ccop.")]
    return [Room(app.name, Path(app.path)) for app in ours]


def update(room: Room) -> None:
    """Write the room's catalogue anew: what the sources say, with the translations there are."""
    wanted = _extracted(room)
    if not wanted and not room.po.exists():
        return
    known = _read(room.po)
    fresh = Catalog(locale=LANGUAGE, header_comment="", fuzzy=False)
    for message in wanted:
        before = known.get(message.id, context=message.context)
        if before:
            message.string = before.string
            message.flags |= before.flags & {"fuzzy"}
            message.user_comments = before.user_comments
        fresh[message.id] = message
    room.po.parent.mkdir(parents=True, exist_ok=True)
    room.po.write_bytes(_as_bytes(fresh))


def compile_all() -> None:
    """Compile the catalogues that changed since they were compiled last.

    This process speaks their words at once: what it has read before they were there is forgotten.
    """
    for room in rooms():
        if not room.po.exists():
            continue
        if not room.mo.exists() or room.mo.stat().st_mtime_ns < room.po.stat().st_mtime_ns:
            buffer = io.BytesIO()
            write_mo(buffer, _read(room.po))
            draft = room.mo.with_suffix(".mo.draft")
            draft.write_bytes(buffer.getvalue())
            draft.replace(room.mo)
            translation_file_changed(None, room.mo)


def faults() -> Iterator[str]:
    """One line for each message that is missing, not translated, uncertain, wrong or left over, or
    that another room says in other words: Django merges the catalogues, and the last would win."""
    said: dict[tuple[str, str], Message] = {}
    for room in rooms():
        wanted = {_key(message): message for message in _extracted(room)}
        known = {_key(message): message for message in _read(room.po) if message.id}
        for key in wanted.keys() | known.keys():
            trouble = _trouble(wanted.get(key), known.get(key))
            if trouble:
                yield f"{room.name}: {trouble}: {key[1]!r}"
        for key, message in known.items():
            if said.setdefault(key, message).string != message.string:
                yield f"{room.name}: another room translates it otherwise: {key[1]!r}"


def _trouble(wanted: Message | None, known: Message | None) -> str:
    if known is None:
        return "not in the catalogue"
    if wanted is None:
        return "no longer in the sources"
    strings = known.string if isinstance(known.string, tuple) else (known.string,)
    if not all(strings) or isinstance(wanted.id, tuple) != isinstance(known.string, tuple):
        return "not translated"
    if known.fuzzy:
        return "fuzzy"
    known.flags |= wanted.flags
    return "; ".join(str(error) for error in known.check())


def _key(message: Message) -> tuple[str, str]:
    first = message.id if isinstance(message.id, str) else message.id[0]
    return (message.context or "", first)


def _extracted(room: Room) -> list[Message]:
    catalog = Catalog()
    for path in sorted(room.folder.rglob("*.py")):
        if "migrations" not in path.parts:
            _extract(path.read_bytes(), catalog)
    for path in sorted(room.folder.glob("templates/**/*.*")):
        # What templatize() leaves between the calls keeps the indentation of the page, which
        # Python would misread.
        code = templatize(path.read_text(encoding="utf-8"))
        lines = (line.strip() for line in code.splitlines())
        _extract("\n".join(lines).encode(), catalog)
    messages = [message for message in catalog if message.id]
    return sorted(messages, key=_key)


def _extract(source: bytes, catalog: Catalog) -> None:
    options = {"encoding": "utf-8"}
    found = extract("python", io.BytesIO(source), _KEYWORDS, options=options)
    for _line, identifier, _comments, context in found:
        catalog.add(identifier, context=context)


def _read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale=LANGUAGE)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE)


def _as_bytes(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalog, no_location=True, sort_output=True, width=100, ignore_obsolete=True)
    return _NOISE.sub("", buffer.getvalue().decode()).lstrip("\n").encode()
