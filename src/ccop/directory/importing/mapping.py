"""Which column of a file tells what."""

import re
import unicodedata
from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ccop.directory.importing.cells import READERS
from ccop.directory.organizations import card

OLD_ADDRESS, SOURCE = "old_address", "source"
CHOICES: tuple[tuple[str, str | Promise], ...] = (
    ("", _("left out")),
    *((field.name, field.label) for field in card.FIELDS if field.name in READERS),
    (OLD_ADDRESS, _("old address of its page")),
    (SOURCE, _("source of the data")),
)
IDENTIFYING = frozenset({"name", "krs", "nip", "regon"})
"""Columns by which an organisation is known; a file needs one of them."""

_GUESSES = (
    (OLD_ADDRESS, r"star\w+ (adres|url|link|strona)|sciezka|permalink|slug|poprzedni adres"),
    (SOURCE, r"zrodlo"),
    ("delivery_address", r"(e|elektroniczn\w+) ?dorecze|\bade\b"),
    ("register_number", r"numer\w* (w )?(rejestr|ewidencj)|rejestr i numer"),
    ("krs", r"\bkrs\b"),
    ("nip", r"\bnip\b"),
    ("regon", r"\bregon\b"),
    ("short_name", r"skrot|nazwa skroc"),
    ("standing", r"klasa|art 3\b"),
    ("form", r"forma|typ organizacji|rodzaj organizacji"),
    ("struck_off_on", r"wykresl"),
    ("registered_on", r"data (rejestr|wpisu|zalozen)"),
    ("register", r"\brejestr\b"),
    ("in_liquidation", r"likwidacj"),
    ("public_benefit", r"\bopp\b|status (organizacji )?pozytku"),
    ("email", r"\be ?mail|poczta elektron"),
    ("postcode", r"\bkod\b"),
    ("terc", r"\bterc\b"),
    ("simc", r"\bsimc\b"),
    ("town", r"miejscowosc|miasto"),
    ("district", r"dzielnic"),
    ("social_media", r"social|facebook|media spol|instagram"),
    ("website", r"\bwww\b|strona|witryna"),
    ("phone", r"\btel|komork"),
    ("street", r"\bulica|adres"),
    ("spheres", r"sfer"),
    ("beneficiaries", r"dla kogo|odbiorc|beneficjen|adresac"),
    ("area", r"obszar|zasieg|teren dzial"),
    ("topics", r"dziedzin|tematyk|obszary dzial|zakres"),
    ("aims", r"\bcel|misja|opis"),
    ("accepts_volunteers", r"wolontari"),
    ("paid_activity", r"odplatn"),
    ("business_activity", r"gospodarcz"),
    ("name", r"nazwa|organizacja|podmiot"),
)
"""Words of headers, most telling first, without marks over letters."""
_BARE = str.maketrans("łŁ", "lL")


def guessed(header: Sequence[str]) -> list[str]:
    """For each column what it seems to tell, "" where nobody can say; nothing is told twice."""
    names = {folded_label(str(label)): value for value, label in CHOICES if value}
    columns: list[str] = []
    for title in header:
        words = folded_label(title)
        fits = [names[words]] if words in names else []
        fits += [value for value, pattern in _GUESSES if re.search(pattern, words)]
        columns.append(next((value for value in fits[:1] if value not in columns), ""))
    return columns


def folded_label(title: str) -> str:
    """A title without capitals, marks over letters, and signs between words."""
    bare = unicodedata.normalize("NFD", title.casefold().translate(_BARE))
    return " ".join(re.findall(r"[a-z0-9]+", bare.encode("ascii", "ignore").decode()))
