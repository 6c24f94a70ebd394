"""A draft as a portable file: documented JSON that another portal, or another program, can read.

The file holds what people typed, by the names of the form's definition. What the announcement fills
in and what the law computes is left out, and so is everything the platform knows of the people who
typed. The format is described for its readers in ``docs/portable-file.md``. `ccop.law.forms.intake`
takes what a file holds into a draft.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Never

from ccop.law.findings import Finding, Refused
from ccop.law.forms.base import Part, by_year, is_table, leaf_of, part_type
from ccop.law.forms.document import Document

FORMAT = "ccop-form"
"""Name of the format, the same in all its versions."""
FORMAT_VERSION = 1
MAX_BYTES = 2 * 1024 * 1024
"""Some ten times an offer of 60 costs in three years with every text at its advised length."""
MAX_DEPTH = 12
"""Objects and lists inside each other; a form needs six."""
MAX_ROWS = 300
"""Rows of one table."""
MAX_TEXT = 50_000
"""Characters of one text: several times what the longest field of a form advises."""
ROW_ID = "[A-Za-z0-9_-]{1,40}"
"""What an id of a row looks like."""
_CITATION = "opis pliku przenośnego, docs/portable-file.md"
_MEMBERS = {"format", "format_version", "form", "made_at", "values"}
_SHOWN = 60


@dataclass(frozen=True)
class Portable:
    """A file of our format for some version of the form, its values still unread."""

    form: str
    values: Mapping[str, Any]
    remarks: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    """Members beside the values that this version of the format does not have."""


def export(form: type[Part], code: str, document: Mapping[str, Any], *, made_at: datetime) -> bytes:
    """The draft as the content of a portable file, in UTF-8; `code` is the form's code, for example
    ``oferta/2018``.

    Every field of the form is named, with "" where nothing was typed, so that reading the file
    brings back emptied fields too.
    """
    content = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "form": code,
        "made_at": made_at.isoformat(timespec="seconds"),
        "values": values(form, document),
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    # Half of a surrogate pair is no character of UTF-8; JSON has its escape for it.
    return text.encode("utf-8", "backslashreplace")


def values(part: type[Part], typed: Mapping[str, Any]) -> Document:
    """What people typed into a part of a form, with every field that is theirs to type."""
    told: Document = {}
    for name, info in part.model_fields.items():
        held, inner, leaf = typed.get(name), part_type(info), leaf_of(info)
        if inner and is_table(info):
            told[name] = [{"id": row["id"], **values(inner, row)} for row in held or []]
        elif inner and (group := values(inner, held or {})):
            told[name] = group
        elif leaf and by_year(info):
            told[name] = dict(held or {})
        elif leaf and not leaf.fixed:
            told[name] = held or ""
    return told


def parse(data: bytes, form: str) -> Portable:
    """Read the content of a file for a draft of this form, for example ``oferta/2018``.

    Raises Refused, with one finding, for what is too big, is not JSON, or is no portable file of
    any version of the form.
    """
    content = _json(data)
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        _refuse(
            "PLIK-4", "To nie jest plik przenośny formularza.", "Wybierz plik zapisany z oferty."
        )
    version, code, typed = (content.get(name) for name in ("format_version", "form", "values"))
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        _refuse("PLIK-5", "Plik nie podaje wersji formatu.", "Zapisz plik jeszcze raz.")
    kind = form.partition("/")[0]
    if not isinstance(code, str) or code.partition("/")[0] != kind:
        _refuse(
            "PLIK-6",
            f"Plik jest innym formularzem: {shown(code)}.",
            f"Tu można wczytać formularz „{kind}”.",
        )
    if not isinstance(typed, dict):
        _refuse("PLIK-7", "W pliku nie ma odpowiedzi („values”).", "Zapisz plik jeszcze raz.")
    remarks = []
    if version > FORMAT_VERSION:
        remarks.append(
            f"Plik ma nowszą wersję formatu ({shown(version)}, tu znana: {FORMAT_VERSION}). "
            "Bierzemy z niego to, co da się odczytać."
        )
    if code != form:
        remarks.append(
            f"Plik ma inną wersję formularza ({shown(code)}, tutaj: {form}). "
            "Bierzemy pola, które są w obu."
        )
    unknown = tuple(shown(name) for name in content if name not in _MEMBERS)
    return Portable(code, typed, tuple(remarks), unknown)


def _json(data: bytes) -> object:
    if len(data) > MAX_BYTES:
        _refuse(
            "PLIK-1",
            f"Plik jest za duży: {len(data) / 1024 / 1024:.1f} MB.".replace(".", ",", 1),
            f"Plik przenośny ma najwyżej {MAX_BYTES // 1024 // 1024} MB.",
        )
    try:
        content = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_members)
    except UnicodeDecodeError:
        _refuse("PLIK-2", "Plik nie jest zapisany w UTF-8.", "Zapisz plik w kodowaniu UTF-8.")
    except _NamedTwice as twice:
        _refuse("PLIK-2", f"Plik podaje dwa razy „{twice}”.", "Usuń jedno z nich.")
    except json.JSONDecodeError as problem:
        _refuse(
            "PLIK-2",
            f"Plik nie jest poprawnym JSON: wiersz {problem.lineno}, znak {problem.colno}.",
            "Zapisz plik jeszcze raz albo popraw to miejsce.",
        )
    except RecursionError:
        _too_deep()
    except ValueError:  # a number with more digits than Python reads
        _refuse("PLIK-2", "Plik zawiera liczbę, której nie da się odczytać.", "Popraw liczbę.")
    if _depth(content) > MAX_DEPTH:
        _too_deep()
    return content


class _NamedTwice(Exception):
    """An object with two members of one name, of which JSON readers silently keep one."""


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise _NamedTwice(shown(name))
        members[name] = value
    return members


def _depth(content: object) -> int:
    depth, inside = 0, [content]
    while inside:
        depth += 1
        inside = [
            inner
            for place in inside
            if isinstance(place, dict | list)
            for inner in (place.values() if isinstance(place, dict) else place)
        ]
    return depth


def _too_deep() -> Never:
    _refuse(
        "PLIK-3",
        f"Plik ma więcej niż {MAX_DEPTH} poziomów w głąb.",
        "Wybierz plik zapisany z oferty.",
    )


def _refuse(code: str, message: str, remedy: str) -> Never:
    raise Refused(
        Finding(code=code, severity="error", message=message, citation=_CITATION, remedy=remedy)
    )


def shown(value: object) -> str:
    """A foreign name or value, short enough and printable wherever it is shown."""
    text = str(value).encode("utf-8", "replace").decode()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
