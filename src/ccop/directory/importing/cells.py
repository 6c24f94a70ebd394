"""What a cell says of a field of the card, by the rules of the forms."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import override

from ccop.directory.organizations.cells import unguard
from ccop.directory.organizations.words import Area, Beneficiary, LegalForm, Register, Standing
from ccop.kernel.parties.identifiers import clean_krs, clean_nip, clean_regon
from ccop.kernel.parties.models import Party
from ccop.law.reading import Unreadable, clean_text, folded, parse_date
from ccop.law.spheres import spheres

_POSTCODE = re.compile(r"([0-9]{2})-?([0-9]{3})")
_DELIVERY = re.compile(r"AE:PL-[0-9]{5}-[0-9]{5}-[A-Z]{5}-[0-9]{2}")
_SERIAL = re.compile(r"[1-9][0-9]{4}(\.0*)?")
"""A day as spreadsheets count them, from 18 May 1927 to 2173."""
_SERIAL_START = datetime(1899, 12, 30)  # noqa: DTZ001  (a day, counted from)
_TERYT = 7  # digits
_PHONE = Party._meta.get_field("phone").max_length or 0
_YES = frozenset({"tak", "t", "1", "x", "prawda", "true", "yes", "y", "+"})
_NO = frozenset({"nie", "n", "0", "-", "fałsz", "false", "no", "brak"})
_ALSO: Mapping[type[TextChoices], Mapping[str, str]] = {
    LegalForm: {
        "stowarzyszenie rejestrowe": LegalForm.ASSOCIATION,
        "stowarzyszenie zarejestrowane": LegalForm.ASSOCIATION,
        "oddział stowarzyszenia": LegalForm.BRANCH,
        "oddział terenowy stowarzyszenia": LegalForm.BRANCH,
        "związek": LegalForm.UNION,
        "klub": LegalForm.SPORTS_CLUB,
        "uks": LegalForm.PUPILS_CLUB,
        "osp": LegalForm.FIRE_BRIGADE,
        "kgw": LegalForm.RURAL_WOMEN,
        "parafia": LegalForm.CHURCH,
        "spółka z o.o. non profit": LegalForm.COMPANY,
        "spółka non profit": LegalForm.COMPANY,
        "inne": LegalForm.OTHER,
        "inny": LegalForm.OTHER,
    },
    Register: {
        "krajowy rejestr sądowy": Register.KRS,
        "starosta": Register.COUNTY,
        "prezydent miasta": Register.COUNTY,
        "ewidencja": Register.COUNTY,
    },
    Beneficiary: {
        "młodzież": Beneficiary.YOUTH,
        "seniorzy": Beneficiary.SENIORS,
        "osoby niepełnosprawne": Beneficiary.DISABLED,
        "wszyscy": Beneficiary.EVERYBODY,
    },
}
"""Other words in which directories say the same."""


def read_cell(field: str, cell: str) -> Any:
    """The value of a field, as the card keeps it; "" , None or [] for an empty cell.

    Raises Unreadable with a Polish sentence that says how to mend the cell, KeyError for a field
    that no file can fill.
    """
    reader = READERS[field]
    if cell.lstrip().startswith("="):
        raise Unreadable(_("This is a formula. Put its result in its place."))
    text = clean_text(unguard(cell))
    if not text:
        return _BLANK.get(reader, "")
    try:
        return reader(text)
    except ValidationError as wrong:
        raise Unreadable(" ".join(wrong.messages)) from wrong


def _line(text: str) -> str:
    return " ".join(text.split())


def _email(text: str) -> str:
    validate_email(text)
    return text


def _phone(text: str) -> str:
    phone = _line(text)
    if len(phone) > _PHONE:
        raise Unreadable(_("Leave one telephone number, at most 40 signs."))
    return phone


def _website(text: str) -> str:
    address = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    whole = parts.scheme in {"http", "https"} and "." in (parts.hostname or "")
    if not whole or " " in address or "\n" in address:
        raise Unreadable(_("This is no address of a website, such as https://nazwa.pl."))
    return text


def _postcode(text: str) -> str:
    found = _POSTCODE.fullmatch("".join(text.split()))
    if not found:
        raise Unreadable(_("A postcode looks like 42-200."))
    return "-".join(found.groups())


def _teryt(text: str) -> str:
    digits = "".join(text.split())
    if not (digits.isascii() and digits.isdigit()) or len(digits) > _TERYT:
        raise Unreadable(_("A TERYT code has 7 digits."))
    return digits.zfill(_TERYT)


def _delivery(text: str) -> str:
    address = text.upper()
    if not _DELIVERY.fullmatch(address):
        raise Unreadable(
            _("An address for electronic delivery looks like AE:PL-12345-12345-ABCDE-12.")
        )
    return address


def _day(text: str) -> Any:
    if _SERIAL.fullmatch(text):
        return (_SERIAL_START + timedelta(days=int(text.partition(".")[0]))).date()
    return parse_date(text.removesuffix(" 00:00:00").removesuffix(" 00:00"))


def _yes_no(text: str) -> bool:
    word = text.casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Unreadable(_("Write tak or nie."))


def _parts(text: str) -> list[str]:
    parts = (_line(part) for part in re.split(r"[;|\n]", text))
    return list(dict.fromkeys(part for part in parts if part))


def _listed(text: str) -> list[str]:
    """Parts behind semicolons, or, where there are none, behind commas."""
    parts = _parts(text)
    return parts if len(parts) > 1 else _parts(text.replace(",", ";"))


def _addresses(text: str) -> list[str]:
    return list(dict.fromkeys(_website(part) for part in re.split(r"[;,|\s]+", text) if part))


def _choice(choices: type[TextChoices]) -> Callable[[str], str]:
    def read(text: str) -> str:
        words = _words(choices)
        try:
            return words[folded(text)]
        except KeyError:
            with override("pl"):
                known = ", ".join(str(label) for label in choices.labels)
            raise Unreadable(_("Write one of: %(words)s.") % {"words": known}) from None

    return read


@cache
def _words(choices: type[TextChoices]) -> Mapping[str, str]:
    with override("pl"):
        labels = {folded(str(choice.label)): choice.value for choice in choices}
    return (
        {choice.value: choice.value for choice in choices} | labels | dict(_ALSO.get(choices, {}))
    )


def _beneficiaries(text: str) -> list[str]:
    read = _choice(Beneficiary)
    return _in_order([read(part) for part in _parts(text.replace(",", ";"))], Beneficiary.values)


@cache
def _sphere_names() -> Mapping[str, str]:
    return {folded(sphere.text): code for code, sphere in spheres().items()}


def _spheres(text: str) -> list[str]:
    names = _sphere_names()
    if code := names.get(folded(text).rstrip(";,.")):
        return [code]
    return _in_order(
        [_sphere(part, names) for part in _parts(text.replace(",", ";"))], list(spheres())
    )


def _sphere(part: str, names: Mapping[str, str]) -> str:
    name = folded(part).rstrip(".)")
    code = names.get(name, name.removeprefix("art. 4 ust. 1").strip().removeprefix("pkt").strip())
    if code not in spheres():
        raise Unreadable(
            _("“%(part)s” is no field of art. 4 ust. 1: write its number, such as 16 or 1a.")
            % {"part": part}
        )
    return code


def _in_order(given: list[str], order: list[str]) -> list[str]:
    return sorted(set(given), key=order.index)


_Reader = Callable[[str], Any]
READERS: Mapping[str, _Reader] = {
    "name": _line,
    "short_name": _line,
    "form": _choice(LegalForm),
    "standing": _choice(Standing),
    "register": _choice(Register),
    "register_number": _line,
    "krs": clean_krs,
    "nip": clean_nip,
    "regon": clean_regon,
    "registered_on": _day,
    "struck_off_on": _day,
    "in_liquidation": _yes_no,
    "public_benefit": _yes_no,
    "street": _line,
    "postcode": _postcode,
    "town": _line,
    "terc": _teryt,
    "simc": _teryt,
    "district": _line,
    "delivery_address": _delivery,
    "email": _email,
    "phone": _phone,
    "website": _website,
    "social_media": _addresses,
    "aims": str,
    "spheres": _spheres,
    "topics": _listed,
    "area": _choice(Area),
    "beneficiaries": _beneficiaries,
    "accepts_volunteers": _yes_no,
    "paid_activity": _yes_no,
    "business_activity": _yes_no,
}
"""Every field of the card that a table can hold, which is all but the logo."""
_BLANK: Mapping[_Reader, Any] = {
    _day: None,
    _yes_no: None,
    _addresses: [],
    _spheres: [],
    _listed: [],
    _beneficiaries: [],
}
