"""Why something is not done with a register."""

from django.utils.translation import gettext as _

from ccop.law.findings import Finding, Refused


def no_keeper() -> Refused:
    """CHK-1: the actor keeps no directory."""
    return _refusal("CHK-1", _("Only a keeper of the directory may do this."), "")


def switched_off() -> Refused:
    """CHK-2: the installation asks no register."""
    return _refusal(
        "CHK-2",
        _("Asking the National Court Register is switched off in this installation."),
        _("Ask the operator to set CCOP_KRS=open and start the program anew."),
    )


def without_number() -> Refused:
    """CHK-3: nothing to ask with."""
    return _refusal(
        "CHK-3",
        _("The card has no KRS number."),
        _("Enter the number on the card first."),
    )


def newer_answer() -> Refused:
    """CHK-4: what was looked at is not the last answer."""
    return _refusal(
        "CHK-4",
        _("The register has been asked anew since you opened the page."),
        _("Look at the new answer and choose again."),
    )


def nothing_chosen() -> Refused:
    """CHK-5: no field was chosen."""
    return _refusal(
        "CHK-5", _("No field is chosen."), _("Choose the fields to take over."), where="fields"
    )


def no_extract() -> Refused:
    """CHK-6: there is nothing to take from."""
    return _refusal("CHK-6", _("The register has given no extract."), _("Ask the register first."))


def card_exists() -> Refused:
    """CHK-7: somebody has made the card meanwhile."""
    return _refusal(
        "CHK-7",
        _("There is a card with this KRS number already."),
        _("Give the number again to come to that card."),
    )


def _refusal(code: str, message: str, remedy: str, where: str = "") -> Refused:
    return Refused(
        Finding(
            code=code,
            severity="error",
            message=message,
            citation=_("cards and the National Court Register"),
            remedy=remedy,
            where=where,
        )
    )
