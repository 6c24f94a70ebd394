"""Whom the law excludes from giving an opinion on an offer (art. 15 ust. 2f; art. 24 k.p.a.)."""

from datetime import date, datetime, time
from typing import get_args

import pytest

from ccop.law.findings import Finding
from ccop.law.parameters import parameters_at, table
from ccop.law.rules.exclusion import Kinship, Relation, kinship, member_may_judge
from ccop.law.running import run
from ccop.law.terms import WARSAW, ends_at

LAW = parameters_at(date(2026, 11, 25))
CLOSES_AT = ends_at(date(2026, 11, 25), time(15, 30))
AFTER = datetime(2026, 11, 26, 9, tzinfo=WARSAW)


def test_a_member_with_no_reason_may_judge_after_the_closing() -> None:
    assert member_may_judge(LAW, closes_at=CLOSES_AT, declared_at=AFTER) == []
    assert member_may_judge(LAW, closes_at=CLOSES_AT, declared_at=CLOSES_AT) == []


def test_a_member_who_declared_nothing_does_not_judge() -> None:
    (finding,) = member_may_judge(LAW, closes_at=CLOSES_AT)
    assert (finding.code, finding.where) == ("ART15-2F", "declared_at")


def test_a_declaration_made_before_the_offerors_are_known_is_made_again() -> None:
    early = datetime(2026, 11, 25, 15, 29, tzinfo=WARSAW)
    (finding,) = member_may_judge(LAW, closes_at=CLOSES_AT, declared_at=early)
    assert "25.11.2026, godz. 15:29" in finding.message
    assert "25.11.2026, godz. 15:30" in finding.message


def test_the_seven_reasons_of_the_code_exclude_by_law() -> None:
    found = member_may_judge(
        LAW, closes_at=CLOSES_AT, declared_at=AFTER, reasons=("1", "2", "3", "4", "5", "6", "7")
    )
    assert [finding.citation for finding in found] == [
        f"art. 15 ust. 2f ustawy w związku z art. 24 § 1 pkt {point} k.p.a."
        for point in range(1, 8)
    ]
    assert "powinowatych do 2. stopnia" in found[1].message
    assert {finding.severity for finding in found} == {"error"}


def test_other_doubts_go_to_the_superior() -> None:
    (finding,) = member_may_judge(
        LAW, closes_at=CLOSES_AT, declared_at=AFTER, reasons=("§ 3", "§ 3")
    )
    assert finding.citation == "art. 15 ust. 2f ustawy w związku z art. 24 § 3 k.p.a."
    assert "przełożonemu" in finding.remedy


def _asked(declared_at: str) -> list[Finding]:
    outcome = run(
        member_may_judge,
        {"closes_at": "2026-10-25T02:30+01:00", "declared_at": declared_at},
        table=table(),
        asked=date(2020, 1, 1),
    )
    assert outcome.day == date(2026, 10, 25)
    return outcome.findings


def test_instants_of_the_night_when_clocks_go_back_are_compared_in_real_time() -> None:
    # 02:45 without an offset is the first of two, summer time, 45 minutes before 02:30 winter time.
    assert [finding.where for finding in _asked("2026-10-25T02:45")] == ["declared_at"]
    assert _asked("2026-10-25T02:31+01:00") == []


@pytest.mark.parametrize(
    ("relation", "degree", "excluded"),
    [
        # art. 61⁷ § 2 k.r.o.: the degree is the number of births; § 1 pkt 2 reaches to the 2nd.
        ("rodzic", 1, True),
        ("wnuk lub wnuczka", 2, True),
        ("brat lub siostra", 2, True),
        ("pradziadek lub prababcia", 3, False),
        ("siostrzeniec lub bratanek", 3, False),
        ("brat lub siostra cioteczna lub stryjeczna", 4, False),
        # art. 61⁸ § 2 k.r.o.: in-laws like the kin behind the marriage.
        ("zięć lub synowa", 1, True),
        ("brat lub siostra małżonka", 2, True),
        ("małżonek brata lub siostry", 2, True),
        ("wuj, stryj lub ciotka małżonka", 3, False),
        ("małżonek", None, True),
        ("partner we wspólnym pożyciu", None, False),
    ],
)
def test_kin_and_in_laws_are_excluded_to_the_second_degree(
    relation: Relation, degree: int | None, excluded: bool
) -> None:
    assert kinship(LAW, relation=relation).value == Kinship(degree, excluded)


@pytest.mark.parametrize("relation", get_args(Relation))
def test_every_relation_has_an_answer_with_its_article(relation: Relation) -> None:
    answer = kinship(LAW, relation=relation)
    assert any("k.p.a." in step for step in answer.steps)
    assert answer.value.excluded == (answer.value.degree in {1, 2} or relation == "małżonek")


def test_in_laws_stay_in_laws_when_the_marriage_has_ended() -> None:
    assert kinship(LAW, relation="teść lub teściowa").steps == (
        (
            "Stopień powinowactwa jest taki, jak pokrewieństwa, z którego wynika (rodzic): 1 "
            "(art. 61⁸ § 2 k.r.o.)."
        ),
        "Wyłączenie z mocy prawa sięga 2. stopnia (art. 24 § 1 pkt 2 k.p.a.).",
        "Tak jest także po ustaniu małżeństwa (art. 24 § 2 k.p.a.).",
    )
    assert len(kinship(LAW, relation="rodzic").steps) == 2
