"""Reading an extract as the open API gives it. Nothing that it holds stops the reading."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date

from django.core.validators import validate_email

from ccop.directory.registers.extract import Extract, Problem, Representative
from ccop.directory.registers.spelling import proposed_name, street, titled
from ccop.directory.registers.tree import Tree
from ccop.kernel.parties.identifiers import clean_krs, clean_nip, clean_regon

_SUBJECT = "dzial1.danePodmiotu"
_SEAT = "dzial1.siedzibaIAdres"
_ADDRESS = f"{_SEAT}.adres"
_ORGAN = "dzial2.reprezentacja"
_OPP = "dzial3.przedmiotDzialalnosciOPP"
_BUSINESS = "dzial3.przedmiotDzialalnosci"
_POSTCODE = re.compile(r"[0-9]{2}-[0-9]{3}")
_DELIVERY = re.compile(r"AE:PL-[0-9]{5}-[0-9]{5}-[A-Z]{5}-[0-9]{2}")
_DAY = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})")


def read_extract(body: bytes) -> Extract:
    """The extract in the bytes of an answer; an empty one with a problem where they are none."""
    try:
        whole = json.loads(body)
    except (ValueError, RecursionError):
        return Extract(problems=(Problem(field="odpis", value=""),))
    return _extract(Tree(whole))


def _extract(tree: Tree) -> Extract:
    head, data = tree.under("odpis.naglowekA"), tree.under("odpis.dane")
    name, form = data.text(f"{_SUBJECT}.nazwa"), data.text(f"{_SUBJECT}.formaPrawna")
    email, website = _internet(data)
    organ = data.first(_ORGAN)
    values = {
        "krs": head.read("numerKRS", clean_krs, ""),
        "entrepreneur": {"RejS": False, "RejP": True}.get(head.text("rejestr")),
        "as_of": head.read("stanZDnia", _day, None),
        "registered_on": head.read("dataRejestracjiWKRS", _day, None),
        "changed_on": head.read("dataOstatniegoWpisu", _day, None),
        "name": name,
        "proposed_name": proposed_name(name, form),
        "form": form,
        "nip": data.read(f"{_SUBJECT}.identyfikatory.nip", clean_nip, ""),
        "regon": data.read(f"{_SUBJECT}.identyfikatory.regon", clean_regon, ""),
        "public_benefit": data.flag(f"{_SUBJECT}.czyPosiadaStatusOPP"),
        "in_liquidation": name.endswith("W LIKWIDACJI") or data.speaks_of("dzial6", "likwidac"),
        "in_bankruptcy": name.endswith("W UPADŁOŚCI") or data.speaks_of("dzial6", "upadlo"),
        **_address(data),
        "email": email,
        "website": website,
        "delivery_address": data.read(
            f"{_SEAT}.adresDoDoreczenElektronicznychWpisanyDoBAE", _matching(_DELIVERY), ""
        ),
        "supervisor": ", ".join(data.text("dzial1.organSprawujacyNadzor.nazwa").splitlines()),
        "aims": data.text("dzial3.celDzialaniaOrganizacji.celDzialania"),
        "unpaid": data.activities(f"{_OPP}.nieodplatnyPkd"),
        "paid": data.activities(f"{_OPP}.odplatnyPkd"),
        "business": (
            *data.activities(f"{_BUSINESS}.przedmiotPrzewazajacejDzialalnosci"),
            *data.activities(f"{_BUSINESS}.przedmiotPozostalejDzialalnosci"),
        ),
        "organ": organ.text("nazwaOrganu"),
        "manner": organ.text("sposobReprezentacji"),
        "representatives": tuple(_representatives(organ)),
    }
    return Extract(**values, problems=tuple(tree.problems))


def _address(data: Tree) -> dict[str, str]:
    town = data.text(f"{_ADDRESS}.miejscowosc") or data.text(f"{_SEAT}.siedziba.miejscowosc")
    return {
        "street": street(
            name=data.text(f"{_ADDRESS}.ulica"),
            house=data.text(f"{_ADDRESS}.nrDomu"),
            flat=data.text(f"{_ADDRESS}.nrLokalu"),
            town=town,
        ),
        "postcode": data.read(f"{_ADDRESS}.kodPocztowy", _matching(_POSTCODE), ""),
        "town": titled(town),
        "commune": data.text(f"{_SEAT}.siedziba.gmina"),
    }


def _internet(data: Tree) -> tuple[str, str]:
    """E-mail and website; organisations write the one into the other's place now and then."""
    email = data.read(f"{_SEAT}.adresPocztyElektronicznej", _email, "")
    website = data.text(f"{_SEAT}.adresStronyInternetowej").lower()
    if "@" in website:
        return email or data.read(f"{_SEAT}.adresStronyInternetowej", _email, ""), ""
    return email, website


def _representatives(organ: Tree) -> Iterator[Representative]:
    for person in organ.each("sklad"):
        names = (
            person.text("nazwisko.nazwiskoICzlon"),
            person.text("nazwisko.nazwiskoIICzlon"),
            person.text("imiona.imie"),
            person.text("imiona.imieDrugie"),
        )
        yield Representative(
            function=person.text("funkcjaWOrganie"),
            masked=" ".join(f"{name[0]}{'*' * (len(name) - 1)}" for name in names if name),
            suspended=bool(person.flag("czyZawieszona")),
        )


def _day(text: str) -> date:
    """DD.MM.YYYY and nothing else. Raises ValueError."""
    if not (found := _DAY.fullmatch(text)):
        raise ValueError(text)
    day, month, year = map(int, found.groups())
    return date(year, month, day)


def _email(text: str) -> str:
    address = text.lower()
    validate_email(address)
    return address


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(text)
        return text

    return read
