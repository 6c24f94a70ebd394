"""The commission that gives an opinion on offers: who sits in it (art. 15 ust. 2a-2ea)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.inputs import BadInputs
from ccop.law.parameters import parameters_at
from ccop.law.rules.commission import (
    Reason,
    authority_is_represented,
    commission_is_appointed,
    experts_only_advise,
    nominators_take_no_part,
    reason_to_sit_without_organisations,
    sitting_without_organisations,
)

LAW = parameters_at(date(2026, 11, 4))
counts = st.integers(min_value=0, max_value=20)


def test_a_commission_is_appointed_by_an_act_before_it_sits() -> None:
    assert [finding.where for finding in commission_is_appointed(LAW)] == ["act", "appointed"]
    appointed = date(2026, 11, 20)
    for sitting in (None, appointed):
        assert not commission_is_appointed(
            LAW, act="123.2026", appointed=appointed, first_sitting=sitting
        )
    (finding,) = commission_is_appointed(
        LAW, act="123.2026", appointed=appointed, first_sitting=date(2026, 11, 19)
    )
    assert (finding.code, finding.where) == ("ART15-2A", "first_sitting")


def test_the_authority_sits_in_the_commission() -> None:
    (finding,) = authority_is_represented(LAW, members=0)
    assert (finding.code, finding.citation) == ("ART15-2B", "art. 15 ust. 2b ustawy")
    assert authority_is_represented(LAW, members=1) == []


def test_a_person_named_by_an_offeror_does_not_sit() -> None:
    # Fundacja Jasna makes a joint offer; Klub Grot has none.
    for closed, remedy in ((False, "Powołaj"), (True, "Wyłącz")):
        (finding,) = nominators_take_no_part(
            LAW,
            members=("Anna Lis", "Jan Kot"),
            nominated_by=("fundacja jasna ", "Klub Grot"),
            offerors=("Stowarzyszenie Warta", "Fundacja Jasna"),
            closed=closed,
        )
        assert (finding.code, finding.citation) == ("ART15-2D", "art. 15 ust. 2d ustawy")
        assert finding.message.startswith("Anna Lis: ")
        assert finding.remedy.startswith(remedy)


def test_before_the_closing_a_person_may_be_appointed_whose_organisation_has_no_offer_yet() -> None:
    assert not nominators_take_no_part(
        LAW, members=("Anna Lis",), nominated_by=("Fundacja Jasna",), offerors=(), closed=False
    )


def test_persons_and_their_organisations_come_in_pairs() -> None:
    with pytest.raises(BadInputs, match="Osób jest 1, a organizacji 2"):
        nominators_take_no_part(
            LAW, members=("Anna Lis",), nominated_by=("A", "B"), offerors=(), closed=True
        )


@pytest.mark.parametrize(
    ("named", "excluded", "absent", "reason"),
    [
        # Art. 15 ust. 2da: 1) nobody named; 2) the named do not come; 3) all are excluded.
        (0, 0, 0, "1"),
        (3, 0, 3, "2"),
        (3, 2, 1, "2"),
        (3, 3, 0, "3"),
        (3, 2, 0, None),
        (1, 0, 0, None),
    ],
)
def test_the_three_reasons_to_sit_without_organisations(
    named: int, excluded: int, absent: int, reason: Reason | None
) -> None:
    answer = reason_to_sit_without_organisations(LAW, named=named, excluded=excluded, absent=absent)
    assert answer.value == reason
    assert len(answer.steps) == 2


def test_the_reason_explains_itself() -> None:
    answer = reason_to_sit_without_organisations(LAW, named=2, excluded=2)
    assert answer.steps == (
        "Wskazanych: 2, wyłączonych: 2, nieobecnych: 0.",
        (
            "Komisja może działać bez osób wskazanych przez organizacje, bo wszystkie powołane "
            "osoby podlegają wyłączeniu (art. 15 ust. 2da pkt 3 ustawy)."
        ),
    )


@given(counts, counts, counts)
def test_there_is_a_reason_exactly_where_nobody_named_can_sit(
    able: int, excluded: int, absent: int
) -> None:
    named = able + excluded + absent
    answer = reason_to_sit_without_organisations(LAW, named=named, excluded=excluded, absent=absent)
    assert (answer.value is None) == (able > 0)


def test_no_more_persons_are_away_than_were_named() -> None:
    with pytest.raises(BadInputs, match="jest więcej niż wskazanych"):
        reason_to_sit_without_organisations(LAW, named=1, excluded=1, absent=1)


def test_the_minutes_of_a_sitting_without_organisations_give_the_true_reason() -> None:
    assert not sitting_without_organisations(LAW, present=1, named=3)
    assert not sitting_without_organisations(LAW, present=0, named=0, reason="1")
    (none,) = sitting_without_organisations(LAW, present=0, named=0)
    assert (none.code, none.citation) == ("ART15-2DA", "art. 15 ust. 2da pkt 1 ustawy")
    assert "nie wpisano powodu" in none.message
    (wrong,) = sitting_without_organisations(LAW, present=0, named=2, excluded=2, reason="2")
    assert "wpisano powód 2" in wrong.message
    assert wrong.remedy.startswith("Wpisz powód 3")


def test_a_sitting_does_not_leave_out_those_who_can_come() -> None:
    (finding,) = sitting_without_organisations(LAW, present=0, named=3, excluded=1, reason="2")
    assert finding.where == "present"
    assert finding.message.endswith("choć mogą w nim wziąć udział: 2.")


def test_experts_advise_and_do_not_vote() -> None:
    assert not experts_only_advise(LAW, role="ekspert", act="opinia")
    assert not experts_only_advise(LAW, role="ekspert", act="głos doradczy")
    assert not experts_only_advise(LAW, role="przedstawiciel organu", act="głosowanie")
    for act in ("ocena punktowa", "głosowanie"):
        (finding,) = experts_only_advise(LAW, role="ekspert", act=act)
        assert finding.code == "ART15-2E"
