"""By what offers are judged (art. 15 ust. 1)."""

from datetime import date

import pytest

from ccop.law.parameters import parameters_at
from ccop.law.rules.evaluation import card_has_all_criteria

LAW = parameters_at(date(2026, 11, 4))


def test_a_card_with_the_criteria_of_the_act_passes() -> None:
    # Art. 15 ust. 1: six points, of which pkt 4 only "w przypadku wspierania".
    assert not card_has_all_criteria(
        LAW, kind="wspieranie", criteria=("1", "2", "3", "4", "5", "6")
    )
    assert not card_has_all_criteria(LAW, kind="powierzenie", criteria=("6", "5", "3", "2", "1"))


def test_each_missing_criterion_is_named() -> None:
    found = card_has_all_criteria(LAW, kind="wspieranie", criteria=())
    assert [finding.citation for finding in found] == [
        f"art. 15 ust. 1 pkt {point} ustawy" for point in range(1, 7)
    ]
    assert {finding.severity for finding in found} == {"error"}
    assert len(card_has_all_criteria(LAW, kind="powierzenie", criteria=())) == 5


@pytest.mark.parametrize("others", [(), ("1", "2", "3", "5", "6")])
def test_other_money_is_no_criterion_of_a_task_paid_in_full(others: tuple[str, ...]) -> None:
    found = card_has_all_criteria(
        LAW,
        kind="powierzenie",
        criteria=("4", *others),  # type: ignore[arg-type]
    )
    (warning,) = (finding for finding in found if finding.severity == "warning")
    assert warning.citation == "art. 15 ust. 1 pkt 4 ustawy"
