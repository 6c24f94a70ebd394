"""Where art. 3 of the Act has a legal form, as far as the form alone tells."""

from collections.abc import Mapping

from ccop.directory.organizations.words import LegalForm, Standing
from ccop.law.parameters import Parameters
from ccop.law.rules import organisations

SOURCE = "art. 3 ust. 2 i 3 ustawy, według formy prawnej"
_FORMS: Mapping[str, organisations.Form] = {
    LegalForm.ASSOCIATION: "stowarzyszenie",
    LegalForm.ORDINARY_ASSOCIATION: "stowarzyszenie zwykłe",
    LegalForm.UNION: "związek stowarzyszeń",
    LegalForm.FOUNDATION: "fundacja",
    LegalForm.SPORTS_CLUB: "klub sportowy",
    LegalForm.PUPILS_CLUB: "uczniowski klub sportowy",
    LegalForm.FIRE_BRIGADE: "ochotnicza straż pożarna",
    LegalForm.COOPERATIVE: "spółdzielnia socjalna",
    LegalForm.CHURCH: "kościelna osoba prawna",
    LegalForm.RURAL_WOMEN: "koło gospodyń wiejskich",
    LegalForm.COMPANY: "spółka niedziałająca dla zysku",
    LegalForm.LOCAL_AUTHORITIES: "stowarzyszenie jednostek samorządu terytorialnego",
    LegalForm.GROUP: "grupa nieformalna",
}
"""Not here: a branch, which may be no legal person, unions of clubs and brigades, and "other"."""


def standing_of(form: str, law: Parameters) -> Standing | None:
    """The class of a legal form by the law of a day; None where the form does not tell it."""
    if form not in _FORMS:
        return None
    place = organisations.standing(law, form=_FORMS[form]).value.place
    return Standing(place) if place else Standing.OUTSIDE
