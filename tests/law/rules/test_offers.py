"""What an offer contains, joint offers and formal corrections (art. 14)."""

from datetime import date
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from ccop.law.parameters import parameters_at
from ccop.law.rules.offers import (
    corrections_end,
    joint_offer_has_partners,
    joint_offer_says_who_does_what,
    partners_agreement_is_attached,
    regranting_offer_says_more,
    six_contents,
)

LAW = parameters_at(date(2026, 11, 4))
PARTNERS = ("Fundacja Jasna", "Stowarzyszenie Warta")
days = st.dates(min_value=date(2024, 9, 17), max_value=date(2090, 1, 1))


def test_each_of_the_six_contents_is_missed() -> None:
    # Art. 14 ust. 1: pkt 2 names the time and the place, pkt 5 resources and other money.
    missed = six_contents(LAW, scope="\n")
    assert [finding.citation for finding in missed] == [
        f"art. 14 ust. 1 pkt {point} ustawy" for point in (1, 2, 2, 3, 4, 5, 5, 6)
    ]
    assert {finding.code for finding in missed} == {"ART14-1"}
    said = six_contents(
        LAW,
        scope="warsztaty",
        term="marzec",
        place="Częstochowa",
        costs="kalkulacja",
        experience="od 2010 r.",
        resources="sala",
        other_means="0",
        payment="nieodpłatnie",
    )
    assert said == []


def test_an_offer_to_regrant_says_how_projects_are_chosen_and_watched() -> None:
    assert [finding.where for finding in regranting_offer_says_more(LAW)] == [
        "choice",
        "monitoring",
    ]
    assert regranting_offer_says_more(LAW, choice="konkurs", monitoring="wizyty") == []


def test_a_joint_offer_that_all_confirmed_passes() -> None:
    assert not joint_offer_has_partners(LAW, joint=True, offerors=PARTNERS, confirmed=PARTNERS)
    assert not joint_offer_has_partners(LAW, joint=False, offerors=PARTNERS[:1])


def test_a_joint_offer_needs_two_organisations() -> None:
    (finding,) = joint_offer_has_partners(
        LAW, joint=True, offerors=PARTNERS[:1], confirmed=PARTNERS[:1]
    )
    assert (finding.code, finding.where) == ("ART14-2", "offerors")
    assert "mniej niż 2 różnych oferentów (jest ich 1)" in finding.message


def test_an_offer_of_two_is_joint() -> None:
    (finding,) = joint_offer_has_partners(LAW, joint=False, offerors=PARTNERS)
    assert finding.where == "joint"


def test_one_organisation_written_twice_is_one() -> None:
    twice = ("Fundacja Jasna", "fundacja  jasna")
    found = joint_offer_has_partners(LAW, joint=True, offerors=twice, confirmed=twice)
    assert [finding.message for finding in found] == [
        "Oferta wspólna ma mniej niż 2 różnych oferentów (jest ich 1).",
        "Oferent „fundacja  jasna” jest wpisany więcej niż raz.",
    ]


def test_each_partner_who_has_not_consented_is_named_in_order() -> None:
    three = (*PARTNERS, "Klub Grot")
    found = joint_offer_has_partners(
        LAW, joint=True, offerors=three, confirmed=("stowarzyszenie warta",)
    )
    assert [finding.message for finding in found] == [
        "Oferty wspólnej nie zatwierdził oferent „Fundacja Jasna”.",
        "Oferty wspólnej nie zatwierdził oferent „Klub Grot”.",
    ]


def test_a_joint_offer_says_who_does_what_and_who_speaks_for_all() -> None:
    says = partial(joint_offer_says_who_does_what, LAW, offerors=PARTNERS)
    assert not says(does=("warsztaty", "wystawa"), representation="prezes Fundacji")
    found = says(does=("warsztaty",), unassigned=("koncert",))
    assert [(finding.where, finding.citation) for finding in found] == [
        ("does", "art. 14 ust. 3 pkt 1 ustawy"),
        ("unassigned", "art. 14 ust. 3 pkt 1 ustawy"),
        ("representation", "art. 14 ust. 3 pkt 2 ustawy"),
    ]
    assert "„Stowarzyszenie Warta”" in found[0].message
    assert not says(does=("warsztaty", "wystawa", "koncert"), representation="prezes Fundacji")


def test_a_single_offer_divides_nothing() -> None:
    assert not joint_offer_says_who_does_what(LAW, offerors=PARTNERS[:1])


def test_the_contract_of_a_joint_offer_waits_for_the_agreement_of_its_partners() -> None:
    (finding,) = partners_agreement_is_attached(LAW, offerors=2, attached=False)
    assert (finding.code, finding.citation) == ("ART14-4", "art. 14 ust. 4 ustawy")
    assert not partners_agreement_is_attached(LAW, offerors=2, attached=True)
    assert not partners_agreement_is_attached(LAW, offerors=1, attached=False)


def test_corrections_end_after_the_days_of_the_announcement() -> None:
    # 30.12.2026 + 7 days is 6.01.2027, Epiphany: the term ends on Thursday 7.01.
    answer = corrections_end(LAW, called=date(2026, 12, 30), days=7)
    assert answer.value is not None
    assert (answer.value.nominal, answer.value.last) == (date(2027, 1, 6), date(2027, 1, 7))
    assert answer.steps[0].startswith("7 dni po dniu otrzymania wezwania (30.12.2026, środa)")


def test_an_announcement_may_allow_no_corrections() -> None:
    answer = corrections_end(LAW, called=date(2026, 12, 30), days=0)
    assert answer.value is None
    assert answer.steps == ("Ogłoszenie nie przewiduje poprawiania ofert po ich złożeniu.",)


@given(days, st.integers(min_value=1, max_value=60))
def test_more_days_for_corrections_never_end_earlier(called: date, count: int) -> None:
    shorter = corrections_end(LAW, called=called, days=count).value
    longer = corrections_end(LAW, called=called, days=count + 1).value
    assert shorter is not None
    assert longer is not None
    assert shorter.last <= longer.last
    assert LAW.calendar.is_working_day(shorter.last)
