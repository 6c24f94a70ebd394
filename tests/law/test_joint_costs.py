"""The costs of a joint offer are divided among its organisations, to the grosz."""

from ccop.law.forms.base import read
from ccop.law.forms.offer_2018 import Offer
from ccop.law.offer_form_rules import every_offeror_bears_an_amount, joint_shares_make_the_costs
from ccop.law.offer_reading import OfferReading
from tests.law.offers import document, examined


def _of_two(first: str, second: str) -> OfferReading:
    """The small offer of one year, with costs of 1 000 zł, made by two organisations."""
    amounts = {"o1": first, "o2": second}
    joint = {
        "offerors": [{"id": key} for key in amounts],
        "shares": [
            {"id": f"s-{key}", "offeror": key, "years": {"1": amount}}
            for key, amount in amounts.items()
        ],
    }
    return OfferReading(read(Offer, document("minimal") | joint).draft)


def test_in_a_task_of_one_year_the_whole_is_divided() -> None:
    assert list(joint_shares_make_the_costs(_of_two("600,00", "400,00"))) == []
    (flaw,) = joint_shares_make_the_costs(_of_two("600,00", "399,99"))
    assert flaw.message == (
        "Podział między oferentów daje 999,99\u00a0zł, a koszty wynoszą 1\u00a0000,00\u00a0zł."
    )


def test_an_organisation_without_an_amount_is_told_and_the_division_not_judged_yet() -> None:
    reading = _of_two("600,00", "")
    assert [flaw.where for flaw in every_offeror_bears_an_amount(reading)] == [
        "shares.s-o2.years.1"
    ]
    assert list(joint_shares_make_the_costs(reading)) == []


def test_each_year_of_a_joint_offer_is_divided_not_only_the_whole() -> None:
    document = {"shares.s1.years.1": "3 720,16", "shares.s1.years.2": "7 726,68"}
    flaws = list(joint_shares_make_the_costs(examined("longest", document)))
    assert [("roku 2027" in flaw.message, "roku 2028" in flaw.message) for flaw in flaws] == [
        (True, False),
        (False, True),
    ]
