"""What the print says, before any layout: the data handed to the template."""

from typing import Any

import pytest

from ccop.grants.offers.papers.offer_print import data
from ccop.law.forms.offer_2018 import Offer
from tests.grants.papers.offers import CONTEXT, joint, minimal, typical


def kept(runs: list[dict[str, Any]]) -> str:
    return "".join(run["text"] for run in runs if not run["struck"])


def struck(runs: list[dict[str, Any]]) -> list[str]:
    return [run["text"] for run in runs if run["struck"]]


def test_the_title_of_a_single_offer_strikes_what_belongs_to_a_joint_one() -> None:
    assert struck(data(minimal(), CONTEXT)["title"]) == [
        "OFERTA WSPÓLNA REALIZACJI ZADANIA PUBLICZNEGO",
        "2",
    ]


def test_the_title_of_a_joint_offer_strikes_what_belongs_to_a_single_one() -> None:
    title = data(joint(), CONTEXT)["title"]
    assert struck(title) == ["OFERTA REALIZACJI ZADANIA PUBLICZNEGO", "1"]
    assert kept(title).endswith("O WOLONTARIACIE (DZ. U. Z 2025 R. POZ. 1338)")


def test_the_instruction_shows_its_example_struck() -> None:
    instruction = data(minimal(), CONTEXT)["instruction"]
    assert struck(instruction["example"]) == ["Oferta realizacji zadania publicznego"]
    assert kept(instruction["example"]).endswith(
        "Przykład: „* / Oferta wspólna realizacji zadania publicznego*”."
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("nie zalega", ["oferenci", "zalega(-ją)"]),
        ("zalega", ["oferenci", "nie zalega(-ją)"]),
        (None, ["oferenci"]),
    ],
)
def test_statements_on_arrears_strike_the_wrong_answer(
    given: str | None, expected: list[str]
) -> None:
    offer = minimal()
    said = offer.statements.model_copy(update={"taxes": given})
    statements = data(offer.model_copy(update={"statements": said}), CONTEXT)["statements"]
    assert struck(statements[2]) == expected


def test_a_statement_that_does_not_apply_is_struck_and_says_so() -> None:
    statement = data(minimal(), CONTEXT)["statements"][1]
    assert kept(statement) == " – nie dotyczy"
    assert struck(data(typical(), CONTEXT)["statements"][1]) == []


def test_what_does_not_apply_to_a_single_offer_says_so() -> None:
    printed = data(typical(), CONTEXT)
    assert printed["shares"] == []
    assert printed["other"]["VI.2"] == "nie dotyczy"


def test_an_empty_field_says_so_only_where_the_form_lets_it_be_empty() -> None:
    printed = data(Offer(), CONTEXT)
    assert printed["task"]["title"] == ""
    assert printed["other"]["VI.3"] == "nie dotyczy"
    assert [row["amount"] for row in printed["funding"]] == [""] * 6


def test_dates_and_amounts_are_written_the_polish_way() -> None:
    printed = data(minimal(), CONTEXT)
    assert printed["task"]["start"] == "01.05.2027"
    assert printed["funding"][0]["amount"] == "1\u00a0000,00"
    assert printed["funding"][1]["share"] == "90,00"


def test_each_year_has_its_table_of_actions_and_numbers_run_on() -> None:
    years = data(typical(), CONTEXT)["action_years"]
    assert [year["label"]["text"] for year in years] == [
        "Plan i harmonogram działań na rok 2027",
        "Plan i harmonogram działań na rok 2028",
    ]
    assert [row["number"] for year in years for row in year["actions"]] == [
        "1.",
        "2.",
        "3.",
        "4.",
        "5.",
    ]


def test_actions_of_no_covered_year_are_not_lost_in_a_draft() -> None:
    offer = minimal()
    astray = offer.actions[0].model_copy(update={"id": "a2", "year": "4", "name": "Zabłąkane"})
    printed = data(offer.model_copy(update={"actions": (*offer.actions, astray)}), CONTEXT)
    assert printed["action_years"][-1]["actions"][0]["name"] == "Zabłąkane"


def test_costs_of_no_action_are_not_lost_in_a_draft() -> None:
    offer = minimal()
    astray = offer.costs[0].model_copy(update={"id": "k2", "action": "gone", "kind": "Zabłąkany"})
    printed = data(offer.model_copy(update={"costs": (*offer.costs, astray)}), CONTEXT)
    assert [row["name"] for row in printed["cost_rows"]][3:5] == [
        "(koszty bez działania)",
        "Zabłąkany",
    ]


def test_results_not_required_and_not_given_do_not_apply() -> None:
    offer = minimal().model_copy(update={"results": ()})
    assert data(offer, {**CONTEXT, "results_required": False})["no_results"] == "nie dotyczy"
    assert data(offer, CONTEXT)["no_results"] == ""
