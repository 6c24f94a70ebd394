"""Who may take part: legal forms, their registers and numbers, and whom the Act leaves out."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.findings import Finding
from ccop.law.parameters import parameters_at, table
from ccop.law.rules.organisations import (
    Form,
    conditions_are_met,
    cooperative_is_left_out,
    is_an_organisation,
    not_left_out,
    numbers_are_given,
    registers_of,
    standing,
)
from ccop.law.running import inputs_of, run

LAW = parameters_at(date(2026, 11, 26))
FORMS = get_args(Form)
KRS = "0000123456"


def _where(findings: list[Finding]) -> list[str]:
    return [finding.where for finding in findings]


def test_an_organisation_is_outside_the_public_sector_and_not_for_profit() -> None:
    assert (
        is_an_organisation(
            LAW,
            capacity="osoba prawna",
            public_finance=False,
            public_company=False,
            for_profit=False,
        )
        == []
    )


def test_everything_that_makes_no_organisation_is_named_with_its_point() -> None:
    # By hand (art. 3 ust. 2): no capacity; pkt 1 twice; pkt 2.
    found = is_an_organisation(
        LAW,
        capacity="bez zdolności prawnej",
        public_finance=True,
        public_company=True,
        for_profit=True,
    )
    assert _where(found) == ["capacity", "public_finance", "public_company", "for_profit"]
    assert [finding.citation for finding in found] == [
        "art. 3 ust. 2 ustawy",
        "art. 3 ust. 2 pkt 1 ustawy",
        "art. 3 ust. 2 pkt 1 ustawy",
        "art. 3 ust. 2 pkt 2 ustawy",
    ]


@pytest.mark.parametrize(
    ("form", "place"),
    [
        # By hand: associations and foundations are ust. 2; the four classes of ust. 3 in turn.
        ("fundacja", "ust2"),
        ("koło gospodyń wiejskich", "ust2"),
        ("kościelna osoba prawna", "ust3p1"),
        ("stowarzyszenie jednostek samorządu terytorialnego", "ust3p2"),
        ("spółdzielnia socjalna", "ust3p3"),
        ("spółka niedziałająca dla zysku", "ust3p4"),
        ("grupa nieformalna", None),
    ],
)
def test_a_legal_form_has_its_place_in_article_3(form: Form, place: str | None) -> None:
    answer = standing(LAW, form=form)
    assert answer.value.place == place
    assert answer.steps[0].startswith(f"Forma: {form}.")


def test_the_place_is_told_with_its_citation() -> None:
    assert standing(LAW, form="fundacja").steps == (
        "Forma: fundacja. Jest to organizacja pozarządowa (art. 3 ust. 2 ustawy).",
    )


def test_a_church_body_wants_its_statutory_aims() -> None:
    (finding,) = conditions_are_met(LAW, form="kościelna osoba prawna")
    assert finding.where == "statutory_aims"
    assert finding.citation == "art. 3 ust. 3 pkt 1 ustawy"
    assert conditions_are_met(LAW, form="kościelna osoba prawna", statutory_aims=True) == []


def test_a_company_wants_all_three_conditions() -> None:
    form: Form = "spółka niedziałająca dla zysku"
    found = conditions_are_met(LAW, form=form, income_on_aims=True)
    assert _where(found) == ["not_for_profit", "no_payout"]
    assert found[0].citation == "art. 3 ust. 3 pkt 4 ustawy"
    met = conditions_are_met(
        LAW, form=form, not_for_profit=True, income_on_aims=True, no_payout=True
    )
    assert met == []


@pytest.mark.parametrize("form", ["fundacja", "spółdzielnia socjalna", "grupa nieformalna"])
def test_other_forms_have_no_conditions(form: Form) -> None:
    assert conditions_are_met(LAW, form=form) == []


@pytest.mark.parametrize(
    ("purpose", "severities"),
    [
        ("inicjatywa lokalna", ["error"]),
        ("status OPP", ["error"]),
        ("rada pożytku publicznego", ["warning"]),
        ("inna sprawa", []),
    ],
)
def test_a_social_cooperative_is_left_out_of_a_part_of_the_act(
    purpose: str, severities: list[str]
) -> None:
    inputs = {"form": "spółdzielnia socjalna", "purpose": purpose}
    found = run(cooperative_is_left_out, inputs, table=table(), asked=LAW.day).findings
    assert [finding.severity for finding in found] == severities
    others = run(
        cooperative_is_left_out, inputs | {"form": "fundacja"}, table=table(), asked=LAW.day
    )
    assert others.findings == []


def test_whoever_the_act_leaves_out_gets_no_grant() -> None:
    (finding,) = not_left_out(LAW, kind="związek zawodowy")
    assert (
        finding.message
        == "Podmiot to związek zawodowy. Nie może otrzymać dotacji na podstawie ustawy."
    )
    assert not_left_out(LAW, kind="żaden z tych podmiotów") == []


def test_a_declaration_that_is_missing_is_asked_for() -> None:
    (finding,) = not_left_out(LAW)
    assert finding.remedy == "Zaznacz oświadczenie."
    (asked,) = inputs_of(not_left_out)
    assert "samorząd zawodowy" in asked.choices


@pytest.mark.parametrize(
    ("form", "numbers", "where"),
    [
        ("fundacja", {"krs": KRS}, []),
        ("fundacja", {}, ["krs"]),
        ("fundacja", {"register_number": "12"}, ["krs"]),
        ("stowarzyszenie zwykłe", {"register_number": "12"}, []),
        ("stowarzyszenie zwykłe", {}, ["register_number"]),
        ("stowarzyszenie zwykłe", {"krs": KRS}, ["register_number"]),
        ("koło gospodyń wiejskich", {"krs": KRS}, ["register_number"]),
        # A sports club may be in either register.
        ("klub sportowy", {"krs": KRS}, []),
        ("klub sportowy", {"register_number": "45"}, []),
        ("uczniowski klub sportowy", {}, ["register_number"]),
        # A church body in the court register is there beside its own act.
        ("kościelna osoba prawna", {"krs": KRS}, []),
        ("grupa nieformalna", {}, ["form"]),
    ],
)
def test_a_form_wants_the_number_of_its_register(
    form: str, numbers: dict[str, str], where: list[str]
) -> None:
    answer = run(numbers_are_given, {"form": form, **numbers}, table=table(), asked=LAW.day)
    assert _where(answer.findings) == where


@pytest.mark.parametrize(
    ("numbers", "where"),
    [
        # Digits: KRS 10, NIP 10, REGON 9 or 14; blanks and hyphens part them.
        ({"nip": "573-000-00-00", "regon": "240 000 003"}, []),
        ({"regon": "24000000300000"}, []),
        ({"nip": "573000000"}, ["nip"]),
        ({"nip": "57300000001"}, ["nip"]),
        ({"nip": "573000000O"}, ["nip"]),
        ({"nip": "٥٧٣٠٠٠٠٠٠٠"}, ["nip"]),
        ({"regon": "2400000030"}, ["regon"]),
        ({"krs": "123456"}, ["krs"]),
    ],
)
def test_numbers_have_all_their_digits(numbers: dict[str, str], where: list[str]) -> None:
    inputs = {"form": "fundacja", "krs": KRS, **numbers}
    answer = run(numbers_are_given, inputs, table=table(), asked=LAW.day)
    assert _where(answer.findings) == where
    assert {row.status for row in answer.parameters} == {"unconfirmed"}


def test_a_wrong_length_names_the_right_one() -> None:
    (finding,) = numbers_are_given(LAW, form="fundacja", krs=KRS, regon="12345")
    assert finding.message == "REGON „12345” nie ma 9 albo 14 cyfr."
    assert finding.remedy == "Wpisz 9 albo 14 cyfr, razem z zerami na początku."


@given(st.sampled_from(FORMS))
def test_every_form_but_an_informal_group_has_a_register_and_a_place(form: Form) -> None:
    answer = registers_of(LAW, form=form)
    assert bool(answer.value) == (form != "grupa nieformalna")
    assert bool(standing(LAW, form=form).value.place) == bool(answer.value)


def test_the_usual_register_is_named_first() -> None:
    answer = registers_of(LAW, form="uczniowski klub sportowy")
    assert answer.steps == (
        (
            "Forma: uczniowski klub sportowy. Rejestr: ewidencja starosty albo prezydenta miasta "
            "albo Krajowy Rejestr Sądowy."
        ),
    )
    assert registers_of(LAW, form="grupa nieformalna").steps[0].endswith("żadnego rejestru.")
