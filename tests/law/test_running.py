"""A rule asked by its id answers with the numbers that it used, and of which day they are."""

from datetime import date
from decimal import Decimal

from ccop.law.parameters import table
from ccop.law.rule import all_rules
from ccop.law.running import run

TODAY = date(2026, 11, 26)


def test_numbers_of_other_days_than_the_reference_day_are_told_too() -> None:
    # Interest from 1.03 to 31.03.2026: the rate was 11 % until 4.03 and 10,5 % from 5.03.
    rule = all_rules()["UFP251-5"]
    asked = {"amount": "10 000,00", "due": "28.02.2026", "paid": "31.03.2026"}
    outcome = run(rule, asked, table=table(), asked=TODAY)
    assert outcome.result.due == Decimal("90.00")
    assert outcome.day == date(2026, 3, 31)
    rates = [row for row in outcome.parameters if row.code == "interest.rate"]
    assert [(row.value, row.valid_from) for row in rates] == [
        ("11", date(2025, 12, 4)),
        ("10.5", date(2026, 3, 5)),
    ]
