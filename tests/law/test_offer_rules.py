"""Each rule of the offer: where it fires, and that it is silent on offers in order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Generic, ParamSpec

import pytest

from ccop.law import offer_call_rules as call
from ccop.law import offer_form_rules as form
from ccop.law.announcement import CallTerms
from ccop.law.findings import Severity
from ccop.law.forms.base import read
from ccop.law.forms.offer_2018 import Offer
from ccop.law.offer_reading import OfferReading
from ccop.law.offer_rules import deadline_finding, withdrawal_finding
from ccop.law.rulebook import Flaw
from tests.law.offers import CALLS, examined, terms

P = ParamSpec("P")


@dataclass(frozen=True)
class Case(Generic[P]):
    """An example offer changed in some leaves, in a call with some limits changed, and the field
    at which the rule then finds something."""

    rule: Callable[P, Iterator[Flaw]]
    where: str
    typed: dict[str, str] = field(default_factory=dict)
    limits: dict[str, Any] = field(default_factory=dict)
    example: str = "typical"
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{getattr(self.rule, '__name__', '')} at {self.where}"

    @property
    def reading(self) -> OfferReading:
        return examined(self.example, self.typed)


FORM_CASES = [
    Case(form.task_begins_before_it_ends, "task.end", {"task.end": "28.02.2027"}),
    Case(form.tables_have_room_for_all_years, "task.end", {"task.end": "01.03.2032"}),
    Case(form.actions_stand_in_years_of_the_task, "actions.a1.year", {"actions.a1.year": "5"}),
    Case(
        form.actions_stand_in_years_of_the_task,
        "actions.a2.end",
        {"actions.a2.end": "15.01.2028"},
        severity="warning",
    ),
    Case(form.no_amounts_beyond_the_task, "costs", {"costs.k1.years.3": "5"}, severity="warning"),
    Case(
        form.no_amounts_beyond_the_task,
        "funding.grant",
        {"funding.grant_years.4": "5"},
        severity="warning",
    ),
    Case(form.actions_lie_inside_the_task, "actions.a1.start", {"actions.a1.start": "28.02.2027"}),
    Case(form.actions_lie_inside_the_task, "actions.a5.end", {"actions.a5.end": "01.12.2028"}),
    Case(form.actions_lie_inside_the_task, "actions.a2.end", {"actions.a2.end": "14.04.2027"}),
    Case(
        form.every_year_has_an_action, "actions", {"actions.a4.year": "1", "actions.a5.year": "1"}
    ),
    Case(form.years_of_a_line_make_its_value, "costs.k1.years.1", {"costs.k1.years.1": "1 349,99"}),
    Case(
        form.years_of_a_line_make_its_value,
        "admin_costs.z1.years.1",
        {"admin_costs.z1.years.1": "", "admin_costs.z1.years.2": ""},
    ),
    Case(form.costs_belong_to_actions, "costs.k1.action", {"costs.k1.action": "a99"}),
    Case(
        form.costs_belong_to_actions,
        "actions.a3.name",
        {"costs.k6.action": "a2", "costs.k7.action": "a2"},
        severity="warning",
    ),
    Case(form.sources_cover_the_costs, "funding.grant", {"funding.grant": "42 680,01"}),
    Case(form.grant_is_asked_for, "funding.grant", {"funding.grant": "0"}),
    Case(form.fees_need_a_paid_task, "other.payment", {"other.payment": "nieodpłatnie"}),
    Case(
        form.fees_need_their_statement,
        "statements.paid_activity",
        {"statements.paid_activity": "nie dotyczy"},
    ),
    Case(
        form.joint_offer_says_who_does_what, "other.joint", {"other.joint": ""}, example="longest"
    ),
    Case(
        form.joint_offer_shares_with_all, "shares", {"shares.s3.offeror": "o1"}, example="longest"
    ),
    Case(
        form.joint_offer_shares_with_all,
        "shares.s3.offeror",
        {"shares.s3.offeror": "o9"},
        example="longest",
    ),
    Case(
        form.every_offeror_bears_an_amount,
        "shares.s2.years.1",
        {"shares.s2.years.1": ""},
        example="longest",
    ),
    Case(form.joint_shares_make_the_costs, "shares", {"shares.s1.years.2": "0"}, example="longest"),
    Case(
        form.results_are_measurable,
        "results.r1.target",
        {"results.r1.target": "wiele warsztatów"},
        severity="warning",
    ),
    Case(
        form.subcontracted_parts_have_a_cost,
        "actions.a3.outside",
        {"costs.k6.action": "a2", "costs.k7.action": "a2"},
        severity="warning",
    ),
    Case(
        form.no_cost_stands_twice,
        "costs.k4.kind",
        {"costs.k4.kind": "Wynagrodzenie  instruktora rękodzieła", "costs.k4.unit_cost": "120"},
        severity="warning",
    ),
    Case(form.grant_is_split_into_years, "funding.grant_years.2", {"funding.grant_years.2": ""}),
    Case(form.grant_is_split_into_years, "funding.grant_years.1", {"funding.grant_years.1": "1"}),
]

CALL_CASES = [
    Case(call.task_lies_inside_the_call, "task.start", {"task.start": "31.12.2026"}),
    Case(call.task_lies_inside_the_call, "task.end", limits={"ends_on": "2028-11-29"}),
    Case(call.task_is_not_too_long, "task.end", {"task.end": "02.03.2032"}),
    Case(
        call.grant_is_within_the_limits,
        "funding.grant",
        {"funding.grant": "499,99"},
        example="minimal",
    ),
    Case(
        call.grant_is_within_the_limits,
        "funding.grant",
        {"funding.grant": "100 000,01"},
        example="minimal",
    ),
    Case(
        call.grant_is_within_the_limits,
        "funding.grant",
        limits={"pools": {2027: "799.99"}},
        example="minimal",
    ),
    Case(call.grant_share_is_kept, "funding.grant", {"funding.grant": "800,01"}, example="minimal"),
    Case(
        call.own_share_is_kept,
        "funding.own_financial",
        {"funding.own_financial": "199,99"},
        example="minimal",
    ),
    Case(
        call.own_financial_share_is_kept,
        "funding.own_financial",
        {"funding.own_financial": "99,99", "funding.own_in_kind": "500"},
        example="minimal",
    ),
    Case(
        call.sources_suit_the_form_of_commission,
        "funding.grant",
        {"funding.grant": "1000"},
        example="minimal",
    ),
    Case(
        call.sources_suit_the_form_of_commission,
        "funding.own_financial",
        limits={"kind": "powierzenie"},
        example="minimal",
        severity="warning",
    ),
    Case(
        call.joint_offers_are_allowed,
        "offerors",
        limits={"joint_allowed": False},
        example="longest",
    ),
    Case(call.administrative_costs_are_limited, "admin_costs", limits={"max_admin_pct": "15"}),
    Case(
        call.arrears_are_told,
        "statements.taxes",
        {"statements.taxes": "zalega"},
        example="minimal",
        severity="warning",
    ),
    Case(
        call.arrears_are_told,
        "statements.insurance",
        {"statements.insurance": "zalega"},
        limits={"arrears_block": True},
        example="minimal",
    ),
    Case(
        call.yearly_grants_are_within_their_pools,
        "funding.grant_years.1",
        limits={"pools": {2027: "31999.99", 2028: "60000"}},
    ),
    Case(
        call.yearly_grants_are_within_their_pools,
        "funding.grant",
        limits={"pools": {2027: "799.99", 2028: "60000"}},
        example="minimal",
    ),
]


@pytest.mark.parametrize("case", FORM_CASES, ids=str)
def test_a_rule_of_the_form_fires(case: Case[[OfferReading]]) -> None:
    _shows(list(case.rule(case.reading)), case.where, case.severity)


@pytest.mark.parametrize("case", CALL_CASES, ids=str)
def test_a_limit_of_the_announcement_fires(case: Case[[OfferReading, CallTerms]]) -> None:
    limits = terms(case.example, case.limits)
    _shows(list(case.rule(case.reading, limits)), case.where, case.severity)


def test_an_empty_table_of_results_is_an_error_unless_the_announcement_lifts_it() -> None:
    empty = OfferReading(Offer())
    _shows(list(call.results_are_given(empty, terms("minimal"))), "results", "error")
    lifted = terms("minimal", {"require_results_table": False})
    assert list(call.results_are_given(empty, lifted)) == []


def _shows(flaws: list[Flaw], where: str, severity: Severity) -> None:
    assert (where, severity) in {(flaw.where, flaw.severity) for flaw in flaws}
    assert all(flaw.message.endswith(".") and flaw.remedy.endswith(".") for flaw in flaws)


def test_every_rule_has_a_case_that_shows_it_firing() -> None:
    written = {rule.check for rule in form.FORM_RULES.rules} | {
        rule.check for rule in call.CALL_RULES.rules
    }
    shown = {case.rule for case in FORM_CASES} | {case.rule for case in CALL_CASES}
    assert written == shown | {call.results_are_given}


@pytest.mark.parametrize("example", CALLS)
def test_every_rule_is_silent_on_an_offer_in_order(example: str) -> None:
    reading, limits = examined(example), terms(example)
    assert [rule.code for rule in form.FORM_RULES.rules if list(rule.check(reading))] == []
    assert [rule.code for rule in call.CALL_RULES.rules if list(rule.check(reading, limits))] == []


def test_rules_are_silent_until_what_they_need_is_there() -> None:
    empty = OfferReading(Offer())
    assert list(form.FORM_RULES.findings(empty)) == []
    # The one thing that a rule can say of an empty paper: its table of results is empty.
    found = call.CALL_RULES.findings(empty, terms("longest"))
    assert {finding.code for finding in found} == {"OF-19"}


@pytest.mark.parametrize(
    "typed",
    [
        {"costs.k1.unit_cost": ""},
        {"costs.k1.quantity": "dużo"},
        {"costs.k1.years.1": "dużo"},
        {"funding.fees": ""},
        {"funding.grant_years.1": "dużo"},
        {"task.start": "jutro"},
    ],
)
def test_no_sum_is_judged_while_a_part_of_it_is_missing_or_unreadable(
    typed: dict[str, str],
) -> None:
    reading = examined("typical", typed)
    found = [
        *form.FORM_RULES.findings(reading),
        *call.CALL_RULES.findings(reading, terms("typical")),
    ]
    assert [finding for finding in found if finding.severity == "error"] == []


def test_a_single_offer_needs_no_division_among_offerors() -> None:
    reading = examined("minimal", {"other.joint": ""})
    assert list(form.joint_offer_says_who_does_what(reading)) == []
    assert list(form.joint_shares_make_the_costs(reading)) == []


def test_limits_hold_to_the_grosz() -> None:
    third = terms("minimal", {"max_grant_pct": "33.33", "min_own_pct": "33.33"})
    exact = {
        "costs.k1.unit_cost": "100,01",
        "funding.grant": "33,33",
        "funding.own_financial": "33,34",
    }
    assert list(call.grant_share_is_kept(examined("minimal", exact), third)) == []
    assert list(call.own_share_is_kept(examined("minimal", exact), third)) == []
    above = exact | {"funding.grant": "33,34"}
    (flaw,) = call.grant_share_is_kept(examined("minimal", above), third)
    assert "33,33\u00a0zł" in flaw.message
    below = exact | {"funding.own_financial": "33,33"}
    (flaw,) = call.own_share_is_kept(examined("minimal", below), third)
    assert "33,34\u00a0zł" in flaw.message


def test_payments_from_recipients_count_as_own_only_where_the_announcement_says_so() -> None:
    typed = {"funding.own_financial": "100", "funding.fees": "100", "funding.own_in_kind": "0"}
    reading = examined("minimal", typed)
    assert list(call.own_share_is_kept(reading, terms("minimal"))) == []
    strict = terms("minimal", {"fees_count_as_own": False})
    assert len(list(call.own_share_is_kept(reading, strict))) == 1


def test_payments_from_recipients_are_no_own_money_unless_the_announcement_says_so() -> None:
    # 10 % of costs of 1 000 zł: 100 zł of own money.
    reading = examined("minimal", {"funding.own_financial": "50", "funding.fees": "50"})
    assert list(call.own_financial_share_is_kept(reading, terms("minimal"))) == []
    strict = terms("minimal", {"fees_count_as_own": False})
    (flaw,) = call.own_financial_share_is_kept(reading, strict)
    assert flaw.message.startswith("Finansowy wkład własny wynosi 50,00\u00a0zł, mniej niż 10%")


def test_a_commission_that_pays_for_everything_needs_no_own_contribution() -> None:
    whole = {"funding.grant": "1000", "funding.own_financial": "0", "funding.own_in_kind": "0"}
    commission = terms("minimal", {"kind": "powierzenie"})
    reading = examined("minimal", whole)
    assert list(call.sources_suit_the_form_of_commission(reading, commission)) == []


def test_a_call_without_limits_limits_nothing() -> None:
    free = terms(
        "typical",
        dict.fromkeys(
            (
                "min_grant",
                "max_grant",
                "max_grant_pct",
                "min_own_pct",
                "min_fin_own_pct",
                "max_admin_pct",
            )
        )
        | {"pools": {}},
    )
    typed = {"funding.grant": "9 999 999,00", "funding.own_financial": "0"}
    codes = {finding.code for finding in call.CALL_RULES.findings(examined("typical", typed), free)}
    assert codes == {"OF-14"}


def test_a_longest_contract_of_the_law_is_allowed_to_its_last_day() -> None:
    window = terms("longest", {"ends_on": "2040-12-31"})
    allowed = examined("longest", {"task.start": "01.03.2027", "task.end": "01.03.2032"})
    assert list(call.task_is_not_too_long(allowed, window)) == []


CLOSING = datetime(2026, 12, 1, 14, 30, tzinfo=UTC)


def test_an_offer_is_late_from_the_instant_of_closing() -> None:
    assert deadline_finding(CLOSING, CLOSING - timedelta(microseconds=1)) is None
    late = deadline_finding(CLOSING, CLOSING)
    assert late is not None
    assert (late.code, late.severity) == ("OF-22", "error")
    assert "01.12.2026, godz. 15:30" in late.message


def test_an_offer_is_withdrawn_in_the_portal_only_until_the_instant_of_closing() -> None:
    assert withdrawal_finding(CLOSING, CLOSING - timedelta(microseconds=1)) is None
    late = withdrawal_finding(CLOSING, CLOSING)
    assert late is not None
    assert (late.code, late.severity, late.rule) == ("OF-WITHDRAW", "error", "ART13-2")
    assert "do końca naboru, 01.12.2026, godz. 15:30." in late.message
    assert late.message.endswith("otrzymał wycofanie 01.12.2026 o 15:30:00.")


def test_the_sums_that_the_print_computes_are_those_the_rules_judge() -> None:
    assert examined("typical").total == Decimal("57280.00")


def test_definition_and_examples_agree() -> None:
    for example in CALLS:
        assert examined(example).unreadable == {}
    assert read(Offer, {}).draft == Offer()
