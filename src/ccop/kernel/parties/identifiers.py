"""Numbers of a party: NIP, REGON, KRS and bank accounts, kept as digits only."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum import exceptions as stdnum
from stdnum import iban as iban_number
from stdnum.pl import nip as nip_number
from stdnum.pl import regon as regon_number

from ccop.kernel.city import Mode, mode

_KRS_DIGITS = 10
_ACCOUNT_DIGITS = 26
_OWN_REGON = "00000"
"""The National Court Register writes the REGON of an organisation with five zeros behind it."""


def clean_nip(typed: str) -> str:
    """Ten digits of a NIP, "" for nothing typed. Raises ValidationError."""
    return _checked(
        typed.strip().upper().removeprefix("PL"), nip_number, 10, _("A NIP has 10 digits.")
    )


def clean_regon(typed: str) -> str:
    """Nine digits of a REGON, "" for nothing typed. Raises ValidationError."""
    digits = _digits(typed)
    if len(digits) == 14:
        digits = digits.removesuffix(_OWN_REGON)
    return _checked(digits, regon_number, 9, _("A REGON has 9 digits."))


def clean_krs(typed: str) -> str:
    """Ten digits of a KRS number, which has no check digit; "" for nothing typed.

    Leading zeros that were left out are put back. Raises ValidationError.
    """
    digits = _digits(typed)
    if digits and (not digits.isascii() or not digits.isdigit() or len(digits) > _KRS_DIGITS):
        raise ValidationError(_("A KRS number has 10 digits."))
    return digits.zfill(_KRS_DIGITS) if digits else ""


def clean_account(typed: str) -> str:
    """26 digits of a Polish bank account (NRB), also written as an IBAN; raises ValidationError."""
    digits = _digits(typed).upper().removeprefix("PL")
    if not digits.isascii() or not digits.isdigit() or len(digits) != _ACCOUNT_DIGITS:
        raise ValidationError(
            _("A bank account has 26 digits; this has %(count)s signs.") % {"count": len(digits)}
        )
    if mode() is Mode.DEMONSTRATION:
        return digits
    try:
        iban_number.validate(f"PL{digits}")
    except stdnum.ValidationError:
        raise ValidationError(
            _("There is a mistake in the number: its check digit is wrong.")
        ) from None
    return digits


def _checked(typed: str, number: object, length: int, wrong_length: str) -> str:
    digits = _digits(typed)
    if not digits:
        return ""
    if not digits.isascii() or not digits.isdigit() or len(digits) != length:
        raise ValidationError(wrong_length)
    if mode() is Mode.DEMONSTRATION:
        return digits  # invented organisations bear numbers that fail their check on purpose
    try:
        number.validate(digits)  # type: ignore[attr-defined]  # a module with this function
    except stdnum.ValidationError:
        valid = False
    else:
        valid = len(set(digits)) > 1  # the same digit throughout passes the sum by chance
    if not valid:
        raise ValidationError(_("There is a mistake in the number: its check digit is wrong."))
    return digits


def _digits(typed: str) -> str:
    return "".join(typed.split()).replace("-", "")
